import type {
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';
import {
	asConnectionFailure,
	type HttpRequest,
	type HttpResponse,
	type RequestFunction,
} from '../../http/request';
import { limitIdleTime, type EndableCall } from './idleLimit';
import { multipartForm } from './multipart';

/** The contexts in which n8n lets a node call out. */
export type RequestContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

const defaultTimeout = 60_000;

const responseSchema = z.object({
	statusCode: z.number(),
	headers: z
		.record(z.unknown())
		.transform((headers) =>
			Object.fromEntries(
				Object.entries(headers).flatMap(([name, value]) =>
					value === undefined || value === null
						? []
						: [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]],
				),
			),
		),
	body: z.custom<AsyncIterable<Uint8Array>>(
		(body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
	),
});

/**
 * The request function on n8n's own helper: credentials, proxy, and the rules of the instance about addresses come
 * with it. Answers are always streamed, so that their size can be limited and errors read in full.
 *
 * @param renewsToken whether the credential has a token that n8n renews once it is not accepted any more
 */
export function n8nRequest(
	context: RequestContext,
	credentialType: string,
	renewsToken = false,
): RequestFunction {
	return async (request) => {
		const call = endableCall(request.signal);
		const options = { ...toOptions(request), abortSignal: call.signal };
		// n8n renews an expired token, and sends the request again, only for an answer that it takes for an error.
		if (renewsToken) options.ignoreHttpStatusErrors = { ignore: true, except: [401] };
		try {
			const response: unknown = request.anonymous
				? await context.helpers.httpRequest(options)
				: await context.helpers.httpRequestWithAuthentication.call(
						withCancelSignal(context, call.signal),
						credentialType,
						options,
					);
			return toResponse(response, request, call);
		} catch (error) {
			call.release();
			const refused = refusedSchema.safeParse(error);
			if (renewsToken && refused.success)
				return toResponse(refused.data.cause.response, request, call);
			throw asConnectionFailure(error);
		}
	};
}

/** What n8n throws when the renewed token is not accepted either: the answer is in it. */
const refusedSchema = z.object({
	cause: z.object({
		response: z
			.object({ status: z.literal(401), headers: z.unknown(), data: z.unknown() })
			.transform(({ status, headers, data }) => ({ statusCode: status, headers, body: data })),
	}),
});

function toOptions(request: HttpRequest): IHttpRequestOptions {
	const { body } = request;
	const query = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
	return {
		method: request.method,
		url: request.url,
		...(query.length > 0 && { qs: Object.fromEntries(query) }),
		headers: {
			...(body?.type === 'json' && { 'content-type': 'application/json' }),
			...(body?.type === 'form' && { 'content-type': 'application/x-www-form-urlencoded' }),
			...request.headers,
		},
		...(body?.type === 'json' && { body: JSON.stringify(body.value) }),
		...(body?.type === 'form' && { body: new URLSearchParams(body.fields).toString() }),
		...(body?.type === 'multipart' && { body: multipartForm(body.fields, body.files) }),
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect could carry the credential to another host; the caller decides on each one.
		disableFollowRedirect: true,
		timeout: request.timeout ?? defaultTimeout,
	};
}

/** A call that ends with its run, or by itself; released, it lets go of the run's signal, which may live for long. */
function endableCall(runSignal: AbortSignal | undefined): EndableCall & { signal: AbortSignal } {
	const ending = new AbortController();
	const end = () => ending.abort();
	if (runSignal?.aborted) end();
	runSignal?.addEventListener('abort', end, { once: true });
	const release = () => runSignal?.removeEventListener('abort', end);
	return { signal: ending.signal, end, release };
}

/** n8n puts the execution's own signal in the place of the one that an authenticated call names. */
function withCancelSignal(context: RequestContext, signal: AbortSignal): RequestContext {
	if (!('getExecutionCancelSignal' in context)) return context;
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
}

function toResponse(
	response: unknown,
	{ timeout = defaultTimeout }: HttpRequest,
	call: EndableCall,
): HttpResponse {
	const { statusCode, headers, body } = responseSchema.parse(response);
	limitIdleTime(body, timeout, call);
	return { status: statusCode, headers, body };
}
