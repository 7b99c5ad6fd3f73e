import type { FastifyInstance, FastifyRequest } from 'fastify';
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
import { instantQuery, listQuery, pageQuery, readQuery, scopeOf, takePage } from '../rest/query';
import { CONNECTIONS, EXPORT_STATES, JOB_STATUSES, STATUSES } from './model';
import type { Application } from './model';
import { applicationPlace, jobPlace } from './state';
import type { WorkwiseState } from './state';
import { signedAddress } from './storage';

const jobsQuery = {
	status: listQuery(z.enum(JOB_STATUSES)),
	connection: listQuery(z.enum(CONNECTIONS)),
	search: z.string().min(1).max(200).optional(),
	...pageQuery,
};

const applicationsQuery = {
	jobId: listQuery(z.string().min(1)),
	statusId: listQuery(z.string().min(1)),
	exportState: z.enum(EXPORT_STATES).optional(),
	submittedAfter: instantQuery,
	submittedBefore: instantQuery,
	updatedAfter: instantQuery,
	...exportedToQuery,
	...pageQuery,
};

/** What each token may do. */
const authenticate = tokenAccess(
	new Map([
		['sandbox-workwise-token', ['jobs:read', 'applications:read', 'applications:write']],
		['sandbox-workwise-readonly-token', ['jobs:read', 'applications:read']],
	]),
);

interface Api {
	state(): WorkwiseState;
	rate: RateWindow;
}

type ApplicationRoute = { Params: { applicationId: string } };

