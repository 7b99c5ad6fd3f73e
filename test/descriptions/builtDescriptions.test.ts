import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { printNode, type PrintedNode } from './printed';

/**
 * n8n's rules read what stands in a node's class. Most of ours is put together from shared parts, so they are run on what
 * n8n is given in the end: each description as source text. Needs a build.
 */
const repository = resolve(__dirname, '../..');

const exampleFile = 'nodes/Example/Example.node.ts';
let found: string[];

beforeAll(async () => {
	const printed = await printNodes();
	printed.set(exampleFile, printExample());
	found = await lint(printed);
}, 120_000);

test("n8n's rules find nothing in the built descriptions", () => {
	expect(found.filter((finding) => !finding.startsWith('Example:'))).toEqual([]);
});

test('a finding is told with its node, its rule and its place', () => {
	expect(found).toContain('Example: node-param-display-name-miscased: job get · chosen');
});

function printExample(): PrintedNode {
	const properties = [
		{
			displayName: 'resource chosen',
			name: 'chosen',
			type: 'string',
			default: '',
			displayOptions: { show: { resource: ['job'], operation: ['get'] } },
		},
	];
	const description = { displayName: 'Example', name: 'example', properties };
	return printNode({ className: 'Example', description, webhookMethods: {} });
}

const manifestSchema = z.object({ n8n: z.object({ nodes: z.array(z.string()) }) });

const nodeSchema = z.object({
	description: z.record(z.unknown()),
	webhookMethods: z.record(z.record(z.unknown()).transform(Object.keys)).default({}),
});

/** By the file in which n8n's rules expect its class. */
async function printNodes(): Promise<Map<string, PrintedNode>> {
	const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
	const printed = new Map<string, PrintedNode>();
	for (const file of manifestSchema.parse(manifest).n8n.nodes) {
		const className = basename(file, '.node.js');
		const exported: unknown = await import(join(repository, file));
		const nodeClass = z
			.object({ [className]: z.custom<new () => object>((value) => typeof value === 'function') })
			.parse(exported)[className];
		const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
		printed.set(source, printNode({ className, ...nodeSchema.parse(new nodeClass()) }));
	}
	return printed;
}

const findingsSchema = z.array(
	z.object({ file: z.string(), rule: z.string(), line: z.number(), message: z.string() }),
);

/** What n8n's rules find, sorted, e.g. `Personio: node-param-default-missing: job get · language`. */
async function lint(printed: ReadonlyMap<string, PrintedNode>): Promise<string[]> {
	const linter = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'lint.ts')], {
		cwd: repository,
		stdio: ['pipe', 'pipe', 'inherit'],
		// In a test of their own, the rules take every file for one of the same name.
		env: { ...process.env, NODE_ENV: 'production' },
	});
	const sources = Array.from(printed, ([file, { source }]) => [file, source]);
	linter.stdin.end(JSON.stringify(Object.fromEntries(sources)));
	const findings = findingsSchema.parse(JSON.parse(await text(linter.stdout)));
	return findings
		.map(({ file, rule, line }) => {
			const place = printed.get(file)?.places[line] ?? '';
			return `${basename(file, '.node.ts')}: ${basename(rule)}: ${place}`;
		})
		.sort();
}
