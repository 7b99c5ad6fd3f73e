import type {
	IDataObject,
	IHookFunctions,
	INodeProperties,
	INodePropertyOptions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { z } from 'zod';
import { createReceipts } from '../candidateImport/receipts';
import { Failure, invalidInput, resultOrFailure } from '../http/failure';
import { bodyHmacProblem, hmacProblem, type BodyHmacForm, type HmacForm } from '../http/hmac';
import { ownValue, valueAt } from '../http/paths';
import type { VendorApi } from '../http/vendorApi';
import { connect } from '../node/account/connect';
import { readTriggerParameter, textList } from '../node/panel/parameters';
import { toNodeError } from '../node/run/errors';
import { toJson } from '../node/run/records';

/** A trigger that the service calls. The node registers one webhook for each event, and removes it again. */
export interface WebhookSpec<Client> {
	/** By the names of the service. */
	events: INodePropertyOptions[];
	default: string[];
	signature: HmacForm | BodyHmacForm;
	/** @returns the ID of the webhook, and its own secret if the service makes one */
	register(client: Client, event: string, url: string, secret: string): Promise<Registered>;
	/** Whether the webhook is there, calls that address, and is switched on. @throws Failure `notFound` */
	isRegistered(client: Client, id: string, url: string): Promise<boolean>;
	remove(client: Client, id: string): Promise<void>;
	/** What a body says; `undefined` if it is none of the service's. */
	read(body: unknown): Received | undefined;
	/** Reads the record that a trusted webhook names, where the signature does not cover the rest of the body. */
	complete?(client: Client, received: Received): Promise<object>;
	/** An event by which the service only tries the address. It starts nothing, so it needs no proof. */
	ping?: string;
}

/** The ID of a webhook, or both. */
type Registered = string | { id: string; secret: string };

interface Received {
	event: string;
	/** Of an event that starts the workflow. */
	json?: object;
}

/** A trigger as its class hands it to n8n. */
export interface WebhookTrigger {
	properties: INodeProperties[];
	webhookMethods: Record<'checkExists' | 'create' | 'delete', Method>;
	receive(context: IWebhookFunctions): Promise<IWebhookResponseData>;
}

type Method = (this: IHookFunctions) => Promise<boolean>;

/** Bytes that a webhook may have. */
const largestBody = 5 * 1024 * 1024;

/** Signatures that are remembered, and for how long, so that nobody can send one again. */
const mostSignatures = 500;
const rememberedFor = 7 * 24 * 3_600_000;

const memorySchema = z.object({
	url: z.string(),
	secret: z.string(),
	/** IDs of the webhooks by event. */
	ids: z.record(z.string()),
	/** Their secrets, where the service makes them. */
	secrets: z.record(z.string()).optional(),
});

type Memory = z.infer<typeof memorySchema>;

export function webhookOf<Client>(
	api: VendorApi<Client>,
	spec: WebhookSpec<Client>,
): WebhookTrigger {
	const { name } = api;

	function chosenEvents(context: IHookFunctions | IWebhookFunctions): string[] {
		const events = readTriggerParameter(context, 'events', textList, 'Events');
		if (events.length > 0) return [...new Set(events)];
		throw invalidInput(
			"'Events' is empty",
			[{ field: 'Events', message: 'is empty' }],
			'Choose at least one event.',
		);
	}

	/** Removes them one by one; what could not be removed stays in the memory, for the next time. */
	async function removeAll(client: Client, stored: IDataObject, memory: Memory): Promise<void> {
		const left = new Map(Object.entries(memory.ids));
		let failure: Failure | undefined;
		for (const [event, id] of [...left]) {
			const removed = await resultOrFailure(spec.remove(client, id), () => true);
			if (removed instanceof Failure && removed.kind !== 'notFound') failure = removed;
			else left.delete(event);
		}
		if (left.size === 0) delete stored.webhooks;
		else stored.webhooks = { ...memory, ids: Object.fromEntries(left) };
		if (failure) throw failure;
	}

	async function areRegistered(context: IHookFunctions): Promise<boolean> {
		const memory = readMemory(context);
		const url = webhookUrl(context);
		const events = chosenEvents(context);
		if (memory?.url !== url) return false;
		if (Object.keys(memory.ids).sort().join() !== [...events].sort().join()) return false;
		const client = await connect(context, api);
		for (const id of Object.values(memory.ids)) {
			const found = await resultOrFailure(
				spec.isRegistered(client, id, url),
				({ kind }) => kind === 'notFound',
			);
			if (found !== true) return false;
		}
		return true;
	}

	async function registerAll(context: IHookFunctions): Promise<boolean> {
		const url = webhookUrl(context);
		const events = chosenEvents(context);
		const client = await connect(context, api);
		const stored = context.getWorkflowStaticData('node');
		const before = readMemory(context);
		if (before) await removeAll(client, stored, before);
		const memory: Memory = { url, secret: crypto.randomUUID() + crypto.randomUUID(), ids: {} };
		for (const event of events) {
			const registered = await resultOrFailure(
				spec.register(client, event, url, memory.secret),
				() => true,
			);
			if (registered instanceof Failure) {
				// All or none: a webhook that nobody knows of would go on calling.
				await resultOrFailure(removeAll(client, stored, memory), () => true);
				throw registered;
			}
			if (typeof registered === 'string') memory.ids[event] = registered;
			else {
				memory.ids[event] = registered.id;
				memory.secrets = { ...memory.secrets, [event]: registered.secret };
			}
		}
		stored.webhooks = memory;
		return true;
	}

	async function unregisterAll(context: IHookFunctions): Promise<boolean> {
		const memory = readMemory(context);
		if (!memory) return true;
		const client = await connect(context, api);
		await removeAll(client, context.getWorkflowStaticData('node'), memory);
		return true;
	}

	async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
		const request = context.getRequestObject();
		const rawBody: Buffer = Buffer.isBuffer(request.rawBody)
			? request.rawBody
			: Buffer.from(JSON.stringify(context.getBodyData()));
		if (rawBody.byteLength > largestBody) return refuse(context, 413, 'The body is too large');
		const body = parse(rawBody);
		const received = spec.read(body);
		if (received && received.event === spec.ping) return { webhookResponse: 'ok' };
		const { secret = '', secrets } = readMemory(context) ?? {};
		const ownSecret = secrets ? (ownValue(secrets, received?.event ?? '') ?? '') : secret;
		const sent = { rawBody, body, secret: ownSecret };
		const { signature, problem } = await proofOf(context, spec.signature, sent);
		if (problem) {
			context.logger.warn(`A webhook for the ${name} Trigger was refused: ${problem}`);
			return refuse(context, 401, 'The signature is not accepted');
		}
		if (!received) return refuse(context, 400, `The body is no webhook of ${name}`);
		if (!chosenEvents(context).includes(received.event) || !received.json) {
			return { webhookResponse: 'ignored' };
		}
		const json = spec.complete
			? await spec.complete(await connect(context, api), received)
			: received.json;
		if (!isFirst(context, signature ?? '')) {
			context.logger.warn(`A webhook for the ${name} Trigger came a second time, and was left out`);
			return { webhookResponse: 'known' };
		}
		const simplify = context.getNodeParameter('simplify', true) === true;
		const { event } = received;
		return {
			workflowData: [[{ json: toJson({ event, ...json, ...(!simplify && { raw: body }) }) }]],
		};
	}

	return {
		properties: propertiesOf(spec),
		webhookMethods: {
			checkExists: inNodeErrors(areRegistered),
			create: inNodeErrors(registerAll),
			delete: inNodeErrors(unregisterAll),
		},
		receive,
	};
}

