/** The records of docs/contracts/erecruiter.openapi.yaml, as the stand-in keeps and answers them. */

export const STAGE_TYPES = [
	'Standard',
	'Rejection',
	'Employment',
	'JobProposal',
	'Interview',
	'Message',
] as const;
export const RECRUITMENT_STATUSES = ['Active', 'Draft', 'Closed'] as const;
export const FILE_CATEGORIES = [
	'cv',
	'coverLetter',
	'certificate',
	'workSample',
	'photo',
	'other',
] as const;

export interface Stage {
	id: number;
	name: string;
	type: (typeof STAGE_TYPES)[number];
	isSystem: boolean;
}

export interface Origin {
	id: number;
	name: string;
}

export interface Recruitment {
	id: number;
	name: string;
	status: (typeof RECRUITMENT_STATUSES)[number];
	location: string | null;
	department: string | null;
	sharedWithPartner: boolean;
	createdAt: string;
}

export interface Candidate {
	firstName: string;
	lastName: string;
	email: string | null;
	phone: string | null;
	city: string | null;
}

export interface StageEntry {
	stageId: number;
	stageName: string;
	enteredAt: string;
}

export interface StoredFile {
	fileId: number;
	name: string;
	size: number;
	category: (typeof FILE_CATEGORIES)[number];
	mimeType: string;
	sha256: string;
	bytes: Buffer;
}

/** What the API answers. */
export interface ApplicationRecord {
	applicationId: number;
	recruitmentId: number;
	candidateId: number;
	externalId: string | null;
	originId: number | null;
	stageId: number;
	stageName: string;
	createdAt: string;
	modifiedAt: string;
	candidate: Candidate;
}

export interface Application extends ApplicationRecord {
	message: string | null;
	/** Latest first. */
	history: StageEntry[];
	files: StoredFile[];
}

export const NEW_STAGE = 1;
export const CV_REVIEW_STAGE = 2;

export function recordOf(application: Application): ApplicationRecord {
	return {
		applicationId: application.applicationId,
		recruitmentId: application.recruitmentId,
		candidateId: application.candidateId,
		externalId: application.externalId,
		originId: application.originId,
		stageId: application.stageId,
		stageName: application.stageName,
		createdAt: application.createdAt,
		modifiedAt: application.modifiedAt,
		candidate: application.candidate,
	};
}
