import type { HttpRequest } from '../../http/request';

/** One endpoint of the published API (JSON:API), below the address of the region. */
export interface TeamtailorEndpoint {
	method: HttpRequest['method'];
	path: string;
	documentation: string;
}

const docs = 'https://docs.teamtailor.com/';

function endpoint(
	method: TeamtailorEndpoint['method'],
	path: string,
	anchor: string,
): TeamtailorEndpoint {
	return { method, path, documentation: `${docs}#${anchor}` };
}

/** The published endpoints that this package uses. */
export const teamtailorEndpoints = {
	listCandidates: endpoint('GET', '/candidates', 'list-candidates'),
	getCandidate: endpoint('GET', '/candidates/{id}', 'show-candidate'),
	createCandidate: endpoint('POST', '/candidates', 'create-candidate'),
	updateCandidate: endpoint('PATCH', '/candidates/{id}', 'update-candidate'),
	listCandidateApplications: endpoint(
		'GET',
		'/candidates/{id}/job-applications',
		'candidate-object',
	),
	listCandidateUploads: endpoint('GET', '/candidates/{id}/uploads', 'candidate-object'),
	listCandidateCustomFieldValues: endpoint(
		'GET',
		'/candidates/{id}/custom-field-values',
		'candidate-object',
	),
	listJobApplications: endpoint('GET', '/job-applications', 'list-job-applications'),
	getJobApplication: endpoint('GET', '/job-applications/{id}', 'show-job-application'),
	createJobApplication: endpoint('POST', '/job-applications', 'create-job-application'),
	updateJobApplication: endpoint('PATCH', '/job-applications/{id}', 'update-job-application'),
	listJobs: endpoint('GET', '/jobs', 'list-jobs'),
	getJob: endpoint('GET', '/jobs/{id}', 'show-job'),
	listStages: endpoint('GET', '/stages', 'list-stages'),
	listRejectReasons: endpoint('GET', '/reject-reasons', 'list-reject-reasons'),
	listNotes: endpoint('GET', '/notes', 'list-notes'),
	createNote: endpoint('POST', '/notes', 'create-note'),
	createUpload: endpoint('POST', '/uploads', 'create-a-upload'),
	getUpload: endpoint('GET', '/uploads/{id}', 'show-upload'),
	listCustomFields: endpoint('GET', '/custom-fields', 'list-custom-fields'),
	listCustomFieldOptions: endpoint('GET', '/custom-field-options', 'custom-field-options'),
	createCustomFieldValue: endpoint('POST', '/custom-field-values', 'create-custom-field-value'),
	updateCustomFieldValue: endpoint(
		'PATCH',
		'/custom-field-values/{id}',
		'update-custom-field-value',
	),
	listUsers: endpoint('GET', '/users', 'list-users'),
} as const satisfies Record<string, TeamtailorEndpoint>;

export type TeamtailorOperation = keyof typeof teamtailorEndpoints;

/** Where the API of each region is. */
export const regions = {
	eu: 'https://api.teamtailor.com/v1',
	na: 'https://api.na.teamtailor.com/v1',
	ap: 'https://api.au.teamtailor.com/v1',
} as const;

/** Sent with every call unless the credential names another one. */
export const defaultApiVersion = '20240904';

export const mediaType = 'application/vnd.api+json';

/** Records that a page may have; Teamtailor cuts a larger wish down without a word. */
export const largestPage = 30;

/** https://support.teamtailor.com: 50 requests in 10 seconds for an API key. */
export const rateLimit = { requests: 50, period: 10_000 } as const;
