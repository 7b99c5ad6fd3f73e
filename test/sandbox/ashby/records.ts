import type { Application, Candidate, Job, Note, Stage, StoredFile } from './model';
import { AshbyError } from './errors';
import type { AshbyState } from './state';

/** The records as the API answers them. */

const contact = (value: string) => ({ value, type: 'Personal', isPrimary: true });
const fileHandle = ({ id, name, handle }: StoredFile) => ({ id, name, handle });

export function jobOf(job: Job, expand: readonly string[] = []): object {
	const { sequence, interviewPlanId, locationName, ...record } = job;
	return {
		...record,
		confidential: false,
		employmentType: 'FullTime',
		locationId: `loc-${locationName}`,
		defaultInterviewPlanId: interviewPlanId,
		interviewPlanIds: [interviewPlanId],
		customFields: [],
		jobPostingIds: [],
		hiringTeam: [],
		updatedAt: job.createdAt,
		...(expand.includes('location') && {
			location: { id: `loc-${locationName}`, name: locationName, isArchived: false },
		}),
		...(sequence < 0 && { sequence }),
	};
}

export function stageOf({ id, title, type, orderInInterviewPlan }: Stage): object {
	return { id, title, type, orderInInterviewPlan };
}

export function candidateOf(state: AshbyState, candidate: Candidate): object {
	const { id, name, emails, phone, files, resumeId, location } = candidate;
	const resume = files.find((file) => file.id === resumeId);
	const [email] = emails;
	return {
		id,
		createdAt: candidate.createdAt,
		updatedAt: candidate.updatedAt,
		name,
		...(email !== undefined && { primaryEmailAddress: contact(email) }),
		emailAddresses: emails.map(contact),
		...(phone && { primaryPhoneNumber: contact(phone) }),
		phoneNumbers: phone ? [contact(phone)] : [],
		socialLinks: candidate.links,
		tags: candidate.tags.map((title, index) => ({ id: `tag-${index}`, title, isArchived: false })),
		applicationIds: state.applicationsOf(id).map((application) => application.id),
		...(resume && { resumeFileHandle: fileHandle(resume) }),
		fileHandles: files.map(fileHandle),
		customFields: [],
		profileUrl: `https://app.example.com/candidates/${id}`,
		...(location && {
			location: { id: `loc-${id}`, locationSummary: location, locationComponents: [] },
		}),
	};
}

const statuses: Readonly<Record<Stage['type'], string>> = {
	Lead: 'Lead',
	PreInterviewScreen: 'Active',
	Active: 'Active',
	Offer: 'Active',
	Hired: 'Hired',
	Archived: 'Archived',
};

export function statusOf({ stages }: AshbyState, { stageId }: Application): string {
	const stage = stages.find(({ id }) => id === stageId);
	return stage ? statuses[stage.type] : 'Active';
}

export function applicationOf(state: AshbyState, application: Application): object {
	const { id, createdAt, updatedAt, candidateId, jobId, stageId } = application;
	const candidate = state.candidates.get(candidateId);
	const job = state.jobs.find((known) => known.id === jobId);
	const stage = state.stages.find((known) => known.id === stageId);
	if (!candidate || !job || !stage) throw new AshbyError('internal_error', 'Broken record', 500);
	const [email] = candidate.emails;
	const source = state.sources.find((known) => known.id === application.sourceId);
	const reason = state.reasons.find((known) => known.id === application.archiveReasonId);
	return {
		id,
		createdAt,
		updatedAt,
		status: statusOf(state, application),
		customFields: [],
		candidate: {
			id: candidate.id,
			name: candidate.name,
			...(email !== undefined && { primaryEmailAddress: contact(email) }),
			...(candidate.phone && { primaryPhoneNumber: contact(candidate.phone) }),
		},
		currentInterviewStage: stageOf(stage),
		...(source && { source }),
		...(reason && { archiveReason: { ...reason, customFields: [] }, archivedAt: updatedAt }),
		job: { id: job.id, title: job.title },
		hiringTeam: [],
	};
}

export function historyOf({ stages }: AshbyState, { history }: Application): object[] {
	return history.map(({ sequence, ...entry }, stageNumber) => ({
		...entry,
		title: stages.find(({ id }) => id === entry.stageId)?.title ?? '',
		stageNumber,
		allowedActions: sequence > 0 ? ['none'] : [],
	}));
}

export function noteOf({ id, content, isPrivate, createdAt }: Note): object {
	const author = { id: 'user-1', firstName: 'Riley', lastName: 'Recruiter' };
	return { id, createdAt, isPrivate, content, author };
}
