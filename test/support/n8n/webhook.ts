import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HookContext, WebhookContext } from 'n8n-core';
import { deepCopy } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IWebhookData,
	IWebhookDescription,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { z } from 'zod';
import { createAdditionalData, workflowId } from './additionalData';
import { InProcessCredentialsHelper } from './credentialsHelper';
import type { CredentialsByType } from './credentialsHelper';
import type { TypeRegistry } from './nodeTypes';
import { runWorkflow } from './run';
import type { RunResult } from './run';
import { createWorkflow } from './workflow';
import type { WorkflowDefinition } from './workflow';

export interface ServeOptions {
	/** With one node that has webhooks; it is active. */
	workflow: WorkflowDefinition;
	credentials?: CredentialsByType;
	/** As a server before left it. */
	staticData?: IDataObject;
	/** `manual`: "Listen for test event" in the editor; default `webhook`. */
	mode?: 'manual' | 'webhook';
}

export interface WebhookServer {
	/** Address of the webhook; all its methods are there. */
	url: string;
	/** The items of each execution that was started. */
	started: INodeExecutionData[][];
	/** What has become of the executions, when they have ended. */
	ended(): Promise<RunResult[]>;
	/** As n8n would have saved it until now. */
	staticData(): IDataObject;
	/** What n8n would have written to its log. */
	errors: unknown[];
	close(): Promise<void>;
}

/**
 * Serves the webhooks of a workflow over real HTTP, as n8n does: the static data is read anew for each request and saved
 * with its answer, the body is read before the node is called unless the node asks for it unread, and what the node
 * gives back decides whether the workflow starts and who answers.
 * @throws what the node's `create` throws at the activation
 */
