import {
	present,
	type Application,
	type Candidate,
	type Document,
	type Job,
	type Note,
	type Status,
	type StatusReference,
} from '../../shared/model';
import type {
	TeamtailorApplication,
	TeamtailorCandidate,
	TeamtailorCustomField,
	TeamtailorJob,
	TeamtailorNote,
	TeamtailorRejectReason,
	TeamtailorStage,
	TeamtailorUpload,
	TeamtailorUser,
} from './records';

/** The `system` of every Teamtailor record. */
export const system = 'teamtailor';

const jobStatuses: Readonly<Record<string, Job['status']>> = {
	open: 'open',
	published: 'open',
	// Reached by its link only, but it takes applications.
	unlisted: 'open',
	draft: 'draft',
	temp: 'draft',
	scheduled: 'draft',
	archived: 'archived',
};

export function toJob({ id, attributes, links, related }: TeamtailorJob): Job & {
	createdAt?: string;
	updatedAt?: string;
	listing?: string;
} {
	const places = (related.locations ?? []).map(
		({ record }) => record?.attributes.city ?? record?.attributes.name,
	);
	return {
		system,
		id,
		title: attributes.title,
		status: jobStatuses[attributes.status] ?? attributes.status,
		...present({
			location: places.filter(Boolean).join(', '),
			department: related.department?.record?.attributes.name,
			url: links['careersite-job-url'],
			description: attributes.body,
			listing: attributes['human-status'],
			createdAt: attributes['created-at'],
			updatedAt: attributes['updated-at'],
		}),
	};
}

const stageKinds: Readonly<Record<string, Status['kind']>> = {
	inbox: 'new',
	'in process': 'in_progress',
	hired: 'hired',
};

/** `stage-type` in older versions of the API, `legacy-stage-type-name` in newer ones. */
function stageType({ attributes }: TeamtailorStage): string | undefined {
	return attributes['stage-type'] ?? attributes['legacy-stage-type-name'] ?? undefined;
}

function toStageKind(stage: TeamtailorStage): Status['kind'] {
	return stageKinds[(stageType(stage) ?? '').toLowerCase()] ?? 'in_progress';
}

/** Every job has its own stages; Inbox and Hired are always among them. */
export function toStatus(stage: TeamtailorStage, jobId?: string): Status {
	const kind = toStageKind(stage);
	return {
		system,
		id: stage.id,
		name: stage.attributes.name,
		kind,
		...present({ jobId: jobId ?? stage.related.job?.id }),
		builtIn: kind === 'new' || kind === 'hired',
	};
}

/** The documents of a candidate, without the addresses: those are good for 30 seconds only. */
function toResumes({ attributes }: TeamtailorCandidate): Document[] {
	const document = (id: string, name: string, mimeType: string): Document => ({
		system,
		id,
		name,
		category: 'cv',
		mimeType,
	});
	return [
		...(attributes.resume ? [document(resumeId, 'resume.pdf', 'application/pdf')] : []),
		...(attributes['original-resume']
			? [document(originalResumeId, 'original-resume', 'application/octet-stream')]
			: []),
	];
}

/** The CV once, for another system: as PDF, otherwise as it was given. */
function theResume(candidate: TeamtailorCandidate): Document[] {
	return toResumes(candidate).slice(0, 1);
}

/** Ids of the two documents that are attributes of a candidate; an upload has an id of its own. */
export const resumeId = 'resume';
export const originalResumeId = 'original-resume';

