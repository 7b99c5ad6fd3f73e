import { z } from 'zod';
import { sameNames } from '../../shared/http/contract';
import { invalidInput } from '../../shared/http/failure';
import { defaultRetryRules } from '../../shared/http/retry';
import { contractApi, type CallsOf } from '../../shared/vendor/api';
import { methodsOf } from '../../shared/vendor/methods';
import { readFailure } from './errors';
import {
	applicationRecord,
	companyRecord,
	createdRecord,
	fileRecord,
	originRecord,
	permissionsRecord,
	recruitmentRecord,
	stageEntryRecord,
	stageRecord,
	system,
} from './records';

const { method } = methodsOf(
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/erecruiter.openapi.yaml',
);

const account = sameNames('companyId');

/** A list that goes on by an offset. One answer calls its total this, the other that. */
function byOffset(items: string, ...filters: string[]) {
	return {
		items,
		totals: ['totalRowCount', 'totalRowsCount', 'rowCount'],
		query: sameNames('companyId', 'limit', 'offset', ...filters),
	};
}

/**
 * eRecruiter publishes no API reference. The paths of this contract are partly reported by third parties and partly
 * ours; docs/contracts/erecruiter.openapi.yaml says which. A credential can change each part of it.
 */
export const methods = {
	listCompanies: method('GET', '/Account/Companies', companyRecord, { items: '', query: account }),
	getPermissions: method('GET', '/Account/Permissions', permissionsRecord, { query: account }),
	listStages: method('GET', '/Account/Stages', stageRecord, byOffset('stages')),
	listOrigins: method('GET', '/Account/Origins', originRecord, byOffset('origins')),
	listRecruitments: method(
		'GET',
		'/Recruitments',
		recruitmentRecord,
		byOffset('recruitments', 'search'),
	),
	getRecruitment: method('GET', '/Recruitments/{recruitmentId}', recruitmentRecord, {
		query: account,
	}),
	listRecruitmentStages: method('GET', '/Recruitments/{recruitmentId}/Stages', stageRecord, {
		items: '',
		query: account,
	}),
	/** The oldest change first. */
	listApplications: method(
		'GET',
		'/Recruitments/{recruitmentId}/CandidateApplications',
		applicationRecord,
		byOffset('applications', 'modifiedAfter'),
	),
	getApplication: method('GET', '/CandidateApplications/{applicationId}', applicationRecord, {
		query: account,
	}),
	listStageHistory: method(
		'GET',
		'/CandidateApplications/{applicationId}/StagesHistory',
		stageEntryRecord,
		{ items: 'candidateApplicationStages', query: account },
	),
	listFiles: method('GET', '/CandidateApplications/{applicationId}/Files', fileRecord, {
		items: '',
		query: account,
	}),
	createApplication: method(
		'POST',
		'/Recruitments/{recruitmentId}/CandidateApplications',
		createdRecord,
		{
			query: account,
			body: sameNames(
				'externalId',
				'originId',
				'message',
				'candidate.firstName',
				'candidate.lastName',
				'candidate.email',
				'candidate.phone',
				'candidate.city',
			),
		},
	),
	uploadFile: method('POST', '/CandidateApplications/{applicationId}/Files', fileRecord, {
		query: account,
		fields: {},
	}),
};

export type ErecruiterApi = CallsOf<typeof methods>;

export const erecruiterApi = contractApi(
	{
		system,
		name: 'eRecruiter',
		credentialType: 'erecruiterApi',
		rights: 'read and create applications',
		readFailure,
		missingBaseUrl: 'Enter the address of the API, e.g. https://api.erecruiter.pl/v1.1.',
		settings: (credential) => ({
			query: { companyId: readCompanyId(credential) },
			// Reads fail now and then with 500 and are fine a moment later; a POST is never repeated for it.
			retry: { statuses: [...defaultRetryRules.statuses, 500] },
		}),
	},
	methods,
);

const credentialSchema = z.object({
	companyId: z.union([z.string(), z.number().transform(String)]).nullish(),
});

/** @throws Failure `validation` */
function readCompanyId(credential: unknown): string {
	const companyId = (credentialSchema.parse(credential).companyId ?? '').trim();
	if (companyId !== '') return companyId;
	throw invalidInput(
		'The eRecruiter credential has no company ID',
		[{ field: 'Company ID', message: 'is empty; every call of eRecruiter carries it' }],
		'Enter the ID of your company in eRecruiter.',
	);
}
