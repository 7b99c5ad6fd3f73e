import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../../control/rateWindow';
import type { PersonioState } from '../state';
import { PersonioV2Error, sendPersonioV2Error } from './errors';
import { pageOf, pageQuery, readQuery, windowQuery } from './list';
import { CATEGORIES } from './model';
import type { Application, Candidate } from './model';
import { SCOPE } from './tokens';
import type { Tokens } from './tokens';

interface Api {
	state(): PersonioState;
	tokens: Tokens;
	rate: RateWindow;
}

type IdRoute = { Params: { id: string } };

/** The endpoints below `/personio/api/v2/recruiting`. */
export async function recruitingRoutes(
	app: FastifyInstance,
	{ state, tokens, rate }: Api,
): Promise<void> {
	const recruiting = () => state().recruiting;

	app.setErrorHandler<FastifyError | PersonioV2Error>((error, _request, reply) => {
		const known = error instanceof PersonioV2Error;
		sendPersonioV2Error(
			reply,
			known ? error : new PersonioV2Error(error.statusCode ?? 500, [error.message]),
		);
	});
	app.setNotFoundHandler((_request, reply) => {
		sendPersonioV2Error(reply, new PersonioV2Error(404, ['There is no such endpoint.']));
	});
	app.addHook('onRequest', async (request, reply) => {
		const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		const scope = token === undefined ? undefined : tokens.scopeOf(token);
		if (scope === undefined) {
			throw new PersonioV2Error(401, ['The access token is missing, not known or expired.']);
		}
		if (scope !== SCOPE) throw new PersonioV2Error(403, [`The scope ${SCOPE} is missing.`]);
		const reading = rate.take('v2');
		if (!reading.exceeded) return;
		reply.header('retry-after', reading.resetSeconds);
		throw new PersonioV2Error(429, ['Too many requests.']);
	});

	const listApplications = { name: 'listApplications', pages: true };
	app.get('/applications', { config: listApplications }, async (request) => {
		const {
			limit,
			cursor,
			'candidate.email': email,
			'updated_at.gt': after,
			'updated_at.lt': before,
		} = readQuery(
			{ ...pageQuery, ...windowQuery, 'candidate.email': z.string().min(1).optional() },
			request.query,
		);
		const now = Date.now();
		return pageOf(recruiting().applications, {
			limit,
			cursor,
			matches: ({ candidate, updatedAt, visibleFrom }) =>
				visibleFrom <= now &&
				(before === undefined || updatedAt < before) &&
				(email === undefined || candidate.email.toLowerCase() === email.toLowerCase()),
			endsAt: ({ updatedAt }) => after !== undefined && updatedAt <= after,
			empty: request.fault === 'emptyPage',
			address: addressOf(request),
			toBody: applicationBody,
		});
	});

	app.get<IdRoute>('/applications/:id', { config: { name: 'getApplication' } }, async (request) =>
		applicationBody(findApplication(request.params.id)),
	);

	app.get<IdRoute>(
		'/applications/:id/stage-transitions',
		{ config: { name: 'listStageTransitions' } },
		async (request) => {
			readQuery({}, request.query);
			const { transitions } = findApplication(request.params.id);
			return {
				_data: [...transitions]
					.reverse()
					.map(({ stage, enteredAt }) => ({ stage, entered_at: dateTime(enteredAt) })),
				_meta: { links: { self: { href: addressOf(request) } } },
			};
		},
	);

	const listCandidates = { name: 'listCandidates', pages: true };
	app.get('/candidates', { config: listCandidates }, async (request) => {
		const {
			limit,
			cursor,
			email,
			'updated_at.gt': after,
			'updated_at.lt': before,
		} = readQuery(
			{ ...pageQuery, ...windowQuery, email: z.string().min(1).optional() },
			request.query,
		);
		return pageOf(recruiting().candidates, {
			limit,
			cursor,
			matches: (candidate) =>
				(before === undefined || candidate.updatedAt < before) &&
				(email === undefined || candidate.email.toLowerCase() === email.toLowerCase()),
			endsAt: ({ updatedAt }) => after !== undefined && updatedAt <= after,
			empty: request.fault === 'emptyPage',
			address: addressOf(request),
			toBody: candidateBody,
		});
	});

	app.get<IdRoute>('/candidates/:id', { config: { name: 'getCandidate' } }, async (request) => {
		const candidate = recruiting().candidates.get(request.params.id);
		if (!candidate) throw notFound();
		return candidateBody(candidate);
	});

	const listJobs = { name: 'listJobs', pages: true };
	app.get('/jobs', { config: listJobs }, async (request) => {
		const { limit, cursor } = readQuery(pageQuery, request.query);
		const start = cursor === undefined ? 0 : Number(/^cur_(\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
		if (Number.isNaN(start)) throw new PersonioV2Error(400, ['cursor: Not known']);
		const jobs = request.fault === 'emptyPage' ? [] : knownJobs().slice(start, start + limit);
		const isEnd = request.fault !== 'emptyPage' && start + limit >= knownJobs().length;
		const next = `${addressOf(request)}?cursor=cur_${start + jobs.length}`;
		return {
			_data: jobs.map(jobBody),
			_meta: {
				links: { self: { href: addressOf(request) }, ...(!isEnd && { next: { href: next } }) },
			},
		};
	});

	app.get<IdRoute>('/jobs/:id', { config: { name: 'getJob' } }, async (request) => {
		const job = knownJobs().find(({ id }) => String(id) === request.params.id);
		if (!job) throw notFound();
		return jobBody(job);
	});

	app.get('/categories', { config: { name: 'listCategories' } }, async (request) => {
		readQuery({}, request.query);
		return { _data: CATEGORIES, _meta: { links: { self: { href: addressOf(request) } } } };
	});

	/** Drafts and archived ones as well. */
	function knownJobs() {
		return state().jobs.filter((job) => job.state !== 'deleted');
	}

	function findApplication(id: string): Application {
		const application = recruiting().applications.get(id);
		if (!application || application.visibleFrom > Date.now()) throw notFound();
		return application;
	}

	function applicationBody(application: Application): object {
		const { candidate, stage, channel, isAnonymized, createdAt, updatedAt } = application;
		const job = state().jobs.find(({ id }) => String(id) === application.jobId);
		return {
			id: application.id,
			application_date: application.applicationDate,
			candidate: {
				id: candidate.id,
				email: isAnonymized ? null : candidate.email,
				first_name: isAnonymized ? null : candidate.firstName,
				last_name: isAnonymized ? null : candidate.lastName,
				gender: null,
			},
			job: {
				id: application.jobId,
				name: job?.name ?? null,
				department: job ? { id: '801', name: job.department } : null,
				category: job ? { id: '701', name: job.recruitingCategory } : null,
			},
			current_stage: stage,
			channel,
			hiring_team: [],
			is_anonymized: isAnonymized,
			created_at: dateTime(createdAt),
			updated_at: dateTime(updatedAt),
		};
	}

	function candidateBody(candidate: Candidate): object {
		const applications = [];
		for (const application of recruiting().applications.newestFirst()) {
			if (application.candidate === candidate) applications.push({ id: application.id });
		}
		return {
			id: candidate.id,
			first_name: candidate.firstName,
			last_name: candidate.lastName,
			email: candidate.email,
			gender: null,
			phone: candidate.phone,
			location: candidate.location,
			birthday: null,
			linkedin_profile: null,
			available_from: null,
			applications,
			created_at: new Date(candidate.createdAt).toISOString(),
			updated_at: new Date(candidate.updatedAt).toISOString(),
		};
	}
}

function jobBody(job: PersonioState['jobs'][number]): object {
	const createdAt = Date.parse(job.createdAt);
	return {
		id: String(job.id),
		name: job.name,
		department: { id: '801', name: job.department },
		category: { id: '701', name: job.recruitingCategory },
		hiring_team: [],
		company: { id: '4711' },
		created_at: dateTime(createdAt),
		updated_at: dateTime(createdAt),
	};
}

/** Dates of applications and jobs are objects. */
function dateTime(milliseconds: number): { 'date-time': string; timezone: string } {
	return { 'date-time': new Date(milliseconds).toISOString(), timezone: 'Europe/Berlin' };
}

function notFound(): PersonioV2Error {
	return new PersonioV2Error(404, ['There is no resource for the specified id.']);
}

function addressOf(request: FastifyRequest): string {
	return `${request.protocol}://${request.host}${request.url.split('?')[0]}`;
}
