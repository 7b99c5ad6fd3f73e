import { randomUUID } from 'node:crypto';

import type { FastifyReply } from 'fastify';

const TITLES: Readonly<Record<number, string>> = {
	400: 'Bad request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Resource not found',
	409: 'Conflict',
	422: 'Unprocessable entity',
	429: 'Too many requests',
};

/** A refusal in the form of the second API. */
export class PersonioV2Error extends Error {
	constructor(
		readonly status: number,
		readonly details: string[],
	) {
		super(details.join(' '));
	}
}

export function sendPersonioV2Error(
	reply: FastifyReply,
	{ status, details }: PersonioV2Error,
): FastifyReply {
	const title = TITLES[status] ?? 'Internal server error';
	return reply
		.code(status)
		.type('application/problem+json; charset=utf-8')
		.send({
			personio_trace_id: randomUUID(),
			timestamp: new Date().toISOString(),
			errors: details.map((detail) => ({
				title,
				detail,
				type: 'https://developer.personio.de/reference/errors',
				_meta: {},
			})),
		});
}
