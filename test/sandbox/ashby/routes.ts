import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../control/rateWindow';
import { AshbyError, notFound, readBody } from './errors';
import { pageShape, syncShape, takePage } from './lists';
import { JOB_STATUSES, WEBHOOK_TYPES } from './model';
import type { Application, Candidate } from './model';
import { applicationOf, candidateOf, historyOf, jobOf, noteOf, stageOf, statusOf } from './records';
import type { AshbyState } from './state';

interface Api {
	state(): AshbyState;
	rate: RateWindow;
}

const ALL = [
	'apiKeysRead',
	'apiKeysWrite',
	'candidatesRead',
	'candidatesWrite',
	'hiringProcessMetadataRead',
	'jobsRead',
];

const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
	['sandbox-ashby-key', ALL],
	['sandbox-ashby-key-for-candidates', ['candidatesRead', 'candidatesWrite']],
]);

/** After the seeds, and before anything that a test does. */
const LONG_AGO = '2026-03-01';

const id = z.string().uuid();
const url = z.string().url();

const searchBody = z
	.object({ email: z.string().min(1), name: z.string().min(1) })
	.partial()
	.strict();

const candidateBody = z
	.object({
		name: z.string().min(1),
		email: z.string().email().optional(),
		phoneNumber: z.string().optional(),
		linkedInUrl: url.optional(),
		githubUrl: url.optional(),
		website: url.optional(),
		alternateEmailAddresses: z.array(z.string().email()).optional(),
		sourceId: id.optional(),
		creditedToUserId: id.optional(),
		location: z
			.object({ city: z.string(), region: z.string(), country: z.string() })
			.partial()
			.strict()
			.optional(),
		createdAt: z.string().datetime().optional(),
	})
	.strict();

const noteBody = z
	.object({
		candidateId: id,
		note: z.union([
			z.string().min(1),
			z.object({ type: z.enum(['text/plain', 'text/html']), value: z.string().min(1) }).strict(),
		]),
		sendNotifications: z.boolean().default(false),
		isPrivate: z.boolean().default(false),
	})
	.strict();

const applicationBody = z
	.object({
		candidateId: id,
		jobId: id,
		interviewPlanId: id.optional(),
		interviewStageId: z.union([id, z.literal('FirstPreInterviewScreen')]).optional(),
		sourceId: id.optional(),
		creditedToUserId: id.optional(),
		createdAt: z.string().datetime().optional(),
	})
	.strict();

const changeStageBody = z
	.object({
		applicationId: id,
		interviewStageId: id,
		archiveReasonId: id.optional(),
		archiveEmail: z
			.object({ communicationTemplateId: id, sendAt: z.string().datetime().optional() })
			.strict()
			.optional(),
	})
	.strict();

const uploadBody = z
	.object({
		fileUploadContext: z.enum(['CandidateResume', 'CandidateFiles', 'ApplicationForm']),
		filename: z.string().min(1),
		contentType: z.string().regex(/^[\w.+-]+\/[\w.+-]+/),
		contentLength: z.number().int().min(1),
	})
	.strict();

