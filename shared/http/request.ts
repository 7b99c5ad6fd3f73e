import type { Failure } from './failure';

/** Bytes as they arrive; may be read once. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A file to be sent. `open` gives a fresh stream each time, so that a repeated request sends it again. */
export interface FilePart {
	name: string;
	mimeType: string;
	/** Bytes. */
	size: number;
	open(): Promise<ByteStream>;
}

export type RequestBody =
	| { type: 'json'; value: unknown }
	| { type: 'form'; fields: Record<string, string> }
	| { type: 'multipart'; fields: Record<string, string>; files: Record<string, FilePart> };

export type QueryValue = string | number | boolean | undefined;

export interface HttpRequest {
	method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Absolute address. */
	url: string;
	query?: Record<string, QueryValue>;
	headers?: Record<string, string>;
	body?: RequestBody;
	/** Send it without the account's credentials, e.g. to a signed address of a file store. */
	anonymous?: boolean;
	/** Milliseconds without a byte after which the call has failed: before the answer, and within its body. */
	timeout?: number;
	signal?: AbortSignal;
}

/** An answer with any status. Header names are in lower case. */
export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	body: ByteStream;
}

/**
 * The one door to the network: n8n's helper inside a node, axios in a unit test. It authenticates unless the
 * request is anonymous, follows no redirect, gives every status back as a response,
 * and throws {@link ConnectionFailure} when there is no complete answer.
 */
export type RequestFunction = (request: HttpRequest) => Promise<HttpResponse>;

/** No complete answer arrived. */
export class ConnectionFailure extends Error {
	override readonly name = 'ConnectionFailure';

	/**
	 * @param code of the operating system or client, e.g. `ECONNREFUSED`
	 * @param notSent true when the request certainly never reached the service
	 * @param timeout milliseconds without a byte, where that is what ended the call
	 */
	constructor(
		readonly code: string,
		readonly notSent: boolean,
		readonly timeout?: number,
	) {
		super(`No complete answer arrived (${code})`);
	}
}

/** Codes that can only come up before the first byte of a request has left. */
const codesBeforeSending = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** The connection failure behind an error of an HTTP client; any other error as it is. */
export function asConnectionFailure(error: unknown): ConnectionFailure | Failure | Error {
	if (error instanceof ConnectionFailure) return error;
	const lost = lostConnection(error);
	if (lost)
		return new ConnectionFailure(lost.code, codesBeforeSending.has(lost.code), lost.timeout);
	return error instanceof Error ? error : new Error(String(error));
}

/** Codes of Node's sockets, TLS and streams, and of axios, that mean "no complete answer". */
const connectionCode =
	/^(ECONN[A-Z]+|E(SOCKET)?TIMEDOUT|EPIPE|EPROTO|ENOTFOUND|EAI_[A-Z]+|E(HOST|NET)(UNREACH|DOWN)|ERR_STREAM_PREMATURE_CLOSE|ERR_BAD_RESPONSE|ERR_NETWORK|ERR_CANCELED|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]+|ERR_TLS_[A-Z_]+)$/;

/** How axios says that nothing arrived for as long as it was to wait. */
const timeoutMessage = /^timeout of (\d+)ms exceeded$/;

function lostConnection(error: unknown): { code: string; timeout?: number } | undefined {
	for (let current: unknown = error, depth = 0; depth < 5; depth++) {
		if (typeof current !== 'object' || current === null) return undefined;
		if (
			'code' in current &&
			typeof current.code === 'string' &&
			connectionCode.test(current.code)
		) {
			const message = 'message' in current ? String(current.message) : '';
			const [, timeout] = timeoutMessage.exec(message) ?? [];
			return timeout ? { code: 'ETIMEDOUT', timeout: Number(timeout) } : { code: current.code };
		}
		if (
			'message' in current &&
			(current.message === 'aborted' || current.message === 'socket hang up')
		) {
			return { code: 'ECONNRESET' };
		}
		current = 'cause' in current ? current.cause : undefined;
	}
	return undefined;
}
