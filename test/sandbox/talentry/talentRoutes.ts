import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { Problem, readJson } from '../rest/problem';
import {
	comparePlaces,
	instantQuery,
	listQuery,
	pageQuery,
	readQuery,
	scopeOf,
	takePage,
} from '../rest/query';
import type { Place } from '../rest/query';
import type { Grant } from './access';
import { comparable } from './links';
import { CONSENT_STATES } from './model';
import type { KeptTalent, Talent } from './model';
import { newLinkToken } from './state';
import type { TalentryState, Tenant } from './state';
import {
	createTalent,
	newNote,
	newTalent,
	nothing,
	talentChanges,
	unlock,
	updateTalent,
} from './writes';

const ORDERS = ['createdAt', 'updatedAt', 'consentChangedAt'] as const;
type Order = (typeof ORDERS)[number];

const word = z.string().min(1).max(400).optional();
const talentsQuery = {
	search: word,
	email: word,
	profileLink: word,
	externalId: word,
	firstName: word,
	lastName: word,
	poolId: listQuery(z.string().min(1)),
	statusId: listQuery(z.string().min(1)),
	consentState: listQuery(z.enum(CONSENT_STATES)),
	createdAfter: instantQuery,
	updatedAfter: instantQuery,
	consentChangedAfter: instantQuery,
	orderBy: z.enum(ORDERS).default('createdAt'),
	...pageQuery,
};

const jobsQuery = { source: word, active: z.enum(['true', 'false']).optional(), ...pageQuery };

export interface TalentApi {
	state(): TalentryState;
	/** Whose request this is. @throws Problem 401, 403 */
	grant(request: FastifyRequest): Grant;
}

type TalentRoute = { Params: { talentId: string } };

