import { createHmac } from 'node:crypto';
import { NodeConnectionTypes, sleep } from 'n8n-workflow';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { InProcessN8n, ServeOptions, WebhookServer } from '../../support/n8n';

export const token = 'a-token-of-the-career-page';
export const signingSecret = 'a-secret-to-sign-with';
export const pageToken = 'a-token-of-the-sourcers';

export const tokenCredential = { method: 'token', token, headerName: 'Authorization' };
export const signatureCredential = {
	method: 'signature',
	signingSecret,
	tolerance: 300,
	pageToken,
};

let nodes = 0;

/** A workflow of the trigger alone. Each has a node of its own, so that no test knows what another has received. */
export function triggerWorkflow(
	parameters: INodeParameters = {},
	id = `trigger-${(nodes += 1)}`,
): ServeOptions['workflow'] {
	return {
		nodes: [
			{
				id,
				name: 'Candidate Import Trigger',
				type: 'n8n-nodes-recruiting.candidateImportTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters,
			},
		],
		connections: {},
	};
}

/** The trigger, and a node behind it. */
export function withNodeBehind(
	parameters: INodeParameters,
	type = 'n8n-nodes-base.noOp',
): ServeOptions['workflow'] {
	const { nodes } = triggerWorkflow(parameters);
	return {
		nodes: [
			...nodes,
			{ id: 'next', name: 'Next', type, typeVersion: 1, position: [200, 0], parameters: {} },
		],
		connections: {
			'Candidate Import Trigger': { main: [[{ node: 'Next', type: 'main', index: 0 }]] },
		},
	};
}

/** A node that takes its time, as targets do. */
export const slowNode: INodeType = {
	description: {
		displayName: 'Slow',
		name: 'slow',
		group: ['transform'],
		version: 1,
		description: 'Stands for a target',
		defaults: { name: 'Slow' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		await sleep(200);
		return [this.getInputData()];
	},
};

/** Serves the trigger; without other credentials, senders have a token. */
export async function serveTrigger(
	n8n: InProcessN8n,
	parameters: INodeParameters = {},
	options: Partial<ServeOptions> = {},
): Promise<WebhookServer> {
	return await n8n.serveWebhook({
		workflow: triggerWorkflow(parameters),
		credentials: { candidateImportApi: tokenCredential },
		...options,
	});
}

export const bearer = { authorization: `Bearer ${token}` };

export interface Answer {
	status: number;
	body: Record<string, unknown>;
	headers: Headers;
}

export async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	const body: unknown = text.startsWith('{') ? JSON.parse(text) : { text };
	if (typeof body !== 'object' || body === null) throw new Error(text);
	return {
		status: response.status,
		body: Object.fromEntries(Object.entries(body)),
		headers: response.headers,
	};
}

/** Posts JSON, by default with the right token. */
export async function postJson(
	url: string,
	body: unknown,
	headers: Record<string, string> = bearer,
): Promise<Answer> {
	return await read(
		await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		}),
	);
}

export async function postForm(
	url: string,
	form: FormData,
	headers: Record<string, string> = bearer,
): Promise<Answer> {
	return await read(await fetch(url, { method: 'POST', headers, body: form }));
}

/** The signature header over a body, as a sender makes it. */
export function sign(body: string, at = Date.now(), secret = signingSecret): string {
	const time = Math.floor(at / 1000);
	const mac = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
	return `t=${time},v1=${mac}`;
}

/** The fields that an answer names. */
export function fieldsOf({ body }: Answer): string[] {
	if (!Array.isArray(body.errors)) return [];
	return body.errors.map((problem: unknown) =>
		typeof problem === 'object' && problem !== null && 'field' in problem
			? String(problem.field)
			: '?',
	);
}

/** A file of so many bytes that looks like what it is named. */
export function pdf(size = 64): Blob {
	return new Blob(['%PDF-1.7\n', 'x'.repeat(Math.max(0, size - 9))], { type: 'application/pdf' });
}

export const vera = {
	firstName: 'Vera',
	lastName: 'Versuch',
	email: 'vera.versuch@example.com',
	links: [{ url: 'https://www.linkedin.com/in/vera-versuch' }],
	experience: [{ title: 'Engineer', company: 'Beispiel GmbH', from: '2020-03' }],
	skills: ['TypeScript'],
	notes: [{ text: 'Met at a fair' }],
};