/** The operations of https://developers.ashbyhq.com that the stand-in has. Each is a POST with a JSON body. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	app.addHook('onRequest', async (request, reply) => {
		checkKey(request);
		const { exceeded, resetSeconds } = rate.take();
		if (!exceeded) return;
		reply.header('retry-after', resetSeconds);
		throw new AshbyError('rate_limit_exceeded', `Wait ${resetSeconds} seconds`, 429);
	});

	list('job.list', 'jobsRead', {
		...syncShape,
		status: z.array(z.enum(JOB_STATUSES)).optional(),
		openedAfter: z.number().int().optional(),
		openedBefore: z.number().int().optional(),
		closedAfter: z.number().int().optional(),
		closedBefore: z.number().int().optional(),
		includeUnpublishedJobPostingsIds: z.boolean().optional(),
		expand: z.array(z.enum(['location', 'openings'])).optional(),
	})((current, asked, page) =>
		page({
			rows: current.jobs,
			filters: { ...asked, cursor: undefined, limit: undefined },
			matches: (job) =>
				(asked.status ? asked.status.includes(job.status) : job.status !== 'Draft') &&
				isAfter(job.createdAt, asked.createdAfter) &&
				isAfter(job.openedAt, asked.openedAfter) &&
				isAfter(job.closedAt, asked.closedAfter),
			toRecord: (job) => jobOf(job, asked.expand),
			hasTokens: true,
		}),
	);
	const expand = z.array(z.enum(['location', 'openings'])).optional();
	call(
		'job.info',
		'jobsRead',
		z.object({ id, expand }).strict(),
	)((current, asked) => {
		const job = current.jobs.find((known) => known.id === asked.id);
		if (!job) throw notFound('job');
		return jobOf(job, asked.expand);
	});
	call(
		'jobInterviewPlan.info',
		'jobsRead',
		z.object({ jobId: id }).strict(),
	)((current, { jobId }) => {
		const { interviewPlanId } = findJob(current, jobId);
		const stages = current.stagesOf(interviewPlanId).map((stage) => ({
			...stageOf(stage),
			activities: [],
		}));
		return { jobId, interviewPlanId, stages };
	});

	list(
		'candidate.list',
		'candidatesRead',
		syncShape,
	)((current, asked, page) =>
		page({
			rows: [...current.candidates.values()],
			filters: { createdAfter: asked.createdAfter },
			matches: ({ createdAt }) => isAfter(createdAt, asked.createdAfter),
			toRecord: (candidate) => candidateOf(current, candidate),
			hasTokens: true,
		}),
	);
	call(
		'candidate.search',
		'candidatesRead',
		searchBody,
	)((current, asked) => {
		const email = asked.email?.toLowerCase();
		const name = asked.name?.toLowerCase();
		return [...current.candidates.values()]
			.filter(
				(candidate) =>
					!(current.searchLags && candidate.createdAt > LONG_AGO) &&
					(!email || candidate.emails.some((known) => known.toLowerCase() === email)) &&
					(!name || candidate.name.toLowerCase().includes(name)),
			)
			.slice(0, 100)
			.map((candidate) => candidateOf(current, candidate));
	});
	call(
		'candidate.info',
		'candidatesRead',
		z.object({ id }).strict(),
	)((current, asked) => candidateOf(current, findCandidate(current, asked.id)));
	call(
		'candidate.create',
		'candidatesWrite',
		candidateBody,
	)((current, asked) => {
		checkSource(current, asked.sourceId);
		const links = [
			{ type: 'LinkedIn', url: asked.linkedInUrl },
			{ type: 'GitHub', url: asked.githubUrl },
			{ type: 'Website', url: asked.website },
		];
		const { city, region, country } = asked.location ?? {};
		const candidate = current.addCandidate({
			name: asked.name,
			emails: [...(asked.email ? [asked.email] : []), ...(asked.alternateEmailAddresses ?? [])],
			phone: asked.phoneNumber ?? null,
			links: links.flatMap(({ type, url: address }) => (address ? [{ type, url: address }] : [])),
			location: [country, region, city].filter(Boolean).join(', ') || null,
			sourceId: asked.sourceId ?? null,
		});
		return candidateOf(current, candidate);
	});
	list('candidate.listNotes', 'candidatesRead', {
		...pageShape,
		syncToken: z.string().optional(),
		candidateId: id,
	})((current, { candidateId }, page) => {
		findCandidate(current, candidateId);
		return page({
			rows: current.notes,
			filters: { candidateId },
			matches: (note) => note.candidateId === candidateId,
			toRecord: noteOf,
			hasTokens: true,
		});
	});
	call(
		'candidate.createNote',
		'candidatesWrite',
		noteBody,
	)((current, asked) => {
		findCandidate(current, asked.candidateId);
		const { note, ...others } = asked;
		const content = typeof note === 'string' ? note : note.value;
		const createdAt = new Date().toISOString();
		const added = {
			...{ id: current.nextId('de'), sequence: current.next() },
			...{ ...others, content, createdAt },
		};
		current.notes.push(added);
		return noteOf(added);
	});
	call(
		'candidate.uploadResume',
		'candidatesWrite',
		z.object({ candidateId: id, resumeHandle: z.string() }).strict(),
	)((current, { candidateId, resumeHandle }) => {
		const candidate = findCandidate(current, candidateId);
		candidate.resumeId = addFile(current, candidate, resumeHandle, 'CandidateResume');
		return candidateOf(current, candidate);
	});
	call(
		'candidate.uploadFile',
		'candidatesWrite',
		z.object({ candidateId: id, fileHandle: z.string() }).strict(),
	)((current, { candidateId, fileHandle }) => {
		const candidate = findCandidate(current, candidateId);
		addFile(current, candidate, fileHandle, 'CandidateFiles');
		return candidateOf(current, candidate);
	});

	list('application.list', 'candidatesRead', {
		...syncShape,
		status: z.enum(['Hired', 'Archived', 'Active', 'Lead']).optional(),
		jobId: id.optional(),
		expand: z.array(z.literal('openings')).optional(),
	})((current, asked, page) =>
		page({
			rows: [...current.applications.values()],
			filters: { status: asked.status, jobId: asked.jobId, createdAfter: asked.createdAfter },
			matches: (application) =>
				(!asked.jobId || application.jobId === asked.jobId) &&
				(!asked.status || statusOf(current, application) === asked.status) &&
				isAfter(application.createdAt, asked.createdAfter),
			toRecord: (application) => applicationOf(current, application),
			hasTokens: true,
		}),
	);
	const one = z.object({ applicationId: id }).strict();
	call(
		'application.info',
		'candidatesRead',
		one,
	)((current, { applicationId }) => {
		const application = findApplication(current, applicationId);
		return {
			...applicationOf(current, application),
			applicationHistory: historyOf(current, application),
		};
	});
	list('application.listHistory', 'candidatesRead', { ...pageShape, applicationId: id })(
		(current, { applicationId }, page) => {
			const application = findApplication(current, applicationId);
			const records = historyOf(current, application);
			return page({
				rows: application.history,
				filters: { applicationId },
				matches: () => true,
				toRecord: (entry) => records[application.history.indexOf(entry)] ?? {},
				hasTokens: false,
			});
		},
	);
	call(
		'application.create',
		'candidatesWrite',
		applicationBody,
	)((current, asked) => {
		const candidate = findCandidate(current, asked.candidateId);
		const job = findJob(current, asked.jobId);
		checkSource(current, asked.sourceId);
		const stages = current.stagesOf(asked.interviewPlanId ?? job.interviewPlanId);
		const wanted = asked.interviewStageId;
		const type = wanted === undefined ? 'Lead' : 'PreInterviewScreen';
		const isNamed = wanted !== undefined && wanted !== 'FirstPreInterviewScreen';
		const stage = stages.find((known) => (isNamed ? known.id === wanted : known.type === type));
		if (!stage) throw notFound('interview_stage');
		if (stage.type === 'Archived') {
			throw new AshbyError('invalid_input', 'Archive reason ID is required for archive stages');
		}
		const application = current.addApplication({
			...{ candidateId: candidate.id, jobId: job.id, stageId: stage.id },
			sourceId: asked.sourceId ?? null,
			...(asked.createdAt && { createdAt: asked.createdAt }),
		});
		return applicationOf(current, application);
	});
	call(
		'application.changeStage',
		'candidatesWrite',
		changeStageBody,
	)((current, asked) => {
		const application = findApplication(current, asked.applicationId);
		const { interviewPlanId } = findJob(current, application.jobId);
		const stage = current
			.stagesOf(interviewPlanId)
			.find((known) => known.id === asked.interviewStageId);
		if (!stage) throw notFound('interview_stage');
		const isArchive = stage.type === 'Archived';
		if (isArchive && !asked.archiveReasonId) {
			throw new AshbyError('invalid_input', 'Archive reason ID is required for archive stages');
		}
		if (!isArchive && (asked.archiveReasonId || asked.archiveEmail)) {
			throw new AshbyError(
				'invalid_input',
				'Archive fields are not allowed for non-archive stages',
			);
		}
		const reason = current.reasons.find((known) => known.id === asked.archiveReasonId);
		if (isArchive && !reason) throw notFound('archive_reason');
		if (asked.archiveEmail) current.emails.push(application.id);
		application.archiveReasonId = reason?.id ?? null;
		current.move(application, stage.id);
		return applicationOf(current, application);
	});

	const archived = z.object({ includeArchived: z.boolean().default(false) }).strict();
	call(
		'archiveReason.list',
		'hiringProcessMetadataRead',
		archived,
	)((current, asked) =>
		current.reasons.filter(({ isArchived }) => asked.includeArchived || !isArchived),
	);
	call(
		'source.list',
		'hiringProcessMetadataRead',
		archived,
	)((current, asked) =>
		current.sources.filter(({ isArchived }) => asked.includeArchived || !isArchived),
	);

	call(
		'file.createFileUploadHandle',
		'candidatesWrite',
		uploadBody,
	)((current, asked, request) => {
		const handle = `upload-${current.nextId('fa')}`;
		current.uploads.set(handle, {
			...{ handle, context: asked.fileUploadContext, name: asked.filename },
			...{ mimeType: asked.contentType, size: asked.contentLength },
			expiresAt: Date.now() + 600_000,
		});
		const address = `${request.protocol}://${request.host}/ashby/files/upload`;
		return { handle, url: address, fields: { key: handle, policy: 'signed', signature: 'x' } };
	});
	call(
		'file.info',
		'candidatesRead',
		z.object({ fileHandle: z.string() }).strict(),
	)((current, { fileHandle }, request) => {
		const files = [...current.candidates.values()].flatMap((candidate) => candidate.files);
		const file = files.find(({ handle }) => handle === fileHandle);
		if (!file) throw notFound('file');
		return { url: `${request.protocol}://${request.host}/ashby/files/${file.id}/file?signature=x` };
	});

	const webhookBody = z
		.object({
			webhookType: z.enum(WEBHOOK_TYPES),
			requestUrl: z.string().url(),
			secretToken: z.string().min(1),
		})
		.strict();
	call(
		'webhook.create',
		'apiKeysWrite',
		webhookBody,
	)((current, asked) => {
		const webhook = { id: current.nextId('eb'), enabled: true, ...asked };
		current.webhooks.set(webhook.id, webhook);
		return webhook;
	});
	const webhookId = z.object({ webhookId: id }).strict();
	call(
		'webhook.info',
		'apiKeysRead',
		webhookId,
	)((current, asked) => {
		const webhook = current.webhooks.get(asked.webhookId);
		if (!webhook) throw notFound('webhook');
		return { ...webhook, secretToken: undefined };
	});
	call(
		'webhook.delete',
		'apiKeysWrite',
		webhookId,
	)((current, asked) => {
		if (!current.webhooks.delete(asked.webhookId)) throw notFound('webhook');
		return { webhookId: asked.webhookId };
	});

	type Answer<Asked> = (current: AshbyState, asked: Asked, request: FastifyRequest) => unknown;

	function call<Schema extends z.ZodTypeAny>(name: string, permission: string, schema: Schema) {
		return (answer: Answer<z.output<Schema>>): void => {
			app.post(`/${name}`, { config: { name } }, async (request: FastifyRequest) => {
				checkPermission(request, permission);
				const asked = readBody(schema, request.body);
				return { success: true, results: answer(state(), asked, request) };
			});
		};
	}

	function list<Shape extends z.ZodRawShape & typeof pageShape>(
		name: string,
		permission: string,
		shape: Shape,
	) {
		type Asked = z.output<z.ZodObject<Shape>>;
		type Page = Parameters<typeof takePage>[0];
		type Rules<R extends Page['rows'][number]> = Omit<
			Parameters<typeof takePage<R>>[0],
			'asked' | 'list' | 'era' | 'empty'
		>;
		type TakePage = <R extends Page['rows'][number]>(rules: Rules<R>) => object;
		return (answer: (current: AshbyState, asked: Asked, page: TakePage) => object): void => {
			const config = { name, pages: true };
			app.post(`/${name}`, { config }, async (request: FastifyRequest) => {
				checkPermission(request, permission);
				const current = state();
				const asked = readBody(z.object(shape).strict(), request.body);
				const place = z
					.object({ ...pageShape, syncToken: z.string().optional() })
					.parse(request.body);
				return answer(current, asked, (rules) =>
					takePage({
						...rules,
						...{ asked: place, list: name, era: current.tokenEra },
						empty: request.fault === 'emptyPage',
					}),
				);
			});
		};
	}
}

/** Basic authentication: the key is the user, and there is no password. @throws 401 */
function checkKey({ headers }: FastifyRequest): readonly string[] {
	const [, encoded = ''] = /^Basic (\S+)$/.exec(headers.authorization ?? '') ?? [];
	const decoded = Buffer.from(encoded, 'base64').toString();
	const permissions = decoded.endsWith(':') ? KEYS.get(decoded.slice(0, -1)) : undefined;
	if (permissions) return permissions;
	throw new AshbyError('unauthorized', 'The API key is missing or not known', 401);
}

