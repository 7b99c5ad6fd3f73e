import type { FastifyReply } from 'fastify';

import type { FieldMessage } from '../control/validate';

const TITLES = {
	400: 'Bad request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not found',
	409: 'Conflict',
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
	) {
		super(detail);
	}
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
	const title = TITLES[problem.status];
	if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
	return reply
		.code(problem.status)
		.type('application/problem+json; charset=utf-8')
		.send(
			JSON.stringify({
				type: `https://api.example.com/workwise/problems/${title.toLowerCase().replaceAll(' ', '-')}`,
				title,
				status: problem.status,
				detail: problem.detail,
				requestId: reply.request.id,
				...(problem.errors && { errors: problem.errors }),
			}),
		);
}
