import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { instantSchema } from '../rest/query';
import { CONSENT_STATES } from './model';
import type { KeptTalent } from './model';
import { numberedTalent } from './seeds';
import type { TalentryState, Tenant } from './state';

const nullableInstant = instantSchema.nullable();

/** Deliberately without checks of content: tests make records that nobody would take. */
const talentChanges = z
	.object({
		firstName: z.string(),
		lastName: z.string(),
		email: z.string().nullable(),
		links: z.array(z.object({ type: z.string(), url: z.string() })),
		statusId: z.string(),
		blocked: z.boolean(),
		createdAt: instantSchema,
		updatedAt: instantSchema,
		consent: z
			.object({
				state: z.enum(CONSENT_STATES),
				changedAt: nullableInstant,
				requestedAt: nullableInstant,
				givenAt: nullableInstant,
				expiresAt: nullableInstant,
			})
			.strict()
			.partial(),
	})
	.strict()
	.partial();

const tenantId = z.string().default('acme');
const newTalents = talentChanges.extend({
	tenant: tenantId,
	count: z.number().int().min(1).max(100_000).default(1),
});
const newPool = z.object({ tenant: tenantId, id: z.string().min(1), name: z.string() }).strict();

type IdRoute = { Params: { id: string } };

/** The endpoints below `/control/talentry`: what happens at Talentry without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => TalentryState,
): Promise<void> {
	app.post('/talents', async (request, reply) => {
		const { tenant: id, count, ...changes } = readBody(newTalents, request.body);
		const tenant = findTenant(id);
		const createdAt = changes.createdAt ?? new Date().toISOString();
		const ids = Array.from({ length: count }, () => {
			const talent = tenant.add(numberedTalent(tenant.talents.size, tenant.nextId(), createdAt));
			change(tenant, talent, changes);
			return talent.record.id;
		});
		return await reply.code(201).send({ count: ids.length, ids });
	});

	app.patch<IdRoute>('/talents/:id', async (request) => {
		const changes = readBody(talentChanges, request.body);
		const { tenant, talent } = findTalent(request.params.id);
		tenant.touch(talent);
		change(tenant, talent, changes);
		return talent.record;
	});

	/** A deletion is soft, and cannot be undone. */
	app.delete<IdRoute>('/talents/:id', async (request) => {
		const { talent } = findTalent(request.params.id);
		talent.deletedAt = new Date().toISOString();
		return talent;
	});

	app.post('/pools', async (request, reply) => {
		const { tenant: id, ...pool } = readBody(newPool, request.body);
		findTenant(id).pools.push(pool);
		return await reply.code(201).send(pool);
	});

	/** The person opens the link and decides, as the buttons on the state page do. */
	app.post<IdRoute & { Params: { decision: string } }>(
		'/talents/:id/:decision',
		async (request) => {
			const { tenant, talent } = findTalent(request.params.id);
			const { decision } = request.params;
			if (decision !== 'accept' && decision !== 'decline') {
				throw new ControlError(404, `There is no ${decision}`);
			}
			tenant.setConsent(talent, decision === 'accept' ? 'accepted' : 'declined');
			return talent.record;
		},
	);

	function change(
		tenant: Tenant,
		{ record }: KeptTalent,
		{ statusId, consent, ...rest }: z.infer<typeof talentChanges>,
	): void {
		Object.assign(record, rest);
		const status = tenant.statuses.find(({ id }) => id === statusId);
		if (statusId !== undefined && !status) throw new ControlError(404, `No status ${statusId}`);
		if (status) record.status = { id: status.id, name: status.name };
		if (!consent) return;
		const now = new Date().toISOString();
		const before = record.consent ?? { requestedAt: null, givenAt: null, expiresAt: null };
		record.consent = { state: 'none', ...before, changedAt: now, ...consent };
		if (rest.blocked === undefined) record.blocked = record.consent.state !== 'accepted';
	}

	function findTenant(id: string): Tenant {
		const tenant = state().tenants.get(id);
		if (!tenant) throw new ControlError(404, `There is no tenant ${id}`);
		return tenant;
	}

	function findTalent(id: string): { tenant: Tenant; talent: KeptTalent } {
		for (const tenant of state().tenants.values()) {
			const talent = tenant.talents.get(id);
			if (talent) return { tenant, talent };
		}
		throw new ControlError(404, `There is no talent ${id}`);
	}
}
