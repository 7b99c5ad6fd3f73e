import { z } from 'zod';
import { openEnum } from '../../model/values';
import {
	candidateRecord,
	documentRecords,
	exportRecord,
	id,
	moment,
	statusRecord as statusOfJob,
	text,
} from '../../vendor/contractRecords';

/** Records as the contract describes them (docs/contracts/inhire.openapi.yaml). */

export const connectionRecord = z.object({
	company: z.union([z.string(), z.object({ id: id.nullish(), name: z.string() })]),
	ats: z.object({ name: z.string(), connected: z.boolean(), lastTestedAt: text }).nullish(),
});

export const importRecord = z.object({
	imported: z.number().int(),
	updated: z.number().int(),
	unchanged: z.number().int(),
});

export const statusRecord = statusOfJob.extend({ locked: z.boolean().nullish() });

export const jobRecord = z.object({
	id,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	atsJobId: id.nullish(),
	location: text,
});

export const applicationRecord = z.object({
	id,
	jobId: id,
	status: statusOfJob.omit({ isDefault: true }),
	submittedAt: moment,
	updatedAt: moment.nullish(),
	sourceId: id.nullish(),
	message: text,
	candidate: candidateRecord,
	documents: documentRecords,
	export: exportRecord,
	atsStatus: z.object({ id: id.nullish(), name: text, changedAt: text }).nullish(),
});

export type InhireConnection = z.infer<typeof connectionRecord>;
export type InhireStatus = z.infer<typeof statusRecord>;
export type InhireJob = z.infer<typeof jobRecord>;
export type InhireApplication = z.infer<typeof applicationRecord>;
