import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { RateWindow } from '../control/rateWindow';
import { instantQuery } from '../rest/query';
import { authenticate, checkCompany, checkShared, countRequest, reaches } from './access';
import { createApplication } from './createApplication';
import { ErecruiterError, sendError } from './errors';
import { recordOf } from './model';
import { pageQuery, readId, readQuery } from './query';
import { COMPANY } from './seeds';
import type { ErecruiterState } from './state';
import { MAX_FILE_BYTES, receiveFile } from './upload';

const recruitmentsQuery = { search: z.string().min(1).max(200).optional(), ...pageQuery };
const applicationsQuery = { modifiedAfter: instantQuery, ...pageQuery };

interface Api {
	state(): ErecruiterState;
	rate: RateWindow;
}

type RecruitmentRoute = { Params: { recruitmentId: string } };
type ApplicationRoute = { Params: { applicationId: string } };

/** The endpoints below `/erecruiter/v1.1`, as docs/contracts/erecruiter.openapi.yaml describes them. */
export async function apiRoutes(app: FastifyInstance, { state, rate }: Api): Promise<void> {
	app.removeContentTypeParser('text/plain');
	app.addHook('onRequest', async (request, reply) => {
		const { key } = authenticate(request, state());
		countRequest(rate, key, reply);
		checkCompany(request.query);
	});

	app.get('/Account/Companies', { config: { name: 'listCompanies' } }, async (request) => {
		readQuery({}, request.query);
		const { keyedLists } = authenticate(request, state());
		return keyedLists ? { [COMPANY.companyId]: COMPANY } : [COMPANY];
	});

	app.get('/Account/Permissions', { config: { name: 'getPermissions' } }, async (request) => {
		readQuery({}, request.query);
		return {
			permissions: [
				'Account.Read',
				'Recruitments.Read',
				'CandidateApplications.Read',
				'CandidateApplications.Write',
			],
			scope: authenticate(request, state()).scope,
		};
	});

	const listStages = { name: 'listStages', pages: true };
	app.get('/Account/Stages', { config: listStages }, async (request) => {
		const query = readQuery(pageQuery, request.query);
		const { stages } = state();
		return { stages: takePage(request, stages, query), rowCount: stages.length };
	});

	const listOrigins = { name: 'listOrigins', pages: true };
	app.get('/Account/Origins', { config: listOrigins }, async (request) => {
		const query = readQuery(pageQuery, request.query);
		const { origins } = state();
		return { origins: takePage(request, origins, query), rowCount: origins.length };
	});

	const listRecruitments = { name: 'listRecruitments', pages: true };
	app.get('/Recruitments', { config: listRecruitments }, async (request) => {
		const query = readQuery(recruitmentsQuery, request.query);
		const access = authenticate(request, state());
		const text = query.search?.toLowerCase() ?? '';
		const found = state().recruitments.filter(
			(recruitment) =>
				reaches(access, recruitment) &&
				`${recruitment.name}\n${recruitment.id}`.toLowerCase().includes(text),
		);
		return { recruitments: takePage(request, found, query), totalRowsCount: found.length };
	});

	app.get<RecruitmentRoute>(
		'/Recruitments/:recruitmentId',
		{ config: { name: 'getRecruitment' } },
		async (request) => {
			readQuery({}, request.query);
			return findRecruitment(request, request.params.recruitmentId);
		},
	);

	app.get<RecruitmentRoute>(
		'/Recruitments/:recruitmentId/Stages',
		{ config: { name: 'listRecruitmentStages' } },
		async (request) => {
			readQuery({}, request.query);
			findRecruitment(request, request.params.recruitmentId);
			return Object.fromEntries(state().stages.map((stage) => [stage.id, stage]));
		},
	);

	const listApplications = { name: 'listApplications', pages: true };
	app.get<RecruitmentRoute>(
		'/Recruitments/:recruitmentId/CandidateApplications',
		{ config: listApplications },
		async (request) => {
			const query = readQuery(applicationsQuery, request.query);
			const { id } = findRecruitment(request, request.params.recruitmentId);
			const { modifiedAfter = -Infinity } = query;
			const found = state().applications.filter(
				({ recruitmentId, modifiedAt }) =>
					recruitmentId === id && Date.parse(modifiedAt) > modifiedAfter,
			);
			const applications = takePage(request, found, query).map(recordOf);
			return { applications, totalRowCount: found.length };
		},
	);

	app.post<RecruitmentRoute>(
		'/Recruitments/:recruitmentId/CandidateApplications',
		{ config: { name: 'createApplication' } },
		async (request, reply) => {
			readQuery({}, request.query);
			const recruitment = findRecruitment(request, request.params.recruitmentId);
			const { applicationId } = createApplication(recruitment, request.body, state());
			return await reply.code(201).send({ applicationId });
		},
	);

	app.get<ApplicationRoute>(
		'/CandidateApplications/:applicationId',
		{ config: { name: 'getApplication' } },
		async (request) => {
			readQuery({}, request.query);
			return recordOf(findApplication(request, request.params.applicationId));
		},
	);

	app.get<ApplicationRoute>(
		'/CandidateApplications/:applicationId/StagesHistory',
		{ config: { name: 'listStageHistory' } },
		async (request) => {
			readQuery({}, request.query);
			const { history } = findApplication(request, request.params.applicationId);
			return { candidateApplicationStages: history };
		},
	);

	app.get<ApplicationRoute>(
		'/CandidateApplications/:applicationId/Files',
		{ config: { name: 'listFiles' } },
		async (request) => {
			readQuery({}, request.query);
			const { files } = findApplication(request, request.params.applicationId);
			return files.map(({ fileId, name, size }) => ({ fileId, name, size }));
		},
	);

	// In a scope of its own: only this endpoint takes anything but JSON.
	await app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		await scope.register(multipart, {
			limits: { fileSize: MAX_FILE_BYTES },
			throwFileSizeLimit: false,
		});
		scope.post<ApplicationRoute>(
			'/CandidateApplications/:applicationId/Files',
			{ config: { name: 'uploadFile' } },
			async (request, reply) => {
				readQuery({}, request.query);
				const application = findApplication(request, request.params.applicationId);
				const file = await receiveFile(request);
				const known = application.files.find(
					({ name, size }) => name === file.name && size === file.size,
				);
				const { fileId, name, size } = known ?? state().addFile(application, file);
				return await reply.code(known ? 200 : 201).send({ fileId, name, size });
			},
		);
	});

	app.setNotFoundHandler((request, reply) => {
		const path = request.url.split('?')[0] ?? '';
		sendError(reply, new ErecruiterError(404, `There is no ${request.method} ${path}.`));
	});

	function findRecruitment(request: FastifyRequest, text: string) {
		const recruitment = state().findRecruitment(readId(text, 'recruitment'));
		if (!recruitment) throw new ErecruiterError(404, `There is no recruitment ${text}.`);
		checkShared(authenticate(request, state()), recruitment);
		return recruitment;
	}

	function findApplication(request: FastifyRequest, text: string) {
		const application = state().findApplication(readId(text, 'application'));
		if (!application) throw new ErecruiterError(404, `There is no application ${text}.`);
		findRecruitment(request, String(application.recruitmentId));
		return application;
	}
}

/** With the fault `emptyPage` nothing, although the total promises more. */
function takePage<Item>(
	request: FastifyRequest,
	items: readonly Item[],
	{ limit, offset }: { limit: number; offset: number },
): Item[] {
	return request.fault === 'emptyPage' ? [] : items.slice(offset, offset + limit);
}
