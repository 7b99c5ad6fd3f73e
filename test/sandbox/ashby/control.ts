import { createHmac } from 'node:crypto';

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { WEBHOOK_TYPES } from './model';
import { applicationOf } from './records';
import { uuid, type AshbyState } from './state';

const text = z.string();

const newApplications = z
	.object({
		count: z.number().int().min(1).max(10_000).default(1),
		jobId: text.default(uuid('a0b', 1)),
		createdAt: text.optional(),
		/** Only for a single one. */
		name: text.optional(),
		email: text.optional(),
	})
	.strict();

const changedApplication = z.object({ stageId: text, updatedAt: text }).partial().strict();

const sentWebhook = z
	.object({
		/** Default: where the webhook was registered. */
		url: text.optional(),
		event: z.enum([...WEBHOOK_TYPES, 'ping']),
		id: text.default(uuid('ab', 1)),
		signature: z.enum(['right', 'wrongSecret', 'changedBody', 'none']).default('right'),
	})
	.strict();

/** The endpoints below `/control/ashby`: what happens at Ashby without us. */
export async function controlRoutes(app: FastifyInstance, state: () => AshbyState): Promise<void> {
	app.post('/applications', async (request, reply) => {
		const asked = readBody(newApplications, request.body);
		const current = state();
		const job = current.jobs.find(({ id }) => id === asked.jobId);
		const stage = job && current.stagesOf(job.interviewPlanId)[1];
		if (!job || !stage) throw new ControlError(404, `There is no job ${asked.jobId}`);
		const createdAt = asked.createdAt ?? new Date().toISOString();
		const ids = Array.from({ length: asked.count }, () => {
			const number = current.candidates.size + 1;
			const candidate = current.addCandidate({
				name: asked.name ?? `Number${number} Sample`,
				emails: [asked.email ?? `number${number}@example.com`],
				createdAt,
			});
			const ofJob = { candidateId: candidate.id, jobId: job.id, stageId: stage.id };
			return current.addApplication({ ...ofJob, createdAt }).id;
		});
		return await reply.code(201).send({ ids });
	});

	app.patch<{ Params: { id: string } }>('/applications/:id', async (request) => {
		const { stageId, updatedAt } = readBody(changedApplication, request.body);
		const current = state();
		const application = current.applications.get(request.params.id);
		if (!application) throw new ControlError(404, `There is no application ${request.params.id}`);
		if (stageId === undefined) current.touch(application, updatedAt);
		else current.move(application, stageId, updatedAt);
		return applicationOf(current, application);
	});

	app.patch('/behaviour', async (request) => {
		const { searchLags } = readBody(z.object({ searchLags: z.boolean() }).strict(), request.body);
		state().searchLags = searchLags;
		return { searchLags };
	});

	/** All cursors and sync tokens expire. */
	app.delete('/tokens', async (_request, reply) => {
		state().tokenEra += 1;
		return await reply.code(204).send();
	});

	app.post('/webhooks', async (request) => {
		const asked = readBody(sentWebhook, request.body);
		const current = state();
		const registered = [...current.webhooks.values()];
		const ofEvent = registered.find(({ webhookType }) => webhookType === asked.event);
		const webhook = ofEvent ?? registered[0];
		const url = asked.url ?? webhook?.requestUrl;
		if (!url) throw new ControlError(404, `No webhook is registered for ${asked.event}`);
		const application = current.applications.get(asked.id);
		const data =
			asked.event === 'ping'
				? { webhookActionType: 'ping' }
				: application
					? { application: applicationOf(current, application) }
					: { candidate: { id: asked.id } };
		const body = JSON.stringify({ action: asked.event, data });
		const secret = asked.signature === 'wrongSecret' ? 'x' : (webhook?.secretToken ?? '');
		const hmac = createHmac('sha256', secret).update(body).digest('hex');
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(asked.signature !== 'none' && { 'ashby-signature': `sha256=${hmac}` }),
			},
			body: asked.signature === 'changedBody' ? body.replace('"data":', '"data": ') : body,
		});
		return { status: response.status, body: await response.text() };
	});
}
