import { z } from 'zod';
import { isDay, openEnum } from '../model/values';

/** Parts of records that our default contracts have in common, and their field paths. */

export const textValue = z.string().nullish();
export const idValue = z.union([z.string().min(1), z.number().transform(String)]);

const dateTimeWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 with offset. zod's own check compiles its pattern for every value, and lists have many. */
export const momentValue = z
	.string()
	.refine(
		(text) =>
			dateTimeWithOffset.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
		'Invalid datetime',
	);

export const statusRecord = z.object({
	id: idValue,
	name: z.string(),
	kind: openEnum(['new', 'inProgress', 'offer', 'hired', 'rejected', 'withdrawn', 'other']),
	isDefault: z.boolean().nullish(),
});

const period = { from: textValue, to: textValue, description: textValue };

export const candidateRecord = z.object({
	id: idValue.nullish(),
	firstName: z.string(),
	lastName: z.string(),
	email: textValue,
	phone: textValue,
	location: textValue,
	language: textValue,
	links: z.array(z.object({ type: z.string(), url: z.string() })).nullish(),
	experience: z.array(z.object({ title: textValue, company: textValue, ...period })).nullish(),
	education: z.array(z.object({ degree: textValue, institution: textValue, ...period })).nullish(),
	skills: z.array(z.string()).nullish(),
	languages: z.array(z.object({ language: z.string(), level: textValue })).nullish(),
	consent: z.object({ state: z.string(), givenAt: textValue, expiresAt: textValue }).nullish(),
});

export const documentRecords = z
	.array(
		z.object({
			id: idValue,
			name: z.string(),
			category: openEnum(['cv', 'coverLetter', 'certificate', 'workSample', 'photo', 'other']),
			mimeType: textValue,
			size: z.number().int().nonnegative().nullish(),
		}),
	)
	.nullish();

export const exportRecord = z
	.object({
		state: openEnum(['due', 'confirmed']),
		confirmedAt: textValue,
		targetSystem: textValue,
		targetJobId: textValue,
		targetApplicationId: textValue,
	})
	.nullish();

/** What became of an application elsewhere, as it was reported back. */
export const outcomeRecord = z
	.object({ outcome: z.string(), at: textValue, note: textValue })
	.nullish();

export type CandidateRecord = z.infer<typeof candidateRecord>;
export type DocumentRecords = z.infer<typeof documentRecords>;