/** The talent side, as docs/contracts/talentry.openapi.yaml describes it. */
export async function talentRoutes(
	app: FastifyInstance,
	{ state, grant }: TalentApi,
): Promise<void> {
	const tenantOf = (request: FastifyRequest): Tenant => {
		const tenant = state().tenant(grant(request).tenant);
		tenant.expireConsents();
		return tenant;
	};

	app.get('/account', { config: { name: 'getAccount' } }, async (request) => {
		readQuery({}, request.query);
		const { id, name } = tenantOf(request);
		const { role, user } = grant(request);
		return { tenant: { id, name }, role, user };
	});

	app.get('/talents', { config: { name: 'listTalents', pages: true } }, async (request) => {
		const tenant = tenantOf(request);
		const { limit, cursor, orderBy, ...filters } = readQuery(talentsQuery, request.query);
		const place = ({ record }: KeptTalent): Place => [momentOf(record, orderBy), record.id];
		const page = takePage({
			items: tenant
				.present()
				.filter(({ record }) => orderBy !== 'consentChangedAt' || record.consent?.changedAt)
				.sort((a, b) => comparePlaces(place(a), place(b))),
			place,
			matches: ({ record }) => fits(record, filters),
			limit,
			cursor,
			scope: scopeOf(`talents of ${tenant.id}`, { ...filters, orderBy }),
			empty: request.fault === 'emptyPage',
		});
		return { ...page, items: page.items.map((talent) => answer(request, tenant, talent)) };
	});

	app.post('/talents', { config: { name: 'createTalent' } }, async (request, reply) => {
		const tenant = tenantOf(request);
		const { id } = createTalent(tenant, readJson(newTalent, request.body), grant(request).user);
		return await reply.code(201).send(answer(request, tenant, find(tenant, id)));
	});

	app.get<TalentRoute>('/talents/:talentId', { config: { name: 'getTalent' } }, async (request) => {
		readQuery({}, request.query);
		const tenant = tenantOf(request);
		return answer(request, tenant, find(tenant, request.params.talentId));
	});

	const update = { config: { name: 'updateTalent' } };
	app.patch<TalentRoute>('/talents/:talentId', update, async (request) => {
		const tenant = tenantOf(request);
		const talent = find(tenant, request.params.talentId);
		updateTalent(tenant, talent.record, readJson(talentChanges, request.body));
		return answer(request, tenant, talent);
	});

	app.get('/pools', { config: { name: 'listPools', pages: true } }, async (request) => {
		const { pools } = tenantOf(request);
		const { search = '', limit, cursor } = readQuery({ search: word, ...pageQuery }, request.query);
		return takePage({
			items: pools,
			place: (pool) => [pools.indexOf(pool), pool.id],
			matches: ({ name }) => name.toLowerCase().includes(search.toLowerCase()),
			limit,
			cursor,
			scope: scopeOf('pools', { search }),
			empty: request.fault === 'emptyPage',
		});
	});

	type PoolRoute = { Params: { talentId: string; poolId: string } };
	const membership = '/talents/:talentId/pools/:poolId';
	app.put<PoolRoute>(membership, { config: { name: 'addToPool' } }, async (request, reply) => {
		const tenant = tenantOf(request);
		const talent = find(tenant, request.params.talentId);
		const pool = findPool(tenant, request.params.poolId);
		if (!talent.record.pools.some(({ id }) => id === pool.id)) {
			talent.record.pools.push({ ...pool });
			tenant.touch(talent);
		}
		return await reply.code(204).send();
	});
	const leave = { config: { name: 'removeFromPool' } };
	app.delete<PoolRoute>(membership, leave, async (request, reply) => {
		const tenant = tenantOf(request);
		const { record } = find(tenant, request.params.talentId);
		const pool = findPool(tenant, request.params.poolId);
		const left = record.pools.filter(({ id }) => id !== pool.id);
		if (left.length < record.pools.length) record.updatedAt = new Date().toISOString();
		record.pools = left;
		return await reply.code(204).send();
	});

	const notes = { config: { name: 'listNotes', pages: true } };
	app.get<TalentRoute>('/talents/:talentId/notes', notes, async (request) => {
		const talent = find(tenantOf(request), request.params.talentId);
		const { limit, cursor } = readQuery(pageQuery, request.query);
		return takePage({
			items: talent.notes,
			place: (note) => [talent.notes.indexOf(note), note.id],
			limit,
			cursor,
			scope: scopeOf(`notes of ${talent.record.id}`, {}),
			empty: request.fault === 'emptyPage',
		});
	});
	const createNote = { config: { name: 'createNote' } };
	app.post<TalentRoute>('/talents/:talentId/notes', createNote, async (request, reply) => {
		const tenant = tenantOf(request);
		const talent = find(tenant, request.params.talentId);
		const note = readJson(newNote, request.body);
		return await reply.code(201).send(tenant.addNote(talent, note, grant(request).user));
	});
	app.delete<{ Params: { talentId: string; noteId: string } }>(
		'/talents/:talentId/notes/:noteId',
		{ config: { name: 'deleteNote' } },
		async (request, reply) => {
			const tenant = tenantOf(request);
			const talent = find(tenant, request.params.talentId);
			const index = talent.notes.findIndex(({ id }) => id === request.params.noteId);
			if (index < 0) throw new Problem(404, `There is no note ${request.params.noteId}.`);
			talent.notes.splice(index, 1);
			tenant.touch(talent);
			return await reply.code(204).send();
		},
	);

	app.get('/statuses', { config: { name: 'listStatuses', pages: true } }, async (request) => {
		const { statuses } = tenantOf(request);
		const { limit, cursor } = readQuery(pageQuery, request.query);
		return takePage({
			items: statuses,
			place: (status) => [statuses.indexOf(status), status.id],
			limit,
			cursor,
			scope: scopeOf('statuses', {}),
			empty: request.fault === 'emptyPage',
		});
	});
	app.get('/languages', { config: { name: 'listLanguages', pages: true } }, async (request) => {
		const { languages } = tenantOf(request);
		const { limit, cursor } = readQuery(pageQuery, request.query);
		return takePage({
			items: languages,
			place: (language) => [languages.indexOf(language), language.code],
			limit,
			cursor,
			scope: scopeOf('languages', {}),
			empty: request.fault === 'emptyPage',
		});
	});

	app.get('/jobs', { config: { name: 'listJobs', pages: true } }, async (request) => {
		const jobs = [...tenantOf(request).jobs.values()].map(
			({ externalId, source: from, active: isActive }) => {
				return { externalId, source: from, active: isActive };
			},
		);
		const { source, active, limit, cursor } = readQuery(jobsQuery, request.query);
		return takePage({
			items: jobs,
			place: (job) => [jobs.indexOf(job), job.externalId],
			matches: (job) =>
				(source === undefined || job.source === source) &&
				(active === undefined || job.active === (active === 'true')),
			limit,
			cursor,
			scope: scopeOf('jobs', { source, active }),
			empty: request.fault === 'emptyPage',
		});
	});

	const link = { config: { name: 'generateConsentLink' } };
	app.post<TalentRoute>('/talents/:talentId/consent/link', link, async (request) => {
		readJson(nothing, request.body);
		const tenant = tenantOf(request);
		const talent = find(tenant, request.params.talentId);
		// The open link stays good; a new one is made when the answer to the last one is there.
		if (talent.record.consent?.state !== 'requested' || talent.linkToken === null) {
			talent.linkToken = newLinkToken();
			tenant.setConsent(talent, 'requested');
		}
		return { link: `${origin(request)}/talentry/consent/${talent.linkToken}` };
	});

	const email = { config: { name: 'sendConsentEmail' } };
	app.post<TalentRoute>('/talents/:talentId/consent/email', email, async (request, reply) => {
		readJson(nothing, request.body);
		const tenant = tenantOf(request);
		const talent = find(tenant, request.params.talentId);
		const { id, email: to, consent } = talent.record;
		if (to === null) {
			const message = 'The talent has no e-mail';
			throw new Problem(422, `${message}.`, [{ field: 'email', message }]);
		}
		if (consent?.state === 'requested') {
			throw new Problem(409, 'The consent is requested already.');
		}
		talent.linkToken = newLinkToken();
		tenant.setConsent(talent, 'requested');
		tenant.emails.push({ talentId: id, to, at: new Date().toISOString() });
		return await reply.code(204).send();
	});

	const unlocking = { config: { name: 'unlockTalent' } };
	app.post<TalentRoute>('/talents/:talentId/unlock', unlocking, async (request) => {
		const tenant = tenantOf(request);
		const talent = find(tenant, request.params.talentId);
		if (grant(request).role !== 'admin') {
			throw new Problem(403, 'Only administrators may unlock a talent by hand.');
		}
		const { reason = null } = readJson(unlock, request.body);
		talent.unlocked = { at: new Date().toISOString(), reason };
		talent.record.blocked = false;
		tenant.touch(talent);
		return answer(request, tenant, talent);
	});

	app.setNotFoundHandler((request) => {
		grant(request);
		throw new Problem(404, `There is no ${request.method} ${request.url.split('?')[0] ?? ''}.`);
	});
}

