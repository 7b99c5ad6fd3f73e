/** The `system` of every record. */
export const system = 'personio';

/**
 * What the package uses of the first API, which creates applications, and the feed of jobs. Both APIs are published; the
 * base of each is https://api.personio.de
 */
export const personioEndpoints = {
	/** Anonymous, below the company's career page. Query: `language`. */
	jobFeed: {
		method: 'GET',
		path: '/xml',
		documentation: 'https://developer.personio.de/reference/get_xml',
	},
	createApplication: {
		method: 'POST',
		path: '/v1/recruiting/applications',
		documentation: 'https://developer.personio.de/reference/post_v1-recruiting-applications',
	},
	uploadDocument: {
		method: 'POST',
		path: '/v1/recruiting/applications/documents',
		documentation:
			'https://developer.personio.de/reference/post_v1-recruiting-applications-documents',
	},
} as const;

/** Phases that every account has; ids as the API takes them. */
export const systemPhases = [
	{ id: 'unassigned', name: 'Unassigned', kind: 'new' },
	{ id: 'rejected', name: 'Rejected', kind: 'rejected' },
	{ id: 'withdrawn', name: 'Withdrawn', kind: 'withdrawn' },
	{ id: 'offer', name: 'Offer', kind: 'offer' },
	{ id: 'accepted', name: 'Accepted', kind: 'hired' },
] as const;

/** Whether it is an ID as the first API gives them. */
export function isWholeNumber(text: string): boolean {
	return /^[1-9]\d{0,14}$/.test(text);
}

/** Endings of file names that the document endpoint takes. */
export const documentExtensions = new Set(
	(
		'pdf pptx xlsx docx doc xls ppt ods odt 7z gz rar zip bmp gif jpg png tif csv txt rtf ' +
		'mp4 3gp mov avi wmv'
	).split(' '),
);

/** Bytes that one document may have: 20 MB. */
export const largestDocument = 20 * 1024 * 1024;

/** What the package uses of the second API; all of it reads, with the scope `personio:recruiting:read`. */
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
