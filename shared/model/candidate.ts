import { z } from 'zod';
import { consentSchema } from './consent';
import { documentSchema } from './document';
import { noteSchema } from './note';
import {
	listOf,
	openEnum,
	optionalId,
	optionalString,
	optionalTimestamp,
	recordFields,
} from './values';

export const linkTypes = ['linkedin', 'xing', 'github', 'website', 'other'] as const;

/** `from` and `to` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; an open `to` means "until now". */
const period = { from: optionalString, to: optionalString };

/** A person who applies or is sourced. */
export const candidateSchema = z.object({
	...recordFields,
	id: optionalId,
	firstName: z.string(),
	lastName: z.string(),
	email: optionalString,
	phone: optionalString,
	location: optionalString,
	/** ISO 639-1, e.g. `de`. */
	language: optionalString,
	links: listOf(z.object({ type: openEnum(linkTypes), url: z.string() })),
	experience: listOf(
		z.object({
			title: optionalString,
			company: optionalString,
			...period,
			description: optionalString,
		}),
	),
	education: listOf(
		z.object({
			degree: optionalString,
			institution: optionalString,
			...period,
			description: optionalString,
		}),
	),
	skills: listOf(z.string()),
	languages: listOf(z.object({ language: z.string(), level: optionalString })),
	tags: listOf(z.string()),
	notes: listOf(noteSchema),
	documents: listOf(documentSchema),
	/** When the person first and last did something at the source, e.g. applied or answered. */
	firstActivityAt: optionalTimestamp,
	lastActivityAt: optionalTimestamp,
	consent: z.preprocess((value) => value ?? undefined, consentSchema.optional()),
});

export type Candidate = z.infer<typeof candidateSchema>;
