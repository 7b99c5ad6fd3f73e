import { z } from 'zod';
import { openEnum, optionalId, optionalString, recordFields } from './values';

export const documentCategories = [
	'cv',
	'cover_letter',
	'certificate',
	'work_sample',
	'photo',
	'other',
] as const;

/** The type of a file of which nobody says more. */
export const unknownType = 'application/octet-stream';

/** A file of a candidate or an application. Its bytes are in the item's binary field, or at an address. */
export const documentSchema = z.object({
	...recordFields,
	id: optionalId,
	name: z.string().min(1),
	category: z.preprocess((value) => value ?? 'other', openEnum(documentCategories)),
	mimeType: z.preprocess((value) => value ?? unknownType, z.string()),
	/** Bytes. */
	size: z.preprocess((value) => value ?? undefined, z.number().int().nonnegative().optional()),
	/** The name of the item's binary field that holds the file. */
	binary: optionalString,
	url: optionalString,
});

export type Document = z.infer<typeof documentSchema>;
