import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import { ErecruiterError } from './errors';
import type { Recruitment } from './model';
import { COMPANY } from './seeds';
import type { ErecruiterState } from './state';

export interface Access {
	/** Whose requests are counted together. */
	key: string;
	/** Every recruitment, or only those shared with the partner. */
	scope: 'all' | 'selected';
	/** Some accounts get their companies as an object; here the one of the password grant. */
	keyedLists: boolean;
}

const KEYS: ReadonlyMap<string, Access> = new Map([
	['sandbox-erecruiter-key', { key: 'selected', scope: 'selected', keyedLists: false }],
	['sandbox-erecruiter-key-all', { key: 'all', scope: 'all', keyedLists: false }],
]);

/** The access of an access key, or of a token of the password grant. @throws 401 */
export function authenticate(request: FastifyRequest, { tokens }: ErecruiterState): Access {
	const key = request.headers['x-access-key'];
	const known = typeof key === 'string' ? KEYS.get(key) : undefined;
	if (known) return known;
	const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
	if (key === undefined && token !== undefined && tokens.isAccessToken(token)) {
		return { key: token, scope: 'all', keyedLists: true };
	}
	throw new ErecruiterError(401, 'The access key or token is missing, not known or expired.');
}

/** @throws 429 */
export function countRequest(rate: RateWindow, key: string, reply: FastifyReply): void {
	const { exceeded, resetSeconds } = rate.take(key);
	if (!exceeded) return;
	reply.header('retry-after', resetSeconds);
	throw new ErecruiterError(429, 'Wait 1 second.');
}

/** @throws 400 without the parameter companyId, 403 for the id of another company */
export function checkCompany(query: unknown): void {
	const companyId = new Map(Object.entries(query ?? {})).get('companyId');
	if (typeof companyId !== 'string' || !/^\d+$/.test(companyId)) {
		const message = companyId === undefined ? 'Required' : 'Expected one whole number';
		throw new ErecruiterError(400, { message, modelType: 'companyId' });
	}
	if (Number(companyId) !== COMPANY.companyId) {
		throw new ErecruiterError(403, `This access does not reach the company ${companyId}.`);
	}
}

export function reaches({ scope }: Access, recruitment: Recruitment): boolean {
	return scope === 'all' || recruitment.sharedWithPartner;
}

/** @throws 403 where the recruitment was not shared with the partner */
export function checkShared(access: Access, recruitment: Recruitment): void {
	if (reaches(access, recruitment)) return;
	const message = `The recruitment ${recruitment.id} was not shared with the partner.`;
	throw new ErecruiterError(403, { message, errorCode: 'RecruitmentNotShared' });
}