/** The endpoints below `/workwise/v1`, as docs/contracts/workwise.openapi.yaml describes them. */
export async function apiRoutes(app: FastifyInstance, api: Api): Promise<void> {
	const { state } = api;
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
		const permissions = authenticate(request);
		countRequest(api.rate, reply);
		const { permission } = request.routeOptions.config;
		if (permission && !permissions.includes(permission)) {
			throw new Problem(403, `The token lacks the permission ${permission}.`);
		}
	});

	app.get('/account', { config: { name: 'getAccount' } }, async (request) => {
		readQuery({}, request.query);
		return {
			id: 'acc-1',
			name: 'Example Recruiting GmbH (sandbox)',
			permissions: authenticate(request),
		};
	});

	const listJobs = { name: 'listJobs', permission: 'jobs:read', pages: true };
	app.get('/jobs', { config: listJobs }, async (request) => {
		const { limit, cursor, status, connection, search } = readQuery(jobsQuery, request.query);
		const text = search?.toLowerCase() ?? '';
		return takePage({
			items: state().jobs,
			place: jobPlace,
			matches: (job) =>
				(!status || status.has(job.status)) &&
				(!connection || connection.has(job.connection)) &&
				`${job.title}\n${job.id}`.toLowerCase().includes(text),
			limit,
			cursor,
			scope: scopeOf('jobs', { status, connection, search }),
			empty: request.fault === 'emptyPage',
		});
	});

	const getJob = { name: 'getJob', permission: 'jobs:read' };
	app.get<{ Params: { jobId: string } }>('/jobs/:jobId', { config: getJob }, async (request) => {
		readQuery({}, request.query);
		return findJob(request.params.jobId);
	});

	const listStatuses = { name: 'listStatuses', permission: 'jobs:read', pages: true };
	app.get<{ Params: { jobId: string } }>(
		'/jobs/:jobId/statuses',
		{ config: listStatuses },
		async (request) => {
			const { limit, cursor } = readQuery(pageQuery, request.query);
			const job = findJob(request.params.jobId);
			return takePage({
				items: STATUSES,
				place: (status) => [STATUSES.indexOf(status), status.id],
				limit,
				cursor,
				scope: scopeOf('statuses', { job: job.id }),
				empty: request.fault === 'emptyPage',
			});
		},
	);

	const listApplications = {
		name: 'listApplications',
		permission: 'applications:read',
		pages: true,
	};
	app.get('/applications', { config: listApplications }, async (request) => {
		const { limit, cursor, ...filters } = readQuery(applicationsQuery, request.query);
		return takePage({
			items:
				filters.updatedAfter === undefined
					? state().applications
					: state().changedAfter(filters.updatedAfter),
			place: applicationPlace,
			matches: applicationFilter(filters),
			limit,
			cursor,
			scope: scopeOf('applications', filters),
			empty: request.fault === 'emptyPage',
		});
	});

	const getApplication = { name: 'getApplication', permission: 'applications:read' };
	app.get<ApplicationRoute>(
		'/applications/:applicationId',
		{ config: getApplication },
		async (request) => {
			readQuery({}, request.query);
			return findApplication(request.params.applicationId);
		},
	);

	const downloadDocument = {
		name: 'downloadDocument',
		permission: 'applications:read',
		download: true,
	};
	app.get<{ Params: { applicationId: string; documentId: string } }>(
		'/applications/:applicationId/documents/:documentId/content',
		{ config: downloadDocument },
		async (request, reply) => {
			readQuery({}, request.query);
			const { applicationId, documentId } = request.params;
			const { documents } = findApplication(applicationId);
			const document = state().documents.get(documentId);
			if (!document || !documents.some(({ id }) => id === documentId)) {
				throw new Problem(404, `The application ${applicationId} has no document ${documentId}.`);
			}
			if (!document.inStorage) return sendContent(reply, document);
			return await reply.redirect(signedAddress(originOf(request), documentId), 302);
		},
	);

	const exportRoute = { name: 'confirmExport', permission: 'applications:write' };
	app.put<ApplicationRoute>(
		'/applications/:applicationId/export',
		{ config: exportRoute },
		async (request) => {
			readQuery({}, request.query);
			const application = findApplication(request.params.applicationId);
			const confirmed = confirmExport(application, readJson(confirmationSchema, request.body));
			state().noteUpdate();
			return confirmed;
		},
	);

	const outcomeRoute = { name: 'reportOutcome', permission: 'applications:write' };
	app.put<ApplicationRoute>(
		'/applications/:applicationId/outcome',
		{ config: outcomeRoute },
		async (request) => {
			readQuery({}, request.query);
			const application = findApplication(request.params.applicationId);
			reportOutcome(application, readJson(outcomeSchema, request.body));
			state().noteUpdate();
			return application;
		},
	);

	app.setNotFoundHandler((request, reply) => {
		sendProblem(
			reply,
			'workwise',
			new Problem(404, `There is no ${request.method} ${pathOf(request)}.`),
		);
	});

	function findJob(id: string) {
		const job = state().findJob(id);
		if (!job) throw new Problem(404, `There is no job ${id}.`);
		return job;
	}

	function findApplication(id: string) {
		const application = state().findApplication(id);
		if (!application) throw new Problem(404, `There is no application ${id}.`);
		return application;
	}
}

function applicationFilter(filters: {
	jobId?: Set<string> | undefined;
	statusId?: Set<string> | undefined;
	exportState?: string | undefined;
	submittedAfter?: number | undefined;
	submittedBefore?: number | undefined;
	exportedToSystem?: string | undefined;
	exportedToApplicationId?: string | undefined;
	exportedToJobId?: string | undefined;
	candidateEmail?: string | undefined;
}): (application: Application) => boolean {
	const { jobId, statusId, exportState } = filters;
	const { submittedAfter = -Infinity, submittedBefore = Infinity } = filters;
	return (application) => {
		const submitted = Date.parse(application.submittedAt);
		return (
			(!jobId || jobId.has(application.jobId)) &&
			(!statusId || statusId.has(application.status.id)) &&
			(!exportState || exportState === application.export.state) &&
			submitted > submittedAfter &&
			submitted < submittedBefore &&
			wasExportedTo(application, filters)
		);
	};
}

function originOf(request: FastifyRequest): string {
	return `${request.protocol}://${request.host}`;
}

function pathOf(request: FastifyRequest): string {
	return request.url.split('?')[0] ?? '';
}
