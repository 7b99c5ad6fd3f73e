import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../control/rateWindow';
import { makePdf } from '../files/pdf';
import { countRequest, tokenAccess } from '../rest/access';
import { sendContent } from '../rest/content';
import { Problem, readJson, sendProblem } from '../rest/problem';
import { listQuery, pageQuery, readQuery, scopeOf, takePage } from '../rest/query';
import { CATEGORIES, findCategory } from './categories';
import { ALL_TAKEN } from './exports';
import { MIME_TYPES } from './files';
import {
	CATEGORY_IDS,
	EXPORT_STATUSES,
	FORMATS,
	JOB_STATUSES,
	LANGUAGES,
	SLOTS,
	type Candidate,
} from './model';
import { rowsOf } from './rows';
import type { PoptionState } from './state';

/** Whether a token belongs to an administrator. */
const authenticate = tokenAccess(
	new Map([
		['sandbox-poption-token', { administrator: true }],
		['sandbox-poption-recruiter-token', { administrator: false }],
	]),
);

const exportsQuery = {
	category: listQuery(z.enum(CATEGORY_IDS)),
	status: listQuery(z.enum(EXPORT_STATUSES)),
	...pageQuery,
};

const jobsQuery = {
	status: listQuery(z.enum(JOB_STATUSES)),
	search: z.string().min(1).max(200).optional(),
	...pageQuery,
};

const startSchema = z
	.object({
		category: z.enum(CATEGORY_IDS),
		format: z.enum(FORMATS),
		language: z.enum(LANGUAGES).default('nb'),
		reference: z.string().min(1).max(200).optional(),
	})
	.strict();

interface Api {
	state(): PoptionState;
	rate: RateWindow;
}

type ExportRoute = { Params: { exportId: string } };

