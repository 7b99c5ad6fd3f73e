import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox } from '../sandbox/server';
import type { Sandbox } from '../sandbox/server';
import type { Installation } from './install';
import { copyUserFolder, useN8n } from './n8n';
import type { N8n } from './n8n';
import { placePackage } from './publishedPackage';
import type { PublishedPackage } from './publishedPackage';
import { sandboxCredentials } from './sandboxCredentials';

/** What the scenarios play on: the stand-in vendors, and as many n8n as they need. */
export interface Stage {
	readonly installation: Installation;
	readonly sandbox: Sandbox;
	/** For a database of its own: an n8n whose user folder has the package and nothing else. */
	freshN8n(environment?: Record<string, string>): Promise<N8n>;
	/** An n8n with the package and the credentials. */
	preparedN8n(environment?: Record<string, string>): Promise<N8n>;
	/** A switch of the sandbox, as its page describes them. */
	control(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
	close(): Promise<void>;
}

export async function setStage(
	installation: Installation,
	published: PublishedPackage,
): Promise<Stage> {
	const sandbox = await startSandbox();
	const folders: string[] = [];
	let prepared: Promise<string> | undefined;

	async function newFolder(): Promise<string> {
		const folder = await mkdtemp(join(tmpdir(), 'recruiting-n8n-'));
		folders.push(folder);
		await placePackage(published, join(folder, '.n8n'));
		return folder;
	}
	/** Made once: n8n needs some seconds to set up its database. */
	async function prepare(): Promise<string> {
		const userFolder = await newFolder();
		await useN8n({ installation, userFolder }).importCredentials(
			await sandboxCredentials(sandbox.url),
		);
		return userFolder;
	}

	return {
		installation,
		sandbox,
		freshN8n: async (environment) =>
			useN8n({ installation, userFolder: await newFolder(), environment }),
		async preparedN8n(environment) {
			prepared ??= prepare();
			const userFolder = await copyUserFolder(await prepared);
			folders.push(userFolder);
			return useN8n({ installation, userFolder, environment });
		},
		async control(method, path, body) {
			const response = await fetch(`${sandbox.url}/control${path}`, {
				method,
				...(body !== undefined && {
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				}),
			});
			const text = await response.text();
			if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`);
			return text === '' ? undefined : JSON.parse(text);
		},
		async close() {
			await sandbox.close();
			for (const folder of folders.filter(existsSync)) {
				await rm(folder, { recursive: true, force: true });
			}
		},
	};
}
