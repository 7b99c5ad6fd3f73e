import axios from 'axios';
import type { AxiosRequestConfig } from 'axios';
import { z } from 'zod';
import {
	asConnectionFailure,
	type ByteStream,
	type HttpRequest,
	type RequestBody,
	type RequestFunction,
} from '../../shared/http/request';
import { multipartForm } from '../../shared/node/account/multipart';

const headersSchema = z
	.record(z.unknown())
	.transform((headers) =>
		Object.fromEntries(
			Object.entries(headers).flatMap(([name, value]) =>
				value === undefined || value === null
					? []
					: [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]],
			),
		),
	);

const streamSchema = z.custom<ByteStream>(
	(body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
);

/**
 * The request function on axios, for clients without n8n.
 * @param authentication headers that prove the account; left out of anonymous requests
 */
export function axiosRequest(
	authentication: Readonly<Record<string, string>> = {},
): RequestFunction {
	return async (request) => {
		try {
			const { status, headers, data } = await axios.request<unknown>({
				...bodyOf(request.body),
				method: request.method,
				url: addressOf(request),
				headers: {
					...contentTypeOf(request.body),
					...request.headers,
					...(!request.anonymous && authentication),
				},
				responseType: 'stream',
				validateStatus: () => true,
				maxRedirects: 0,
				// The sandbox is on this machine, whatever the environment says about a proxy.
				proxy: false,
				...(request.timeout !== undefined && { timeout: request.timeout }),
				...(request.signal && { signal: request.signal }),
			});
			return {
				status,
				headers: headersSchema.parse({ ...headers }),
				body: streamSchema.parse(data),
			};
		} catch (error) {
			throw asConnectionFailure(error);
		}
	};
}

function addressOf({ url, query = {} }: HttpRequest): string {
	const address = new URL(url);
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) address.searchParams.set(name, String(value));
	}
	return address.href;
}

function contentTypeOf(body: RequestBody | undefined): Record<string, string> {
	if (body?.type === 'json') return { 'content-type': 'application/json' };
	if (body?.type === 'form') return { 'content-type': 'application/x-www-form-urlencoded' };
	return {};
}

function bodyOf(body: RequestBody | undefined): Pick<AxiosRequestConfig, 'data'> {
	switch (body?.type) {
		case undefined:
			return {};
		case 'json':
			return { data: JSON.stringify(body.value) };
		case 'form':
			return { data: new URLSearchParams(body.fields).toString() };
		case 'multipart':
			return { data: multipartForm(body.fields, body.files) };
	}
}
