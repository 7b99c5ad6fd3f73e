import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import { Problem } from './problem';

/** What each token may do. */
const TOKENS: ReadonlyMap<string, readonly string[]> = new Map([
	['sandbox-workwise-token', ['jobs:read', 'applications:read', 'applications:write']],
	['sandbox-workwise-readonly-token', ['jobs:read', 'applications:read']],
]);

/** What the request's token may do. @throws Problem 401 */
export function authenticate(request: FastifyRequest): readonly string[] {
	const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
	const permissions = token === undefined ? undefined : TOKENS.get(token);
	if (!permissions) throw new Problem(401, 'The token is missing or not known.');
	return permissions;
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
