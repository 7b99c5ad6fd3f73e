import { endpointsOf, sameNames, type Contract } from '../../http/contract';
import { candidateFields, documentFields, statusReferenceFields } from '../../vendor/contractRecords';

/**
 * inhire publishes no API. This is the default contract of this package, described in
 * docs/contracts/inhire.openapi.yaml; a credential can change each part of it.
 */
export const contractDocumentation =
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/inhire.openapi.yaml';

export type InhireOperation =
	| 'getConnection'
	| 'importSources'
	| 'listStatuses'
	| 'listJobs'
	| 'listApplications'
	| 'getApplication'
	| 'getDocument'
	| 'confirmExport'
	| 'setStatus';

const endpoint = endpointsOf(contractDocumentation);
const list = { items: 'items', nextCursor: 'nextCursor' };

const applicationFields = sameNames(
	...['id', 'jobId', 'submittedAt', 'updatedAt', 'sourceId', 'message', 'export', 'atsStatus'],
	...statusReferenceFields,
	...candidateFields,
	...documentFields,
);

export const inhireContract: Contract<InhireOperation> = {
	getConnection: endpoint('GET', '/connection', { fields: sameNames('company', 'ats') }),
	importSources: endpoint('PUT', '/sources', {
		fields: sameNames('imported', 'updated', 'unchanged'),
		body: sameNames('sources'),
	}),
	listStatuses: endpoint('GET', '/statuses', {
		...list,
		query: sameNames('limit', 'cursor'),
		fields: sameNames('id', 'name', 'kind', 'isDefault', 'locked'),
	}),
	listJobs: endpoint('GET', '/jobs', {
		...list,
		query: sameNames('search', 'limit', 'cursor'),
		fields: sameNames('id', 'title', 'status', 'atsJobId', 'location'),
	}),
	listApplications: endpoint('GET', '/applications', {
		...list,
		query: sameNames('jobId', 'exportState', 'updatedAfter', 'limit', 'cursor'),
		fields: applicationFields,
	}),
	getApplication: endpoint('GET', '/applications/{applicationId}', { fields: applicationFields }),
	getDocument: endpoint('GET', '/applications/{applicationId}/documents/{documentId}/content'),
	confirmExport: endpoint('PUT', '/applications/{applicationId}/export', {
		body: sameNames('targetSystem', 'targetJobId', 'targetApplicationId', 'result', 'exportedAt'),
	}),
	setStatus: endpoint('PUT', '/applications/{applicationId}/status', {
		body: sameNames('statusId', 'changedAt', 'atsStatusId', 'atsStatusName'),
	}),
};
