import { z } from 'zod';
import { present, type Job } from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { idValue, momentValue, textValue } from '../../shared/vendor/contractRecords';

/** Records as the contract describes them (docs/contracts/poption.openapi.yaml), and their way into the vocabulary. */

/** The `system` of every record. */
export const system = 'poption';

export const exportFormats = ['csv', 'json', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const headerLanguages = ['en', 'nb'] as const;
export type HeaderLanguage = (typeof headerLanguages)[number];

export const exportStatuses = ['queued', 'running', 'finished', 'failed'] as const;

/** One text in both languages of Poption. */
const bilingual = z.object({ en: z.string(), nb: z.string() });

export const categoryRecord = z.object({
	id: idValue,
	names: bilingual,
	recordCount: z.number().int().nonnegative().nullish(),
});

/** A category with the description of its data. */
export const describedCategoryRecord = categoryRecord.extend({
	columns: z.array(
		z.object({
			key: z.string(),
			headers: bilingual,
			type: openEnum(['text', 'number', 'boolean', 'date', 'dateTime', 'list', 'object']),
			formats: z.array(openEnum(exportFormats)).nullish(),
		}),
	),
});

const instant = momentValue.nullish();

export const exportRecord = z.object({
	id: idValue,
	category: z.string(),
	format: openEnum(exportFormats),
	language: openEnum(headerLanguages).nullish(),
	status: openEnum(exportStatuses),
	/** Percent. */
	progress: z.number().min(0).max(100).nullish(),
	/** What the caller that started it calls it; nobody else's export has the same. */
	reference: textValue,
	/** Why it has failed. */
	problem: textValue,
	requestedAt: momentValue,
	startedAt: instant,
	/** When `progress` last grew. */
	progressAt: instant,
	finishedAt: instant,
	/** When its file was last fetched. */
	downloadedAt: instant,
	fileName: textValue,
	/** Bytes. */
	size: z.number().int().nonnegative().nullish(),
});

export const jobPostingRecord = z.object({
	id: idValue,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	location: textValue,
	department: textValue,
	url: textValue,
});

export type PoptionCategory = z.infer<typeof categoryRecord>;
export type PoptionDescribedCategory = z.infer<typeof describedCategoryRecord>;
export type PoptionExport = z.infer<typeof exportRecord>;
export type PoptionJobPosting = z.infer<typeof jobPostingRecord>;

/** A category, with one entry a column if it is described: its headers, what it holds, and which formats have it. */
export function toCategory({
	id,
	names,
	recordCount,
	columns,
}: PoptionCategory & Partial<PoptionDescribedCategory>) {
	return {
		system,
		id,
		name: names.en,
		norwegianName: names.nb,
		...present({ recordCount }),
		...(columns && {
			columns: columns.map(({ key, headers, type, formats }) => ({
				key,
				header: headers.en,
				norwegianHeader: headers.nb,
				type,
				...present({ formats }),
			})),
		}),
	};
}

export function toExport(record: PoptionExport) {
	const { id, category, format, status, progress, problem, language } = record;
	const { requestedAt, finishedAt, fileName, size, reference } = record;
	return {
		system,
		id,
		category,
		format,
		status,
		...present({
			progress,
			problem,
			language,
			requestedAt,
			finishedAt,
			fileName,
			size,
			reference,
		}),
	};
}

export function toJob(posting: PoptionJobPosting): Job {
	const { id, title, status, location, department, url } = posting;
	return { system, id, title, status, ...present({ location, department, url }) };
}

/** An export for a person, without who started it: `candidates to xlsx (running, 40%, since 2026-03-02 09:00 UTC, ID 12)`. */
export function describeExport(record: PoptionExport): string {
	const { id, category, format, status, progress, startedAt, requestedAt } = record;
	const since = new Date(startedAt ?? requestedAt).toISOString();
	const parts = [
		status,
		...(typeof progress === 'number' && status === 'running' ? [`${Math.floor(progress)}%`] : []),
		`since ${since.slice(0, 10)} ${since.slice(11, 16)} UTC`,
		`ID ${id}`,
	];
	return `${category} to ${format} (${parts.join(', ')})`;
}
