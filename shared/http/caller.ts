import type { ZodType, ZodTypeDef } from 'zod';
import { readText } from './body';
import type { Clock } from './clock';
import {
	failureOf,
	isRedirect,
	lostFile,
	notJson,
	unexpectedShape,
	unreachable,
	withCall,
} from './explain';
import { Failure } from './failure';
import { LongWait, pacerFor, type RateLimit } from './pacer';
import {
	asConnectionFailure,
	ConnectionFailure,
	type ByteStream,
	type HttpRequest,
	type HttpResponse,
	type RequestFunction,
} from './request';
import { defaultRetryRules, retry, type Gate } from './retry';
import type { Answer, ServiceRules } from './service';

export interface CallOptions {
	/** Whether a repeated request is harmless. Default: every method but POST and PATCH. */
	repeatable?: boolean;
	/** Bytes that the answer may have. */
	maxBytes?: number;
	/** The one status that means success, where the service names it; else any 2xx does. */
	success?: number;
}

/** Typed calls to one service: retried, checked, and with failures that a user can read. */
export interface Caller {
	/** @throws Failure; `contract` when the answer is no JSON or does not fit the schema */
	json<T>(
		request: HttpRequest,
		schema: ZodType<T, ZodTypeDef, unknown>,
		options?: CallOptions,
	): Promise<T>;
	/** The same, with the answer's headers by names in lower case. @throws Failure */
	answer<T>(
		request: HttpRequest,
		schema: ZodType<T, ZodTypeDef, unknown>,
		options?: CallOptions,
	): Promise<{ value: T; headers: Record<string, string> }>;
	/**
	 * A call whose answer says nothing more: it is empty or JSON of any form. Anything else comes from somebody else, e.g. a
	 * sign-in page.
	 * @throws Failure
	 */
	done(request: HttpRequest, options?: CallOptions): Promise<void>;
	/** The answer's text, whatever its type. @throws Failure */
	text(request: HttpRequest, options?: CallOptions): Promise<string>;
	/**
	 * Hands the body to `consume` as it arrives, the client's own stream; called again from the start when the
	 * connection breaks. A redirect is followed without the account's credentials, and asked for once more when the
	 * address that it named is refused. @throws Failure
	 */
	download<T>(
		request: HttpRequest,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
		options?: CallOptions,
	): Promise<T>;
}

export interface CallerParts {
	request: RequestFunction;
	clock: Clock;
	/** Ends the calls of the run; see `throwIfCancelled` for its reason. */
	signal?: AbortSignal;
	/** Milliseconds that one call may spend waiting altogether, if that is less than the service's rules allow. */
	budget?: number;
}

const defaultMaxBytes = 64 * 1024 * 1024;
const maxRedirects = 3;

/** How file stores refuse a signed address: it has expired, or, at some of them, the file is gone. */
const signedAddressRefusals = new Set([400, 401, 403]);

