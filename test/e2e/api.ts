import { z } from 'zod';

import type { Installation } from './install';
import { readExecution } from './n8n';
import type { Execution } from './n8n';
import { waitFor } from './processes';

/** The owner of the n8n of the tests and of `npm run editor`. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Recruiting-Demo-1',
	firstName: 'Olga',
	lastName: 'Owner',
} as const;

const answerSchema = z.object({ data: z.unknown() });
const workflowSchema = z
	.object({ id: z.string(), versionId: z.string(), staticData: z.unknown() })
	.passthrough();
const nodeTypesSchema = z.array(z.object({ name: z.string() }));
const executionsSchema = z.object({
	results: z.array(
		z.object({ id: z.string(), status: z.string(), mode: z.string() }).passthrough(),
	),
});

const endedStatuses = ['success', 'error', 'crashed', 'canceled'];

export type ExecutionSummary = z.infer<typeof executionsSchema>['results'][number];

/** What the editor does over REST, signed in as the owner. */
export interface EditorApi {
	/** Publishes the workflow as it is saved, so that its triggers run. */
	activate(workflowId: string): Promise<void>;
	/** The same, and waits until its trigger has polled for the first time, which is where it begins. */
	activatePolls(workflowId: string): Promise<void>;
	deactivate(workflowId: string): Promise<void>;
	/** What the nodes of the workflow have kept between executions. */
	staticData(workflowId: string): Promise<unknown>;
	/** Newest first; those that still run, too. */
	executions(workflowId: string): Promise<ExecutionSummary[]>;
	/** Newest first; those that have ended, well or not. */
	endedExecutions(workflowId: string): Promise<ExecutionSummary[]>;
	/** @throws Error if it has not ended: until then n8n does not show what it has done */
	execution(id: string): Promise<Execution>;
	/** The names of all node types that the editor offers. */
	nodeTypes(): Promise<string[]>;
}

/** Makes the owner, or signs in if n8n has one. */
export async function signIn(url: string, installation: Installation): Promise<EditorApi> {
	// Cookies are bound to the browser that this names.
	const headers: Record<string, string> = {
		'content-type': 'application/json',
		'browser-id': 'end-to-end-tests',
	};

	async function send(method: string, path: string, body?: unknown): Promise<Response> {
		return await fetch(`${url}/rest${path}`, {
			method,
			headers,
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
	}
	async function call(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await send(method, path, body);
		const text = await response.text();
		if (!response.ok)
			throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
		return answerSchema.parse(JSON.parse(text)).data;
	}

	const { email, password } = OWNER;
	let session = await send('POST', '/owner/setup', OWNER);
	if (!session.ok) {
		session = await send('POST', '/login', { emailOrLdapLoginId: email, password });
	}
	if (!session.ok) throw new Error(`Signing in: ${session.status} ${await session.text()}`);
	headers.cookie = session.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');

	const readWorkflow = async (id: string) =>
		workflowSchema.parse(await call('GET', `/workflows/${id}`));

	const readExecutions = async (workflowId: string) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const list = await call('GET', `/executions?filter=${filter}&limit=100`);
		return executionsSchema.parse(list).results;
	};

	const activate = async (workflowId: string) => {
		const { versionId } = await readWorkflow(workflowId);
		await call('POST', `/workflows/${workflowId}/activate`, { versionId });
	};

	return {
		activate,
		async activatePolls(workflowId) {
			await activate(workflowId);
			await waitFor('the first poll', async () =>
				`${JSON.stringify((await readWorkflow(workflowId)).staticData)}`.includes('activatedAt'),
			);
		},
		async deactivate(workflowId) {
			await call('POST', `/workflows/${workflowId}/deactivate`, {});
		},
		staticData: async (workflowId) => (await readWorkflow(workflowId)).staticData,
		executions: readExecutions,
		async endedExecutions(workflowId) {
			const executions = await readExecutions(workflowId);
			return executions.filter(({ status }) => endedStatuses.includes(status));
		},
		async execution(id) {
			const { data, ...rest } = z
				.object({ data: z.string(), status: z.string() })
				.passthrough()
				.parse(await call('GET', `/executions/${id}`));
			if (!endedStatuses.includes(rest.status)) {
				throw new Error(`Execution ${id} has not ended (${rest.status})`);
			}
			// n8n keeps executions in a JSON of references, which this package of its own reads.
			const flatted: { parse(text: string): unknown } = installation.require('flatted');
			return readExecution({ ...rest, data: flatted.parse(data) });
		},
		async nodeTypes() {
			const response = await fetch(`${url}/types/nodes.json`, { headers });
			if (!response.ok) throw new Error(`The list of node types: ${response.status}`);
			return nodeTypesSchema.parse(await response.json()).map(({ name }) => name);
		},
	};
}
