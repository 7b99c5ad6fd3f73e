import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { CredentialsByType } from '../support/n8n';
import { setUpBench } from '../workflows/support';
import type { Example } from './example';
import { examplesOfNodes } from './examples';
import { inferSchema } from './infer';
import { readOperations } from './operations';

/**
 * The output schemas that n8n shows before a node has run are what the operations really gave for the stand-ins. After
 * a change of an output, `UPDATE_SCHEMAS=1 npx jest test/schemas` writes them anew.
 */
const repository = resolve(__dirname, '../..');
const bench = setUpBench();

/** What a trigger of the workflow keeps in n8n's static data, and the workflow itself. */
const kept: IDataObject = {
	'node:Start': { poll: { scope: '["x"]', startedAt: '2026-03-01T00:00:00.000Z' } },
	global: { runs: 7 },
};

const withOutput = z.object({ json: z.record(z.unknown()) });

test('every operation has an example', async () => {
	const described = await readOperations(repository);
	const shown = examplesOfNodes.flatMap(({ node, examples }) =>
		examples.map(({ resource, operation }) => nameOf(node, resource, operation)),
	);
	expect([...new Set(shown)].sort()).toEqual(
		described.map(({ node, resource, operation }) => nameOf(node, resource, operation)).sort(),
	);
});

for (const [file, examples] of byFile()) {
	test(examples.map(({ name }) => name).join(', '), async () => {
		const outputs: Array<Record<string, unknown>> = [];
		for (const { node, example } of examples) {
			bench.sandbox.reset();
			const items = z
				.array(withOutput)
				.min(1)
				.parse(await run(node, example));
			outputs.push(...items.map(({ json }) => json));
		}
		const schema = inferSchema(outputs);
		if (process.env.UPDATE_SCHEMAS === '1') {
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, `${JSON.stringify(schema, undefined, '\t')}\n`);
		}
		expect(existsSync(file)).toBe(true);
		expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(schema);
	});
}

/** The examples that a file shows: two triggers of one folder have one file together. */
function byFile() {
	const files = new Map<string, Array<{ node: string; name: string; example: Example }>>();
	for (const { folder, node, examples } of examplesOfNodes) {
		for (const example of examples) {
			const file = fileOf(folder, example);
			const name = nameOf(node, example.resource, example.operation);
			files.set(file, [...(files.get(file) ?? []), { node, name, example }]);
		}
	}
	return files;
}

async function run(node: string, example: Example): Promise<unknown> {
	const { resource, operation, parameters = {} } = example;
	const credentials = bench.credentials(example.account);
	await example.prepare?.(bench);
	if (example.send) return await startedBy(node, { parameters, credentials }, example.send);
	if (!operation) {
		const polled = await bench.n8n.poll({
			type: `n8n-nodes-recruiting.${node}`,
			parameters,
			credentials,
			mode: 'manual',
		});
		return polled.items;
	}
	const result = await bench.runNode(
		node,
		{ ...(resource && { resource }), operation, ...parameters },
		{ credentials, input: await example.input?.(bench), mode: 'trigger', staticData: kept },
	);
	if (result.error) throw result.error;
	// A worker of queue mode starts without static data, and what a node writes there takes the place of all the rest:
	// the place of a poll trigger, the receipts of a webhook trigger. So a node that runs in an execution writes none.
	expect({ node, resource, operation, staticData: result.run.staticData }).toEqual({
		node,
		resource,
		operation,
		staticData: kept,
	});
	return result.outputs.flat();
}

/** The items of the executions that a webhook of a trigger has started. */
async function startedBy(
	node: string,
	{ parameters, credentials }: { parameters: INodeParameters; credentials: CredentialsByType },
	send: NonNullable<Example['send']>,
): Promise<unknown> {
	const server = await bench.n8n.serveWebhook({
		workflow: {
			nodes: [
				{
					...{ id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0] },
					type: `n8n-nodes-recruiting.${node}`,
					parameters,
				},
			],
			connections: {},
		},
		credentials,
	});
	try {
		await send(bench, server.url);
		await server.ended();
		return server.started.flat();
	} finally {
		await server.close();
	}
}

/** Where n8n looks for it; triggers and nodes without resources have shorter paths. */
function fileOf(folder: string, { resource, operation = 'output' }: Example): string {
	const path = [resource, `${operation}.json`].filter((part) => part !== undefined);
	return join(repository, 'nodes', folder, '__schema__/v1.0.0', ...path);
}

function nameOf(node: string, resource?: string, operation?: string): string {
	return [node, resource, operation].filter(Boolean).join(' ');
}
