import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { installRealN8n } from '../e2e/install';
import { realFolder, repository } from '../e2e/places';
import { mustRun } from '../e2e/processes';
import { publishPackage } from '../e2e/publishedPackage';
import { median } from './numbers';
import type { Measurement } from './results';

const rounds = 5;
/** Milliseconds by which the package may delay the start of n8n. */
const most = 150;

const loadedSchema = z.object({
	milliseconds: z.number(),
	nodes: z.number(),
	libraries: z.array(z.string()),
});

/** Loads the package by n8n's own loader, in a process in which that is loaded already. */
const script = `
	const { createRequire } = require('node:module');
	const load = createRequire(process.argv[1]);
	load('reflect-metadata');
	load('n8n-workflow');
	const { PackageDirectoryLoader } = load('n8n-core');
	(async () => {
		const before = new Set(Object.keys(require.cache));
		const started = performance.now();
		const loader = new PackageDirectoryLoader(process.argv[2]);
		await loader.loadAll();
		const milliseconds = performance.now() - started;
		const libraries = Object.keys(require.cache).filter((file) => !before.has(file) && /dist.vendor./.test(file));
		console.log(JSON.stringify({ milliseconds, nodes: Object.keys(loader.nodeTypes).length, libraries }));
	})();
`;

/** What the package adds to the start of n8n. */
export async function measureLoading(): Promise<Measurement> {
	const { node } = await installRealN8n();
	const published = await publishPackage(repository);
	const n8n = createRequire(join(realFolder, 'package.json')).resolve('n8n/package.json');
	try {
		// Where the package finds n8n-workflow, as n8n sees to it.
		const env = { ...process.env, NODE_PATH: join(realFolder, 'node_modules') };
		const times: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const { stdout } = await mustRun(node, ['-e', script, n8n, published.folder], { env });
			const loaded = loadedSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
			const large = loaded.libraries.find((file) => file.endsWith('exceljs.js'));
			if (large) throw new Error(`${large} is loaded before a file is read or written`);
			if (loaded.nodes < 10) throw new Error('n8n has not loaded the nodes');
			times.push(loaded.milliseconds);
		}
		return {
			what: 'Loading the package into n8n',
			against: `the ${most} ms that it may take`,
			milliseconds: { ours: median(times), theirs: most, most: 1 },
			because:
				'Node finds, reads and compiles some 500 small files of ours, and zod. One bundled file would take about 40 % less.',
		};
	} finally {
		await published.remove();
	}
}
