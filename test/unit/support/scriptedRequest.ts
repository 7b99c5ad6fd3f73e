import {
	ConnectionFailure,
	type HttpRequest,
	type HttpResponse,
	type RequestFunction,
} from '../../../shared/http/request';

/** An answer; `cutAfter` breaks the connection after that many characters of the body. */
export interface Script {
	status?: number;
	headers?: Record<string, string>;
	json?: unknown;
	text?: string;
	cutAfter?: number;
}

export interface ScriptedRequest {
	request: RequestFunction;
	/** What was sent, in order. */
	sent: HttpRequest[];
}

/** A request function that gives these answers one after the other, the last one for ever. */
export function scriptedRequest(...script: Array<Script | Error>): ScriptedRequest {
	const sent: HttpRequest[] = [];
	return {
		sent,
		request: async (request) => {
			const answer = script[Math.min(sent.length, script.length - 1)] ?? {};
			sent.push(request);
			if (answer instanceof Error) throw answer;
			return responseOf(answer);
		},
	};
}

function responseOf({ status = 200, headers = {}, json, text, cutAfter }: Script): HttpResponse {
	return { status, headers, body: bytesOf(text ?? JSON.stringify(json ?? {}), cutAfter) };
}

async function* bytesOf(text: string, cutAfter: number | undefined): AsyncGenerator<Uint8Array> {
	yield Buffer.from(text.slice(0, cutAfter));
	if (cutAfter !== undefined) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
}

export const refused = new ConnectionFailure('ECONNREFUSED', true);
export const reset = new ConnectionFailure('ECONNRESET', false);
