import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../control/rateWindow';
import { countRequest, tokenAccess } from '../rest/access';
import {
	confirmExport,
	confirmationSchema,
	exportedToQuery,
	outcomeSchema,
	reportOutcome,
	wasExportedTo,
} from '../rest/confirmation';
import { sendContent } from '../rest/content';
import { Problem, readJson, sendProblem } from '../rest/problem';
import {
	comparePlaces,
	instantQuery,
	listQuery,
	pageQuery,
	readQuery,
	scopeOf,
	takePage,
} from '../rest/query';
import { EXPORT_STATES, JOB_STATUSES } from '../workwise/model';
import { MATCH_STATES } from './model';
import type { Job, Match } from './model';
import { jobPlace, matchPlaces, titleOf } from './state';
import type { MatchedIoState } from './state';
import { importJob } from './writes';

const authenticate = tokenAccess(new Map([['sandbox-matched-io-token', true]]));

const search = z.string().min(1).max(200).optional();
const jobsQuery = {
	search,
	status: listQuery(z.enum(JOB_STATUSES)),
	externalSystem: z.string().min(1).optional(),
	externalId: z.string().min(1).optional(),
	...pageQuery,
};
const matchesQuery = {
	jobId: listQuery(z.string().min(1)),
	state: z.enum(MATCH_STATES).optional(),
	exportState: z.enum(EXPORT_STATES).optional(),
	changedAfter: instantQuery,
	matchedAfter: instantQuery,
	search,
	sort: z.enum(['updatedAt', '-updatedAt', 'matchedAt', '-matchedAt']).default('updatedAt'),
	...exportedToQuery,
	...pageQuery,
};

interface Api {
	state(): MatchedIoState;
	rate: RateWindow;
}

type JobRoute = { Params: { jobId: string } };
type MatchRoute = { Params: { matchId: string } };

