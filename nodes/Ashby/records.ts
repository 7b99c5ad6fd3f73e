import { z } from 'zod';
import { splitName } from '../../shared/candidateImport/names';
import {
	present,
	unknownType,
	type Application,
	type Candidate,
	type Document,
	type Job,
	type Note,
	type Status,
	type StatusReference,
} from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { idValue, momentValue, textValue } from '../../shared/vendor/contractRecords';

/** The `system` of every record. */
export const system = 'ashby';

/** Records as https://developers.ashbyhq.com describes them, and their way into the vocabulary. */

export const jobRecord = z.object({
	id: idValue,
	title: z.string(),
	status: openEnum(['Open', 'Closed', 'Archived', 'Draft']),
	employmentType: textValue,
	confidential: z.boolean().nullish(),
	location: z.object({ name: z.string() }).nullish(),
});

export const stageRecord = z.object({
	id: idValue,
	title: z.string(),
	type: openEnum(['Lead', 'PreInterviewScreen', 'Active', 'Offer', 'Hired', 'Archived']),
});

const contact = z.object({ value: z.string() }).nullish();
const file = z.object({ id: idValue, name: z.string(), handle: z.string() });

const person = { id: idValue, name: z.string(), primaryEmailAddress: contact };

export const candidateRecord = z.object({
	...person,
	createdAt: momentValue.nullish(),
	updatedAt: momentValue.nullish(),
	primaryPhoneNumber: contact,
	emailAddresses: z.array(z.object({ value: z.string() })),
	socialLinks: z.array(z.object({ type: z.string(), url: z.string() })),
	tags: z.array(z.object({ title: z.string() })),
	position: textValue,
	company: textValue,
	school: textValue,
	applicationIds: z.array(idValue),
	resumeFileHandle: file.nullish(),
	fileHandles: z.array(file),
	location: z.object({ locationSummary: z.string() }).nullish(),
});

export const applicationRecord = z.object({
	id: idValue,
	createdAt: momentValue,
	updatedAt: momentValue,
	status: openEnum(['Lead', 'Active', 'Hired', 'Archived']),
	candidate: z.object({ ...person, primaryPhoneNumber: contact }),
	currentInterviewStage: stageRecord,
	source: z.object({ title: z.string() }).nullish(),
	archiveReason: z.object({ id: idValue, text: z.string() }).nullish(),
	job: z.object({ id: idValue, title: z.string() }),
});

export const historyRecord = z.object({
	stageId: idValue,
	title: z.string(),
	enteredStageAt: momentValue,
	stageNumber: z.number(),
});

export const reasonRecord = z.object({
	id: idValue,
	text: z.string(),
	reasonType: openEnum(['RejectedByCandidate', 'RejectedByOrg', 'Other']),
});

export const sourceRecord = z.object({ id: idValue, title: z.string() });

export const noteRecord = z.object({
	id: idValue,
	createdAt: momentValue,
	content: textValue,
	author: z.object({ firstName: z.string(), lastName: z.string() }).nullish(),
});

export const handleRecord = z.object({
	handle: z.string(),
	url: z.string().url(),
	fields: z.record(z.string()),
});

export const fileRecord = z.object({ url: z.string().url() });

export const webhookRecord = z.object({
	id: idValue,
	enabled: z.boolean(),
	requestUrl: z.string(),
});

export type AshbyStage = z.infer<typeof stageRecord>;
export type AshbyCandidate = z.infer<typeof candidateRecord>;
export type AshbyApplication = z.infer<typeof applicationRecord>;

/** An application, with its candidate as far as it was read. */
export interface WithCandidate {
	application: AshbyApplication;
	candidate?: AshbyCandidate;
}

export function toJob({
	id,
	title,
	status,
	location,
	employmentType,
}: z.infer<typeof jobRecord>): Job {
	return {
		system,
		id,
		title,
		status: status.toLowerCase(),
		...present({ location: location?.name, employmentType }),
	};
}

const kinds: Readonly<Record<string, Status['kind']>> = {
	Lead: 'new',
	PreInterviewScreen: 'new',
	Active: 'in_progress',
	Offer: 'offer',
	Hired: 'hired',
	Archived: 'rejected',
};

export function toStatus(stage: AshbyStage, jobId: string): Status & { type: string } {
	return { system, ...toStatusReference(stage), jobId, type: stage.type };
}

export function toStatusReference({ id, title, type }: AshbyStage) {
	return { id, name: title, kind: kinds[type] ?? 'other' } satisfies StatusReference;
}

const linkTypes: Readonly<Record<string, string>> = {
	LinkedIn: 'linkedin',
	GitHub: 'github',
	Website: 'website',
};

export function toCandidate(candidate: AshbyCandidate): Candidate {
	const { id, name, position, company, school, socialLinks, tags, location } = candidate;
	const experience = present({ title: position, company });
	return {
		...nothingElse,
		system,
		id,
		...splitName(name),
		...present({
			email: candidate.primaryEmailAddress?.value ?? candidate.emailAddresses[0]?.value,
			phone: candidate.primaryPhoneNumber?.value,
			location: location?.locationSummary,
		}),
		links: socialLinks.map(({ type, url }) => ({ type: linkTypes[type] ?? 'other', url })),
		experience: Object.keys(experience).length > 0 ? [experience] : [],
		education: school ? [{ institution: school }] : [],
		tags: tags.map(({ title }) => title),
		documents: filesOf(candidate).map(toDocument),
	};
}

const nothingElse = {
	links: [],
	experience: [],
	education: [],
	skills: [],
	languages: [],
	tags: [],
	notes: [],
	documents: [],
};

/** The résumé and the other files, each once. */
export function filesOf({ resumeFileHandle, fileHandles }: AshbyCandidate) {
	const others = fileHandles.filter(({ id }) => id !== resumeFileHandle?.id);
	return [
		...(resumeFileHandle ? [{ ...resumeFileHandle, category: 'cv' }] : []),
		...others.map((other) => ({ ...other, category: 'other' })),
	];
}

function toDocument({ id, name, category }: ReturnType<typeof filesOf>[number]): Document {
	return { system, id, name, category, mimeType: unknownType };
}

export function toApplication({ application, candidate }: WithCandidate): Application & {
	rejectReason?: { id: string; name: string };
} {
	const { id, createdAt, updatedAt, job, source, currentInterviewStage, archiveReason } =
		application;
	const known = candidate && toCandidate(candidate);
	const { name, primaryEmailAddress, primaryPhoneNumber } = application.candidate;
	return {
		system,
		id,
		jobId: job.id,
		status: toStatusReference(currentInterviewStage),
		appliedAt: createdAt,
		updatedAt,
		...present({ source: source?.title }),
		...(archiveReason && { rejectReason: { id: archiveReason.id, name: archiveReason.text } }),
		candidate: {
			...nothingElse,
			system,
			id: application.candidate.id,
			...splitName(name),
			...present({ email: primaryEmailAddress?.value, phone: primaryPhoneNumber?.value }),
			...known,
			// Files are the candidate's; an application shows them once.
			documents: [],
		},
		documents: known?.documents ?? [],
	};
}

export function toNote({ id, content, createdAt, author }: z.infer<typeof noteRecord>): Note {
	return {
		system,
		id,
		text: content ?? '',
		createdAt,
		...(author && { author: `${author.firstName} ${author.lastName}`.trim() }),
	};
}