export async function serveWebhook(
	options: ServeOptions,
	types: TypeRegistry,
): Promise<WebhookServer> {
	const { credentials = {}, mode = 'webhook' } = options;
	const started: INodeExecutionData[][] = [];
	const errors: unknown[] = [];
	const executions: Array<Promise<RunResult>> = [];
	let saved = deepCopy(options.staticData ?? {});

	const load = () =>
		createWorkflow(options.workflow, types, credentials, { active: true, staticData: saved });
	const save = (workflow: Workflow) => {
		if (mode !== 'manual') saved = deepCopy(workflow.staticData);
	};
	const additionalData = () =>
		createAdditionalData(new InProcessCredentialsHelper(types, credentials), mode, 'webhook');

	const definition = findWebhookNode(options.workflow, types);
	const { webhooks, leavesBody } = await activate(
		load(),
		definition.name,
		types,
		additionalData(),
		save,
	);

	async function start(items: INodeExecutionData[][]): Promise<RunResult> {
		started.push(items[0] ?? []);
		const running = runWorkflow(
			{
				workflow: options.workflow,
				credentials,
				mode: mode === 'manual' ? 'manual' : 'trigger',
				startNode: definition.name,
				input: items[0],
			},
			types,
			`webhook-${started.length}`,
		);
		executions.push(running);
		return await running;
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		allowOrigin(request, response);
		if (request.method === 'OPTIONS') return send(response, 204, '');
		const webhook = webhooks.find(({ httpMethod }) => httpMethod === request.method);
		if (!webhook) return send(response, 404, { code: 404, message: 'not registered' });
		const workflow = load();
		const node = workflow.nodes[definition.name];
		const nodeType = types.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const { responseMode, responseCode } = webhook;
		await workflow.expression.acquireIsolate();
		try {
			const data = additionalData();
			await prepareRequest(request, leavesBody);
			data.httpRequest = expressRequest.parse(request);
			data.httpResponse = expressResponse.parse(response);
			const result = await call(workflow, node, nodeType, webhook, data, mode);
			if (result.workflowData === undefined) {
				save(workflow);
				if (!result.noWebhookResponse) send(response, responseCode, result.webhookResponse);
				return;
			}
			if (result.noWebhookResponse || responseMode === 'onReceived') {
				void start(result.workflowData);
				save(workflow);
				if (!result.noWebhookResponse) send(response, responseCode, result.webhookResponse);
				return;
			}
			const run = await start(result.workflowData);
			save(workflow);
			if (run.status !== 'success') return send(response, 500, { message: 'Error in workflow' });
			const [first] = run.lastNode === undefined ? [] : (run.node(run.lastNode).outputs[0] ?? []);
			if (!first) return send(response, 500, { message: 'No item to return was found' });
			send(response, responseCode, first.json);
		} finally {
			await workflow.expression.releaseIsolate();
		}
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			errors.push(error);
			if (response.headersSent) response.destroy();
			else send(response, 500, { code: 0, message: 'Workflow could not be started!' });
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no port');
	return {
		url: `http://127.0.0.1:${address.port}/webhook`,
		started,
		ended: async () => await Promise.all(executions),
		staticData: () => deepCopy(saved),
		errors,
		async close() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await Promise.allSettled(executions);
		},
	};
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

// n8n's are those of express, which are Node's with more methods; nodes of this package use Node's only.
const expressRequest =
	z.custom<NonNullable<IWorkflowExecuteAdditionalData['httpRequest']>>(isObject);
const expressResponse =
	z.custom<NonNullable<IWorkflowExecuteAdditionalData['httpResponse']>>(isObject);

function findWebhookNode({ nodes }: WorkflowDefinition, types: TypeRegistry): INode {
	const found = nodes.find(
		({ type, typeVersion }) =>
			types.nodeTypes.getByNameAndVersion(type, typeVersion).description.webhooks,
	);
	if (!found) throw new Error('The workflow has no node with webhooks');
	return found;
}

interface Webhook {
	httpMethod: string;
	responseMode: string;
	responseCode: number;
	description: IWebhookDescription;
}

/** A part of a webhook's description, which may be an expression over the parameters. */
function evaluate(workflow: Workflow, node: INode, template: unknown, otherwise: string | number) {
	return workflow.expression.getSimpleParameterValue(
		node,
		z.union([z.string(), z.boolean()]).optional().parse(template),
		'internal',
		{},
		undefined,
		otherwise,
	);
}

function webhooksOf(workflow: Workflow, node: INode, { description }: INodeType): Webhook[] {
	return (description.webhooks ?? []).flatMap((webhook) => {
		const valueOf = (field: string, otherwise: string | number) =>
			evaluate(workflow, node, webhook[field], otherwise);
		return String(valueOf('httpMethod', 'GET'))
			.split(',')
			.map((httpMethod) => ({
				httpMethod: httpMethod.trim(),
				responseMode: String(valueOf('responseMode', 'onReceived')),
				responseCode: Number(valueOf('responseCode', 200)),
				description: webhook,
			}));
	});
}

function webhookData(
	{ httpMethod, description }: Webhook,
	node: INode,
	additionalData: IWorkflowExecuteAdditionalData,
): IWebhookData {
	return {
		httpMethod: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']).parse(httpMethod),
		node: node.name,
		path: 'webhook',
		webhookDescription: description,
		workflowId,
		workflowExecuteAdditionalData: additionalData,
	};
}

/** What n8n asks of a node before it reads a body. */
const leavesBodyTemplate = '={{$parameter["options"]["binaryData"]}}';

/** Runs the node's webhook methods, as at the activation of the workflow; which webhooks it has then. */
async function activate(
	workflow: Workflow,
	nodeName: string,
	{ nodeTypes }: TypeRegistry,
	additionalData: IWorkflowExecuteAdditionalData,
	save: (workflow: Workflow) => void,
): Promise<{ webhooks: Webhook[]; leavesBody: boolean }> {
	const node = workflow.nodes[nodeName];
	const nodeType = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	await workflow.expression.acquireIsolate();
	try {
		const webhooks = webhooksOf(workflow, node, nodeType);
		for (const webhook of webhooks) {
			const methods = nodeType.webhookMethods?.[webhook.description.name];
			if (!methods) continue;
			const data = webhookData(webhook, node, additionalData);
			const context = new HookContext(workflow, node, additionalData, 'trigger', 'activate', data);
			if (!(await methods.checkExists.call(context))) await methods.create.call(context);
		}
		save(workflow);
		const leavesBody =
			node.typeVersion === 1 && Boolean(evaluate(workflow, node, leavesBodyTemplate, 0));
		return { webhooks, leavesBody };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

async function call(
	workflow: Workflow,
	node: INode,
	nodeType: INodeType,
	webhook: Webhook,
	additionalData: IWorkflowExecuteAdditionalData,
	mode: 'manual' | 'webhook',
): Promise<IWebhookResponseData> {
	if (!nodeType.webhook) throw new Error(`Node type "${node.type}" has no webhook`);
	const data = webhookData(webhook, node, additionalData);
	const context = new WebhookContext(workflow, node, additionalData, mode, data, [], null);
	return await nodeType.webhook.call(context);
}

/** What n8n and express do to a request before the node sees it. */
async function prepareRequest(request: IncomingMessage, leavesBody: boolean): Promise<void> {
	const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
	Object.assign(request, { query: Object.fromEntries(query), params: {}, body: {} });
	if (leavesBody) return;
	const type = request.headers['content-type'] ?? '';
	if (type.startsWith('multipart/')) throw new Error('Forms are read by n8n itself, not here');
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	const rawBody = Buffer.concat(chunks);
	const isJson = type.startsWith('application/json') && rawBody.byteLength > 0;
	Object.assign(request, { rawBody, body: isJson ? JSON.parse(rawBody.toString()) : {} });
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
	const { origin } = request.headers;
	if (origin === undefined) return;
	response.setHeader('access-control-allow-origin', origin);
	response.setHeader('access-control-allow-methods', 'OPTIONS, GET, POST');
	const asked = request.headers['access-control-request-headers'];
	if (asked) response.setHeader('access-control-allow-headers', asked);
}

function send(response: ServerResponse, status: number, body: unknown): void {
	response.statusCode = status;
	if (typeof body === 'string' || body === undefined) return void response.end(body);
	response.setHeader('content-type', 'application/json; charset=utf-8');
	response.end(JSON.stringify(body));
}