/** The endpoints below `/matched-io/v1`, as docs/contracts/matched-io.openapi.yaml describes them. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
		authenticate(request);
		countRequest(rate, reply);
	});

	app.get('/account', { config: { name: 'getAccount' } }, async (request) => {
		readQuery({}, request.query);
		return state().account;
	});

	app.get('/job-fields', { config: { name: 'listJobFields', pages: true } }, async (request) => {
		const { limit, cursor } = readQuery(pageQuery, request.query);
		const { fields } = state();
		return takePage({
			items: fields,
			place: (field) => [fields.indexOf(field), field.name],
			limit,
			cursor,
			scope: scopeOf('job-fields', {}),
			empty: request.fault === 'emptyPage',
		});
	});

	app.get('/jobs', { config: { name: 'listJobs', pages: true } }, async (request) => {
		const { limit, cursor, ...filters } = readQuery(jobsQuery, request.query);
		const { status, externalSystem, externalId } = filters;
		if ((externalSystem === undefined) !== (externalId === undefined)) {
			throw new Problem(400, 'externalSystem and externalId go together.');
		}
		const { items, nextCursor } = takePage({
			items: state().jobs,
			place: jobPlace,
			matches: (job) =>
				contains(`${titleOf(job)}\n${job.id}`, filters.search) &&
				(!status || status.has(job.status)) &&
				(!externalId || (job.externalSystem === externalSystem && job.externalId === externalId)),
			limit,
			cursor,
			scope: scopeOf('jobs', filters),
			empty: request.fault === 'emptyPage',
		});
		return { items: items.map(jobAnswer), nextCursor };
	});

	app.get<JobRoute>('/jobs/:jobId', { config: { name: 'getJob' } }, async (request) => {
		readQuery({}, request.query);
		const job = state().findJob(request.params.jobId);
		if (!job) throw new Problem(404, `There is no job ${request.params.jobId}.`);
		return jobAnswer(job);
	});

	app.post('/jobs/import', { config: { name: 'importJob' } }, async (request, reply) => {
		readQuery({}, request.query);
		const { result, job } = importJob(state(), request.body);
		return await reply.code(result === 'created' ? 201 : 200).send({ result, job: jobAnswer(job) });
	});

	app.get('/matches', { config: { name: 'listMatches', pages: true } }, async (request) => {
		const { limit, cursor, ...filters } = readQuery(matchesQuery, request.query);
		const { jobId, exportState, changedAfter = -Infinity, matchedAfter, sort } = filters;
		const place = matchPlaces[sort];
		const { matches } = state();
		const { items, nextCursor } = takePage({
			items:
				sort === 'updatedAt'
					? matches
					: [...matches].sort((one, other) => comparePlaces(place(one), place(other))),
			place,
			matches: (match) =>
				(!jobId || jobId.has(match.jobId)) &&
				(!filters.state || filters.state === match.state) &&
				(!exportState || exportState === match.export.state) &&
				Date.parse(match.updatedAt) > changedAfter &&
				wasExportedTo(match, filters) &&
				(matchedAfter === undefined || Date.parse(match.matchedAt ?? '') > matchedAfter) &&
				contains(
					`${match.candidate.firstName} ${match.candidate.lastName}\n${match.id}`,
					filters.search,
				),
			limit,
			cursor,
			scope: scopeOf('matches', filters),
			empty: request.fault === 'emptyPage',
		});
		return { items: items.map(matchAnswer), nextCursor };
	});

	app.get<MatchRoute>('/matches/:matchId', { config: { name: 'getMatch' } }, async (request) => {
		readQuery({}, request.query);
		return matchAnswer(findMatch(request.params.matchId));
	});

	app.get<{ Params: { matchId: string; documentId: string } }>(
		'/matches/:matchId/documents/:documentId/content',
		{ config: { name: 'getDocument', download: true } },
		async (request, reply) => {
			readQuery({}, request.query);
			const { matchId, documentId } = request.params;
			const { documents } = findMatch(matchId);
			const document = state().documents.get(documentId);
			if (!document || !documents.some(({ id }) => id === documentId)) {
				throw new Problem(404, `The match ${matchId} has no document ${documentId}.`);
			}
			return sendContent(reply, document);
		},
	);

	app.put<MatchRoute>(
		'/matches/:matchId/export',
		{ config: { name: 'confirmExport' } },
		async (request) => {
			readQuery({}, request.query);
			const match = findMatch(request.params.matchId);
			const body = readJson(confirmationSchema, request.body);
			if (match.state !== 'successful') {
				throw new Problem(409, `The match ${match.id} is ${match.state}, not successful.`);
			}
			const confirmed = confirmExport(match, body);
			state().sort();
			return matchAnswer(confirmed);
		},
	);

	app.put<MatchRoute>(
		'/matches/:matchId/outcome',
		{ config: { name: 'reportOutcome' } },
		async (request) => {
			readQuery({}, request.query);
			const match = findMatch(request.params.matchId);
			reportOutcome(match, readJson(outcomeSchema, request.body));
			state().sort();
			return matchAnswer(match);
		},
	);

	app.setNotFoundHandler((request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		sendProblem(reply, 'matched-io', new Problem(404, `There is no ${request.method} ${path}.`));
	});

	function findMatch(id: string): Match {
		const match = state().findMatch(id);
		if (!match) throw new Problem(404, `There is no match ${id}.`);
		return match;
	}

	function matchAnswer(match: Match) {
		const job = state().findJob(match.jobId);
		const { externalSystem = null, externalId = null } = job ?? {};
		return {
			...match,
			job: { title: job ? titleOf(job) : null, externalSystem, externalId },
		};
	}
}

/** The account's fields stand beside those that every job has. */
function jobAnswer({ values, ...job }: Job) {
	return { ...values, ...job };
}

function contains(text: string, wanted = ''): boolean {
	return text.toLowerCase().includes(wanted.toLowerCase());
}
