import { z } from 'zod';
import { candidateSchema } from './candidate';
import { documentSchema } from './document';
import { sourceStatusSchema } from './status';
import {
	idText,
	listOf,
	optionalId,
	optionalString,
	optionalTimestamp,
	recordFields,
	timestamp,
} from './values';

/** The place in another system that an application is meant for; the Recruiting Job Link sets it. */
export const exportTargetSchema = z.object({
	system: z.string(),
	jobId: idText,
	jobTitle: optionalString,
	/** The status to give the application there; absent: the first status of the job. */
	statusId: optionalId,
});

export type ExportTarget = z.infer<typeof exportTargetSchema>;

/** What a source is told of an application that has arrived in another system. */
export interface ExportConfirmation {
	targetSystem: string;
	targetJobId: string;
	targetApplicationId?: string;
	result: 'created' | 'alreadyExists';
	/** ISO 8601 with offset. */
	exportedAt: string;
}

/** Where a record that was written into another system came from, so that the source can be told. */
export const originSchema = z.object({
	system: z.string(),
	id: idText,
	jobId: optionalId,
});

export type Origin = z.infer<typeof originSchema>;

/** A candidate's application for one job. */
export const applicationSchema = z.object({
	...recordFields,
	id: idText,
	jobId: idText,
	candidate: candidateSchema,
	status: z.preprocess((value) => value ?? undefined, sourceStatusSchema.optional()),
	appliedAt: timestamp,
	updatedAt: optionalTimestamp,
	message: optionalString,
	/** The channel that brought the application, e.g. the name of a job board. */
	source: optionalString,
	documents: listOf(documentSchema),
	target: z.preprocess((value) => value ?? undefined, exportTargetSchema.optional()),
});

export type Application = z.infer<typeof applicationSchema>;
