import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { RateWindow } from '../control/rateWindow';
import { checkAccess } from './access';
import { createApplication, updateApplication } from './applications';
import { createCandidate, updateCandidate } from './candidates';
import { badRequest, MEDIA_TYPE, notFound, refusal, sendTeamtailorError } from './errors';
import { createNote, createUpload, createValue, updateValue } from './extras';
import { isWithin, readQuery, takePage, timeFilter } from './query';
import type { ListQuery } from './query';
import { createSerializer, originOf } from './resources';
import type { Collection, Collections, Row } from './resources';
import type { TeamtailorState } from './state';

interface Api {
	state(): TeamtailorState;
	rate: RateWindow;
}

type IdRoute = { Params: { id: string } };

interface ListRules<R extends Row> {
	/** Name of the endpoint. */
	name: string;
	filters?: readonly string[];
	rows(state: TeamtailorState, query: ListQuery, id: string): R[];
	/** Whether the list goes on by cursor. */
	byCursor?: boolean;
}

/** The endpoints below `/teamtailor/v1`, as Teamtailor's documentation describes them. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(MEDIA_TYPE, { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(refusal(400, 'Bad request', 'The body is not JSON.'));
		}
	});
	app.addHook('onRequest', async (request, reply) => checkAccess(request, reply, rate));

	const times = [...timeFilter('created-at'), ...timeFilter('updated-at')];
	const all = <R>(rows: ReadonlyMap<string, R>) => [...rows.values()];

	list('/candidates', 'candidates', {
		name: 'listCandidates',
		byCursor: true,
		filters: [
			...['email', 'phone', 'department', 'division', 'role', 'locations', 'regions', 'connected'],
			...times,
		],
		rows: ({ candidates, emails }, query) => {
			const email = query.filters.get('email');
			const found = candidates.get(emails.get(email?.toLowerCase() ?? '') ?? '');
			const rows = email === undefined ? all(candidates) : found ? [found] : [];
			return rows.filter(
				(candidate) =>
					(!query.filters.has('phone') || candidate.phone === query.filters.get('phone')) &&
					(!query.filters.has('connected') ||
						String(candidate.connected) === query.filters.get('connected')) &&
					isWithin(query, 'created-at', candidate.createdAt) &&
					isWithin(query, 'updated-at', candidate.updatedAt),
			);
		},
	});
	show('/candidates/:id', 'candidates', 'getCandidate', ({ candidates }) => candidates);
	create('/candidates', 'candidates', 'createCandidate', createCandidate);
	update(
		'/candidates/:id',
		'candidates',
		'updateCandidate',
		({ candidates }) => candidates,
		updateCandidate,
	);
	list('/candidates/:id/job-applications', 'job-applications', {
		name: 'listCandidateApplications',
		rows: (current, _query, id) => {
			if (!current.candidates.has(id)) throw notFound(id);
			return current.applicationsOf(id);
		},
	});
	list('/candidates/:id/uploads', 'uploads', {
		name: 'listCandidateUploads',
		rows: (current, _query, id) => {
			if (!current.candidates.has(id)) throw notFound(id);
			return current.uploadsOf(id);
		},
	});
	list('/candidates/:id/custom-field-values', 'custom-field-values', {
		name: 'listCandidateCustomFieldValues',
		rows: (current, _query, id) => {
			if (!current.candidates.has(id)) throw notFound(id);
			return current.valuesOf(id);
		},
	});

	list('/job-applications', 'job-applications', {
		name: 'listJobApplications',
		filters: ['stage-type', ...times, ...timeFilter('changed-stage-at')],
		rows: ({ applications, stages }, query) => {
			const type = query.filters.get('stage-type');
			return all(applications).filter(
				(application) =>
					(type === undefined || stages.get(application.stageId)?.type === type) &&
					isWithin(query, 'created-at', application.createdAt) &&
					isWithin(query, 'updated-at', application.updatedAt) &&
					isWithin(query, 'changed-stage-at', application.changedStageAt),
			);
		},
	});
	show(
		'/job-applications/:id',
		'job-applications',
		'getJobApplication',
		(current) => current.applications,
	);
	create('/job-applications', 'job-applications', 'createJobApplication', createApplication);
	update(
		'/job-applications/:id',
		'job-applications',
		'updateJobApplication',
		(current) => current.applications,
		updateApplication,
	);

	list('/jobs', 'jobs', {
		name: 'listJobs',
		filters: ['status', 'feed', 'department', 'role', 'locations', 'regions', ...times],
		rows: ({ jobs }, query) => {
			const status = query.filters.get('status') ?? 'published';
			const feeds = (query.filters.get('feed') ?? 'public').split(',');
			if (!['published', 'unlisted', 'archived', 'draft', 'scheduled', 'all'].includes(status)) {
				throw badRequest('Invalid filter value', `${status} is not a status.`, 'filter[status]');
			}
			const department = query.filters.get('department');
			return all(jobs).filter(
				(job) =>
					(status === 'all' || job.status === (status === 'published' ? 'open' : status)) &&
					feeds.includes(job.internal ? 'internal' : 'public') &&
					(department === undefined || job.departmentId === department) &&
					isWithin(query, 'created-at', job.createdAt) &&
					isWithin(query, 'updated-at', job.updatedAt),
			);
		},
	});
	show('/jobs/:id', 'jobs', 'getJob', ({ jobs }) => jobs);
	list('/stages', 'stages', {
		name: 'listStages',
		filters: ['job', 'stage-type'],
		rows: (current, query) => {
			const jobId = query.filters.get('job');
			return jobId === undefined ? all(current.stages) : current.stagesOf(jobId);
		},
	});
	list('/reject-reasons', 'reject-reasons', {
		name: 'listRejectReasons',
		rows: ({ rejectReasons }) => all(rejectReasons),
	});
	list('/users', 'users', { name: 'listUsers', rows: ({ users }) => all(users) });
	list('/notes', 'notes', { name: 'listNotes', rows: ({ notes }) => all(notes) });
	create('/notes', 'notes', 'createNote', createNote);
	show('/uploads/:id', 'uploads', 'getUpload', ({ uploads }) => uploads);
	create('/uploads', 'uploads', 'createUpload', createUpload);
	list('/custom-fields', 'custom-fields', {
		name: 'listCustomFields',
		rows: ({ customFields }) => all(customFields),
	});
	list('/custom-field-options', 'custom-field-options', {
		name: 'listCustomFieldOptions',
		filters: ['custom-field'],
		rows: ({ options }, query) => {
			const fieldId = query.filters.get('custom-field');
			return all(options).filter((option) => fieldId === undefined || option.fieldId === fieldId);
		},
	});
	create('/custom-field-values', 'custom-field-values', 'createCustomFieldValue', createValue);
	update(
		'/custom-field-values/:id',
		'custom-field-values',
		'updateCustomFieldValue',
		({ values }) => values,
		updateValue,
	);

	app.setNotFoundHandler((request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		sendTeamtailorError(reply, refusal(404, 'Not found', `There is no ${path}.`));
	});

	/** The rows of the collection, whose type the endpoint names. */
	type RowOf<Type extends keyof Collections> =
		Collections[Type] extends Collection<infer R> ? R : never;

	function answer(reply: FastifyReply, document: object, status = 200): FastifyReply {
		return reply.code(status).type(`${MEDIA_TYPE}; charset=utf-8`).send(JSON.stringify(document));
	}

	function list<Type extends keyof Collections>(
		path: string,
		type: Type,
		rules: ListRules<RowOf<Type>>,
	): void {
		const config = { name: rules.name, ...(rules.byCursor && { pages: true }) };
		app.get<{ Params: { id?: string } }>(path, { config }, async (request, reply) => {
			const query = readQuery(request.query, rules.filters);
			const current = state();
			const { collections, many } = createSerializer(current, originOf(request), query);
			const collection = collections[type] as unknown as Collection<RowOf<Type>>;
			const rows = rules.rows(current, query, request.params.id ?? '');
			const page = takePage({
				rows,
				query: current.behaviour.sorting === 'heed' ? query : { ...query, sort: [] },
				collection,
				address: originOf(request) + (request.url.split('?')[0] ?? ''),
				asked: askedOf(request),
				byCursor: rules.byCursor === true,
				empty: request.fault === 'emptyPage',
			});
			return answer(reply, {
				...many(collection, page.rows),
				meta: {
					'record-count': page.count,
					'page-count': Math.max(1, Math.ceil(page.count / query.size)),
				},
				links: page.links,
			});
		});
	}

	function one<Type extends keyof Collections>(
		request: FastifyRequest,
		reply: FastifyReply,
		type: Type,
		row: RowOf<Type>,
		status = 200,
	): FastifyReply {
		const query = readQuery(request.query);
		const serializer = createSerializer(state(), originOf(request), query);
		const collection = serializer.collections[type] as unknown as Collection<RowOf<Type>>;
		return answer(reply, serializer.one(collection, row), status);
	}

	function show<Type extends keyof Collections>(
		path: string,
		type: Type,
		name: string,
		rows: (state: TeamtailorState) => ReadonlyMap<string, RowOf<Type>>,
	): void {
		app.get<IdRoute>(path, { config: { name } }, async (request, reply) => {
			const row = rows(state()).get(request.params.id);
			if (!row) throw notFound(request.params.id);
			return one(request, reply, type, row);
		});
	}

	function create<Type extends keyof Collections>(
		path: string,
		type: Type,
		name: string,
		make: (state: TeamtailorState, body: unknown) => RowOf<Type>,
	): void {
		app.post(path, { config: { name } }, async (request, reply) =>
			one(request, reply, type, make(state(), request.body), 201),
		);
	}

	function update<Type extends keyof Collections>(
		path: string,
		type: Type,
		name: string,
		rows: (state: TeamtailorState) => ReadonlyMap<string, RowOf<Type>>,
		change: (state: TeamtailorState, row: RowOf<Type>, body: unknown) => RowOf<Type>,
	): void {
		app.patch<IdRoute>(path, { config: { name } }, async (request, reply) => {
			const row = rows(state()).get(request.params.id);
			if (!row) throw notFound(request.params.id);
			return one(request, reply, type, change(state(), row, request.body));
		});
	}
}

function askedOf(request: FastifyRequest): Record<string, string> {
	return Object.fromEntries(new URL(request.url, 'http://sandbox').searchParams);
}
