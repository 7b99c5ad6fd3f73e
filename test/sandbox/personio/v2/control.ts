import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../../control/validate';
import { instantSchema } from '../../rest/query';
import type { PersonioState } from '../state';
import { STAGES, stageOf } from './model';
import type { Application } from './model';
import type { NewApplication } from './state';
import type { Tokens } from './tokens';

const stage = z.string().refine((name) => STAGES.has(name), 'Unknown stage');

const newApplications = z
	.object({
		count: z.number().int().min(1).max(1_000_000).default(1),
		jobId: z.string().default('2001'),
		stage: stage.default('unassigned'),
		/** Of the first; each one after it comes `stepMs` later. Default: now, for all. */
		createdAt: instantSchema.optional(),
		stepMs: z.number().int().min(0).default(1000),
		/** Only for a single one. */
		email: z.string().optional(),
	})
	.strict();

const changedApplication = z
	.object({
		stage: stage.optional(),
		updatedAt: instantSchema.optional(),
		isAnonymized: z.boolean().optional(),
	})
	.strict();

type IdRoute = { Params: { id: string } };

/** The endpoints below `/control/personio` for the second API: what recruiters and candidates do at Personio. */
export async function recruitingControl(
	app: FastifyInstance,
	{ state, tokens }: { state(): PersonioState; tokens: Tokens },
): Promise<void> {
	const recruiting = () => state().recruiting;

	app.post('/applications', async (request, reply) => {
		const body = readBody(newApplications, request.body);
		if (!state().jobs.some(({ id }) => String(id) === body.jobId)) {
			throw new ControlError(404, `There is no job ${body.jobId}`);
		}
		const first = Date.parse(body.createdAt ?? new Date().toISOString());
		const step = body.createdAt === undefined ? 0 : body.stepMs;
		const before = recruiting().applications.size;
		const added = recruiting().add(
			Array.from({ length: body.count }, (_unused, index): NewApplication => {
				const number = before + index + 1;
				return {
					firstName: 'Nummer',
					lastName: `Bewerber ${number}`,
					email: body.email ?? `bewerber.${number}@example.com`,
					jobId: body.jobId,
					stage: stageOf(body.stage),
					createdAt: first + index * step,
				};
			}),
		);
		const ids = added.slice(0, 10_000).map(({ id }) => id);
		return await reply.code(201).send({ count: added.length, ids });
	});

	app.patch<IdRoute>('/applications/:id', async (request) => {
		const { stage: name, updatedAt, isAnonymized } = readBody(changedApplication, request.body);
		const application = findApplication(request.params.id);
		const at = Date.parse(updatedAt ?? new Date().toISOString());
		if (isAnonymized !== undefined) application.isAnonymized = isAnonymized;
		if (name === undefined) recruiting().applications.change(application, at);
		else recruiting().move(application, stageOf(name), at);
		return application;
	});

	app.delete<IdRoute>('/applications/:id', async (request, reply) => {
		recruiting().applications.remove(findApplication(request.params.id));
		return await reply.code(204).send();
	});

	app.patch('/recruiting', async (request) => {
		const { delayMs } = readBody(z.object({ delayMs: z.number().int().min(0) }), request.body);
		recruiting().delay = delayMs;
		return { delayMs };
	});

	app.delete('/tokens', async (_request, reply) => {
		tokens.expire();
		return await reply.code(204).send();
	});

	function findApplication(id: string): Application {
		const application = recruiting().applications.get(id);
		if (!application) throw new ControlError(404, `There is no application ${id}`);
		return application;
	}
}
