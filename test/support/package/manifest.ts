import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
	name: z.string(),
	version: z.string(),
	n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
	dependencies: z.record(z.string()).default({}),
	optionalDependencies: z.record(z.string()).default({}),
	peerDependencies: z.record(z.string()).default({}),
});

/** package.json, as far as n8n and npm read it when the package is installed. */
export type Manifest = z.infer<typeof manifest>;

export async function readManifest(directory: string): Promise<Manifest> {
	return manifest.parse(JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')));
}
