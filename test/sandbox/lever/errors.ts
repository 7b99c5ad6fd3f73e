import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { fieldMessages } from '../control/validate';

const CODES: Readonly<Record<number, string>> = {
	400: 'BadRequestError',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'ResourceNotFound',
	429: 'TooManyRequests',
	500: 'InternalServerError',
	503: 'ServiceUnavailable',
};

export class LeverError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export function sendLeverError(reply: FastifyReply, { status, message }: LeverError): FastifyReply {
	return reply.code(status).send({ code: CODES[status] ?? 'BadRequestError', message });
}

/** Lever names the resource of an ID that it does not know. */
export function notFound(resource: string, id: string): LeverError {
	return new LeverError(404, `${resource} ${id} was not found`);
}

/** @throws LeverError 400 that names each value that is unknown or does not fit */
export function read<Shape extends z.ZodRawShape>(shape: Shape, values: unknown) {
	const parsed = z.object(shape).strict().safeParse(values);
	if (parsed.success) return parsed.data;
	const named = fieldMessages(parsed.error).map(({ field, message }) => `${field}: ${message}`);
	throw new LeverError(400, named.join('; '));
}