export function toCandidate(candidate: TeamtailorCandidate): Candidate & {
	pitch?: string;
	sourced?: boolean;
	createdAt?: string;
	updatedAt?: string;
} {
	const { id, attributes } = candidate;
	const linkedin = attributes['linkedin-url'];
	const consentedAt = attributes['consent-future-jobs-at'];
	return {
		system,
		id,
		firstName: attributes['first-name'] ?? '',
		lastName: attributes['last-name'] ?? '',
		...present({ email: attributes.email, phone: attributes.phone, pitch: attributes.pitch }),
		links: linkedin ? [{ type: 'linkedin', url: linkedin }] : [],
		experience: [],
		education: [],
		skills: [],
		languages: [],
		tags: attributes.tags ?? [],
		notes: [],
		documents: toResumes(candidate),
		...(consentedAt && { consent: { state: 'accepted', givenAt: consentedAt } }),
		...present({
			sourced: attributes.sourced,
			createdAt: attributes['created-at'],
			updatedAt: attributes['updated-at'],
		}),
	};
}

/**
 * An application with its candidate, job and stage, as far as the answer included them.
 * A rejected application keeps its stage at Teamtailor; here its kind is `rejected`.
 */
export function toApplication({ id, attributes, related }: TeamtailorApplication): Application & {
	jobTitle?: string;
	rejectedAt?: string;
	rejectReason?: string;
	changedStageAt?: string;
} {
	const candidate = related.candidate?.record;
	return {
		system,
		id,
		jobId: related.job?.id ?? '',
		// The CV is a document of the application: listed twice, a target would get it twice.
		candidate: candidate
			? { ...toCandidate(candidate), documents: [] }
			: unknownCandidate(related.candidate?.id),
		...present({ status: toStatusReference({ attributes, related }) }),
		appliedAt: attributes['created-at'],
		updatedAt: attributes['updated-at'],
		...present({
			message: attributes['cover-letter'],
			source: attributes['referring-site'] ?? attributes['referring-url'],
		}),
		documents: candidate ? theResume(candidate) : [],
		...present({
			jobTitle: related.job?.record?.attributes.title,
			rejectedAt: attributes['rejected-at'],
			rejectReason: related['reject-reason']?.record?.attributes.reason,
			changedStageAt: attributes['changed-stage-at'],
		}),
	};
}

function toStatusReference({
	attributes,
	related,
}: Pick<TeamtailorApplication, 'attributes' | 'related'>): StatusReference | undefined {
	if (!related.stage) return undefined;
	const { id, record: stage } = related.stage;
	const kind = attributes['rejected-at'] ? 'rejected' : stage && toStageKind(stage);
	return { id, ...present({ name: stage?.attributes.name, kind }) };
}

function unknownCandidate(id: string | undefined): Candidate {
	return {
		system,
		...present({ id }),
		firstName: '',
		lastName: '',
		links: [],
		experience: [],
		education: [],
		skills: [],
		languages: [],
		tags: [],
		notes: [],
		documents: [],
	};
}

export function toNote({ id, attributes, related }: TeamtailorNote): Note & {
	candidateId?: string;
} {
	return {
		system,
		id,
		text: attributes.note,
		...present({
			author: related.user?.id ?? attributes['user-id'],
			createdAt: attributes['created-at'],
			candidateId: related.candidate?.id ?? attributes['candidate-id'],
		}),
	};
}

export function toUpload({ id, attributes, related }: TeamtailorUpload): Document & {
	candidateId?: string;
} {
	return {
		system,
		id,
		name: attributes['file-name'] || `upload-${id}`,
		category: 'other',
		mimeType: 'application/octet-stream',
		...present({ candidateId: related.candidate?.id }),
	};
}

export function toRejectReason({ id, attributes }: TeamtailorRejectReason) {
	return {
		system,
		id,
		name: attributes.reason,
		...present({ rejectedByCompany: attributes['rejected-by-company'] }),
	};
}

export function toCustomField({ id, attributes }: TeamtailorCustomField) {
	return {
		system,
		id,
		name: attributes.name,
		type: attributes['field-type'].replace(/^CustomField::/, ''),
		...present({ apiName: attributes['api-name'] }),
	};
}

export function toUser({ id, attributes }: TeamtailorUser) {
	return {
		system,
		id,
		name: attributes.name ?? attributes.email ?? id,
	};
}
