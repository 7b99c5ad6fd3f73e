/**
 * The published endpoints of Personio's second API that this package uses; all of them read. Base: https://api.personio.de
 * They need the scope `personio:recruiting:read`.
 */
export const personioV2Endpoints = {
	/** OAuth 2.0 client credentials, as a form. */
	token: {
		path: '/v2/auth/token',
		documentation: 'https://developer.personio.de/reference/post_v2-auth-token',
	},
	/**
	 * The latest change first. Query: `limit`, `cursor`, `candidate.email`, and `updated_at.gt` or `updated_at.lt`, which
	 * exclude each other.
	 */
	listApplications: {
		path: '/v2/recruiting/applications',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-applications',
	},
	getApplication: {
		path: '/v2/recruiting/applications/{applicationId}',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-applications-id',
	},
	/** The latest first. */
	listStageTransitions: {
		path: '/v2/recruiting/applications/{applicationId}/stage-transitions',
		documentation:
			'https://developer.personio.de/reference/get_v2-recruiting-applications-id-stage-transitions',
	},
	/** The latest change first. Query as for applications, with `email`. */
	listCandidates: {
		path: '/v2/recruiting/candidates',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-candidates',
	},
	getCandidate: {
		path: '/v2/recruiting/candidates/{candidateId}',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-candidates-id',
	},
	/** The latest change first. Query: `limit`, `cursor`. */
	listJobs: {
		path: '/v2/recruiting/jobs',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-jobs',
	},
	getJob: {
		path: '/v2/recruiting/jobs/{jobId}',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-jobs-id',
	},
	/** Without pages. */
	listCategories: {
		path: '/v2/recruiting/categories',
		documentation: 'https://developer.personio.de/reference/get_v2-recruiting-categories',
	},
} as const;

export type PersonioV2Operation = keyof typeof personioV2Endpoints;

/** Rows that a page may have. */
export const largestPage = 200;

/** What the credential must be allowed to do. */
export const readScope = 'personio:recruiting:read';