function propertiesOf<Client>(spec: WebhookSpec<Client>): INodeProperties[] {
	return [
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			required: true,
			options: spec.events,
			default: spec.default,
			description: 'What starts the workflow',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	];
}

function inNodeErrors(method: (context: IHookFunctions) => Promise<boolean>): Method {
	return async function () {
		try {
			return await method(this);
		} catch (error) {
			throw toNodeError(this.getNode(), error, 0);
		}
	};
}

function readMemory(context: IHookFunctions | IWebhookFunctions): Memory | undefined {
	const checked = memorySchema.safeParse(context.getWorkflowStaticData('node').webhooks);
	return checked.success ? checked.data : undefined;
}

function webhookUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url) return url;
	throw new TypeError('The webhook has no address');
}

interface Sent {
	rawBody: Uint8Array;
	body: unknown;
	secret: string;
}

/** The signature, and why it is not to be trusted. */
async function proofOf(
	context: IWebhookFunctions,
	form: HmacForm | BodyHmacForm,
	{ rawBody, body, secret }: Sent,
): Promise<{ signature: string | undefined; problem: string | undefined }> {
	const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
	if ('field' in form) {
		const signature = textOf(valueAt(body, form.field));
		return { signature, problem: await bodyHmacProblem(form, body, secret, Date.now()) };
	}
	const signature = textOf(z.record(z.unknown()).parse(context.getHeaderData())[form.header]);
	return { signature, problem: await hmacProblem(form, signature, rawBody, secret) };
}

/** Whether the signature was not seen before: a service that says no time can be played back for ever. */
function isFirst(context: IWebhookFunctions, signature: string): boolean {
	const stored = context.getWorkflowStaticData('node');
	const now = Date.now();
	const receipts = createReceipts({ most: mostSignatures, whenFull: 'forgetOldest' });
	receipts.learn(stored.signatures, now);
	const mark = signature.trim().slice(-32);
	const until = now + rememberedFor;
	const { result } = receipts.claim(mark, { id: '', at: now, until, isOpen: false });
	stored.signatures = receipts.stored(now);
	return result === 'granted';
}

function parse(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8'));
	} catch {
		return undefined;
	}
}

function refuse(context: IWebhookFunctions, status: number, error: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.statusCode = status;
	response.setHeader('content-type', 'application/json; charset=utf-8');
	response.end(JSON.stringify({ error }));
	return { noWebhookResponse: true };
}
