import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { ControlError, readBody } from '../control/validate';
import { instantSchema } from '../rest/query';
import { DOCX, PDF, PNG } from './documents';
import type { NewDocument } from './documents';
import {
	CATEGORIES,
	CONNECTIONS,
	CONSENT_STATES,
	EXPORT_STATES,
	JOB_STATUSES,
	NOT_EXPORTED,
	OUTCOMES,
	STATUSES,
	type Application,
	type Candidate,
} from './model';
import { numberedPerson } from './people';
import { statusOf } from './state';
import type { WorkwiseState } from './state';

const text = z.string();
const nullableText = text.nullable();
const statusId = text.refine((id) => STATUSES.some((status) => status.id === id), 'Unknown status');

const documentSchema = z
	.object({
		name: text.min(1),
		category: z.enum(CATEGORIES).default('cv'),
		mimeType: text.optional(),
		/** Fill the file up to this many bytes. */
		size: z.number().int().min(1).max(100_000_000).optional(),
		contentBase64: text.base64().optional(),
	})
	.strict();

/** Deliberately without checks of content: tests make records that a target refuses. */
const candidateChanges = z
	.object({
		id: text,
		firstName: text,
		lastName: text,
		email: nullableText,
		phone: nullableText,
		location: nullableText,
		language: nullableText,
		links: z.array(z.object({ type: text, url: text }).strict()),
		experience: z.array(
			z
				.object({
					title: text,
					company: nullableText,
					from: nullableText,
					to: nullableText,
					description: nullableText,
				})
				.strict(),
		),
		education: z.array(
			z
				.object({
					degree: nullableText,
					institution: text,
					from: nullableText,
					to: nullableText,
				})
				.strict(),
		),
		skills: z.array(text),
		languages: z.array(z.object({ language: text, level: nullableText }).strict()),
		consent: z
			.object({
				state: z.enum(CONSENT_STATES),
				givenAt: nullableText,
				expiresAt: nullableText,
			})
			.strict()
			.nullable(),
	})
	.strict()
	.partial();

const applicationChanges = z
	.object({
		message: nullableText,
		source: nullableText,
		updatedAt: instantSchema,
		candidate: candidateChanges,
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
		outcome: z
			.object({ outcome: z.enum(OUTCOMES), at: instantSchema, note: nullableText })
			.strict()
			.nullable(),
	})
	.strict()
	.partial();

const newApplications = z
	.object({
		count: z.number().int().min(1).max(1_000_000).default(1),
		jobId: text.default('ww-101'),
		/** Of the first; each one after it comes a second later. Default: now, for all. */
		submittedAt: instantSchema.optional(),
		statusId: statusId.default('open'),
		/** How many PDF files each has, or the files themselves. */
		documents: z.union([z.number().int().min(0).max(3), z.array(documentSchema)]).default(1),
		overrides: applicationChanges.default({}),
	})
	.strict();

const changedApplication = applicationChanges
	.extend({ statusId: statusId.optional(), submittedAt: instantSchema.optional() })
	.strict();

const changedJob = z
	.object({
		title: text.min(1),
		status: z.enum(JOB_STATUSES),
		connection: z.enum(CONNECTIONS),
		location: nullableText,
		department: nullableText,
	})
	.strict()
	.partial();

/** The endpoints below `/control/workwise`: what happens at Workwise without us. */
export async function controlRoutes(
	app: FastifyInstance,
	state: () => WorkwiseState,
): Promise<void> {
	app.post('/applications', async (request, reply) => {
		const body = readBody(newApplications, request.body);
		if (!state().findJob(body.jobId)) throw new ControlError(404, `There is no job ${body.jobId}`);
		const first = Date.parse(body.submittedAt ?? new Date().toISOString());
		const before = state().applications.length;
		const documents = newDocuments(body.documents);
		const fresh = Array.from({ length: body.count }, (_unused, index) => {
			const moment = first + (body.submittedAt === undefined ? 0 : index * 1000);
			const submittedAt = new Date(moment).toISOString();
			return {
				jobId: body.jobId,
				statusId: body.statusId,
				submittedAt,
				message: 'This application was made by the control endpoint.',
				source: 'Workwise',
				candidate: numberedPerson(before + index, submittedAt),
				documents,
			};
		});
		const added = state().addApplications(fresh);
		for (const application of added) change(application, body.overrides);
		state().noteUpdate();
		const ids = added.map(({ id }) => id);
		return await reply.code(201).send({ count: ids.length, ids, items: added.slice(0, 100) });
	});

	app.patch<{ Params: { id: string } }>('/applications/:id', async (request) => {
		const { statusId, submittedAt, ...changes } = readBody(changedApplication, request.body);
		const application = state().findApplication(request.params.id);
		if (!application) throw new ControlError(404, `There is no application ${request.params.id}`);
		if (statusId !== undefined && statusId !== application.status.id) {
			application.status = statusOf(statusId);
			application.statusChangedAt = changes.updatedAt ?? new Date().toISOString();
		}
		if (submittedAt !== undefined) application.submittedAt = submittedAt;
		change(application, { updatedAt: new Date().toISOString(), ...changes });
		state().sort();
		return application;
	});

	app.patch<{ Params: { id: string } }>('/jobs/:id', async (request) => {
		const changes = readBody(changedJob, request.body);
		const job = state().findJob(request.params.id);
		if (!job) throw new ControlError(404, `There is no job ${request.params.id}`);
		Object.assign(job, changes, { updatedAt: new Date().toISOString() });
		state().sort();
		return job;
	});

	app.get<{ Params: { id: string } }>('/documents/:id', async (request, reply) => {
		const document = state().documents.get(request.params.id);
		if (!document) throw new ControlError(404, `There is no document ${request.params.id}`);
		return await reply.type(document.mimeType).send(document.bytes());
	});
}

function change(application: Application, changes: z.infer<typeof applicationChanges>): void {
	const { candidate, export: exported, ...rest } = changes;
	Object.assign(application, rest);
	Object.assign<Candidate, Partial<Candidate>>(application.candidate, candidate ?? {});
	if (exported) {
		const known = exported.state === 'due' ? NOT_EXPORTED : application.export;
		application.export = { ...known, ...exported };
	}
}

const MIME_TYPES: Record<string, string> = { pdf: PDF, png: PNG, docx: DOCX };

function newDocuments(wanted: z.infer<typeof newApplications>['documents']): NewDocument[] {
	if (typeof wanted === 'number') {
		const usual: NewDocument[] = [
			{ name: 'Lebenslauf.pdf', category: 'cv', mimeType: PDF },
			{ name: 'Anschreiben.pdf', category: 'coverLetter', mimeType: PDF },
			{ name: 'Zeugnis.pdf', category: 'certificate', mimeType: PDF },
		];
		return usual.slice(0, wanted);
	}
	return wanted.map(({ name, category, mimeType, size, contentBase64 }) => ({
		name,
		category,
		mimeType: mimeType ?? MIME_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
		size,
		content: contentBase64 === undefined ? undefined : Buffer.from(contentBase64, 'base64'),
	}));
}
