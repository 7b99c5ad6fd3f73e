import type { ZodError, ZodType, ZodTypeDef } from 'zod';
import { readText } from './body';
import type { Clock } from './clock';
import { Failure, type FailureDetails } from './failure';
import {
	asConnectionFailure,
	ConnectionFailure,
	type ByteStream,
	type HttpRequest,
	type RequestFunction,
} from './request';
import { defaultRetryRules, retry, type Gate, type RetryRules } from './retry';
import { requestedWait, retryAfterWait } from './retryAfter';

/** An answer that was read to its end. `json` is `undefined` when the text is no JSON. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
	json: unknown;
}

/** What is particular to one service. */
export interface ServiceRules {
	/** Display name, e.g. `Personio`. */
	name: string;
	/** Reads the service's own error format. What it leaves open follows from the HTTP status. */
	readFailure?(answer: Answer): Partial<FailureDetails> | undefined;
	retry?: Partial<RetryRules>;
}

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
	signal?: AbortSignal;
}

const defaultMaxBytes = 64 * 1024 * 1024;
const maxRedirects = 3;

/** How file stores refuse a signed address: it has expired, or, at some of them, the file is gone. */
const signedAddressRefusals = new Set([400, 401, 403]);

/** Makes the calls of one run to one service; all of them share one rate-limit gate. */
export function createCaller(
	rules: ServiceRules,
	{ request: send, clock, signal }: CallerParts,
): Caller {
	const gate: Gate = { opensAt: 0 };
	const retryRules = { ...defaultRetryRules, ...rules.retry };

	async function withRetry<T extends { status: number; headers: Record<string, string> }>(
		request: HttpRequest,
		repeatable: boolean | undefined,
		attempt: () => Promise<T>,
	): Promise<T> {
		try {
			return await retry(attempt, {
				rules: retryRules,
				clock,
				gate,
				signal,
				repeatable: repeatable ?? !['POST', 'PATCH'].includes(request.method),
			});
		} catch (error) {
			throw error instanceof ConnectionFailure ? unreachable(rules, request, error) : error;
		}
	}

	async function exchange(request: HttpRequest, options: CallOptions = {}): Promise<Answer> {
		const answer = await withRetry(request, options.repeatable, async () => {
			const response = await send({ ...request, signal });
			const text = await readText(response.body, options.maxBytes ?? defaultMaxBytes);
			return { status: response.status, headers: response.headers, text, json: parseJson(text) };
		});
		const { status } = answer;
		const succeeded = options.success ? status === options.success : status >= 200 && status <= 299;
		if (!succeeded) throw failureOf(rules, request, answer, clock);
		return answer;
	}

	return {
		async json(request, schema, options) {
			const answer = await exchange(
				{ ...request, headers: { accept: 'application/json', ...request.headers } },
				options,
			);
			if (answer.json === undefined) throw notJson(rules, request, answer);
			const checked = schema.safeParse(answer.json);
			if (!checked.success) throw unexpectedShape(rules, request, checked.error);
			return checked.data;
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
				const outcome = await withRetry(current, options.repeatable, async (): Promise<Outcome> => {
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
				});
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
				throw failureOf(rules, current, { ...outcome, json: parseJson(outcome.text) }, clock);
			}
		},
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRedirect(status: number): boolean {
	return [301, 302, 303, 307, 308].includes(status);
}

/** Method and path; the query is left out since it may hold personal data. */
function endpointOf(request: HttpRequest): string {
	return `${request.method} ${new URL(request.url).pathname}`;
}

function failureOf(
	rules: ServiceRules,
	request: HttpRequest,
	answer: Answer,
	clock: Clock,
): Failure {
	const readWait = answer.status === 429 ? requestedWait : retryAfterWait;
	const retryAfter = readWait(answer.headers, clock.now());
	return new Failure({
		...failureOfStatus(rules.name, answer.status, retryAfter),
		...rules.readFailure?.(answer),
		service: rules.name,
		status: answer.status,
		...(retryAfter !== undefined && { retryAfter }),
		endpoint: endpointOf(request),
	});
}

/** What a bare status says. */
function failureOfStatus(
	name: string,
	status: number,
	retryAfter: number | undefined,
): Pick<FailureDetails, 'kind' | 'message' | 'remedy'> {
	if (isRedirect(status)) {
		return {
			kind: 'contract',
			message: `${name} wants to send the call to another address`,
			remedy:
				'Check the address in the credential: the call was not sent on, to keep the credential safe.',
		};
	}
	switch (status) {
		case 401:
			return {
				kind: 'authentication',
				message: `${name} does not accept the credential`,
				remedy: 'Check the credential of this node.',
			};
		case 403:
			return {
				kind: 'permission',
				message: `The credential is not allowed to do this in ${name}`,
				remedy: `Ask an administrator of ${name} for the right that this operation needs.`,
			};
		case 404:
		case 410:
			return { kind: 'notFound', message: `${name} does not know this record` };
		case 409:
			return { kind: 'conflict', message: `The request contradicts what ${name} already holds` };
		case 413:
			return { kind: 'validation', message: `The file or record is too large for ${name}` };
		case 400:
		case 415:
		case 422:
			return { kind: 'validation', message: `${name} does not accept these values` };
		case 429: {
			const seconds = retryAfter === undefined ? undefined : Math.ceil(retryAfter / 1000);
			return {
				kind: 'rateLimited',
				message: seconds
					? `${name} accepts no more calls for ${seconds} seconds`
					: `${name} accepts no more calls for now`,
				remedy:
					'Process fewer items at a time (option "Batching"), or run the workflow less often.',
			};
		}
		default:
			return status >= 500
				? {
						kind: 'unavailable',
						message: `${name} is not available (HTTP ${status})`,
						remedy:
							'Try again later. Everything that was not confirmed is picked up by the next run.',
					}
				: {
						kind: 'contract',
						message: `${name} gave an answer that was not expected (HTTP ${status})`,
						remedy:
							'Check the address in the credential; a proxy or a sign-in page may be answering in its place.',
					};
	}
}

function unreachable(rules: ServiceRules, request: HttpRequest, lost: ConnectionFailure): Failure {
	return new Failure({
		kind: 'unavailable',
		service: rules.name,
		message: lost.notSent
			? `${rules.name} cannot be reached at ${new URL(request.url).host} (${lost.code})`
			: `The connection to ${rules.name} broke before the answer was complete (${lost.code})`,
		remedy: lost.notSent
			? 'Check the address in the credential, and whether this machine may reach it.'
			: 'Try again later. Whether the service carried out the call is not known.',
		endpoint: endpointOf(request),
	});
}

/** A refusal at a signed address says nothing about the credential. */
function lostFile({ name }: ServiceRules, request: HttpRequest, status: number): Failure {
	return new Failure({
		kind: 'notFound',
		service: name,
		message: `The file is not at the address that ${name} named for it (HTTP ${status})`,
		remedy: `A new address was refused as well. Check whether the file can still be opened in ${name}.`,
		status,
		endpoint: endpointOf(request),
	});
}

function notJson(rules: ServiceRules, request: HttpRequest, answer: Answer): Failure {
	const isPage = /^\s*</.test(answer.text);
	return new Failure({
		kind: 'contract',
		service: rules.name,
		message: isPage
			? `${rules.name} answered with a web page instead of data`
			: `${rules.name} answered with something that is not JSON`,
		remedy:
			'Check the address in the credential; a proxy or a sign-in page may be answering in its place.',
		status: answer.status,
		endpoint: endpointOf(request),
	});
}

function unexpectedShape(rules: ServiceRules, request: HttpRequest, error: ZodError): Failure {
	return new Failure({
		kind: 'contract',
		service: rules.name,
		message: `${rules.name} sent an answer of an unexpected form`,
		fields: fieldsOf(error),
		remedy:
			'The service may have changed its answers. For a contract of your own, check its field paths.',
		endpoint: endpointOf(request),
	});
}

/** The first wrong fields of a check, by path. Values are left out: they may be personal. */
export function fieldsOf(error: ZodError): Array<{ field: string; message: string }> {
	return error.issues.slice(0, 10).map(({ path, message }) => ({
		field: path.reduce<string>(
			(text, part) =>
				typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part,
			'',
		),
		message,
	}));
}
