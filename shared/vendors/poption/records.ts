import { z } from 'zod';
import { openEnum } from '../../model/values';
import { id, moment, text } from '../../vendor/contractRecords';

/** Records as the contract describes them (docs/contracts/poption.openapi.yaml). */

export const exportFormats = ['csv', 'json', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const headerLanguages = ['en', 'nb'] as const;
export type HeaderLanguage = (typeof headerLanguages)[number];

export const exportStatuses = ['queued', 'running', 'finished', 'failed'] as const;

/** One text in both languages of Poption. */
const bilingual = z.object({ en: z.string(), nb: z.string() });

export const categoryRecord = z.object({
	id,
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

const instant = moment.nullish();

export const exportRecord = z.object({
	id,
	category: z.string(),
	format: openEnum(exportFormats),
	language: openEnum(headerLanguages).nullish(),
	status: openEnum(exportStatuses),
	/** Percent. */
	progress: z.number().min(0).max(100).nullish(),
	/** What the caller that started it calls it; nobody else's export has the same. */
	reference: text,
	/** Why it has failed. */
	problem: text,
	requestedAt: moment,
	startedAt: instant,
	/** When `progress` last grew. */
	progressAt: instant,
	finishedAt: instant,
	/** When its file was last fetched. */
	downloadedAt: instant,
	fileName: text,
	/** Bytes. */
	size: z.number().int().nonnegative().nullish(),
});

export const jobPostingRecord = z.object({
	id,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	location: text,
	department: text,
	url: text,
});

export type PoptionCategory = z.infer<typeof categoryRecord>;
export type PoptionDescribedCategory = z.infer<typeof describedCategoryRecord>;
export type PoptionExport = z.infer<typeof exportRecord>;
export type PoptionJobPosting = z.infer<typeof jobPostingRecord>;
