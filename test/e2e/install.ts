import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

import { realFolder } from './places';
import { mustRun, waitFor } from './processes';

/** The real n8n, ready to be started. */
export interface Installation {
	/** The Node that runs it. */
	node: string;
	/** The script of its command line. */
	n8n: string;
	/** For what n8n itself depends on. */
	require: NodeJS.Require;
}

const modules = join(realFolder, 'node_modules');
const stamp = join(realFolder, 'installed');
const busy = join(realFolder, 'installing');

/** Downloading 2,000 packages and compiling one, on a slow machine. */
const LONGEST_INSTALL_SECONDS = 30 * 60;

/** Installs the n8n that `package-lock.json` beside this file names, unless it is there already. */
export async function installRealN8n(): Promise<Installation> {
	const lock = await readFile(join(__dirname, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	const isInstalled = async () =>
		existsSync(stamp) && (await readFile(stamp, 'utf8')).trim() === wanted;

	await mkdir(realFolder, { recursive: true });
	while (!(await isInstalled())) {
		if (await isInstalledByAnother()) continue;
		try {
			await install();
			await writeFile(stamp, `${wanted}\n`);
		} finally {
			await rm(busy, { force: true });
		}
	}
	return {
		node: findNode(),
		n8n: join(modules, 'n8n/bin/n8n'),
		require: createRequire(join(realFolder, 'package.json')),
	};
}

/** Only one process at a time fills the folder; the others wait for it. */
async function isInstalledByAnother(): Promise<boolean> {
	try {
		await writeFile(busy, String(process.pid), { flag: 'wx' });
		return false;
	} catch {
		const pid = Number(await readFile(busy, 'utf8').catch(() => '0'));
		if (!isAlive(pid)) {
			await rm(busy, { force: true });
			return true;
		}
		console.log(`Another process (${pid}) is installing n8n; waiting for it.`);
		await waitFor('the other installation', () => !isAlive(pid), LONGEST_INSTALL_SECONDS);
		return true;
	}
}

async function install(): Promise<void> {
	const started = performance.now();
	console.log(
		'Installing the real n8n into .n8n-real: once, 4 to 14 minutes, 3 GB. Its packages are downloaded now.',
	);
	await rm(stamp, { force: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(__dirname, file), join(realFolder, file));
	}
	// A dependency that n8n does not need here fails to compile, so that no script may run.
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await mustRun('npm', ['ci', '--ignore-scripts', ...quiet], { cwd: realFolder });
	console.log(`Downloaded (${secondsSince(started)} s). Its SQLite driver is compiled now.`);

	const node = findNode();
	const headers = join(dirname(dirname(node)), 'include/node');
	await mustRun('npm', ['rebuild', 'sqlite3', '--no-ignore-scripts', ...quiet], {
		cwd: realFolder,
		env: {
			...process.env,
			PATH: [dirname(node), process.env.PATH].join(delimiter),
			// Compiled for the Node that loads it, without fetching headers from elsewhere.
			...(existsSync(headers) && { npm_config_nodedir: dirname(dirname(node)) }),
		},
	});
	console.log(`The real n8n is installed (${secondsSince(started)} s in all).`);
}

/** n8n needs Node 24; it comes as a package on Linux, elsewhere the machine's own must do. */
function findNode(): string {
	const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin/node');
	if (existsSync(packaged)) return packaged;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Error(
		`n8n needs Node 24. It comes by itself on Linux; on ${process.platform} install Node 24 and run this with it.`,
	);
}

function isAlive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

function secondsSince(started: number): string {
	return ((performance.now() - started) / 1000).toFixed(0);
}
