import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../control/rateWindow';
import { countRequest, tokenAccess } from '../rest/access';
import {
	confirmExport,
	confirmationSchema,
	exportedToQuery,
	wasExportedTo,
} from '../rest/confirmation';
import { sendContent } from '../rest/content';
import { Problem, readJson, sendProblem } from '../rest/problem';
import { instantQuery, listQuery, pageQuery, readQuery, scopeOf, takePage } from '../rest/query';
import { EXPORT_STATES } from '../workwise/model';
import { applicationPlace, jobPlace } from './state';
import type { InhireState } from './state';
import { importSources, setStatus, sourcesSchema, statusSchema } from './writes';

const authenticate = tokenAccess(new Map([['sandbox-inhire-token', true]]));

const jobsQuery = { search: z.string().min(1).max(200).optional(), ...pageQuery };
const applicationsQuery = {
	jobId: listQuery(z.string().min(1)),
	exportState: z.enum(EXPORT_STATES).optional(),
	updatedAfter: instantQuery,
	...exportedToQuery,
	...pageQuery,
};

interface Api {
	state(): InhireState;
	rate: RateWindow;
}

type ApplicationRoute = { Params: { applicationId: string } };

/** The endpoints below `/inhire/v1`, as docs/contracts/inhire.openapi.yaml describes them. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
		authenticate(request);
		countRequest(rate, reply);
	});

	app.get('/connection', { config: { name: 'getConnection' } }, async (request) => {
		readQuery({}, request.query);
		const { connection } = state();
		connection.ats.lastTestedAt = new Date().toISOString();
		return connection;
	});

	app.put('/sources', { config: { name: 'importSources' } }, async (request) => {
		readQuery({}, request.query);
		return importSources(state(), readJson(sourcesSchema, request.body).sources);
	});

	app.get('/statuses', { config: { name: 'listStatuses', pages: true } }, async (request) => {
		const { limit, cursor } = readQuery(pageQuery, request.query);
		const { statuses } = state();
		return takePage({
			items: statuses,
			place: (status) => [statuses.indexOf(status), status.id],
			limit,
			cursor,
			scope: scopeOf('statuses', {}),
			empty: request.fault === 'emptyPage',
		});
	});

	app.get('/jobs', { config: { name: 'listJobs', pages: true } }, async (request) => {
		const { limit, cursor, search } = readQuery(jobsQuery, request.query);
		const text = search?.toLowerCase() ?? '';
		return takePage({
			items: state().jobs,
			place: jobPlace,
			matches: (job) => `${job.title}\n${job.id}`.toLowerCase().includes(text),
			limit,
			cursor,
			scope: scopeOf('jobs', { search }),
			empty: request.fault === 'emptyPage',
		});
	});

	const listApplications = { name: 'listApplications', pages: true };
	app.get('/applications', { config: listApplications }, async (request) => {
		const { limit, cursor, ...filters } = readQuery(applicationsQuery, request.query);
		const { jobId, exportState, updatedAfter = -Infinity } = filters;
		return takePage({
			items: state().applications,
			place: applicationPlace,
			matches: (application) =>
				(!jobId || jobId.has(application.jobId)) &&
				(!exportState || exportState === application.export.state) &&
				Date.parse(application.updatedAt) > updatedAfter &&
				wasExportedTo(application, filters),
			limit,
			cursor,
			scope: scopeOf('applications', filters),
			empty: request.fault === 'emptyPage',
		});
	});

	app.get<ApplicationRoute>(
		'/applications/:applicationId',
		{ config: { name: 'getApplication' } },
		async (request) => {
			readQuery({}, request.query);
			return findApplication(request.params.applicationId);
		},
	);

	app.get<{ Params: { applicationId: string; documentId: string } }>(
		'/applications/:applicationId/documents/:documentId/content',
		{ config: { name: 'getDocument', download: true } },
		async (request, reply) => {
			readQuery({}, request.query);
			const { applicationId, documentId } = request.params;
			const { documents } = findApplication(applicationId);
			const document = state().documents.get(documentId);
			if (!document || !documents.some(({ id }) => id === documentId)) {
				throw new Problem(404, `The application ${applicationId} has no document ${documentId}.`);
			}
			return sendContent(reply, document);
		},
	);

	app.put<ApplicationRoute>(
		'/applications/:applicationId/export',
		{ config: { name: 'confirmExport' } },
		async (request) => {
			readQuery({}, request.query);
			const application = findApplication(request.params.applicationId);
			return confirmExport(application, readJson(confirmationSchema, request.body));
		},
	);

	app.put<ApplicationRoute>(
		'/applications/:applicationId/status',
		{ config: { name: 'setStatus' } },
		async (request) => {
			readQuery({}, request.query);
			const application = findApplication(request.params.applicationId);
			return setStatus(state(), application, readJson(statusSchema, request.body));
		},
	);

	app.setNotFoundHandler((request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		sendProblem(reply, 'inhire', new Problem(404, `There is no ${request.method} ${path}.`));
	});

	function findApplication(id: string) {
		const application = state().findApplication(id);
		if (!application) throw new Problem(404, `There is no application ${id}.`);
		return application;
	}
}
