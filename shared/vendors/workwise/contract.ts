import { endpointsOf, sameNames, type Contract } from '../../http/contract';
import { candidateFields, documentFields, statusReferenceFields } from '../common/records';

/**
 * Workwise publishes no API. This is the default contract of this package, described in
 * docs/contracts/workwise.openapi.yaml; a credential can change each part of it.
 */
export const contractDocumentation =
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/workwise.openapi.yaml';

export type WorkwiseOperation =
	| 'getAccount'
	| 'listJobs'
	| 'getJob'
	| 'listStatuses'
	| 'listApplications'
	| 'getApplication'
	| 'getDocument'
	| 'confirmExport'
	| 'reportOutcome';

const endpoint = endpointsOf(contractDocumentation);

const list = { items: 'items', nextCursor: 'nextCursor' };

const jobFields = sameNames(
	...[
		'id',
		'title',
		'status',
		'connection',
		'location',
		'department',
		'url',
		'createdAt',
		'updatedAt',
	],
);

const applicationFields = sameNames(
	...['id', 'jobId', 'submittedAt', 'statusChangedAt', 'updatedAt', 'message', 'source'],
	...['export', 'outcome'],
	...statusReferenceFields,
	...candidateFields,
	...documentFields,
);

export const workwiseContract: Contract<WorkwiseOperation> = {
	getAccount: endpoint('GET', '/account', { fields: sameNames('id', 'name') }),
	listJobs: endpoint('GET', '/jobs', {
		...list,
		query: sameNames('status', 'connection', 'search', 'limit', 'cursor'),
		fields: jobFields,
	}),
	getJob: endpoint('GET', '/jobs/{jobId}', { fields: jobFields }),
	listStatuses: endpoint('GET', '/jobs/{jobId}/statuses', {
		...list,
		query: sameNames('limit', 'cursor'),
		fields: sameNames('id', 'name', 'kind', 'isDefault'),
	}),
	listApplications: endpoint('GET', '/applications', {
		...list,
		query: sameNames(
			...['jobId', 'statusId', 'exportState', 'submittedAfter', 'submittedBefore'],
			...['updatedAfter', 'limit', 'cursor'],
		),
		fields: applicationFields,
	}),
	getApplication: endpoint('GET', '/applications/{applicationId}', { fields: applicationFields }),
	getDocument: endpoint('GET', '/applications/{applicationId}/documents/{documentId}/content'),
	confirmExport: endpoint('PUT', '/applications/{applicationId}/export', {
		body: sameNames('targetSystem', 'targetJobId', 'targetApplicationId', 'result', 'exportedAt'),
	}),
	reportOutcome: endpoint('PUT', '/applications/{applicationId}/outcome', {
		body: sameNames('outcome', 'at', 'note'),
	}),
};
