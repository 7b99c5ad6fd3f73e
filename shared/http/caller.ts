import type { ZodType, ZodTypeDef } from 'zod';
import { readText } from './body';
import type { Clock } from './clock';
import { failureOf, isRedirect, lostFile, notJson, unexpectedShape, unreachable } from './explain';
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

	return {
		answer: checkedAnswer,

		async json(request, schema, options) {
			return (await checkedAnswer(request, schema, options)).value;
		},

		async text(request, options) {
			return (await exchange(request, options)).text;
		},

		async download<T>(
			request: HttpRequest,
			consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
			options: CallOptions = {},
		): Promise<T> {
			type Outcome = { status: number; headers: Record<string, string> } & (
				{ result: T } | { text: string }
			);
			let next: HttpRequest = request;
			let askedAgain = false;
			for (let redirects = 0; ; redirects++) {
				const current = next;
				const outcome = await withRetry(
					current,
					isRepeatable(current, options),
					async (): Promise<Outcome> => {
						const response = await send({ ...current, signal });
						if (response.status < 200 || response.status > 299) {
							const text = await readText(response.body, defaultMaxBytes);
							return { status: response.status, headers: response.headers, text };
						}
						try {
							const result = await consume(response.body, response.headers);
							return { status: response.status, headers: response.headers, result };
						} catch (error) {
							// What breaks while the body is read comes out of whoever reads it.
							throw asConnectionFailure(error);
						}
					},
				);
				if ('result' in outcome) return outcome.result;
				const { location } = outcome.headers;
				if (isRedirect(outcome.status) && location && redirects < maxRedirects) {
					// The new address has its own query.
					next = {
						...current,
						query: undefined,
						url: new URL(location, current.url).href,
						anonymous: true,
					};
					continue;
				}
				if (redirects > 0 && signedAddressRefusals.has(outcome.status)) {
					if (askedAgain) throw lostFile(rules, current, outcome.status);
					askedAgain = true;
					next = request;
					redirects = -1;
					continue;
				}
				throw failureOf(
					rules,
					current,
					{ ...outcome, json: parseJson(outcome.text) },
					{ clock, repeatable: isRepeatable(current, options) },
				);
			}
		},
	};
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
