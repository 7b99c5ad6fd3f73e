import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { makeJob } from './seeds';
import { JOB_STATES } from './state';
import type { PersonioState } from './state';

const changedJob = z
	.object({
		name: z.string().min(1).optional(),
		state: z.enum(JOB_STATES).optional(),
		inFeed: z.boolean().optional(),
		department: z.string().optional(),
		office: z.string().optional(),
	})
	.strict();

const newJob = changedJob
	.extend({ name: z.string().min(1), id: z.number().int().min(1).optional() })
	.strict();

/** The endpoints below `/control/personio`: what happens at Personio without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => PersonioState,
): Promise<void> {
	app.post('/jobs', async (request, reply) => {
		const { id, ...fields } = readBody(newJob, request.body);
		const { jobs } = state();
		if (id !== undefined && jobs.some((job) => job.id === id)) {
			throw new ControlError(400, `There is a job ${id} already`);
		}
		const job = makeJob({ id: id ?? Math.max(...jobs.map((known) => known.id)) + 1, ...fields });
		jobs.push(job);
		state().feedChangedAt = new Date();
		return await reply.code(201).send(job);
	});

	app.patch<{ Params: { id: string } }>('/jobs/:id', async (request) => {
		const changes = readBody(changedJob, request.body);
		const job = state().jobs.find((known) => String(known.id) === request.params.id);
		if (!job) throw new ControlError(404, `There is no job ${request.params.id}`);
		Object.assign(job, changes);
		state().feedChangedAt = new Date();
		return job;
	});

	app.get<{ Params: { uuid: string } }>('/documents/:uuid', async (request, reply) => {
		const document = state().documents.get(request.params.uuid);
		if (!document) throw new ControlError(404, `There is no document ${request.params.uuid}`);
		return await reply.type(document.mimetype).send(document.bytes);
	});
}
