import {
	present,
	type Application,
	type Consent,
	type Document,
	type documentCategories,
	type Job,
	type OpenEnum,
	type Status,
} from '../../model';
import type { WorkwiseApplication, WorkwiseJob, WorkwiseStatus } from './records';

/** The `system` of every Workwise record. */
export const workwiseSystem = 'workwise';

export function toJob(job: WorkwiseJob): Job & { connection?: string } {
	return {
		system: workwiseSystem,
		id: job.id,
		title: job.title,
		status: job.status,
		...present({ location: job.location, department: job.department, url: job.url }),
		...present({ connection: job.connection }),
	};
}

export function toStatus(status: WorkwiseStatus, jobId: string): Status {
	return {
		system: workwiseSystem,
		id: status.id,
		name: status.name,
		kind: toStatusKind(status.kind),
		jobId,
	};
}

export function toApplication(
	application: WorkwiseApplication,
): Application & { exportState?: string } {
	const { candidate } = application;
	return {
		system: workwiseSystem,
		id: application.id,
		jobId: application.jobId,
		status: {
			id: application.status.id,
			name: application.status.name,
			kind: toStatusKind(application.status.kind),
		},
		appliedAt: application.submittedAt,
		...present({
			updatedAt: application.updatedAt,
			message: application.message,
			source: application.source,
		}),
		...present({ exportState: application.export?.state }),
		candidate: {
			system: workwiseSystem,
			...present({ id: candidate.id }),
			firstName: candidate.firstName,
			lastName: candidate.lastName,
			...present({
				email: candidate.email,
				phone: candidate.phone,
				location: candidate.location,
				language: candidate.language,
			}),
			links: candidate.links ?? [],
			experience: (candidate.experience ?? []).map(present),
			education: (candidate.education ?? []).map(present),
			skills: candidate.skills ?? [],
			languages: (candidate.languages ?? []).map(({ language, level }) => ({
				language,
				...present({ level }),
			})),
			tags: [],
			notes: [],
			documents: [],
			...(candidate.consent && { consent: toConsent(candidate.consent) }),
		},
		documents: (application.documents ?? []).map(toDocument),
	};
}

function toConsent(consent: NonNullable<WorkwiseApplication['candidate']['consent']>): Consent {
	return {
		state: consent.state,
		...present({ givenAt: consent.givenAt, expiresAt: consent.expiresAt }),
	};
}

function toDocument(document: NonNullable<WorkwiseApplication['documents']>[number]): Document {
	return {
		system: workwiseSystem,
		id: document.id,
		name: document.name,
		category: toDocumentCategory(document.category),
		mimeType: document.mimeType ?? 'application/octet-stream',
		...present({ size: document.size }),
	};
}

function toStatusKind(kind: string): Status['kind'] {
	return kind === 'inProgress' ? 'in_progress' : kind;
}

function toDocumentCategory(category: string): OpenEnum<(typeof documentCategories)[number]> {
	if (category === 'coverLetter') return 'cover_letter';
	if (category === 'workSample') return 'work_sample';
	return category;
}
