import type { ZodError } from 'zod';
import type { Clock } from './clock';
import { Failure, type FailureDetails } from './failure';
import type { ConnectionFailure, HttpRequest } from './request';
import { isRefusedBeforeEffect } from './retry';
import { requestedWait, retryAfterWait } from './retryAfter';
import { withoutSentValues } from './scrub';
import type { Answer, ServiceRules } from './service';

/** Turns what came back, or did not, into failures that a user can read. */

export function isRedirect(status: number): boolean {
	return [301, 302, 303, 307, 308].includes(status);
}

/** Method and path; the query is left out since it may hold personal data. */
function endpointOf(request: HttpRequest): string {
	return `${request.method} ${new URL(request.url).pathname}`;
}

/** What a write that must not be repeated has come to where nobody knows. */
export function effectUnknown(name: string): Pick<FailureDetails, 'effectUnknown' | 'remedy'> {
	return {
		effectUnknown: true,
		remedy: `It is not known whether ${name} carried out the call, so it was not repeated. Look in ${name} before you run it again.`,
	};
}

/** Whether the service may have carried the call out before it answered so. */
function mayHaveHadEffect(answer: Answer): boolean {
	const { status } = answer;
	return status === 408 || (status >= 500 && status !== 501 && !isRefusedBeforeEffect(answer));
}

/** @param repeatable whether a second try does no harm */
export function failureOf(
	rules: ServiceRules,
	request: HttpRequest,
	answer: Answer,
	{ clock, repeatable }: { clock: Clock; repeatable: boolean },
): Failure {
	const readWait = answer.status === 429 ? requestedWait : retryAfterWait;
	const retryAfter = readWait(answer.headers, clock.now());
	const details: FailureDetails = {
		...failureOfStatus(rules.name, answer.status, retryAfter),
		...rules.readFailure?.(answer),
		...(!repeatable && mayHaveHadEffect(answer) && effectUnknown(rules.name)),
		service: rules.name,
		status: answer.status,
		...(retryAfter !== undefined && { retryAfter }),
		endpoint: endpointOf(request),
	};
	return new Failure(withoutSentValues(details, request));
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
			return {
				kind: 'notFound',
				message: `${name} does not know this record`,
				remedy: 'Check the ID. The record may have been deleted, or belong to another account.',
			};
		case 409:
			return {
				kind: 'conflict',
				message: `The request contradicts what ${name} already holds`,
				remedy: `Look at the record in ${name}: it may have been created or changed in the meantime.`,
			};
		case 413:
			return {
				kind: 'validation',
				message: `The file or record is too large for ${name}`,
				remedy: 'Send a smaller file, or fewer records at a time.',
			};
		case 400:
		case 415:
		case 422:
			return {
				kind: 'validation',
				message: `${name} does not accept these values`,
				remedy: 'Fix the values of this item and try again.',
			};
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

export function unreachable(
	rules: ServiceRules,
	request: HttpRequest,
	lost: ConnectionFailure,
	repeatable: boolean,
): Failure {
	return new Failure({
		kind: 'unavailable',
		service: rules.name,
		message: messageOf(rules.name, request, lost),
		remedy: lost.notSent
			? 'Check the address in the credential, and whether this machine may reach it.'
			: 'Try again later. Everything that was not confirmed is picked up by the next run.',
		...(!repeatable && !lost.notSent && effectUnknown(rules.name)),
		endpoint: endpointOf(request),
	});
}

function messageOf(name: string, request: HttpRequest, lost: ConnectionFailure): string {
	if (lost.notSent)
		return `${name} cannot be reached at ${new URL(request.url).host} (${lost.code})`;
	if (lost.timeout !== undefined) {
		return `${name} did not answer within ${lost.timeout / 1000} seconds (timeout)`;
	}
	if (/TIMEDOUT$/.test(lost.code)) return `${name} did not answer in time (timeout, ${lost.code})`;
	return `The connection to ${name} broke before the answer was complete (${lost.code})`;
}

/** A refusal at a signed address says nothing about the credential. */
export function lostFile({ name }: ServiceRules, request: HttpRequest, status: number): Failure {
	return new Failure({
		kind: 'notFound',
		service: name,
		message: `The file is not at the address that ${name} named for it (HTTP ${status})`,
		remedy: `A new address was refused as well. Check whether the file can still be opened in ${name}.`,
		status,
		endpoint: endpointOf(request),
	});
}

export function notJson(
	rules: ServiceRules,
	request: HttpRequest,
	answer: Answer,
	repeatable: boolean,
): Failure {
	const isPage = /^\s*</.test(answer.text);
	return new Failure({
		kind: 'contract',
		service: rules.name,
		message: isPage
			? `${rules.name} answered with a web page instead of data`
			: `${rules.name} answered with something that is not JSON`,
		remedy:
			'Check the address in the credential; a proxy or a sign-in page may be answering in its place.',
		...(!repeatable && effectUnknown(rules.name)),
		status: answer.status,
		endpoint: endpointOf(request),
	});
}

export function unexpectedShape(
	rules: ServiceRules,
	request: HttpRequest,
	error: ZodError,
	repeatable = true,
): Failure {
	return new Failure({
		kind: 'contract',
		service: rules.name,
		message: `${rules.name} sent an answer of an unexpected form`,
		fields: fieldsOf(error),
		remedy:
			'The service may have changed its answers. For a contract of your own, check its field paths.',
		...(!repeatable && effectUnknown(rules.name)),
		endpoint: endpointOf(request),
	});
}

/** A failure that knows nothing of the call, such as a limit of size, with the service and the call. */
export function withCall(rules: ServiceRules, request: HttpRequest, failure: Failure): Failure {
	const { details } = failure;
	if (details.service !== undefined || details.kind === 'cancelled') return failure;
	return new Failure({
		...details,
		message: `${rules.name}: ${details.message}`,
		service: rules.name,
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
