import {
	present,
	type Application,
	type Candidate,
	type Job,
	type Status,
	type StatusReference,
} from '../../../model';
import { systemPhases } from '../contract';
import { personioSystem } from '../mapping';
import type {
	PersonioV2Application,
	PersonioV2Candidate,
	PersonioV2Category,
	PersonioV2Job,
	PersonioV2Stage,
	PersonioV2StageTransition,
} from './records';

/** The system phase that a stage is, by its id or by what the API says of its kind and type. */
function systemPhaseOf({ id, kind, type }: PersonioV2Stage) {
	const words = [id, kind, type].map((word) => word?.toLowerCase());
	return systemPhases.find((phase) => words.includes(phase.id));
}

/** What tells a stage without an id from others: that it is a system or a custom one does not. */
function wordOf({ kind, type, name }: PersonioV2Stage): string {
	const words = [kind, type, name].flatMap((word) => (word ? [word.toLowerCase()] : []));
	return words.find((word) => word !== 'system' && word !== 'custom') ?? words[0] ?? 'unknown';
}

/**
 * The stage as a status. Its id has the form in which the create operation takes a phase: `system:offer`, and
 * `custom:` with the id of one that the account has made.
 */
export function toStatusReference(stage: PersonioV2Stage): StatusReference {
	const phase = systemPhaseOf(stage);
	const isSystem = phase && (!stage.id || stage.id.toLowerCase() === phase.id);
	const word = wordOf(stage);
	return {
		id: isSystem ? `system:${phase.id}` : stage.id ? `custom:${stage.id}` : `system:${word}`,
		name: stage.name || phase?.name || word,
		kind: phase?.kind ?? (stage.id ? 'in_progress' : 'other'),
	};
}

/** `category` is that of the jobs that have the stage. */
export function toStatuses(
	category: PersonioV2Category,
): Array<Status & { category: { id: string; name?: string } }> {
	return (category.stages ?? []).map((stage) => {
		const { id, name, kind } = toStatusReference(stage);
		return {
			system: personioSystem,
			id,
			name: name ?? id,
			kind: kind ?? 'other',
			builtIn: id.startsWith('system:'),
			category: { id: category.id, ...present({ name: category.name }) },
		};
	});
}

/** `statuses` are what an application for a job of the category can be in. */
export function toCategory(category: PersonioV2Category) {
	return {
		system: personioSystem,
		id: category.id,
		...present({ name: category.name }),
		statuses: toStatuses(category),
	};
}

export function toJob(
	job: PersonioV2Job,
): Job & { category?: { id: string; name?: string }; createdAt?: string; updatedAt?: string } {
	const { category } = job;
	return {
		system: personioSystem,
		id: job.id,
		title: job.name,
		// The second API does not say whether a job is published.
		status: 'unknown',
		...present({ department: job.department?.name }),
		...(category && { category: { id: category.id, ...present({ name: category.name }) } }),
		...present({ createdAt: job.created_at, updatedAt: job.updated_at }),
	};
}

const nothingElse = {
	experience: [],
	education: [],
	skills: [],
	languages: [],
	tags: [],
	notes: [],
	documents: [],
};

export function toCandidate(
	candidate: PersonioV2Candidate,
): Candidate & { applicationIds?: string[]; createdAt?: string; updatedAt?: string } {
	const { linkedin_profile: linkedin, applications } = candidate;
	return {
		system: personioSystem,
		id: candidate.id,
		firstName: candidate.first_name ?? '',
		lastName: candidate.last_name ?? '',
		...present({
			email: candidate.email,
			phone: candidate.phone,
			location: candidate.location,
			createdAt: candidate.created_at,
			updatedAt: candidate.updated_at,
		}),
		...nothingElse,
		links: linkedin ? [{ type: 'linkedin', url: linkedin }] : [],
		...(applications && { applicationIds: applications.map(({ id }) => id) }),
	};
}

export function toApplication(
	application: PersonioV2Application,
): Application & { jobTitle?: string; createdAt: string; anonymized?: true } {
	const { candidate, job, current_stage: stage } = application;
	return {
		system: personioSystem,
		id: application.id,
		jobId: job.id,
		...present({ jobTitle: job.name }),
		...(stage && { status: toStatusReference(stage) }),
		appliedAt: appliedAt(application),
		createdAt: application.created_at,
		updatedAt: application.updated_at,
		...present({ source: application.channel?.name }),
		...(application.is_anonymized && { anonymized: true }),
		candidate: {
			system: personioSystem,
			id: candidate.id,
			firstName: candidate.first_name ?? '',
			lastName: candidate.last_name ?? '',
			...present({ email: candidate.email }),
			...nothingElse,
			links: [],
		},
		documents: [],
	};
}

/** The day of the application, with its time where it was entered on that day. */
function appliedAt({
	application_date: day,
	created_at: createdAt,
}: PersonioV2Application): string {
	return !day || createdAt.startsWith(day) ? createdAt : day;
}

/** One step of an application's way. */
export function toStageEntry(
	applicationId: string,
	{ stage, entered_at: enteredAt }: PersonioV2StageTransition,
): { system: string; applicationId: string; status: StatusReference; enteredAt: string } {
	return { system: personioSystem, applicationId, status: toStatusReference(stage), enteredAt };
}
