import { z } from 'zod';
import { splitName } from '../../shared/candidateImport/names';
import {
	present,
	type Application,
	type Candidate,
	type Document,
	type Job,
	type Status,
	type StatusReference,
} from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { idValue, textValue } from '../../shared/vendor/contractRecords';

/** The `system` of every record. */
export const system = 'lever';

/** Records as https://hire.lever.co/developer/documentation describes them, and their way into the vocabulary. */

/** Milliseconds since 1970. */
const moment = z
	.number()
	.refine((time) => Number.isFinite(new Date(time).getTime()), 'must be a time in milliseconds');

const iso = (time: number) => new Date(time).toISOString();

export const postingRecord = z.object({
	id: idValue,
	text: z.string(),
	state: openEnum(['published', 'internal', 'closed', 'draft', 'pending', 'rejected']),
	categories: z
		.object({
			team: textValue,
			department: textValue,
			location: textValue,
			commitment: textValue,
		})
		.nullish(),
	content: z.object({ description: textValue, descriptionHtml: textValue }).nullish(),
	urls: z.object({ show: textValue }).nullish(),
});

export const stageRecord = z.object({ id: idValue, text: z.string() });

export const reasonRecord = z.object({
	id: idValue,
	text: z.string(),
	status: openEnum(['active', 'inactive']).nullish(),
	type: openEnum(['hired', 'non-hired']),
});

export const userRecord = z.object({
	id: idValue,
	name: z.string(),
	email: textValue,
	deactivatedAt: moment.nullish(),
});

/** An ID, or with `expand` the record itself. */
const stageOf = z.union([stageRecord, idValue.transform((id) => ({ id, text: undefined }))]);
const applicationOf = z.object({ id: idValue, posting: idValue.nullish(), createdAt: moment });

export const opportunityRecord = z.object({
	id: idValue,
	name: z.string().nullish(),
	contact: idValue.nullish(),
	headline: textValue,
	location: textValue,
	emails: z.array(z.string()),
	phones: z.array(z.object({ value: z.string() })),
	links: z.array(z.string()),
	tags: z.array(z.string()),
	sources: z.array(z.string()),
	origin: textValue,
	confidentiality: openEnum(['non-confidential', 'confidential']).nullish(),
	isAnonymized: z.boolean().nullish(),
	stage: stageOf.nullish(),
	stageChanges: z.array(z.object({ toStageId: idValue, updatedAt: moment })).nullish(),
	archived: z.object({ reason: idValue.nullish(), archivedAt: moment }).nullish(),
	applications: z.array(z.union([applicationOf, idValue])),
	createdAt: moment,
	updatedAt: moment.nullish(),
	dataProtection: z
		.object({
			store: z.object({ allowed: z.boolean(), expiresAt: moment.nullish() }).nullish(),
		})
		.nullish(),
});

const storedFile = z.object({ name: z.string(), size: z.number().nullish() });

export const resumeRecord = z.object({ id: idValue, file: storedFile.nullish() });
export const fileRecord = storedFile.extend({ id: idValue });

export const createdRecord = z
	.object({ data: opportunityRecord, deduped: z.boolean().nullish() })
	.transform(({ data, deduped }) => ({ opportunity: data, deduped: deduped === true }));

export const noteRecord = z.object({
	id: idValue,
	fields: z.array(z.object({ value: z.unknown() })).nullish(),
	user: idValue.nullish(),
	deletedAt: moment.nullish(),
	createdAt: moment,
});

export const webhookRecord = z.object({
	id: idValue,
	url: z.string(),
	event: z.string(),
	configuration: z.object({ signatureToken: textValue }).nullish(),
});

export type LeverReason = z.infer<typeof reasonRecord>;
export type LeverOpportunity = z.infer<typeof opportunityRecord>;
export type LeverStage = z.infer<typeof stageRecord>;

/** An opportunity, with what other calls say of it. */
export interface LeverApplication {
	opportunity: LeverOpportunity;
	/** Why it is archived. */
	reason?: LeverReason | undefined;
	documents: Document[];
}

const jobStatuses: Readonly<Record<string, Job['status']>> = {
	published: 'open',
	internal: 'open',
	pending: 'draft',
};

export function toJob(posting: z.infer<typeof postingRecord>): Job & { state: string } {
	const { id, text, state, categories, content, urls } = posting;
	return {
		system,
		id,
		title: text,
		status: jobStatuses[state] ?? state,
		state,
		...present({
			location: categories?.location,
			department: categories?.department ?? categories?.team,
			employmentType: categories?.commitment,
			description: content?.descriptionHtml ?? content?.description,
			url: urls?.show,
		}),
	};
}

/** The stages that every account has; those of its own have other IDs. */
const fixedStages: Readonly<Record<string, Status['kind']>> = {
	'lead-new': 'new',
	'lead-reached-out': 'new',
	'lead-responded': 'new',
	'applicant-new': 'new',
	offer: 'offer',
};

