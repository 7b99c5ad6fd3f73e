import { contractApi, type CallsOf } from '../../shared/vendor/api';
import { exportedToFilters } from '../../shared/vendor/exportedTo';
import { methodsOf } from '../../shared/vendor/methods';
import {
	applicationRecord,
	connectionRecord,
	importRecord,
	jobRecord,
	statusRecord,
	system,
} from './records';

const { get, list, file, send, confirm } = methodsOf(
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/inhire.openapi.yaml',
);

/** inhire publishes no API. This is our default contract, which a credential may adapt. */
export const methods = {
	getConnection: get('/connection', connectionRecord),
	importSources: send('PUT', '/sources', ['sources'], importRecord),
	listStatuses: list('/statuses', statusRecord),
	listJobs: list('/jobs', jobRecord, ['search']),
	listApplications: list('/applications', applicationRecord, [
		'jobId',
		'exportState',
		'updatedAfter',
		...exportedToFilters,
	]),
	getApplication: get('/applications/{applicationId}', applicationRecord),
	getDocument: file('/applications/{applicationId}/documents/{documentId}/content'),
	confirmExport: confirm(
		'/applications/{applicationId}/export',
		applicationRecord,
		'getApplication',
	),
	setStatus: send(
		'PUT',
		'/applications/{applicationId}/status',
		['statusId', 'changedAt', 'atsStatusId', 'atsStatusName'],
		applicationRecord,
		'getApplication',
	),
};

export type InhireApi = CallsOf<typeof methods>;

export const inhireApi = contractApi(
	{
		system,
		name: 'inhire',
		credentialType: 'inhireApi',
		rights: 'read applications and set their status',
	},
	methods,
);
