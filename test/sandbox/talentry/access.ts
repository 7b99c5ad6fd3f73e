import type { FastifyRequest } from 'fastify';

import { Problem } from '../rest/problem';
import type { Role } from './model';

/** What a token grants: the data of one tenant, to a user with one role. */
export interface Grant {
	tenant: string;
	role: Role;
	user: string;
}

export const USER_SOURCE = 'sandbox-source';

const TOKENS: ReadonlyMap<string, Grant> = new Map<string, Grant>([
	['sandbox-talentry-recruiter', { tenant: 'acme', role: 'recruiter', user: 'Rita Recruiterin' }],
	[
		'sandbox-talentry-super',
		{ tenant: 'acme', role: 'superRecruiter', user: 'Sven Superrecruiter' },
	],
	['sandbox-talentry-admin', { tenant: 'acme', role: 'admin', user: 'Ada Administratorin' }],
	['sandbox-talentry-beta', { tenant: 'beta', role: 'admin', user: 'Bea Beispiel' }],
]);

/** The token of the adapter, which serves the contract of talents at an address of its own. */
const ADAPTER_TOKEN = 'sandbox-adapter-token';

/** The headers `X-Token` and `User-Source`, as Talentry documents them. @throws Problem 401, 403 */
export function readGrant(request: FastifyRequest, tenantId: string): Grant {
	const token = request.headers['x-token'];
	const grant = typeof token === 'string' ? TOKENS.get(token) : undefined;
	if (!grant) throw new Problem(401, 'The header X-Token is missing or its token is not known.');
	if (request.headers['user-source'] !== USER_SOURCE) {
		throw new Problem(401, 'The header User-Source is missing or not known.');
	}
	if (grant.tenant !== tenantId) {
		throw new Problem(403, `The token does not belong to the customer ${tenantId}.`);
	}
	return grant;
}

/** A bearer token; Talentry's own one must not come here. @throws Problem 401 */
export function readAdapterGrant(request: FastifyRequest): Grant {
	if (request.headers['x-token'] !== undefined) {
		throw new Problem(401, 'The header X-Token belongs to Talentry and must not be sent here.');
	}
	if (request.headers.authorization !== `Bearer ${ADAPTER_TOKEN}`) {
		throw new Problem(401, 'The token is missing or not known.');
	}
	return { tenant: 'acme', role: 'admin', user: 'Adapter' };
}