function checkPermission(request: FastifyRequest, permission: string): void {
	if (checkKey(request).includes(permission)) return;
	throw new AshbyError('missing_permission', `The API key lacks ${permission}`);
}

function isAfter(moment: string | null, milliseconds: number | undefined): boolean {
	return milliseconds === undefined || (moment !== null && Date.parse(moment) > milliseconds);
}

function findJob({ jobs }: AshbyState, jobId: string) {
	const job = jobs.find((known) => known.id === jobId);
	if (!job) throw notFound('job');
	return job;
}

function findCandidate({ candidates }: AshbyState, candidateId: string): Candidate {
	const candidate = candidates.get(candidateId);
	if (!candidate) throw notFound('candidate');
	return candidate;
}

function findApplication({ applications }: AshbyState, applicationId: string): Application {
	const application = applications.get(applicationId);
	if (!application) throw notFound('application');
	return application;
}

function checkSource({ sources }: AshbyState, sourceId: string | undefined): void {
	if (sourceId && !sources.some((known) => known.id === sourceId)) throw notFound('source');
}

/** @throws AshbyError for a handle of another kind, or one whose bytes have not arrived */
function addFile(
	current: AshbyState,
	candidate: Candidate,
	handle: string,
	context: string,
): string {
	const upload = current.uploads.get(handle);
	if (!upload || upload.context !== context || !upload.bytes) {
		throw new AshbyError('invalid_file_handle', 'No file was uploaded for this handle');
	}
	const { name, mimeType, bytes } = upload;
	const file = { id: current.nextId('f1'), name, handle: `stored-${handle}`, mimeType, bytes };
	candidate.files.push(file);
	current.touch(candidate);
	return file.id;
}
