import { z } from 'zod';
import { openEnum } from '../../model/values';
import {
	candidateRecord,
	documentRecords,
	exportRecord,
	id,
	moment,
	text,
} from '../../vendor/contractRecords';

/** Records as the contract describes them (docs/contracts/matched-io.openapi.yaml). */

export const accountRecord = z.object({ id, name: z.string() });

/** A field that a job has at matched.io, as the account's form for a new job shows it. */
export const jobFieldRecord = z.object({
	name: z.string().min(1),
	label: z.string().min(1),
	type: openEnum(['text', 'longText', 'number', 'boolean', 'option', 'list']),
	required: z.boolean(),
	/** For `option`: what can be chosen. */
	options: z.array(z.object({ value: z.string(), label: z.string() })).nullish(),
});

export const jobRecord = z.object({
	id,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	location: text,
	url: text,
	/** The job in the applicant tracking system that it was imported from. */
	externalSystem: text,
	externalId: id.nullish(),
});

/** The same with what stands in its other fields. */
export const jobWithFieldsRecord = jobRecord.passthrough();

export const importRecord = z.object({
	result: openEnum(['created', 'updated', 'unchanged']),
	job: jobRecord,
});

export const matchRecord = z
	.object({
		id,
		jobId: id,
		job: z.object({ title: text, externalSystem: text, externalId: id.nullish() }).nullish(),
		state: openEnum(['open', 'successful', 'declined', 'expired']),
		createdAt: moment,
		updatedAt: moment,
		/** When both sides had agreed. */
		matchedAt: moment.nullish(),
		message: text,
		candidate: candidateRecord,
		documents: documentRecords,
		export: exportRecord,
	})
	.refine(({ state, matchedAt }) => state !== 'successful' || !!matchedAt, {
		path: ['matchedAt'],
		message: 'must be there for a successful match',
	});

export type MatchedIoJobField = z.infer<typeof jobFieldRecord>;
export type MatchedIoJob = z.infer<typeof jobRecord>;
export type MatchedIoImport = z.infer<typeof importRecord>;
export type MatchedIoMatch = z.infer<typeof matchRecord>;
