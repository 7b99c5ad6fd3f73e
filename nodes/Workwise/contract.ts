import { contractApi, type CallsOf } from '../../shared/vendor/api';
import { exportedToFilters } from '../../shared/vendor/exportedTo';
import { methodsOf } from '../../shared/vendor/methods';
import { accountRecord, applicationRecord, jobRecord, statusRecord, system } from './records';

const { get, list, file, send, confirm } = methodsOf(
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/workwise.openapi.yaml',
);

/** Workwise publishes no API. This is our default contract, which a credential may adapt. */
export const methods = {
	getAccount: get('/account', accountRecord),
	listJobs: list('/jobs', jobRecord, ['status', 'connection', 'search']),
	getJob: get('/jobs/{jobId}', jobRecord),
	listStatuses: list('/jobs/{jobId}/statuses', statusRecord),
	listApplications: list('/applications', applicationRecord, [
		'jobId',
		'statusId',
		'exportState',
		'submittedAfter',
		'submittedBefore',
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
	reportOutcome: send(
		'PUT',
		'/applications/{applicationId}/outcome',
		['outcome', 'at', 'note'],
		applicationRecord,
		'getApplication',
	),
};

export type WorkwiseApi = CallsOf<typeof methods>;

export const workwiseApi = contractApi(
	{
		system,
		name: 'Workwise',
		credentialType: 'workwiseApi',
		rights: 'read and confirm applications',
	},
	methods,
);
