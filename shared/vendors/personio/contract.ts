/** The published endpoints that this package uses. Base of the API: https://api.personio.de */
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

/** Languages that the feed knows; a language that the company does not use gives a feed without texts. */
export const feedLanguages = [
	'cs',
	'de',
	'en',
	'es',
	'fi',
	'fr',
	'it',
	'nl',
	'pl',
	'pt',
	'sv',
] as const;

/** Phases that every account has; ids as the API takes them. */
export const systemPhases = [
	{ id: 'unassigned', name: 'Unassigned', kind: 'new' },
	{ id: 'rejected', name: 'Rejected', kind: 'rejected' },
	{ id: 'withdrawn', name: 'Withdrawn', kind: 'withdrawn' },
	{ id: 'offer', name: 'Offer', kind: 'offer' },
	{ id: 'accepted', name: 'Accepted', kind: 'hired' },
] as const;

/** Attributes that every account has, by the id that the API takes. */
export const systemAttributes = [
	'available_from',
	'birthday',
	'gender',
	'location',
	'phone',
	'salary_expectations',
] as const;

/** Endings of file names that the document endpoint takes. */
export const documentExtensions = new Set(
	(
		'pdf pptx xlsx docx doc xls ppt ods odt 7z gz rar zip bmp gif jpg png tif csv txt rtf ' +
		'mp4 3gp mov avi wmv'
	).split(' '),
);

/** Bytes that one document may have: 20 MB. */
export const largestDocument = 20 * 1024 * 1024;