/** The endpoints below `/poption/v1`, as docs/contracts/poption.openapi.yaml describes them. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
		const { administrator } = authenticate(request);
		countRequest(rate, reply);
		if (request.routeOptions.config.permission === 'administrator' && !administrator) {
			throw new Problem(403, 'Only administrators may export data.');
		}
	});
	const permission = 'administrator';

	const listCategories = { name: 'listCategories', permission };
	app.get('/export-categories', { config: listCategories }, async (request) => {
		const { limit, cursor } = readQuery(pageQuery, request.query);
		return takePage({
			items: CATEGORIES.map(({ id, names }) => ({
				id,
				names,
				recordCount: rowsOf(id, state()).length,
			})),
			place: ({ id }) => [CATEGORY_IDS.indexOf(id), id],
			limit,
			cursor,
			scope: scopeOf('categories', {}),
			empty: false,
		});
	});

	const getCategory = { name: 'getCategory', permission };
	app.get<{ Params: { categoryId: string } }>(
		'/export-categories/:categoryId',
		{ config: getCategory },
		async (request) => {
			readQuery({}, request.query);
			const { categoryId } = request.params;
			const category = findCategory(categoryId);
			if (!category) throw new Problem(404, `There is no category ${categoryId}.`);
			return { ...category, recordCount: rowsOf(category.id, state()).length };
		},
	);

	const listExports = { name: 'listExports', permission, pages: true };
	app.get('/exports', { config: listExports }, async (request) => {
		const { limit, cursor, category, status } = readQuery(exportsQuery, request.query);
		const exports = await state().look();
		return takePage({
			items: exports,
			// Newest first.
			place: ({ id }) => [-Number(id.slice('px-'.length)), id],
			matches: (record) =>
				(!category || category.has(record.category)) && (!status || status.has(record.status)),
			limit,
			cursor,
			scope: scopeOf('exports', { category, status }),
			empty: request.fault === 'emptyPage',
		});
	});

	const startExport = { name: 'startExport', permission };
	app.post('/exports', { config: startExport }, async (request, reply) => {
		readQuery({}, request.query);
		const wanted = readJson(startSchema, request.body);
		const { exports, settings } = state();
		const reference = wanted.reference ?? null;
		const known = (await exports.all()).find((record) => record.reference === reference);
		if (known && reference !== null) {
			const same =
				known.category === wanted.category &&
				known.format === wanted.format &&
				known.language === wanted.language;
			if (same) return known;
			const message = `Names the export ${known.id} of something else`;
			throw new Problem(422, 'Not valid: reference.', [{ field: 'reference', message }]);
		}
		const running = exports.unfinished();
		if (running.length >= SLOTS) {
			throw new Problem(409, ALL_TAKEN, undefined, { running });
		}
		const record = await exports.start({
			...wanted,
			reference,
			durationMs: settings.durationMs,
			fate: settings.nextFates.shift() ?? 'finish',
			rows: rowsOf(wanted.category, state()),
		});
		return await reply.code(201).send(record);
	});

	const getExport = { name: 'getExport', permission };
	app.get<ExportRoute>('/exports/:exportId', { config: getExport }, async (request) => {
		readQuery({}, request.query);
		return await findExport(request.params.exportId);
	});

	const downloadExport = { name: 'downloadExport', permission, download: true };
	app.get<ExportRoute>(
		'/exports/:exportId/file',
		{ config: downloadExport },
		async (request, reply) => {
			readQuery({}, request.query);
			const { id, fileName, format, status } = await findExport(request.params.exportId);
			const bytes = state().exports.file(id);
			if (status !== 'finished' || !bytes) {
				throw new Problem(409, `The export ${id} has no file: it is ${status}.`);
			}
			// Whoever got no more than a part of it has not downloaded it.
			reply.raw.once('finish', () => state().exports.downloaded(id));
			const page = Buffer.from('<!DOCTYPE html><html><body>Vedlikehold</body></html>');
			const content = state().settings.deliverPage ? page : bytes;
			return sendContent(reply, {
				name: fileName,
				mimeType: MIME_TYPES[format],
				bytes: () => content,
			});
		},
	);

	const deleteExport = { name: 'deleteExport', permission };
	app.delete<ExportRoute>(
		'/exports/:exportId',
		{ config: deleteExport },
		async (request, reply) => {
			readQuery({}, request.query);
			const { id } = await findExport(request.params.exportId);
			state().exports.delete(id);
			return await reply.code(204).send();
		},
	);

	const candidateProfile = { name: 'getCandidateProfile', download: true };
	app.get<{ Params: { candidateId: string } }>(
		'/candidates/:candidateId/profile.pdf',
		{ config: candidateProfile },
		async (request, reply) => {
			readQuery({}, request.query);
			const candidate = findCandidate(request.params.candidateId);
			return await sendProfile(reply, candidate.candidateId, candidate, []);
		},
	);

	const applicationProfile = { name: 'getApplicationProfile', download: true };
	app.get<{ Params: { applicationId: string } }>(
		'/applications/:applicationId/profile.pdf',
		{ config: applicationProfile },
		async (request, reply) => {
			readQuery({}, request.query);
			const { applicationId } = request.params;
			const found = state().applications.find((known) => known.applicationId === applicationId);
			if (!found) throw new Problem(404, `There is no application ${applicationId}.`);
			const lines = [`Utlysning ${found.jobPostingId}`, `${found.appliedAt} ${found.status.nb}`];
			return await sendProfile(reply, applicationId, findCandidate(found.candidateId), lines);
		},
	);

	const listJobPostings = { name: 'listJobPostings', pages: true };
	app.get('/job-postings', { config: listJobPostings }, async (request) => {
		const { limit, cursor, status, search } = readQuery(jobsQuery, request.query);
		const text = search?.toLowerCase() ?? '';
		return takePage({
			items: state().jobPostings,
			place: ({ id }) => [id, id],
			matches: (job) =>
				(!status || status.has(job.status)) &&
				`${job.title}\n${job.id}`.toLowerCase().includes(text),
			limit,
			cursor,
			scope: scopeOf('jobPostings', { status, search }),
			empty: request.fault === 'emptyPage',
		});
	});

	app.setNotFoundHandler((request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		sendProblem(reply, 'poption', new Problem(404, `There is no ${request.method} ${path}.`));
	});

	async function findExport(id: string) {
		const record = await state().exports.find(id);
		if (!record) throw new Problem(404, `There is no export ${id}.`);
		return record;
	}

	function findCandidate(id: string): Candidate {
		const candidate = state().candidates.find((known) => known.candidateId === id);
		if (!candidate) throw new Problem(404, `There is no candidate ${id}.`);
		return candidate;
	}
}

async function sendProfile(
	reply: FastifyReply,
	id: string,
	{ firstName, lastName, education }: Candidate,
	timeline: string[],
): Promise<FastifyReply> {
	const lines = [
		`${firstName} ${lastName}`,
		...education.map(({ degree }) => degree ?? ''),
		'Tidslinje:',
		...timeline,
	];
	const bytes = await makePdf(`Profil ${id}`, lines);
	const name = `Profil ${firstName} ${lastName}.pdf`;
	return sendContent(reply, { name, mimeType: 'application/pdf', bytes: () => bytes });
}
