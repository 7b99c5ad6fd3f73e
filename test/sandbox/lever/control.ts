import { createHmac, randomUUID } from 'node:crypto';

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { uuid, type LeverState } from './state';

const text = z.string();
const time = z.string().transform((moment) => Date.parse(moment));

const newOpportunities = z
	.object({
		count: z.number().int().min(1).max(10_000).default(1),
		posting: text.default(uuid('b0', 1)),
		stage: text.optional(),
		/** Of all of them, ISO 8601; also when they came into their stage. */
		createdAt: time.optional(),
		/** Only for a single one. */
		name: text.optional(),
		email: text.optional(),
		confidentiality: z.enum(['confidential', 'non-confidential']).default('non-confidential'),
	})
	.strict();

const changedOpportunity = z
	.object({ stage: text, reason: text.nullable(), tags: z.array(text), updatedAt: time })
	.partial()
	.strict();

const sentWebhook = z
	.object({
		/** Default: where the webhook was registered. */
		url: text.optional(),
		event: text,
		id: text.default(uuid('0b', 1)),
		signature: z.enum(['right', 'wrongToken', 'none']).default('right'),
		/** How long ago it happened. */
		ageSeconds: z.number().default(0),
		/** The same again for the same. */
		token: text.optional(),
		triggeredAt: z.number().optional(),
	})
	.strict();

/** The endpoints below `/control/lever`: what happens at Lever without us. */
export async function controlRoutes(app: FastifyInstance, state: () => LeverState): Promise<void> {
	app.post('/opportunities', async (request, reply) => {
		const asked = readBody(newOpportunities, request.body);
		const { posting, confidentiality, createdAt = Date.now(), stage } = asked;
		const ids = Array.from({ length: asked.count }, () => {
			const number = state().contacts.size + 1;
			const contact = state().addContact({
				name: asked.name ?? `Number${number} Sample`,
				emails: [asked.email ?? `number${number}@example.com`],
			});
			const times = { createdAt, updatedAt: createdAt };
			const opportunity = state().addOpportunity({
				contact: contact.id,
				posting,
				confidentiality,
				...times,
			});
			if (stage) state().move(opportunity, stage, createdAt);
			return opportunity.id;
		});
		return await reply.code(201).send({ ids });
	});

	app.patch<{ Params: { id: string } }>('/opportunities/:id', async (request) => {
		const {
			stage,
			reason,
			tags,
			updatedAt = Date.now(),
		} = readBody(changedOpportunity, request.body);
		const opportunity = state().opportunities.get(request.params.id);
		if (!opportunity) throw new ControlError(404, `There is no opportunity ${request.params.id}`);
		if (stage) state().move(opportunity, stage, updatedAt);
		if (reason !== undefined) {
			opportunity.archived = reason === null ? null : { reason, archivedAt: updatedAt };
		}
		if (tags) opportunity.tags = tags;
		opportunity.updatedAt = updatedAt;
		return { id: opportunity.id };
	});

	app.post('/webhooks', async (request) => {
		const asked = readBody(sentWebhook, request.body);
		const webhook = [...state().webhooks.values()].find(({ event }) => event === asked.event);
		const url = asked.url ?? webhook?.url;
		if (!url) throw new ControlError(404, `No webhook is registered for ${asked.event}`);
		const { token = randomUUID(), triggeredAt = Date.now() - asked.ageSeconds * 1000 } = asked;
		const key = asked.signature === 'wrongToken' ? 'another' : (webhook?.signatureToken ?? '');
		const signature = createHmac('sha256', key).update(`${token}${triggeredAt}`).digest('hex');
		const opportunity = state().opportunities.get(asked.id);
		const [before, after] = (opportunity?.stageChanges ?? []).slice(-2);
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				id: randomUUID(),
				event: asked.event,
				...{ token, triggeredAt, webhookId: webhook?.id },
				...(asked.signature !== 'none' && { signature }),
				data: {
					opportunityId: asked.id,
					candidateId: asked.id,
					contactId: opportunity?.contact,
					...(after && { fromStageId: before?.toStageId, toStageId: after.toStageId }),
				},
			}),
		});
		return { status: response.status, body: await response.text(), token, triggeredAt };
	});
}
