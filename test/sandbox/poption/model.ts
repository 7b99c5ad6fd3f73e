/** The records of docs/contracts/poption.openapi.yaml, as the stand-in keeps and answers them. */

export const CATEGORY_IDS = [
	'candidates',
	'applications',
	'jobPostings',
	'speedInterviewEvents',
	'interestForms',
	'emailTemplates',
	'employeeUsers',
] as const;
export type CategoryId = (typeof CATEGORY_IDS)[number];

export const FORMATS = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const LANGUAGES = ['en', 'nb'] as const;
export type Language = (typeof LANGUAGES)[number];

export const EXPORT_STATUSES = ['queued', 'running', 'finished', 'failed'] as const;

/** Exports that may be queued or running in a company. */
export const SLOTS = 5;

export type Bilingual = Record<Language, string>;

/** A status has a name in both languages; everything else is as it was entered. */
export type Value = string | number | boolean | null | Bilingual | string[] | Nested[];
export type Nested = Record<string, string | null>;
export type Row = Record<string, Value>;

export interface Column {
	key: string;
	headers: Bilingual;
	type: 'text' | 'number' | 'boolean' | 'dateTime' | 'list' | 'object';
	formats: readonly Format[];
}

export interface Category {
	id: CategoryId;
	names: Bilingual;
	columns: readonly Column[];
}

export interface Export {
	id: string;
	category: CategoryId;
	format: Format;
	language: Language;
	status: (typeof EXPORT_STATUSES)[number];
	progress: number;
	reference: string | null;
	problem: string | null;
	requestedAt: string;
	startedAt: string | null;
	progressAt: string | null;
	finishedAt: string | null;
	downloadedAt: string | null;
	fileName: string;
	size: number | null;
}

export const JOB_STATUSES = ['draft', 'open', 'closed', 'archived'] as const;

export interface JobPosting {
	id: string;
	title: string;
	status: (typeof JOB_STATUSES)[number];
	location: string | null;
	department: string | null;
	url: string | null;
}

export interface Candidate {
	candidateId: string;
	firstName: string;
	lastName: string;
	email: string | null;
	phone: string | null;
	location: string | null;
	consentExpiresAt: string | null;
	firstActivityAt: string;
	lastActivityAt: string;
	education: Nested[];
	skills: string[];
	notes: Nested[];
}

export interface Application {
	applicationId: string;
	jobPostingId: string;
	candidateId: string;
	status: Bilingual;
	appliedAt: string;
	message: string | null;
	source: string | null;
}
