import { z } from 'zod';
import { optionalId, optionalString, optionalTimestamp, recordFields } from './values';

/** A remark on a candidate or an application. */
export const noteSchema = z.object({
	...recordFields,
	id: optionalId,
	text: z.string(),
	author: optionalString,
	createdAt: optionalTimestamp,
});

export type Note = z.infer<typeof noteSchema>;
