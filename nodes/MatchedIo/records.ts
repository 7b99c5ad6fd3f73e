import { z } from 'zod';
import {
	present,
	type Application,
	type ExportTarget,
	type Job,
	type Status,
} from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { toCandidate, toDocuments } from '../../shared/vendor/contractMapping';
import {
	candidateRecord,
	documentRecords,
	exportRecord,
	outcomeRecord,
	idValue,
	momentValue,
	textValue,
} from '../../shared/vendor/contractRecords';

/** The `system` of every record. */
export const system = 'matched-io';

export const accountRecord = z.object({ id: idValue, name: z.string() });

/** A field that a job has at matched.io, as the account's form for a new job shows it. */
export const jobFieldRecord = z.object({
	name: z.string().min(1),
	label: z.string().min(1),
	type: openEnum(['text', 'longText', 'number', 'boolean', 'option', 'list']),
	required: z.boolean(),
	/** For `option`: what can be chosen. */
	options: z.array(z.object({ value: z.string(), label: z.string() })).nullish(),
});

/** What an account's form usually has; what stands in a field is seen only by an import. */
const formFields = {
	title: z.string(),
	description: z.unknown(),
	location: textValue,
	remote: z.unknown(),
	employmentType: z.unknown(),
	schedule: z.unknown(),
	seniority: z.unknown(),
	skills: z.unknown(),
	salaryMin: z.unknown(),
	salaryMax: z.unknown(),
	url: textValue,
};

export const formFieldNames = Object.keys(formFields);

export const jobRecord = z
	.object({
		id: idValue,
		status: openEnum(['draft', 'open', 'closed', 'archived']),
		/** The job in the applicant tracking system that it was imported from. */
		externalSystem: textValue,
		externalId: idValue.nullish(),
		...formFields,
	})
	// An account may have other fields, too.
	.passthrough();

export const importRecord = z.object({
	result: openEnum(['created', 'updated', 'unchanged']),
	job: jobRecord,
});

export const matchRecord = z
	.object({
		id: idValue,
		jobId: idValue,
		job: z
			.object({ title: textValue, externalSystem: textValue, externalId: idValue.nullish() })
			.nullish(),
		state: openEnum(['open', 'successful', 'declined', 'expired']),
		createdAt: momentValue,
		updatedAt: momentValue,
		/** When both sides had agreed. */
		matchedAt: momentValue.nullish(),
		message: textValue,
		candidate: candidateRecord,
		documents: documentRecords,
		export: exportRecord,
		outcome: outcomeRecord,
	})
	.refine(({ state, matchedAt }) => state !== 'successful' || !!matchedAt, {
		path: ['matchedAt'],
		message: 'must be there for a successful match',
	});

export type Match = z.infer<typeof matchRecord>;

/** What a match can be, as the status of an application. */
export const matchStatuses: readonly Status[] = [
	{ id: 'open', name: 'Open Match', kind: 'other' },
	// Where it arrives, it is a new application.
	{ id: 'successful', name: 'Successful Match', kind: 'new' },
	{ id: 'declined', name: 'Declined Match', kind: 'rejected' },
	{ id: 'expired', name: 'Expired Match', kind: 'withdrawn' },
];

export function toJob(
	job: z.infer<typeof jobRecord>,
): Job & { origin?: { system: string; id: string } } {
	const { id, title, status, location, url, externalSystem, externalId } = job;
	return {
		system,
		id,
		title,
		status,
		...present({ location, url }),
		...(externalSystem && externalId && { origin: { system: externalSystem, id: externalId } }),
	};
}

/** A match as the application that it becomes; one of an imported job knows the job that it is meant for. */
export function toApplication(
	match: Match,
): Application & { jobTitle?: string; exportState?: string } {
	const { id, jobId, job, state, message } = match;
	const status = matchStatuses.find((known) => known.id === state);
	const target = targetOf(match);
	return {
		system,
		id,
		jobId,
		...present({ jobTitle: job?.title }),
		status: { id: state, name: status?.name ?? state, kind: status?.kind ?? 'other' },
		appliedAt: match.matchedAt ?? match.createdAt,
		updatedAt: match.updatedAt,
		source: 'matched.io',
		...present({ message, exportState: match.export?.state }),
		candidate: toCandidate(system, match.candidate),
		documents: toDocuments(system, match.documents),
		...(target && { target }),
	};
}

function targetOf({ job }: Match): ExportTarget | undefined {
	if (!job?.externalSystem || !job.externalId) return undefined;
	return { system: job.externalSystem, jobId: job.externalId };
}
