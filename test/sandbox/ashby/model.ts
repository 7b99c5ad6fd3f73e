/** The records of Ashby's OpenAPI document, as far as this stand-in keeps them. */

export const JOB_STATUSES = ['Draft', 'Open', 'Closed', 'Archived'] as const;
export const WEBHOOK_TYPES = [
	'applicationSubmit',
	'applicationUpdate',
	'candidateHire',
	'candidateStageChange',
	'candidateDelete',
	'candidateMerge',
	'interviewPlanTransition',
	'interviewScheduleCreate',
	'interviewScheduleUpdate',
	'jobPostingUpdate',
	'jobPostingPublish',
	'jobPostingUnpublish',
	'offerCreate',
	'offerUpdate',
	'offerDelete',
	'pushToHRIS',
	'surveySubmit',
] as const;

/** What lists go on by: a change gives a record a new place at the end. */
export interface Row {
	id: string;
	sequence: number;
}

export interface Stage {
	id: string;
	title: string;
	type: 'Lead' | 'PreInterviewScreen' | 'Active' | 'Offer' | 'Hired' | 'Archived';
	orderInInterviewPlan: number;
	interviewPlanId: string;
}

export interface Job extends Row {
	title: string;
	status: (typeof JOB_STATUSES)[number];
	interviewPlanId: string;
	locationName: string;
	createdAt: string;
	openedAt: string | null;
	closedAt: string | null;
}

export interface StoredFile {
	id: string;
	name: string;
	handle: string;
	mimeType: string;
	bytes: Buffer;
}

export interface Candidate extends Row {
	name: string;
	emails: string[];
	phone: string | null;
	links: Array<{ type: string; url: string }>;
	tags: string[];
	location: string | null;
	sourceId: string | null;
	createdAt: string;
	updatedAt: string;
	files: StoredFile[];
	resumeId: string | null;
}

export interface HistoryEntry extends Row {
	stageId: string;
	enteredStageAt: string;
}

export interface Application extends Row {
	candidateId: string;
	jobId: string;
	stageId: string;
	sourceId: string | null;
	archiveReasonId: string | null;
	createdAt: string;
	updatedAt: string;
	history: HistoryEntry[];
}

export interface Note extends Row {
	candidateId: string;
	content: string;
	isPrivate: boolean;
	sendNotifications: boolean;
	createdAt: string;
}

export interface Webhook {
	id: string;
	enabled: boolean;
	requestUrl: string;
	secretToken: string;
	webhookType: (typeof WEBHOOK_TYPES)[number];
}

/** A file that is on its way: it has a handle, and its bytes once they were uploaded. */
export interface Upload {
	handle: string;
	context: 'CandidateResume' | 'CandidateFiles' | 'ApplicationForm';
	name: string;
	mimeType: string;
	size: number;
	expiresAt: number;
	bytes?: Buffer;
}
