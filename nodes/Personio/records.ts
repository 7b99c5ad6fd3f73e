import { DateTime } from 'luxon';
import { z } from 'zod';
import {
	present,
	type Application,
	type Candidate,
	type Job,
	type Status,
	type StatusReference,
} from '../../shared/model';
import { idValue, textValue } from '../../shared/vendor/contractRecords';
import { system, systemPhases } from './contract';

/**
 * A moment of Personio, ISO 8601 with offset. Applications, jobs and stage transitions have an object of a time and a
 * time zone, other records plain text; a time without an offset is one of that zone.
 */
export const personioMoment = z
	.union([z.string(), z.object({ 'date-time': z.string(), timezone: z.string().nullish() })])
	.transform((value, context) => {
		const { text, zone } =
			typeof value === 'string'
				? { text: value, zone: undefined }
				: { text: value['date-time'], zone: value.timezone };
		const moment = DateTime.fromISO(text.trim().replace(' ', 'T'), {
			zone: zone?.trim() || 'utc',
			setZone: true,
		});
		const iso = moment.isValid ? moment.toISO() : undefined;
		if (iso) return iso;
		context.addIssue({
			code: 'custom',
			message: `is no date and time (${moment.invalidReason ?? 'unreadable'})`,
		});
		return z.NEVER;
	});

/** Records of the second API. What it may leave out is optional: an anonymised candidate has hardly anything. */

const named = z.object({ id: idValue, name: textValue });

/** A stage is the account's own, with an id, or one that every account has, without. */
export const stageRecord = z.object({
	id: idValue.nullish(),
	name: textValue,
	kind: textValue,
	type: textValue,
});

export const applicationRecord = z.object({
	id: idValue,
	/** YYYY-MM-DD */
	application_date: textValue,
	candidate: z.object({
		id: idValue,
		email: textValue,
		first_name: textValue,
		last_name: textValue,
	}),
	job: z.object({ id: idValue, name: textValue, department: named.nullish() }),
	current_stage: stageRecord.nullish(),
	channel: named.nullish(),
	is_anonymized: z.boolean().nullish(),
	created_at: personioMoment,
	updated_at: personioMoment,
});

export const candidateRecord = z.object({
	id: idValue,
	first_name: textValue,
	last_name: textValue,
	email: textValue,
	phone: textValue,
	location: textValue,
	linkedin_profile: textValue,
	applications: z.array(z.object({ id: idValue })).nullish(),
	created_at: personioMoment.nullish(),
	updated_at: personioMoment.nullish(),
});

export const jobRecord = z.object({
	id: idValue,
	name: z.string(),
	department: named.nullish(),
	category: named.nullish(),
	created_at: personioMoment.nullish(),
	updated_at: personioMoment.nullish(),
});

export const stageTransitionRecord = z.object({ entered_at: personioMoment, stage: stageRecord });

export const categoryRecord = z.object({
	id: idValue,
	name: textValue,
	stages: z.array(stageRecord).nullish(),
});

export type PersonioV2Stage = z.infer<typeof stageRecord>;
export type PersonioV2Application = z.infer<typeof applicationRecord>;
export type PersonioV2Candidate = z.infer<typeof candidateRecord>;
export type PersonioV2Job = z.infer<typeof jobRecord>;
export type PersonioV2StageTransition = z.infer<typeof stageTransitionRecord>;
export type PersonioV2Category = z.infer<typeof categoryRecord>;

/** Of the two ends of a window Personio takes one, so the other is looked at here. A record without a time stays. */
export function isUpdatedBefore(
	{ updated_at }: { updated_at?: string | null },
	end: string | undefined,
): boolean {
	return !end || !updated_at || Date.parse(updated_at) < Date.parse(end);
}

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
export function toStatus(
	stage: PersonioV2Stage,
	category: PersonioV2Category,
): Status & { category: { id: string; name?: string } } {
	const { id, name, kind } = toStatusReference(stage);
	return {
		system,
		id,
		name: name ?? id,
		kind: kind ?? 'other',
		builtIn: id.startsWith('system:'),
		category: { id: category.id, ...present({ name: category.name }) },
	};
}

/** `statuses` are what an application for a job of the category can be in. */
export function toCategory(category: PersonioV2Category) {
	return {
		system,
		id: category.id,
		...present({ name: category.name }),
		statuses: (category.stages ?? []).map((stage) => toStatus(stage, category)),
	};
}

export function toJob(
	job: PersonioV2Job,
): Job & { category?: { id: string; name?: string }; createdAt?: string; updatedAt?: string } {
	const { category } = job;
	return {
		system,
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
		system,
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
		system,
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
			system,
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
	return { system, applicationId, status: toStatusReference(stage), enteredAt };
}
