import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { Refusal } from './refusal';

/** A stream of Node's, by n8n's own type, since product code imports nothing of Node. */
type NodeStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** What is used of the request. n8n has not read its body, see `leaveBodyAlone` in parameters.ts. */
export interface ImportRequest {
	stream: NodeStream;
	/** By lower-case name. */
	header(name: string): string | undefined;
	query(name: string): string | undefined;
	/** The body where n8n has read it all the same. */
	rawBody?: Uint8Array;
}

interface ServerResponse {
	statusCode: number;
	setHeader(name: string, value: string): unknown;
	end(body?: string): unknown;
	once(event: 'close', listener: () => void): unknown;
	writableFinished: boolean;
}

const requestSchema = z.object({
	rawBody: z.instanceof(Uint8Array).optional().catch(undefined),
});

const isStream = (value: unknown) =>
	typeof value === 'object' && value !== null && 'pipe' in value && 'resume' in value;

const isResponse = (value: unknown) =>
	typeof value === 'object' && value !== null && 'setHeader' in value && 'end' in value;

export function requestOf(context: IWebhookFunctions): ImportRequest {
	const request: unknown = context.getRequestObject();
	const headers = context.getHeaderData();
	const query: IDataObject = z
		.record(z.custom<IDataObject[string]>())
		.parse(context.getQueryData());
	return {
		stream: z.custom<NodeStream>(isStream).parse(request),
		...requestSchema.parse({ rawBody: Reflect.get(Object(request), 'rawBody') }),
		header: (name) => [headers[name]].flat()[0],
		query(name) {
			const value = [query[name]].flat()[0];
			return typeof value === 'string' ? value : undefined;
		},
	};
}

function responseOf(context: IWebhookFunctions): ServerResponse {
	return z.custom<ServerResponse>(isResponse).parse(context.getResponseObject());
}

/** Answers by ourselves: n8n's own answers have one status for all. */
export function answer(
	context: IWebhookFunctions,
	status: number,
	body: object | string,
	headers: Record<string, string> = {},
): void {
	const response = responseOf(context);
	response.statusCode = status;
	const isJson = typeof body !== 'string';
	const all = {
		...(isJson && { 'content-type': 'application/json' }),
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		...headers,
	};
	for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
	response.end(isJson ? JSON.stringify(body) : body);
}

/** How a request ended: with an answer, with the answer that the workflow failed, or without any. */
export type Outcome = 'answered' | 'failed' | 'lost';

/**
 * Calls back when the request is over. It failed where n8n had to answer that the workflow could not be started, or
 * failed before the answer; it is lost where the sender has gone before.
 */
export function whenAnswered(
	context: IWebhookFunctions,
	callback: (outcome: Outcome) => void,
): void {
	const response = responseOf(context);
	response.once('close', () => {
		if (!response.writableFinished) callback('lost');
		else callback(response.statusCode >= 500 ? 'failed' : 'answered');
	});
}

/** The sender has gone before the body was complete: there is nobody to answer. */
export class Aborted extends Error {
	override readonly name = 'Aborted';
}

/**
 * Reads the body, and no more of it than is allowed.
 * @param limit in bytes
 * @throws Refusal 413, before anything is read where the sender says the length; Aborted
 */
export async function readBody(request: ImportRequest, limit: number): Promise<Uint8Array> {
	const tooLarge = () =>
		new Refusal(
			413,
			`The request has more than ${limit / megabyte} MB. Send fewer or smaller files, or let the owner of the workflow raise 'Maximum Size'.`,
		);
	if (request.rawBody) {
		if (request.rawBody.byteLength > limit) throw tooLarge();
		return request.rawBody;
	}
	if (Number(request.header('content-length') ?? 0) > limit) throw tooLarge();
	const { stream } = request;
	return await new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = [];
		let size = 0;
		stream.on('data', (chunk: Uint8Array) => {
			size += chunk.byteLength;
			if (size <= limit) {
				chunks.push(chunk);
			} else {
				// The rest flows by unread; to break off the connection would keep the answer from the sender.
				chunks.length = 0;
				reject(tooLarge());
			}
		});
		stream.once('end', () => resolve(Buffer.concat(chunks)));
		stream.once('error', () => reject(new Aborted()));
		stream.once('close', () => reject(new Aborted()));
		if (stream.readableEnded || stream.destroyed) reject(new Aborted());
	});
}

export const megabyte = 1024 * 1024;