function momentOf({ consent, createdAt, updatedAt }: Talent, order: Order): number {
	const moments = { createdAt, updatedAt, consentChangedAt: consent?.changedAt ?? createdAt };
	return Date.parse(moments[order]);
}

interface Filters {
	search?: string;
	email?: string;
	profileLink?: string;
	externalId?: string;
	firstName?: string;
	lastName?: string;
	poolId?: Set<string>;
	statusId?: Set<string>;
	consentState?: Set<string>;
	createdAfter?: number;
	updatedAfter?: number;
	consentChangedAfter?: number;
}

function fits(talent: Talent, filters: Filters): boolean {
	const { firstName, lastName, email, consent } = talent;
	const equals = (wanted: string | undefined, value: string | null) =>
		wanted === undefined || value?.toLowerCase() === wanted.toLowerCase();
	const after = (moment: number | undefined, value: string | null | undefined) =>
		moment === undefined || (value && Date.parse(value) > moment);
	const search = filters.search?.toLowerCase() ?? '';
	const link = filters.profileLink && comparable(filters.profileLink);
	return Boolean(
		`${firstName} ${lastName}\n${email}`.toLowerCase().includes(search) &&
		equals(filters.email, email) &&
		equals(filters.firstName, firstName) &&
		equals(filters.lastName, lastName) &&
		(!filters.externalId || talent.externalIds.includes(filters.externalId)) &&
		(!link || talent.links.some(({ url }) => comparable(url) === link)) &&
		(!filters.poolId || talent.pools.some(({ id }) => filters.poolId?.has(id))) &&
		(!filters.statusId || filters.statusId.has(talent.status.id)) &&
		(!filters.consentState || filters.consentState.has(consent?.state ?? 'none')) &&
		after(filters.createdAfter, talent.createdAt) &&
		after(filters.updatedAfter, talent.updatedAt) &&
		after(filters.consentChangedAfter, consent?.changedAt),
	);
}

/** @throws Problem 404, or 410 for a talent that was deleted */
function find(tenant: Tenant, id: string): KeptTalent {
	const talent = tenant.talents.get(id);
	if (!talent) throw new Problem(404, `There is no talent ${id}.`);
	if (talent.deletedAt !== null) {
		throw new Problem(410, `The talent ${id} was deleted at ${talent.deletedAt}.`);
	}
	return talent;
}

function findPool(tenant: Tenant, poolId: string) {
	const pool = tenant.pools.find(({ id }) => id === poolId);
	if (!pool) throw new Problem(404, `There is no pool ${poolId}.`);
	return pool;
}

function origin(request: FastifyRequest): string {
	return `${request.protocol}://${request.host}`;
}

function answer(request: FastifyRequest, tenant: Tenant, { record }: KeptTalent) {
	const profileUrl = `${origin(request)}/talentry/app/${tenant.id}/talents/${record.id}`;
	return { ...record, profileUrl };
}
