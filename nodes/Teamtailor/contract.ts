import type { ZodType, ZodTypeDef } from 'zod';
import type { HttpRequest, QueryValue } from '../../shared/http/request';
import {
	applicationRecord,
	candidateRecord,
	customFieldOptionRecord,
	customFieldRecord,
	customFieldValueRecord,
	foundApplicationRecord,
	jobRecord,
	noteRecord,
	rejectReasonRecord,
	stageRecord,
	uploadRecord,
	userRecord,
} from './records';

/** One endpoint of the published API (JSON:API), below the address of the region. */
export interface Endpoint<T> {
	method: HttpRequest['method'];
	path: string;
	documentation: string;
	/** The record that it gives, or a list of. */
	record: ZodType<T, ZodTypeDef, unknown>;
	/** Sent with every call. */
	query: Record<string, QueryValue>;
}

function endpointOf(method: HttpRequest['method']) {
	return <T>(
		path: string,
		anchor: string,
		record: Endpoint<T>['record'],
		query: Endpoint<T>['query'] = {},
	): Endpoint<T> => ({
		method,
		path,
		documentation: `https://docs.teamtailor.com/#${anchor}`,
		record,
		query,
	});
}

const get = endpointOf('GET');
const post = endpointOf('POST');
const patch = endpointOf('PATCH');

const withParts = { include: 'candidate,job,stage,reject-reason' };
const withPlaces = { include: 'department,locations' };

/** The published endpoints that this package uses. */
export const endpoints = {
	listCandidates: get('/candidates', 'list-candidates', candidateRecord),
	getCandidate: get('/candidates/{id}', 'show-candidate', candidateRecord),
	createCandidate: post('/candidates', 'create-candidate', candidateRecord),
	updateCandidate: patch('/candidates/{id}', 'update-candidate', candidateRecord),
	/** All applications of a candidate, with the IDs of their jobs and stages. */
	listApplicationsOfCandidate: get(
		'/candidates/{id}/job-applications',
		'candidate-object',
		foundApplicationRecord,
		{ include: 'job,stage' },
	),
	listUploads: get('/candidates/{id}/uploads', 'candidate-object', uploadRecord),
	listCustomFieldValues: get(
		'/candidates/{id}/custom-field-values',
		'candidate-object',
		customFieldValueRecord,
		{ include: 'custom-field' },
	),
	listApplications: get('/job-applications', 'list-job-applications', applicationRecord, withParts),
	getApplication: get(
		'/job-applications/{id}',
		'show-job-application',
		applicationRecord,
		withParts,
	),
	createApplication: post('/job-applications', 'create-job-application', applicationRecord),
	updateApplication: patch('/job-applications/{id}', 'update-job-application', applicationRecord),
	listJobs: get('/jobs', 'list-jobs', jobRecord, withPlaces),
	getJob: get('/jobs/{id}', 'show-job', jobRecord, withPlaces),
	/** In the order of the job. */
	listStages: get('/stages', 'list-stages', stageRecord, { sort: 'row-order', include: 'job' }),
	listRejectReasons: get('/reject-reasons', 'list-reject-reasons', rejectReasonRecord),
	/** Of all candidates: the documentation names no filter. */
	listNotes: get('/notes', 'list-notes', noteRecord, { include: 'candidate,user' }),
	createNote: post('/notes', 'create-note', noteRecord),
	/** Teamtailor fetches the file from its `url`, which must be reachable from outside. */
	createUpload: post('/uploads', 'create-a-upload', uploadRecord),
	getUpload: get('/uploads/{id}', 'show-upload', uploadRecord, { include: 'candidate' }),
	listCustomFields: get('/custom-fields', 'list-custom-fields', customFieldRecord),
	listCustomFieldOptions: get(
		'/custom-field-options',
		'custom-field-options',
		customFieldOptionRecord,
	),
	createCustomFieldValue: post(
		'/custom-field-values',
		'create-custom-field-value',
		customFieldValueRecord,
	),
	updateCustomFieldValue: patch(
		'/custom-field-values/{id}',
		'update-custom-field-value',
		customFieldValueRecord,
	),
	listUsers: get('/users', 'list-users', userRecord),
};

/** Filters whose name in a query is not their own; times are ISO 8601 with offset. */
const filterNames: Readonly<Record<string, string>> = {
	createdFrom: 'created-at][from',
	createdTo: 'created-at][to',
	updatedFrom: 'updated-at][from',
	updatedTo: 'updated-at][to',
	changedStageFrom: 'changed-stage-at][from',
	changedStageTo: 'changed-stage-at][to',
	stageType: 'stage-type',
	customField: 'custom-field',
};

/** Filters as the query of a list: the documentation's `filter[...]`. */
export function filterQuery(filter: Filter): Record<string, QueryValue> {
	return Object.fromEntries(
		Object.entries(filter).map(([name, value]) => [`filter[${filterNames[name] ?? name}]`, value]),
	);
}

export type Filter = Readonly<Record<string, string | boolean | undefined>>;

/** Jobs of every status and feed; unless told otherwise, Teamtailor lists those that are published and public. */
export const allJobs: Filter = { status: 'all', feed: 'public,internal' };

export const mediaType = 'application/vnd.api+json';

/** Records that a page may have; Teamtailor cuts a larger wish down without a word. */
export const largestPage = 30;

/** https://support.teamtailor.com: 50 requests in 10 seconds for an API key. */
export const rateLimit = { requests: 50, period: 10_000 } as const;
