import { acquireUserFolder, releaseUserFolder } from '../n8n/environment';
import { PackageDirectoryLoader } from 'n8n-core';
import type { Themed } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest';
import { loadedForFiles } from './scan';

/** Checks that n8n finds every node and credential of the sources, with icon and codex. */
export async function checkLoading(directory: string, manifest: Manifest): Promise<string[]> {
	const problems = [
		...(await checkRegistration(directory, 'nodes', manifest.n8n.nodes)),
		...(await checkRegistration(directory, 'credentials', manifest.n8n.credentials)),
	];
	const missing = [...manifest.n8n.nodes, ...manifest.n8n.credentials].filter(
		(file) => !existsSync(join(directory, file)),
	);
	problems.push(...missing.map((file) => `${file} is named in package.json, but was not built`));
	if (missing.length > 0) return problems;

	acquireUserFolder();
	const loader = new PackageDirectoryLoader(directory);
	try {
		await loader.loadAll();
	} catch (error) {
		return [...problems, `n8n cannot load the package: ${String(error)}`];
	} finally {
		releaseUserFolder();
	}
	problems.push(...checkLoaded());
	for (const description of loader.types.nodes) {
		if (!description.codex?.categories?.length) {
			problems.push(`Node ${description.name} has no codex (a .node.json with categories)`);
		}
		problems.push(
			...checkIcon(directory, loader.packageName, `Node ${description.name}`, description),
		);
	}
	for (const type of loader.types.credentials) {
		problems.push(...checkIcon(directory, loader.packageName, `Credential ${type.name}`, type));
	}
	return problems;
}

/** Nothing that only files need may be in memory once n8n knows the nodes. */
function checkLoaded(): string[] {
	const loaded = Object.keys(require.cache).map((file) => file.replaceAll('\\', '/'));
	return [...loadedForFiles]
		.filter((file) => loaded.some((path) => path.endsWith(`/${file}`)))
		.map((file) => `${file} is loaded with the nodes, and not only when a file is written`);
}

async function checkRegistration(
	directory: string,
	folder: 'nodes' | 'credentials',
	registered: string[],
): Promise<string[]> {
	const suffix = folder === 'nodes' ? '.node.ts' : '.credentials.ts';
	const sources = await readdir(join(directory, folder), { recursive: true });
	return sources
		.filter((file) => file.endsWith(suffix))
		.map((file) => `dist/${folder}/${file.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`)
		.filter((file) => !registered.includes(file))
		.map((file) => `${file} is not registered in package.json (n8n.${folder})`);
}

/** The loader has turned `file:` icons into the addresses under which n8n serves them. */
function checkIcon(
	directory: string,
	packageName: string,
	owner: string,
	{ iconUrl }: { iconUrl?: Themed<string> },
): string[] {
	if (!iconUrl) return [`${owner} has no icon file`];
	const urls = typeof iconUrl === 'string' ? [iconUrl] : [iconUrl.light, iconUrl.dark];
	return urls
		.map((url) => url.replace(`icons/${packageName}/`, ''))
		.filter((file) => !existsSync(join(directory, file)))
		.map((file) => `${owner} shows the icon ${file}, which is not there`);
}
