import type { FastifyError, FastifyInstance } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import type { Vendor } from '../vendor';
import { Problem, problemOf, sendProblem } from './problem';

/** How a service of our contracts tells of what went wrong. */
export function problemAnswers(name: string, rate: RateWindow) {
	return {
		answerErrors(app: FastifyInstance): void {
			app.setErrorHandler<FastifyError>((error, _request, reply) => {
				sendProblem(reply, name, error instanceof Problem ? error : problemOf(error));
			});
		},
		sendError: ((reply, { status, detail, retryAfter }) => {
			if (status === 429) {
				reply.header('x-ratelimit-limit', rate.limit ?? 600);
				reply.header('x-ratelimit-remaining', 0);
				reply.header('x-ratelimit-reset', Math.ceil(retryAfter ?? 1));
			}
			return sendProblem(reply, name, new Problem(status, detail));
		}) satisfies Vendor['sendError'],
	};
}
