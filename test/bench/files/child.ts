/**
 * One run of one workflow in a fresh process with n8n's engine, n8n's own nodes and ours; what it took is the last line.
 * `child.ts <task> <argument>`; the tasks are below.
 */
import '../../support/n8n/environment';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { accountsOf } from '../../support/accounts';
import { startN8n, type InProcessN8n, type RunResult } from '../../support/n8n';
import { realFolder } from '../../e2e/places';

/** What a measured process says when it ends. */
export interface Taken {
	milliseconds: number;
	/** The most that the process has held at once, n8n included. */
	peakMegabytes: number;
	/** Rows that were written or read. */
	rows: number;
}

/** Columns of the export: as many as n8n's own row has. */
const columns = [
	...['id', 'jobId', 'status.name', 'status.id', 'appliedAt', 'updatedAt', 'message'],
	...['firstName', 'lastName', 'email', 'phone', 'location', 'language', 'links', 'skills', 'id']
		.concat('education', 'consent.state', 'consent.givenAt', 'consent.expiresAt')
		.map((path) => `candidate.${path}`),
];

type Task = (
	n8n: InProcessN8n,
	argument: string,
) => Promise<{ run: RunResult; rows: () => number }>;

const tasks: Record<string, Task> = {
	/** Our export of all applications of the server at that address; the file is kept for the reading. */
	async ourExport(n8n, url) {
		const result = await n8n.runNode({
			type: 'n8n-nodes-recruiting.inhire',
			credentials: accountsOf(url),
			parameters: {
				...{ resource: 'application', operation: 'exportToFile', format: 'xlsx', returnAll: true },
				...{ binaryPropertyName: 'data', filters: {}, options: { columns } },
			},
		});
		const [item] = result.outputs[0] ?? [];
		return { run: result.run, rows: () => Number(item?.json.rows) };
	},
	async theirExport(n8n, url) {
		const run = await n8n.run({
			workflow: workflow(
				node('HTTP Request', 'httpRequest', 4.2, {
					url: `${url}/rows`,
					options: {
						pagination: {
							pagination: {
								paginationMode: 'updateAParameterInEachRequest',
								parameters: {
									parameters: [{ type: 'qs', name: 'start', value: '={{ $pageCount * 100 }}' }],
								},
								paginationCompleteWhen: 'responseIsEmpty',
							},
						},
					},
				}),
				node('Convert to File', 'convertToFile', 1.1, {
					operation: 'xlsx',
					binaryPropertyName: 'data',
					options: {},
				}),
			),
		});
		const rows = run.node('HTTP Request').outputs[0]?.length ?? 0;
		return { run, rows: () => (run.node('Convert to File').outputs[0]?.length === 1 ? rows : 0) };
	},
	/** The pages that our export reads: nested records in lists, which have to be taken out first. */
	async theirExportOfPages(n8n, url) {
		const run = await n8n.run({
			workflow: workflow(
				node('HTTP Request', 'httpRequest', 4.2, {
					url: `${url}/inhire/v1/applications`,
					options: {
						pagination: {
							pagination: {
								paginationMode: 'updateAParameterInEachRequest',
								parameters: {
									parameters: [
										{ type: 'qs', name: 'cursor', value: '={{ $response.body?.nextCursor ?? 0 }}' },
									],
								},
								paginationCompleteWhen: 'other',
								completeExpression: '={{ !$response.body.nextCursor }}',
							},
						},
					},
				}),
				node('Split Out', 'splitOut', 1, { fieldToSplitOut: 'items', options: {} }),
				node('Convert to File', 'convertToFile', 1.1, {
					operation: 'xlsx',
					binaryPropertyName: 'data',
					options: {},
				}),
			),
		});
		const rows = run.node('Split Out').outputs[0]?.length ?? 0;
		return { run, rows: () => (run.node('Convert to File').outputs[0]?.length === 1 ? rows : 0) };
	},
	async ourRead(n8n, path) {
		return await readWith(n8n, path, {
			type: 'n8n-nodes-recruiting.recruitingFile',
			parameters: {
				...{ operation: 'read', inputBinaryField: 'data', recordsAre: 'row' },
				options: { maxRows: 1_000_000 },
			},
		});
	},
	async theirRead(n8n, path) {
		return await readWith(n8n, path, {
			type: 'n8n-nodes-base.extractFromFile',
			parameters: { operation: 'xlsx', binaryPropertyName: 'data', options: {} },
		});
	},
};

async function readWith(
	n8n: InProcessN8n,
	path: string,
	node: { type: string; parameters: INodeParameters },
): ReturnType<Task> {
	const data = await n8n.storeBinary(await readFile(path), 'export.xlsx', xlsx);
	const result = await n8n.runNode({ ...node, input: [{ json: {}, binary: { data } }] });
	return { run: result.run, rows: () => result.outputs[0]?.length ?? 0 };
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function node(name: string, type: string, typeVersion: number, parameters: INodeParameters) {
	const fullType = `n8n-nodes-base.${type}`;
	return {
		id: name,
		name,
		type: fullType,
		typeVersion,
		position: [0, 0] as [number, number],
		parameters,
	};
}

function workflow(...nodes: Array<ReturnType<typeof node>>) {
	const all = [node('Start', 'manualTrigger', 1, {}), ...nodes];
	const connections = Object.fromEntries(
		all
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: all[index + 1]?.name ?? '', type: 'main' as const, index: 0 }]] },
			]),
	);
	return { nodes: all, connections };
}

/** n8n's own nodes, out of the real n8n. */
function nodesOfN8n(): Record<string, INodeType> {
	const load = createRequire(join(realFolder, 'package.json'));
	const base = 'n8n-nodes-base/dist/nodes';
	const made = (path: string, name: string): INodeType => new (load(`${base}/${path}`)[name])();
	return {
		'n8n-nodes-base.httpRequest': made('HttpRequest/HttpRequest.node.js', 'HttpRequest'),
		'n8n-nodes-base.splitOut': made('Transform/SplitOut/SplitOut.node.js', 'SplitOut'),
		'n8n-nodes-base.convertToFile': made(
			'Files/ConvertToFile/ConvertToFile.node.js',
			'ConvertToFile',
		),
		'n8n-nodes-base.extractFromFile': made(
			'Files/ExtractFromFile/ExtractFromFile.node.js',
			'ExtractFromFile',
		),
	};
}

async function main(): Promise<void> {
	const [name = '', argument = '', keepAt] = process.argv.slice(2);
	const task = tasks[name];
	if (!task) throw new Error(`There is no task ${name}`);
	const n8n = await startN8n({ nodeTypes: nodesOfN8n() });
	try {
		const started = performance.now();
		const { run, rows } = await task(n8n, argument);
		const milliseconds = performance.now() - started;
		// The most that was held, before the file is fetched to be kept.
		const peakMegabytes = process.resourceUsage().maxRSS / 1024;
		if (run.error) throw run.error;
		const taken: Taken = { milliseconds, peakMegabytes, rows: rows() };
		if (keepAt) {
			const binary = run.node('Node').outputs[0]?.[0]?.binary?.data;
			if (!binary) throw new Error('There is no file to keep');
			await writeFile(keepAt, await run.readBinary(binary));
		}
		console.log(JSON.stringify(taken));
	} finally {
		await n8n.close();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