export function toStage({ id, text }: LeverStage): Status & { type: string } {
	const kind = fixedStages[id] ?? 'in_progress';
	return { system, id, name: text, kind, builtIn: id in fixedStages, type: 'stage' };
}

export function toReason({ id, text, type, status }: LeverReason): Status & { type: string } {
	const kind = type === 'hired' ? 'hired' : 'rejected';
	return { system, id, name: text, kind, type, ...present({ state: status }) };
}

/** An archived application keeps its stage; what became of it is the reason. */
export function statusOf({ opportunity, reason }: LeverApplication): StatusReference | undefined {
	const { archived, stage } = opportunity;
	if (archived) {
		const { id, name, kind } = reason
			? toReason(reason)
			: { id: archived.reason ?? 'archived', name: undefined, kind: 'rejected' };
		return { id, kind, ...present({ name }) };
	}
	return stage ? toStageReference(stage) : undefined;
}

export function toStageReference({ id, text }: { id: string; text?: string | undefined }) {
	const kind = fixedStages[id] ?? 'in_progress';
	return { id, kind, ...present({ name: text }) } satisfies StatusReference;
}

/** The posting that it was made for last; empty for a lead that belongs to none. */
export function jobIdOf({ applications }: LeverOpportunity): string {
	const known = applications.flatMap((one) => (typeof one === 'string' ? [] : [one]));
	const [latest] = known.sort((one, other) => other.createdAt - one.createdAt);
	return latest?.posting ?? '';
}

const linkTypes: ReadonlyArray<[pattern: RegExp, type: string]> = [
	[/(^|\.)linkedin\.com$/, 'linkedin'],
	[/(^|\.)xing\.com$/, 'xing'],
	[/(^|\.)github\.com$/, 'github'],
];

function toLink(url: string): Candidate['links'][number] {
	const host = URL.canParse(url) ? new URL(url).hostname : '';
	return { type: linkTypes.find(([pattern]) => pattern.test(host))?.[1] ?? 'other', url };
}

function consentOf({ dataProtection }: LeverOpportunity): Candidate['consent'] {
	const store = dataProtection?.store;
	if (!store) return undefined;
	const { allowed, expiresAt } = store;
	return {
		state: allowed ? 'accepted' : 'declined',
		...(expiresAt && { expiresAt: iso(expiresAt) }),
	};
}

/** What Lever says of an opportunity that the vocabulary has no word for. */
interface Further {
	archivedAt?: string;
	/** The stage in which it was archived. */
	lastStage?: StatusReference;
	/** How it came about, e.g. `applied` or `sourced`. */
	originType?: string;
	confidential?: boolean;
	anonymized?: boolean;
}

export function toApplication(own: LeverApplication): Application & Further {
	const { opportunity, documents } = own;
	const { id, name, contact, createdAt, updatedAt, sources, archived, stage } = opportunity;
	const { emails, phones, links, tags, location, headline } = opportunity;
	const status = statusOf(own);
	const consent = consentOf(opportunity);
	return {
		system,
		id,
		jobId: jobIdOf(opportunity),
		...(status && { status }),
		...(archived && { archivedAt: iso(archived.archivedAt) }),
		...(archived && stage && { lastStage: toStageReference(stage) }),
		appliedAt: iso(createdAt),
		...(updatedAt && { updatedAt: iso(updatedAt) }),
		...present({ source: sources.join(', '), originType: opportunity.origin }),
		...(opportunity.confidentiality === 'confidential' && { confidential: true }),
		...(opportunity.isAnonymized && { anonymized: true }),
		candidate: {
			system,
			...present({ id: contact }),
			...splitName(name ?? ''),
			...present({ email: emails[0], phone: phones[0]?.value, location, headline }),
			links: links.map(toLink),
			experience: [],
			education: [],
			skills: [],
			languages: [],
			tags,
			notes: [],
			documents: [],
			...(consent && { consent }),
		},
		documents,
	};
}

/** Where the files of an opportunity are; a document's ID begins with it. */
export const fileLists = { resumes: 'cv', files: 'other' } as const;

export function toDocument(
	list: keyof typeof fileLists,
	{ id, name, size }: { id: string; name: string; size?: number | null | undefined },
): Document {
	const extension = name.split('.').pop()?.toLowerCase() ?? '';
	const mimeType = mimeTypes[extension] ?? 'application/octet-stream';
	const document = { system, id: `${list}/${id}`, name, category: fileLists[list], mimeType };
	return { ...document, ...present({ size }) };
}

/** Lever names a file, but not what it is. */
const mimeTypes: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	txt: 'text/plain',
	rtf: 'application/rtf',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
};

export function textOfNote({ fields }: z.infer<typeof noteRecord>): string {
	return (fields ?? [])
		.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
		.join('\n');
}
