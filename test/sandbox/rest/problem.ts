import type { FastifyError, FastifyReply } from 'fastify';
import type { z } from 'zod';

import { fieldMessages } from '../control/validate';
import type { FieldMessage } from '../control/validate';

const TITLES = {
	400: 'Bad request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not found',
	409: 'Conflict',
	410: 'Gone',
	413: 'Body too large',
	415: 'Unsupported media type',
	422: 'Invalid body',
	429: 'Too many requests',
	500: 'Server error',
	503: 'Unavailable',
} as const;

/** An answer that is an error, in the form of RFC 9457. */
export class Problem extends Error {
	constructor(
		readonly status: keyof typeof TITLES,
		readonly detail: string,
		readonly errors?: FieldMessage[],
		/** Members of its own, e.g. the id of a record that is there already, or what stands in the way. */
		readonly extensions?: Record<string, unknown>,
	) {
		super(detail);
	}
}

export function sendProblem(reply: FastifyReply, vendor: string, problem: Problem): FastifyReply {
	const title = TITLES[problem.status];
	if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
	return reply
		.code(problem.status)
		.type('application/problem+json; charset=utf-8')
		.send(
			JSON.stringify({
				type: `https://api.example.com/${vendor}/problems/${title.toLowerCase().replaceAll(' ', '-')}`,
				title,
				status: problem.status,
				detail: problem.detail,
				requestId: reply.request.id,
				...(problem.errors && { errors: problem.errors }),
				...problem.extensions,
			}),
		);
}

/** What a refusal by the HTTP server itself is to the client. */
export function problemOf(error: FastifyError): Problem {
	switch (error.statusCode) {
		case 400:
			return new Problem(400, 'The body is not JSON.');
		case 413:
			return new Problem(413, 'The body is too large.');
		case 415:
			return new Problem(415, 'Send application/json.');
		default:
			return new Problem(500, error.message);
	}
}

/** @throws Problem 422 with each field that does not fit */
export function readJson<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.output<Schema> {
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	const errors = fieldMessages(parsed.error);
	const fields = errors.map(({ field }) => field || 'body').join(', ');
	throw new Problem(422, `Not valid: ${fields}.`, errors);
}
