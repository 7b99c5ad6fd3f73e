import type { INodeExecutionData } from 'n8n-workflow';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { startSandbox } from '../sandbox/server';
import type { Sandbox } from '../sandbox/server';
import { accountsOf } from '../support/accounts';
import type { AccountChanges } from '../support/accounts';
import { readWorkflow, startN8n } from '../support/n8n';
import type {
	CredentialsByType,
	InProcessN8n,
	NodeResult,
	RunResult,
	WorkflowDefinition,
} from '../support/n8n';

type RunNodeOptions = Parameters<InProcessN8n['runNode']>[0];
export type NodeOptions = Partial<Omit<RunNodeOptions, 'type' | 'parameters'>>;
export type NodeRun = NodeResult & { run: RunResult };

export interface Bench {
	readonly n8n: InProcessN8n;
	readonly sandbox: Sandbox;
	/** Credentials of the sandbox, with changes by type. */
	credentials(changes?: AccountChanges): CredentialsByType;
	/** A call to the control endpoints. @throws when it is refused */
	control(method: string, path: string, body?: object): Promise<unknown>;
	addFault(fault: {
		vendor: string;
		fault: string;
		route?: string;
		method?: string;
		every?: number;
		times?: number;
		after?: number;
		retryAfter?: number;
		delayMs?: number;
	}): Promise<void>;
	/** Runs one node of the package, e.g. `personio`, with the sandbox's credentials. */
	runNode(
		type: string,
		parameters: RunNodeOptions['parameters'],
		options?: NodeOptions,
	): Promise<NodeRun>;
}

/** More than all tests of a file together send. */
const manyRequests = 100_000;

/** n8n and the stand-in vendors for a test file; the vendors begin each test with their seeds. */
export function setUpBench(): Bench {
	let n8n: InProcessN8n;
	let sandbox: Sandbox;
	beforeAll(async () => {
		// One after the other: if n8n does not start, no stand-in keeps the run from ending.
		n8n = await startN8n();
		sandbox = await startSandbox({ port: 0 });
	}, 60_000);
	beforeEach(() => {
		sandbox.reset();
		// Without more room, a test would wait for those before it, or for itself.
		for (const { name, rate } of sandbox.vendors) {
			if (name === 'teamtailor' || name === 'lever') rate.limit = manyRequests;
		}
	});
	afterAll(async () => {
		await sandbox.close();
		await n8n.close();
	});

	const bench: Bench = {
		get n8n() {
			return n8n;
		},
		get sandbox() {
			return sandbox;
		},
		credentials: (changes = {}) => withChanges(accountsOf(sandbox.url), changes),
		async control(method, path, body) {
			const response = await fetch(`${sandbox.url}/control${path}`, {
				method,
				...(body && {
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				}),
			});
			const text = await response.text();
			if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
			return text === '' ? undefined : JSON.parse(text);
		},
		async addFault(fault) {
			await bench.control('POST', '/faults', fault);
		},
		runNode: async (type, parameters, options) =>
			await n8n.runNode({
				type: `n8n-nodes-recruiting.${type}`,
				parameters,
				credentials: bench.credentials(),
				...options,
			}),
	};
	return bench;
}

/** The accounts with some of their fields changed. */
function withChanges(
	accounts: Record<string, Record<string, string>>,
	changes: AccountChanges,
): CredentialsByType {
	const changed = new Map(Object.entries(changes));
	return Object.fromEntries(
		Object.entries(accounts).map(([type, data]) => [type, { ...data, ...changed.get(type) }]),
	);
}

/** The template that users import, read anew so that a test may change it. */
export async function readTemplate(name = 'workwise-to-personio'): Promise<WorkflowDefinition> {
	return await readWorkflow(join(resolve(__dirname, '../..'), 'workflows', `${name}.json`));
}

/** What a user reads of an error: message, and the text below it. */
export function textOf(
	error: { message: string; description?: string | null } | undefined,
): string {
	return error ? `${error.message}\n${error.description ?? ''}` : 'no error';
}

/** Index of the item that an error is shown at. */
export function itemIndexOf(error: object | undefined): unknown {
	const context = error && 'context' in error ? error.context : undefined;
	return typeof context === 'object' && context !== null && 'itemIndex' in context
		? context.itemIndex
		: undefined;
}

/** The JSON of the items of one output. */
export function jsonOf(result: NodeResult, output = 0): Array<INodeExecutionData['json']> {
	return (result.outputs[output] ?? []).map(({ json }) => json);
}

/** Which input item each item of one output is linked to. */
export function linksOf(result: NodeResult, output = 0): unknown[] {
	return (result.outputs[output] ?? []).map(({ pairedItem }) =>
		typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : pairedItem,
	);
}

/** An application as the nodes hand it on, ready for a job of Personio. */
export function application(changes: Record<string, unknown> = {}) {
	const { candidate, ...rest } = changes;
	return {
		system: 'workwise',
		id: 'wwa-1',
		jobId: 'ww-101',
		status: { id: 'open', name: 'Offene Bewerbungen', kind: 'new' },
		appliedAt: '2026-03-02T09:15:00+01:00',
		candidate: {
			firstName: 'Vera',
			lastName: 'Versuch',
			email: 'vera.versuch@example.com',
			...(typeof candidate === 'object' ? candidate : {}),
		},
		documents: [],
		target: { system: 'personio', jobId: '2001' },
		...rest,
	};
}

/** Items of n8n from plain objects; like any JSON they have nothing that is undefined. */
export function items(...records: object[]): INodeExecutionData[] {
	return records.map((record) => ({ json: JSON.parse(JSON.stringify(record)) }));
}

/** A server of the test's own on any free port. */
export async function serve(
	handler: RequestListener,
): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer(handler);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

export async function readBody(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return JSON.parse(Buffer.concat(chunks).toString());
}
