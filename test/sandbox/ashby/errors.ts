import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

import { fieldMessages } from '../control/validate';
import type { VendorError } from '../vendor';

/** A refusal: inside HTTP 200, as the document says of every operation, unless it has a status of its own. */
export class AshbyError extends Error {
	constructor(
		readonly code: string,
		message: string,
		readonly status = 200,
	) {
		super(message);
	}
}

export function sendAshbyError(reply: FastifyReply, error: AshbyError): FastifyReply {
	return reply.code(error.status).send({
		success: false,
		errors: [error.code],
		errorInfo: { code: error.code, message: error.message, requestId: reply.request.id },
	});
}

const codes: Readonly<Record<number, string>> = {
	401: 'unauthorized',
	403: 'missing_permission',
	404: 'record_not_found',
	429: 'rate_limit_exceeded',
	500: 'internal_error',
	503: 'internal_error',
};

/** The document names a status for limits alone; the others with one are what HTTP itself and gateways use. */
export function errorOfStatus({ status, detail }: VendorError): AshbyError {
	const own = [401, 403, 429, 500, 503].includes(status);
	return new AshbyError(codes[status] ?? 'invalid_input', detail, own ? status : 200);
}

/** @throws AshbyError with each parameter that is unknown or does not fit */
export function readBody<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.output<Schema> {
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	const fields = fieldMessages(parsed.error).map(({ field, message }) => `${field}: ${message}`);
	throw new AshbyError('invalid_input', fields.join('; '));
}

export function notFound(kind: string): AshbyError {
	return new AshbyError(`${kind}_not_found`, `There is no such ${kind.replaceAll('_', ' ')}`);
}
