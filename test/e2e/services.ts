import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, mustRun, runProcess, startProcess, waitFor } from './processes';

/** A server that n8n needs for its queue, with a folder of its own. */
export interface Service {
	port: number;
	stop(): Promise<void>;
}

const REDIS = '/usr/bin/redis-server';
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** Names of what is not installed. */
export async function missingServices(): Promise<string[]> {
	return [
		...(existsSync(REDIS) ? [] : ['redis-server']),
		...((await findPostgres()) ? [] : ['postgresql']),
	];
}

/** Keeps nothing on disk. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-redis-'));
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const server = startProcess(REDIS, settings);
	await waitFor('Redis', () => server.printed().includes('Ready to accept connections'), 30);
	return {
		port,
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** A new cluster with the superuser `n8n` and the database `postgres`; everybody on this machine may. */
export async function startPostgres(): Promise<Service> {
	const programs = await findPostgres();
	if (!programs) throw new Error('PostgreSQL is not installed');
	const port = await freePort();
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-postgres-'));
	// PostgreSQL refuses to run as root.
	const isRoot = process.getuid?.() === 0;
	const command = (program: string, ...args: string[]): [string, string[]] =>
		isRoot
			? ['runuser', ['-u', 'postgres', '--', join(programs, program), ...args]]
			: [join(programs, program), args];
	if (isRoot) await chown(folder, await idOf('-u'), await idOf('-g'));

	const data = join(folder, 'data');
	const authentication = ['--auth=trust', '--username=n8n'];
	await mustRun(
		...command('initdb', `--pgdata=${data}`, ...authentication, '--encoding=UTF8', '--no-sync'),
		{ cwd: folder },
	);
	const server = startProcess(
		...command('postgres', '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'),
		{ cwd: folder },
	);
	await waitFor('PostgreSQL', () => server.printed().includes('ready to accept connections'), 30);
	return {
		port,
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function findPostgres(): Promise<string | undefined> {
	if (!existsSync(POSTGRES_VERSIONS)) return undefined;
	const versions = (await readdir(POSTGRES_VERSIONS)).sort((a, b) => Number(b) - Number(a));
	return versions
		.map((version) => join(POSTGRES_VERSIONS, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

async function idOf(kind: '-u' | '-g'): Promise<number> {
	const { stdout } = await runProcess('id', [kind, 'postgres']);
	return Number(stdout.trim());
}
