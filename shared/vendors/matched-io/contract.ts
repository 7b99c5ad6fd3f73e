import { endpointsOf, sameNames, type Contract } from '../../http/contract';
import { candidateFields, documentFields } from '../../vendor/contractRecords';

/**
 * matched.io publishes no API. This is the default contract of this package, described in
 * docs/contracts/matched-io.openapi.yaml; a credential can change each part of it.
 */
export const contractDocumentation =
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/matched-io.openapi.yaml';

export type MatchedIoOperation =
	| 'getAccount'
	| 'listJobFields'
	| 'listJobs'
	| 'getJob'
	| 'importJob'
	| 'listMatches'
	| 'getMatch'
	| 'getDocument'
	| 'confirmExport';

const endpoint = endpointsOf(contractDocumentation);
const list = { items: 'items', nextCursor: 'nextCursor' };

const jobNames = ['id', 'title', 'status', 'location', 'url', 'externalSystem', 'externalId'];
const valueNames = [
	...['title', 'description', 'location', 'remote', 'employmentType', 'schedule', 'seniority'],
	...['skills', 'salaryMin', 'salaryMax', 'url'],
];
const jobFields = sameNames(...new Set([...jobNames, ...valueNames]));

const matchFields = sameNames(
	...['id', 'jobId', 'job', 'state', 'createdAt', 'updatedAt', 'matchedAt', 'message', 'export'],
	...['job.title', 'job.externalSystem', 'job.externalId'],
	...candidateFields,
	...documentFields,
);

export const matchedIoContract: Contract<MatchedIoOperation> = {
	getAccount: endpoint('GET', '/account', { fields: sameNames('id', 'name') }),
	listJobFields: endpoint('GET', '/job-fields', {
		...list,
		query: sameNames('limit', 'cursor'),
		fields: sameNames('name', 'label', 'type', 'required', 'options'),
	}),
	listJobs: endpoint('GET', '/jobs', {
		...list,
		query: sameNames('search', 'status', 'externalSystem', 'externalId', 'limit', 'cursor'),
		fields: jobFields,
	}),
	getJob: endpoint('GET', '/jobs/{jobId}', { fields: jobFields }),
	importJob: endpoint('POST', '/jobs/import', {
		fields: sameNames('result', 'job', ...jobNames.map((name) => `job.${name}`)),
		body: sameNames('externalSystem', 'externalId', 'ifExists', ...valueNames),
	}),
	listMatches: endpoint('GET', '/matches', {
		...list,
		query: sameNames(
			...['jobId', 'state', 'exportState', 'changedAfter', 'matchedAfter'],
			...['search', 'sort', 'limit', 'cursor'],
		),
		fields: matchFields,
	}),
	getMatch: endpoint('GET', '/matches/{matchId}', { fields: matchFields }),
	getDocument: endpoint('GET', '/matches/{matchId}/documents/{documentId}/content'),
	confirmExport: endpoint('PUT', '/matches/{matchId}/export', {
		body: sameNames('targetSystem', 'targetJobId', 'targetApplicationId', 'result', 'exportedAt'),
	}),
};
