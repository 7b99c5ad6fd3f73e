import type { FastifyError, FastifyReply } from 'fastify';

import type { FieldMessage } from '../control/validate';

const CODES = {
	400: 'ValidationError',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'NotFound',
	409: 'ApplicationAlreadyExists',
	413: 'FileTooLarge',
	415: 'UnsupportedMediaType',
	422: 'ValidationError',
	429: 'TooManyRequests',
	500: 'InternalServerError',
	503: 'ServiceUnavailable',
} as const;

export interface ErrorEntry {
	message: string;
	/** Default: the usual one of the status. */
	errorCode?: string;
	modelType?: string | null;
	applicationId?: number;
}

/** An answer that is an error: a list, in the form that clients of third parties show. */
export class ErecruiterError extends Error {
	readonly entries: readonly ErrorEntry[];

	constructor(
		readonly status: keyof typeof CODES,
		entries: string | ErrorEntry | readonly ErrorEntry[],
	) {
		const list = typeof entries === 'string' ? [{ message: entries }] : [entries].flat();
		super(list.map(({ message }) => message).join('; '));
		this.entries = list;
	}
}

/** One entry for each field or parameter that does not fit. */
export function validationError(errors: readonly FieldMessage[]): ErecruiterError {
	return new ErecruiterError(
		400,
		errors.map(({ field, message }) => ({ message, modelType: field || 'body' })),
	);
}

export function sendError(reply: FastifyReply, { status, entries }: ErecruiterError): FastifyReply {
	return reply.code(status).send(
		entries.map(({ message, errorCode, modelType, ...more }) => ({
			message,
			errorCode: errorCode ?? CODES[status],
			modelType: modelType ?? null,
			...more,
		})),
	);
}

/** What a refusal by the HTTP server itself is to the client. */
export function errorOf(error: FastifyError): ErecruiterError {
	switch (error.statusCode) {
		case 400:
			return new ErecruiterError(400, { message: 'The body cannot be read.', modelType: 'body' });
		case 413:
			return new ErecruiterError(413, 'The body is too large.');
		case 406:
		case 415:
			return new ErecruiterError(415, 'The body is of another type than asked for.');
		default:
			return new ErecruiterError(500, 'An error has occurred.');
	}
}
