import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput, type Failure } from '../../shared/http/failure';
import { toJson } from '../../shared/node/run/records';
import { readCredential } from './credential';
import { readWebhook, toEvent } from './events';
import { signatureHeader, signatureProblem } from './signature';

/** Bytes that a webhook may have. */
const largestBody = 5 * 1024 * 1024;

const optionsSchema = z.object({
	acceptV1: z.boolean().default(false),
	tolerance: z.number().min(1).default(300),
});

const headersSchema = z.object({ [signatureHeader]: z.string().optional() }).passthrough();

export function noSignatureKey(): Failure {
	return invalidInput(
		"The Teamtailor credential has no 'Webhook Signature Key', so no webhook could be trusted",
		[{ field: 'Webhook Signature Key', message: 'is empty' }],
		'Copy the signature key of the webhook from Teamtailor: Settings > Integrations > Webhooks.',
	);
}

/**
 * Starts the workflow for a webhook that Teamtailor has signed. Anything else is refused: 401 for its signature, 400 for
 * its body, 413 for its size; then nothing starts. An event that was not chosen is answered with 200 and dropped.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const rawBody: Buffer = Buffer.isBuffer(request.rawBody)
		? request.rawBody
		: Buffer.from(JSON.stringify(context.getBodyData()));
	if (rawBody.byteLength > largestBody) return refuse(context, 413, 'The body is too large');

	const { signatureKey } = readCredential(await context.getCredentials('teamtailorApi'));
	const { acceptV1, tolerance } = optionsSchema.parse(context.getNodeParameter('options', {}));
	const body = parse(rawBody);
	const webhook = readWebhook(body);
	const problem = await signatureProblem(
		{
			signature: headersSchema.parse(context.getHeaderData())[signatureHeader],
			rawBody,
			recordId: webhook?.id,
		},
		{
			key: signatureKey,
			versions: acceptV1 ? ['v1', 'v2'] : ['v2'],
			tolerance,
			now: Date.now(),
		},
	);
	if (problem) {
		context.logger.warn(`A webhook for the Teamtailor Trigger was refused: ${problem}`);
		return refuse(context, 401, 'The signature is not accepted');
	}
	if (!webhook) return refuse(context, 400, 'The body has no payload.event_name and payload.data');

	const events = z.array(z.string()).parse(context.getNodeParameter('events', []));
	if (!events.includes(webhook.event)) return { webhookResponse: 'ignored' };
	const simplify = context.getNodeParameter('simplify', true) === true;
	const event = toEvent(webhook);
	return {
		workflowData: [[{ json: toJson(simplify ? event : { ...event, raw: body }) }]],
	};
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