/** Makes the calls of one run to one service; all of them share one rate limit, with other runs of the same account. */
export function createCaller(
	rules: ServiceRules,
	{ request, clock, signal, budget = Infinity }: CallerParts,
): Caller {
	const gate: Gate = { opensAt: 0 };
	const ownRules = { ...defaultRetryRules, ...rules.retry };
	const retryRules = { ...ownRules, budget: Math.min(ownRules.budget, budget) };
	const send = rules.rateLimit
		? paced(request, rules.rateLimit, { clock, signal, longest: retryRules.budget })
		: request;

	async function withRetry<T extends { status: number; headers: Record<string, string> }>(
		request: HttpRequest,
		repeatable: boolean,
		attempt: () => Promise<T>,
	): Promise<T> {
		try {
			return await retry(attempt, {
				rules: retryRules,
				clock,
				gate,
				signal,
				repeatable,
			});
		} catch (error) {
			if (error instanceof Failure) throw withCall(rules, request, error);
			throw error instanceof ConnectionFailure
				? unreachable(rules, request, error, repeatable)
				: error;
		}
	}

	async function exchange(request: HttpRequest, options: CallOptions = {}): Promise<Answer> {
		const repeatable = isRepeatable(request, options);
		const answer = await withRetry(request, repeatable, async () => {
			const response = await send({ ...request, signal });
			const text = await readText(response.body, options.maxBytes ?? defaultMaxBytes);
			const { status, headers } = response;
			const received: Answer = { status, headers, text, json: parseJson(text) };
			return { ...received, status: rules.readStatus?.(received) ?? status };
		});
		const { status } = answer;
		const succeeded = options.success ? status === options.success : status >= 200 && status <= 299;
		if (!succeeded) throw failureOf(rules, request, answer, { clock, repeatable });
		return answer;
	}

	async function checkedAnswer<T>(
		request: HttpRequest,
		schema: ZodType<T, ZodTypeDef, unknown>,
		options?: CallOptions,
	): Promise<{ value: T; headers: Record<string, string> }> {
		const answer = await exchange(
			{ ...request, headers: { accept: 'application/json', ...request.headers } },
			options,
		);
		const checked = schema.safeParse(answer.json);
		const isJson = answer.json !== undefined;
		// An answer without content (204) is right where the schema has no need of one.
		if (!isJson && !(checked.success && answer.status === 204)) {
			throw notJson(rules, request, answer, isRepeatable(request, options));
		}
		if (!checked.success) {
			throw unexpectedShape(rules, request, checked.error, isRepeatable(request, options));
		}
		return { value: checked.data, headers: answer.headers };
	}

	/** One download at one address. What is not a success is read as text. */
	async function fetchFile<T>(
		request: HttpRequest,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
		options: CallOptions | undefined,
	): Promise<Answer & { result?: { value: T } }> {
		return await withRetry(request, isRepeatable(request, options), async () => {
			const { status, headers, body } = await send({ ...request, signal });
			if (status < 200 || status > 299) {
				const text = await readText(body, defaultMaxBytes);
				return { status, headers, text, json: parseJson(text) };
			}
			try {
				const result = { value: await consume(body, headers) };
				return { status, headers, text: '', json: undefined, result };
			} catch (error) {
				// What breaks while the body is read comes out of whoever reads it.
				throw asConnectionFailure(error);
			}
		});
	}

	/** A download along redirects, which are followed without the account's credentials. */
	async function follow<T>(
		first: HttpRequest,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
		options: CallOptions | undefined,
	): Promise<Downloaded<T>> {
		let request = first;
		for (let redirects = 0; ; redirects++) {
			const { result, ...answer } = await fetchFile(request, consume, options);
			if (result) return { result: result.value };
			const { location } = answer.headers;
			if (!isRedirect(answer.status) || !location || redirects === maxRedirects) {
				return { request, answer, isRedirected: redirects > 0 };
			}
			// The new address has its own query.
			const url = new URL(location, request.url).href;
			request = { ...request, url, query: undefined, anonymous: true };
		}
	}

	function refusalOf({ request, answer }: Refused, options: CallOptions | undefined): Failure {
		return failureOf(rules, request, answer, {
			clock,
			repeatable: isRepeatable(request, options),
		});
	}

	return {
		answer: checkedAnswer,

		async json(request, schema, options) {
			return (await checkedAnswer(request, schema, options)).value;
		},

		async done(request, options) {
			const answer = await exchange(request, options);
			if (answer.json === undefined && answer.text.trim() !== '') {
				throw notJson(rules, request, answer, isRepeatable(request, options));
			}
		},
		async text(request, options) {
			return (await exchange(request, options)).text;
		},

		async download(request, consume, options) {
			const first = await follow(request, consume, options);
			if ('result' in first) return first.result;
			if (!isRefusedByStore(first)) throw refusalOf(first, options);
			// The signed address may have run out: the service names a new one.
			const second = await follow(request, consume, options);
			if ('result' in second) return second.result;
			if (isRefusedByStore(second)) throw lostFile(rules, second.request, second.answer.status);
			throw refusalOf(second, options);
		},
	};
}

/** What became of a download. */
type Downloaded<T> = { result: T } | Refused;

interface Refused {
	/** The request that was refused, after all redirects. */
	request: HttpRequest;
	answer: Answer;
	isRedirected: boolean;
}

function isRefusedByStore({ isRedirected, answer }: Refused): boolean {
	return isRedirected && signedAddressRefusals.has(answer.status);
}

/**
 * Requests to other hosts, such as file stores, are not counted by the service. Where it has said that it accepts none
 * for longer than a call may wait, that is the answer to the next ones as well.
 */
function paced(
	request: RequestFunction,
	limit: RateLimit,
	{ clock, signal, longest }: Pick<CallerParts, 'clock' | 'signal'> & { longest: number },
): RequestFunction {
	const pacer = pacerFor(limit, clock);
	return async (next) => {
		if (next.anonymous) return await request(next);
		let answered: Awaited<ReturnType<typeof pacer.turn>>;
		try {
			answered = await pacer.turn(signal, longest);
		} catch (error) {
			if (error instanceof LongWait) return refusedFor(error.milliseconds);
			throw error;
		}
		let response: HttpResponse | undefined;
		try {
			response = await request(next);
			return response;
		} finally {
			answered(response);
		}
	};
}

function refusedFor(milliseconds: number): HttpResponse {
	const headers = { 'retry-after': String(Math.ceil(milliseconds / 1000)) };
	return { status: 429, headers, body: noBytes() };
}

async function* noBytes(): ByteStream {
	yield* [];
}

function isRepeatable({ method }: HttpRequest, { repeatable }: CallOptions = {}): boolean {
	return repeatable ?? !['POST', 'PATCH'].includes(method);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
