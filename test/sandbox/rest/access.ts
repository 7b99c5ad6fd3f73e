import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import { Problem } from './problem';

/** Reads what the request's token grants. The function throws Problem 401. */
export function tokenAccess<Grant>(
	tokens: ReadonlyMap<string, Grant>,
): (request: FastifyRequest) => Grant {
	return (request) => {
		const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		const grant = token === undefined ? undefined : tokens.get(token);
		if (grant === undefined) throw new Problem(401, 'The token is missing or not known.');
		return grant;
	};
}

/** Tells what is left of the minute. @throws Problem 429 */
export function countRequest(rate: RateWindow, reply: FastifyReply): void {
	const reading = rate.take();
	if (reading.limit !== null) {
		reply.header('x-ratelimit-limit', reading.limit);
		reply.header('x-ratelimit-remaining', reading.remaining);
		reply.header('x-ratelimit-reset', reading.resetSeconds);
	}
	if (!reading.exceeded) return;
	reply.header('retry-after', reading.resetSeconds);
	throw new Problem(429, `Wait ${reading.resetSeconds} seconds.`);
}
