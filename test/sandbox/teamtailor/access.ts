import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import { MEDIA_TYPE, refusal, TeamtailorError } from './errors';

interface Grant {
	scope: 'Public' | 'Admin';
	write: boolean;
}

/** API keys, each with what it was given when it was made. */
export const KEYS: ReadonlyMap<string, Grant> = new Map([
	['sandbox-teamtailor-admin-key', { scope: 'Admin', write: true }],
	['sandbox-teamtailor-read-key', { scope: 'Admin', write: false }],
	['sandbox-teamtailor-public-key', { scope: 'Public', write: true }],
]);

const VERSIONS = new Set(['20161108', '20180828', '20200101', '20210218', '20240404', '20240904']);

/** What a key of the scope Public may read. */
const PUBLIC = /^\/teamtailor\/v1\/(jobs|departments|locations|roles)(\/|$|\?)/;

/** @throws TeamtailorError 401, 406, 415, 429; a bare 403 */
export function checkAccess(request: FastifyRequest, reply: FastifyReply, rate: RateWindow): void {
	const [, key] = /^Token token=(\S+)$/.exec(request.headers.authorization ?? '') ?? [];
	const grant = key === undefined ? undefined : KEYS.get(key);
	if (!grant) throw refusal(401, 'Unauthorized', 'The API key is missing or not known.');
	countRequest(rate, reply);

	const version = request.headers['x-api-version'];
	if (typeof version !== 'string' || !VERSIONS.has(version)) {
		throw refusal(406, 'Not acceptable', 'The API version is missing or not supported.', {
			source: { header: 'X-Api-Version' },
		});
	}
	const accept = request.headers.accept ?? '*/*';
	if (!accept.includes(MEDIA_TYPE) && !accept.includes('*/*')) {
		throw refusal(406, 'Not acceptable', `All requests must accept ${MEDIA_TYPE}.`, {
			source: { header: 'Accept' },
		});
	}
	const isWrite = request.method !== 'GET';
	if ((grant.scope === 'Public' && !PUBLIC.test(request.url)) || (isWrite && !grant.write)) {
		// Without a body: the API says no more than that.
		throw new TeamtailorError(403, []);
	}
	if (isWrite && request.headers['content-type']?.split(';')[0] !== MEDIA_TYPE) {
		throw refusal(415, 'Unsupported media type', `All requests must send ${MEDIA_TYPE}.`);
	}
}

function countRequest(rate: RateWindow, reply: FastifyReply): void {
	const reading = rate.take();
	if (reading.limit !== null) {
		reply.header('x-rate-limit-limit', reading.limit);
		reply.header('x-rate-limit-remaining', reading.remaining);
		reply.header('x-rate-limit-reset', reading.resetSeconds);
	}
	if (reading.exceeded) throw refusal(429, 'Too many requests', 'The rate limit is exceeded.');
}
