import type { FastifyRequest } from 'fastify';

import { LeverError } from './errors';

/** What was chosen when the key was made. */
export interface Access {
	confidential: boolean;
	/** The first parts of the paths that it may call; without them, all. */
	endpoints?: readonly string[];
}

const KEYS: ReadonlyMap<string, Access> = new Map([
	['sandbox-lever-key', { confidential: false }],
	['sandbox-lever-key-confidential', { confidential: true }],
	['sandbox-lever-key-postings', { confidential: false, endpoints: ['postings', 'stages'] }],
]);

/** The key is the user of Basic authentication, without a password. @throws LeverError 401, 403 */
export function authenticate(request: FastifyRequest): Access {
	const [, encoded = ''] = /^Basic (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
	const [, key = ''] = /^([^:]+):$/.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
	const access = KEYS.get(key);
	if (!access) throw new LeverError(401, 'The API key is missing or not known');
	const [, endpoint = ''] = /\/v1\/([a-z_]+)/.exec(request.url) ?? [];
	if (access.endpoints && !access.endpoints.includes(endpoint)) {
		throw new LeverError(403, `The API key has no permission for ${endpoint}`);
	}
	return access;
}
