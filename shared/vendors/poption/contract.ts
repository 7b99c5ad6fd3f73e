import { endpointsOf, sameNames, type Contract } from '../../http/contract';

/**
 * Poption publishes no API. This is the default contract of this package, described in
 * docs/contracts/poption.openapi.yaml; a credential can change each part of it.
 */
export const contractDocumentation =
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/poption.openapi.yaml';

export type PoptionOperation =
	| 'listCategories'
	| 'getCategory'
	| 'listExports'
	| 'startExport'
	| 'getExport'
	| 'downloadExport'
	| 'deleteExport'
	| 'getCandidateProfile'
	| 'getApplicationProfile'
	| 'listJobPostings';

const endpoint = endpointsOf(contractDocumentation);
const list = { items: 'items', nextCursor: 'nextCursor' };

const categoryFields = sameNames('id', 'names', 'names.en', 'names.nb', 'recordCount');

const exportFields = sameNames(
	...['id', 'category', 'format', 'language', 'status', 'progress', 'reference', 'problem'],
	...['requestedAt', 'startedAt', 'progressAt', 'finishedAt', 'downloadedAt'],
	...['fileName', 'size'],
);

export const poptionContract: Contract<PoptionOperation> = {
	listCategories: endpoint('GET', '/export-categories', { ...list, fields: categoryFields }),
	getCategory: endpoint('GET', '/export-categories/{categoryId}', {
		fields: {
			...categoryFields,
			...sameNames('columns', 'columns[].key', 'columns[].headers', 'columns[].type'),
			...sameNames('columns[].formats'),
		},
	}),
	listExports: endpoint('GET', '/exports', {
		...list,
		query: sameNames('category', 'status', 'limit', 'cursor'),
		fields: exportFields,
	}),
	startExport: endpoint('POST', '/exports', {
		fields: exportFields,
		body: sameNames('category', 'format', 'language', 'reference'),
	}),
	getExport: endpoint('GET', '/exports/{exportId}', { fields: exportFields }),
	downloadExport: endpoint('GET', '/exports/{exportId}/file'),
	deleteExport: endpoint('DELETE', '/exports/{exportId}'),
	getCandidateProfile: endpoint('GET', '/candidates/{candidateId}/profile.pdf'),
	getApplicationProfile: endpoint('GET', '/applications/{applicationId}/profile.pdf'),
	listJobPostings: endpoint('GET', '/job-postings', {
		...list,
		query: sameNames('search', 'status', 'limit', 'cursor'),
		fields: sameNames('id', 'title', 'status', 'location', 'department', 'url'),
	}),
};
