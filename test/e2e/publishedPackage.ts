import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

import { mustRun } from './processes';

const packed = z.array(z.object({ filename: z.string(), name: z.string() })).length(1);

/** A package as its users get it. */
export interface PublishedPackage {
	name: string;
	/** Where it is unpacked. */
	folder: string;
	/** Modules that its installation fetched; there should be none. */
	fetched: boolean;
	remove(): Promise<void>;
}

/**
 * Packs the package and installs the tarball as n8n does it: unpacked, without development and peer
 * dependencies, by npm without scripts. Offline, so that it fails if anything has to be fetched.
 */
export async function publishPackage(source: string): Promise<PublishedPackage> {
	const temporary = await mkdtemp(join(tmpdir(), 'recruiting-package-'));
	const pack = await mustRun(
		'npm',
		['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', temporary],
		{ cwd: source },
	);
	const [tarball] = packed.parse(JSON.parse(pack.stdout));
	if (!tarball) throw new Error('npm pack made no tarball');
	await mustRun('tar', ['-xzf', join(temporary, tarball.filename), '-C', temporary]);

	const folder = join(temporary, 'package');
	await removeDependenciesOfTheHost(join(folder, 'package.json'));
	await mustRun(
		'npm',
		[
			'install',
			'--offline',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--bin-links=false',
			'--package-lock=false',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		],
		{ cwd: folder },
	);
	return {
		name: tarball.name,
		folder,
		fetched: existsSync(join(folder, 'node_modules')),
		remove: async () => await rm(temporary, { recursive: true, force: true }),
	};
}

/** Puts it where n8n keeps community packages. */
export async function placePackage(published: PublishedPackage, n8nFolder: string): Promise<void> {
	const place = join(n8nFolder, 'nodes/node_modules', published.name);
	await rm(place, { recursive: true, force: true });
	await mkdir(dirname(place), { recursive: true });
	await cp(published.folder, place, { recursive: true });
}

async function removeDependenciesOfTheHost(file: string): Promise<void> {
	const content = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
	delete content.devDependencies;
	delete content.peerDependencies;
	delete content.optionalDependencies;
	await writeFile(file, JSON.stringify(content, null, 2));
}
