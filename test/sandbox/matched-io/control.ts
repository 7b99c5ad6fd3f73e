import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { instantSchema } from '../rest/query';
import { EXPORT_STATES, JOB_STATUSES, NOT_EXPORTED } from '../workwise/model';
import { numberedDeveloper } from './developers';
import { FIELD_TYPES, MATCH_STATES } from './model';
import type { Match } from './model';
import type { MatchedIoState } from './state';

const text = z.string();
const nullableText = text.nullable();

const matchChanges = z
	.object({
		state: z.enum(MATCH_STATES),
		matchedAt: instantSchema.nullable(),
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
				consent: z
					.object({ state: text, givenAt: nullableText, expiresAt: nullableText })
					.strict()
					.nullable(),
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
	})
	.strict()
	.partial();

const newMatches = z
	.object({
		count: z.number().int().min(1).max(1_000_000).default(1),
		jobId: text.default('mj-401'),
		state: z.enum(MATCH_STATES).default('successful'),
		/** When they came to this state; default now. */
		moment: instantSchema.optional(),
		/** Milliseconds from one to the next. */
		step: z.number().int().min(0).default(0),
		/** Whether each has a CV. */
		cv: z.boolean().default(true),
	})
	.strict();

const changedJob = z
	.object({
		status: z.enum(JOB_STATUSES),
		externalSystem: nullableText,
		externalId: nullableText,
		values: z.record(z.unknown()),
	})
	.strict()
	.partial();

const newField = z
	.object({
		name: text.min(1),
		label: text.min(1),
		type: z.enum(FIELD_TYPES).default('text'),
		required: z.boolean().default(true),
		options: z
			.array(z.object({ value: text, label: text }).strict())
			.nullable()
			.default(null),
	})
	.strict();

type IdRoute = { Params: { id: string } };

/** The endpoints below `/control/matched-io`: what happens at matched.io without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => MatchedIoState,
	/** The CV of all matches made here. */
	content: Buffer,
): Promise<void> {
	app.post('/matches', async (request, reply) => {
		const { count, moment = now(), step, cv, ...rest } = readBody(newMatches, request.body);
		if (!state().findJob(rest.jobId)) throw new ControlError(404, `There is no job ${rest.jobId}`);
		const before = state().matches.length;
		const fresh = Array.from({ length: count }, (_unused, index) => {
			const own =
				index * step === 0 ? moment : new Date(Date.parse(moment) + index * step).toISOString();
			return {
				...rest,
				moment: own,
				message: null,
				candidate: numberedDeveloper(before + index, own),
				files: cv ? [{ name: 'CV.pdf', category: 'cv' as const, content }] : [],
			};
		});
		const added = state().addMatches(fresh);
		const ids = added.map(({ id }) => id);
		return await reply.code(201).send({ count: ids.length, ids, items: added.slice(0, 100) });
	});

	app.patch<IdRoute>('/matches/:id', async (request) => {
		const changes = readBody(matchChanges, request.body);
		const match = state().findMatch(request.params.id);
		if (!match) throw new ControlError(404, `There is no match ${request.params.id}`);
		change(match, changes);
		state().sort();
		return match;
	});

	app.patch<IdRoute>('/jobs/:id', async (request) => {
		const { values, ...changes } = readBody(changedJob, request.body);
		const job = state().findJob(request.params.id);
		if (!job) throw new ControlError(404, `There is no job ${request.params.id}`);
		Object.assign(job, changes);
		Object.assign(job.values, values);
		state().sort();
		return job;
	});

	app.post('/job-fields', async (request, reply) => {
		const field = readBody(newField, request.body);
		if (state().fields.some(({ name }) => name === field.name)) {
			throw new ControlError(400, `The field ${field.name} is there already`);
		}
		state().fields.push(field);
		return await reply.code(201).send(field);
	});

	app.delete<{ Params: { name: string } }>('/job-fields/:name', async (request) => {
		const { fields } = state();
		const index = fields.findIndex(({ name }) => name === request.params.name);
		if (index < 0) throw new ControlError(404, `There is no field ${request.params.name}`);
		return fields.splice(index, 1)[0];
	});

	app.get<IdRoute>('/documents/:id', async (request, reply) => {
		const document = state().documents.get(request.params.id);
		if (!document) throw new ControlError(404, `There is no document ${request.params.id}`);
		return await reply.type(document.mimeType).send(document.bytes());
	});
}

/** A match that becomes successful does so now, where not said otherwise. */
function change(match: Match, changes: z.infer<typeof matchChanges>): void {
	const { candidate, export: exported, ...rest } = changes;
	const agreed = rest.state === 'successful' && match.state !== 'successful';
	const updatedAt = now();
	Object.assign(match, { updatedAt, ...(agreed && { matchedAt: updatedAt }), ...rest });
	Object.assign(match.candidate, candidate);
	if (exported) {
		const known = exported.state === 'due' ? NOT_EXPORTED : match.export;
		match.export = { ...known, ...exported };
	}
}

function now(): string {
	return new Date().toISOString();
}
