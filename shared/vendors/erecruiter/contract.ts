import { endpointsOf, sameNames, type Contract } from '../../http/contract';

/**
 * eRecruiter publishes no API reference. The paths of this contract are partly reported by third parties and partly
 * ours; docs/contracts/erecruiter.openapi.yaml says which. A credential can change each part of it.
 */
export const contractDocumentation =
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/erecruiter.openapi.yaml';

export type ErecruiterOperation =
	| 'listCompanies'
	| 'getPermissions'
	| 'listStages'
	| 'listOrigins'
	| 'listRecruitments'
	| 'getRecruitment'
	| 'listRecruitmentStages'
	| 'listApplications'
	| 'getApplication'
	| 'listStageHistory'
	| 'createApplication'
	| 'uploadFile';

const endpoint = endpointsOf(contractDocumentation);

const account = sameNames('companyId');
const paged = sameNames('companyId', 'limit', 'offset');

/** One answer calls its total this, the other that. */
const totals = ['totalRowCount', 'totalRowsCount', 'rowCount'];

const stageFields = sameNames('id', 'name', 'type', 'isSystem');

const recruitmentFields = sameNames(
	...['id', 'name', 'status', 'location', 'department', 'sharedWithPartner', 'createdAt'],
);

const applicationFields = sameNames(
	...['applicationId', 'recruitmentId', 'candidateId', 'externalId', 'originId', 'stageId'],
	...['stageName', 'createdAt', 'modifiedAt', 'candidate', 'candidate.firstName'],
	...['candidate.lastName', 'candidate.email', 'candidate.phone', 'candidate.city'],
);

export const erecruiterContract: Contract<ErecruiterOperation> = {
	listCompanies: endpoint('GET', '/Account/Companies', {
		items: '',
		query: account,
		fields: sameNames('companyId', 'name'),
	}),
	getPermissions: endpoint('GET', '/Account/Permissions', {
		query: account,
		fields: sameNames('permissions', 'scope'),
	}),
	listStages: endpoint('GET', '/Account/Stages', {
		items: 'stages',
		totals,
		query: paged,
		fields: stageFields,
	}),
	listOrigins: endpoint('GET', '/Account/Origins', {
		items: 'origins',
		totals,
		query: paged,
		fields: sameNames('id', 'name'),
	}),
	listRecruitments: endpoint('GET', '/Recruitments', {
		items: 'recruitments',
		totals,
		query: { ...paged, ...sameNames('search') },
		fields: recruitmentFields,
	}),
	getRecruitment: endpoint('GET', '/Recruitments/{recruitmentId}', {
		query: account,
		fields: recruitmentFields,
	}),
	listRecruitmentStages: endpoint('GET', '/Recruitments/{recruitmentId}/Stages', {
		items: '',
		query: account,
		fields: stageFields,
	}),
	listApplications: endpoint('GET', '/Recruitments/{recruitmentId}/CandidateApplications', {
		items: 'applications',
		totals,
		query: { ...paged, ...sameNames('modifiedAfter') },
		fields: applicationFields,
	}),
	getApplication: endpoint('GET', '/CandidateApplications/{applicationId}', {
		query: account,
		fields: applicationFields,
	}),
	listStageHistory: endpoint('GET', '/CandidateApplications/{applicationId}/StagesHistory', {
		items: 'candidateApplicationStages',
		query: account,
		fields: sameNames('stageId', 'stageName', 'enteredAt'),
	}),
	createApplication: endpoint('POST', '/Recruitments/{recruitmentId}/CandidateApplications', {
		query: account,
		fields: sameNames('applicationId'),
		body: sameNames(
			...['externalId', 'originId', 'message', 'candidate.firstName', 'candidate.lastName'],
			...['candidate.email', 'candidate.phone', 'candidate.city'],
		),
	}),
	uploadFile: endpoint('POST', '/CandidateApplications/{applicationId}/Files', { query: account }),
};
