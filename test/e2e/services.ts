import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, lastLines, mustRun, runProcess, startProcess, waitFor } from './processes';
import type { RunningProcess } from './processes';

/** A server that n8n needs for its queue, with a folder of its own. */
export interface Service {
	port: number;
	/** `kill -9`, and a new start with what is on disk. */
	crash(): Promise<void>;
	stop(): Promise<void>;
}

export interface Database extends Service {
	query(sql: string): Promise<void>;
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

/** Writes each change to disk, so that a crash loses nothing of the queue. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-redis-'));
	const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
	const settings = ['--port', String(port), '--bind', '127.0.0.1', ...durable, '--dir', folder];
	const begin = () => startProcess(REDIS, settings);
	return await serve({ port, folder, begin, ready: 'Ready to accept connections' });
}

/** A new cluster with the superuser `n8n` and the database `postgres`; everybody on this machine may. */
export async function startPostgres(): Promise<Database> {
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
	const address = ['-p', String(port), '-h', '127.0.0.1'];
	const begin = () =>
		startProcess(...command('postgres', '-D', data, ...address, '-k', folder, '-F'), {
			cwd: folder,
		});
	const ready = 'ready to accept connections';
	return {
		...(await serve({ port, folder, begin, ready })),
		async query(sql) {
			const login = ['-U', 'n8n', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'];
			await mustRun(join(programs, 'psql'), [...address, ...login, '-c', sql]);
		},
	};
}

interface Served {
	port: number;
	folder: string;
	begin(): RunningProcess;
	/** What it prints when it is ready. */
	ready: string;
}

async function serve({ port, folder, begin, ready }: Served): Promise<Service> {
	let server = begin();
	/** What a killed process has left behind may hold a new one up for a moment. */
	async function untilReady(): Promise<void> {
		await waitFor(
			`the server at port ${port}`,
			() => {
				if (!server.isRunning()) server = begin();
				return server.printed().includes(ready);
			},
			30,
		).catch((error: unknown) => {
			throw new Error(`It does not start:\n${lastLines(server.printed())}`, { cause: error });
		});
	}
	await untilReady();
	return {
		port,
		async crash() {
			await server.kill();
			await untilReady();
		},
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
