/** Records as the documentation shows them; relationships are ids of other records. */

export interface Job {
	id: string;
	title: string;
	status: 'open' | 'draft' | 'archived' | 'unlisted' | 'scheduled';
	internal: boolean;
	departmentId: string | null;
	locationIds: string[];
	createdAt: string;
	updatedAt: string;
}

export interface Stage {
	id: string;
	jobId: string;
	name: string;
	type: 'Inbox' | 'In process' | 'Hired';
	rowOrder: number;
}

export interface Candidate {
	id: string;
	firstName: string | null;
	lastName: string | null;
	email: string | null;
	phone: string | null;
	pitch: string | null;
	linkedinUrl: string | null;
	referringUrl: string | null;
	tags: string[];
	sourced: boolean;
	connected: boolean;
	/** Ids of stored files. */
	resumeFileId: string | null;
	/** When the consent runs out by the account's settings; set by `set-consent-expiration`. */
	consentSetAt: string | null;
	welcomed: boolean;
	createdAt: string;
	updatedAt: string;
}

export interface JobApplication {
	id: string;
	candidateId: string;
	jobId: string;
	stageId: string;
	rejectReasonId: string | null;
	coverLetter: string | null;
	referringUrl: string | null;
	sourced: boolean;
	rejectedAt: string | null;
	changedStageAt: string;
	createdAt: string;
	updatedAt: string;
}

export interface Note {
	id: string;
	note: string;
	candidateId: string;
	userId: string;
	createdAt: string;
	updatedAt: string;
}

export interface Upload {
	id: string;
	candidateId: string;
	fileName: string;
	/** Where Teamtailor was told to fetch it. */
	sourceUrl: string;
	fileId: string;
}

export interface StoredFile {
	id: string;
	name: string;
	mimeType: string;
	/** Absent until it was fetched, and for ever when it could not be. */
	bytes: Buffer | undefined;
}

export interface CustomField {
	id: string;
	name: string;
	apiName: string;
	type:
		| 'CustomField::Text'
		| 'CustomField::Email'
		| 'CustomField::Url'
		| 'CustomField::Phone'
		| 'CustomField::Date'
		| 'CustomField::Checkbox'
		| 'CustomField::Number'
		| 'CustomField::Select'
		| 'CustomField::MultiSelect';
}

export interface CustomFieldOption {
	id: string;
	fieldId: string;
	value: string;
}

export interface CustomFieldValue {
	id: string;
	fieldId: string;
	candidateId: string;
	value: unknown;
}

export interface Named {
	id: string;
	name: string;
}

export interface User extends Named {
	email: string;
}

export interface RejectReason {
	id: string;
	reason: string;
	rejectedByCompany: boolean;
}
