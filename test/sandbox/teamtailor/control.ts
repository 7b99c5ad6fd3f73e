import { createHash } from 'node:crypto';

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../control/rateWindow';
import { ControlError, readBody } from '../control/validate';
import { newCandidate } from './seeds';
import type { TeamtailorState } from './state';
import { sendWebhook, webhookSchema } from './webhooks';

type IdRoute = { Params: { id: string } };

const text = z.string();

const behaviourSchema = z
	.object({
		duplicateApplications: z.enum(['accept', 'refuse']),
		relationshipChanges: z.enum(['apply', 'ignore']),
		selectValues: z.enum(['id', 'list']),
		sorting: z.enum(['heed', 'ignore']),
	})
	.strict()
	.partial();

const candidateSchema = z
	.object({
		firstName: text,
		lastName: text,
		email: text.nullable(),
		tags: z.array(text),
		updatedAt: text,
		createdAt: text,
	})
	.strict()
	.partial();

const applicationSchema = z.object({ stageId: text, updatedAt: text }).strict().partial();

const jobSchema = z
	.object({
		status: z.enum(['open', 'draft', 'archived', 'unlisted', 'scheduled']),
		title: text,
		updatedAt: text,
	})
	.strict()
	.partial();

/** The endpoints below `/control/teamtailor`: what happens at Teamtailor without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => TeamtailorState,
	rate: RateWindow,
): Promise<void> {
	app.patch('/behaviour', async (request) =>
		Object.assign(state().behaviour, readBody(behaviourSchema, request.body)),
	);

	app.patch('/rateLimit', async (request) => {
		const schema = z
			.object({ limit: z.number().int().min(1), milliseconds: z.number().int().min(10) })
			.strict()
			.partial();
		const { limit, milliseconds } = readBody(schema, request.body);
		if (limit !== undefined) rate.limit = limit;
		if (milliseconds !== undefined) rate.milliseconds = milliseconds;
		return { limit: rate.limit, milliseconds: rate.milliseconds };
	});

	/** Someone else uses the same API key. */
	app.post('/others', async (request) => {
		const { requests } = readBody(z.object({ requests: z.number().int().min(1) }), request.body);
		for (let index = 1; index < requests; index++) rate.take();
		return rate.take();
	});

	app.patch('/links', async (request) => {
		const schema = z.object({ resume: z.number(), upload: z.number() }).strict().partial();
		return Object.assign(state().linkSeconds, readBody(schema, request.body));
	});

	app.post('/candidates', async (request, reply) => {
		const changes = readBody(candidateSchema, request.body);
		const candidate = {
			...newCandidate(state().nextId(), changes.createdAt ?? new Date().toISOString()),
			...changes,
		};
		state().addCandidate(candidate);
		return await reply.code(201).send(candidate);
	});

	app.patch<IdRoute>('/candidates/:id', async (request) => {
		const candidate = state().candidates.get(request.params.id);
		if (!candidate) throw new ControlError(404, `There is no candidate ${request.params.id}`);
		const changes = readBody(candidateSchema, request.body);
		return Object.assign(candidate, { updatedAt: new Date().toISOString() }, changes);
	});

	app.patch<IdRoute>('/applications/:id', async (request) => {
		const application = state().applications.get(request.params.id);
		if (!application) throw new ControlError(404, `There is no application ${request.params.id}`);
		const now = new Date().toISOString();
		const changes = readBody(applicationSchema, request.body);
		return Object.assign(application, { updatedAt: now, changedStageAt: now }, changes);
	});

	app.patch<IdRoute>('/jobs/:id', async (request) => {
		const job = state().jobs.get(request.params.id);
		if (!job) throw new ControlError(404, `There is no job ${request.params.id}`);
		const changes = readBody(jobSchema, request.body);
		return Object.assign(job, { updatedAt: new Date().toISOString() }, changes);
	});

	app.post('/webhooks', async (request) =>
		sendWebhook(state(), readBody(webhookSchema, request.body)),
	);

	app.get('/files', async () => {
		await state().settled();
		return [...state().files.values()].map(({ bytes, ...file }) => ({
			...file,
			size: bytes?.length,
			sha256: bytes && createHash('sha256').update(bytes).digest('hex'),
		}));
	});
}
