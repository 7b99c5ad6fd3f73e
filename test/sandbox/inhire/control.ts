import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { numberedPolishPerson } from '../polishPeople';
import { instantSchema } from '../rest/query';
import { EXPORT_STATES, JOB_STATUSES, NOT_EXPORTED } from '../workwise/model';
import { STATUS_KINDS } from './model';
import type { Application } from './model';
import { candidateOf } from './seeds';
import type { InhireState } from './state';

const text = z.string();
const nullableText = text.nullable();

const applicationChanges = z
	.object({
		statusId: text,
		sourceId: nullableText,
		submittedAt: instantSchema,
		updatedAt: instantSchema,
		message: nullableText,
		/** Deliberately without checks of content: tests make records that a target refuses. */
		candidate: z
			.object({
				firstName: text,
				lastName: text,
				email: nullableText,
				phone: nullableText,
				location: nullableText,
			})
			.strict()
			.partial(),
		export: z
			.object({
				state: z.enum(EXPORT_STATES),
				confirmedAt: nullableText,
				targetSystem: nullableText,
				targetJobId: nullableText,
				targetApplicationId: nullableText,
			})
			.strict()
			.partial(),
		atsStatus: z
			.object({ id: nullableText, name: nullableText, changedAt: instantSchema })
			.strict()
			.nullable(),
	})
	.strict()
	.partial();

const newApplications = applicationChanges
	.extend({
		count: z.number().int().min(1).max(1_000_000).default(1),
		jobId: text.default('ih-301'),
		/** Whether each has a CV. */
		cv: z.boolean().default(true),
	})
	.strict();

const changedJob = z
	.object({
		title: text.min(1),
		status: z.enum(JOB_STATUSES),
		atsJobId: nullableText,
		location: nullableText,
	})
	.strict()
	.partial();

const newStatus = z
	.object({
		id: text.min(1),
		name: text.min(1),
		kind: z.enum(STATUS_KINDS).default('inProgress'),
		locked: z.boolean().default(false),
	})
	.strict();

const changedConnection = z.object({ connected: z.boolean() }).strict();

type IdRoute = { Params: { id: string } };

/** The endpoints below `/control/inhire`: what happens at inhire without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => InhireState,
	/** The CV of all applications made here. */
	content: Buffer,
): Promise<void> {
	app.post('/applications', async (request, reply) => {
		const body = readBody(newApplications, request.body);
		const { count, jobId, cv, submittedAt: first = now(), ...changes } = body;
		if (!state().findJob(jobId)) throw new ControlError(404, `There is no job ${jobId}`);
		findStatus(changes.statusId ?? 'new');
		// Each one after the first comes a second later, if the moment was given.
		const step = body.submittedAt === undefined ? 0 : 1000;
		const before = state().applications.length;
		const fresh = Array.from({ length: count }, (_unused, index) => {
			const submittedAt =
				index === 0 ? first : new Date(Date.parse(first) + index * step).toISOString();
			const number = before + index;
			return {
				jobId,
				statusId: changes.statusId ?? 'new',
				submittedAt,
				message: null,
				sourceId: '900',
				candidate: candidateOf(numberedPolishPerson(number), number, submittedAt),
				cv: cv ? { name: 'CV.pdf', content } : null,
			};
		});
		const added = state().addApplications(fresh);
		for (const application of added) change(application, changes);
		const ids = added.map(({ id }) => id);
		return await reply.code(201).send({ count: ids.length, ids, items: added.slice(0, 100) });
	});

	app.patch<IdRoute>('/applications/:id', async (request) => {
		const changes = readBody(applicationChanges, request.body);
		const application = state().findApplication(request.params.id);
		if (!application) throw new ControlError(404, `There is no application ${request.params.id}`);
		change(application, { updatedAt: now(), ...changes });
		state().sort();
		return application;
	});

	app.patch<IdRoute>('/jobs/:id', async (request) => {
		const changes = readBody(changedJob, request.body);
		const job = state().findJob(request.params.id);
		if (!job) throw new ControlError(404, `There is no job ${request.params.id}`);
		Object.assign(job, changes);
		state().sort();
		return job;
	});

	app.patch('/connection', async (request) => {
		return Object.assign(state().connection.ats, readBody(changedConnection, request.body));
	});

	app.post('/statuses', async (request, reply) => {
		const status = { ...readBody(newStatus, request.body), isDefault: false };
		if (state().findStatus(status.id)) {
			throw new ControlError(400, `The status ${status.id} is there already`);
		}
		state().statuses.push(status);
		return await reply.code(201).send(status);
	});

	app.delete<IdRoute>('/statuses/:id', async (request) => {
		const status = findStatus(request.params.id);
		state().statuses.splice(state().statuses.indexOf(status), 1);
		return status;
	});

	app.get<IdRoute>('/documents/:id', async (request, reply) => {
		const document = state().documents.get(request.params.id);
		if (!document) throw new ControlError(404, `There is no document ${request.params.id}`);
		return await reply.type(document.mimeType).send(document.bytes());
	});

	function change(application: Application, changes: z.infer<typeof applicationChanges>): void {
		const { candidate, export: exported, statusId, ...rest } = changes;
		Object.assign(application, rest);
		Object.assign(application.candidate, candidate);
		if (statusId !== undefined) {
			const { id, name, kind } = findStatus(statusId);
			application.status = { id, name, kind };
		}
		if (exported) {
			const known = exported.state === 'due' ? NOT_EXPORTED : application.export;
			application.export = { ...known, ...exported };
		}
	}

	function findStatus(id: string) {
		const status = state().findStatus(id);
		if (!status) throw new ControlError(404, `There is no status ${id}`);
		return status;
	}
}

function now(): string {
	return new Date().toISOString();
}
