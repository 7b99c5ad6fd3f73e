import { z } from 'zod';
import { idText, openEnum, optionalId, optionalString, recordFields } from './values';

export const statusKinds = [
	'new',
	'in_progress',
	'offer',
	'hired',
	'rejected',
	'withdrawn',
	'other',
] as const;

/** A status, stage or phase that an application can be in. */
export const statusSchema = z.object({
	...recordFields,
	id: idText,
	name: z.string(),
	kind: openEnum(statusKinds),
	/** Set when the status belongs to one job only. */
	jobId: optionalId,
	/** Whether the system brought it along; the others are the account's own. */
	builtIn: z.boolean().optional(),
	/** The systems in which it must keep its own counterpart: a map to one of them cannot change it. */
	lockedFor: z.array(z.string()).optional(),
});

export type Status = z.infer<typeof statusSchema>;

/** The status of an application as it stands in a record: the id is certain, the rest may be unknown. */
export const statusReferenceSchema = z.object({
	/** Whose status it is; absent where the record around it says so. */
	system: optionalString,
	id: idText,
	name: optionalString,
	kind: z.preprocess((value) => value ?? undefined, openEnum(statusKinds).optional()),
});

export type StatusReference = z.infer<typeof statusReferenceSchema>;

/** What the Recruiting Status Map makes of a status. */
export const mappedStatusSchema = z.object({
	from: statusReferenceSchema,
	to: statusReferenceSchema,
});

export type MappedStatus = z.infer<typeof mappedStatusSchema>;

/** A status of a record, mapped or not: what the source says of it. */
export const sourceStatusSchema = z.preprocess((value) => {
	const mapped = mappedStatusSchema.safeParse(value);
	return mapped.success ? mapped.data.from : value;
}, statusReferenceSchema);
