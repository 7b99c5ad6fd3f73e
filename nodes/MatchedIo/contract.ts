import { contractApi, type CallsOf } from '../../shared/vendor/api';
import { exportedToFilters } from '../../shared/vendor/exportedTo';
import { methodsOf } from '../../shared/vendor/methods';
import {
	accountRecord,
	formFieldNames,
	importRecord,
	jobFieldRecord,
	jobRecord,
	matchRecord,
	system,
} from './records';

const { get, list, file, send, confirm } = methodsOf(
	'https://github.com/n8n-nodes-recruiting/n8n-nodes-recruiting/blob/main/docs/contracts/matched-io.openapi.yaml',
);

/** matched.io publishes no API. This is our default contract, which a credential may adapt. */
export const methods = {
	getAccount: get('/account', accountRecord),
	listJobFields: list('/job-fields', jobFieldRecord),
	listJobs: list('/jobs', jobRecord, ['search', 'status', 'externalSystem', 'externalId']),
	getJob: get('/jobs/{jobId}', jobRecord),
	importJob: send(
		'POST',
		'/jobs/import',
		['externalSystem', 'externalId', 'ifExists', ...formFieldNames],
		importRecord,
	),
	listMatches: list('/matches', matchRecord, [
		'jobId',
		'state',
		'exportState',
		'changedAfter',
		'matchedAfter',
		'search',
		'sort',
		...exportedToFilters,
	]),
	getMatch: get('/matches/{matchId}', matchRecord),
	getDocument: file('/matches/{matchId}/documents/{documentId}/content'),
	confirmExport: confirm('/matches/{matchId}/export', matchRecord, 'getMatch'),
	reportOutcome: send(
		'PUT',
		'/matches/{matchId}/outcome',
		['outcome', 'at', 'note'],
		matchRecord,
		'getMatch',
	),
};

export type MatchedIoApi = CallsOf<typeof methods>;

export const matchedIoApi = contractApi(
	{
		system,
		name: 'matched.io',
		credentialType: 'matchedIoApi',
		rights: 'import jobs, read matches and confirm them',
	},
	methods,
);
