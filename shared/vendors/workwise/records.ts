import { z } from 'zod';
import { openEnum } from '../../model/values';
import {
	candidateRecord,
	documentRecords,
	exportRecord,
	id,
	moment,
	statusRecord,
	text,
} from '../common/records';

/** Records as the contract describes them (docs/contracts/workwise.openapi.yaml). */

export const accountRecord = z.object({ id, name: z.string() });

export const jobRecord = z.object({
	id,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	connection: openEnum(['notConnected', 'connected', 'paused']).nullish(),
	location: text,
	department: text,
	url: text,
});

export const applicationRecord = z.object({
	id,
	jobId: id,
	status: statusRecord.omit({ isDefault: true }),
	submittedAt: moment,
	statusChangedAt: moment.nullish(),
	updatedAt: moment.nullish(),
	message: text,
	source: text,
	candidate: candidateRecord,
	documents: documentRecords,
	export: exportRecord,
	outcome: z.object({ outcome: z.string(), at: text, note: text }).nullish(),
});

export type WorkwiseJob = z.infer<typeof jobRecord>;
export type WorkwiseStatus = z.infer<typeof statusRecord>;
export { statusRecord };
export type WorkwiseApplication = z.infer<typeof applicationRecord>;
