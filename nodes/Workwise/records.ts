import { z } from 'zod';
import { present, type Application, type Job, type Status } from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { toCandidate, toDocuments, toStatusKind } from '../../shared/vendor/contractMapping';
import {
	candidateRecord,
	documentRecords,
	exportRecord,
	outcomeRecord,
	idValue,
	momentValue,
	statusRecord,
	textValue,
} from '../../shared/vendor/contractRecords';

/** The `system` of every record. */
export const system = 'workwise';

export { statusRecord };

export const accountRecord = z.object({ id: idValue, name: z.string() });

export const jobRecord = z.object({
	id: idValue,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	connection: openEnum(['notConnected', 'connected', 'paused']).nullish(),
	location: textValue,
	department: textValue,
	url: textValue,
	createdAt: textValue,
	updatedAt: textValue,
});

export const applicationRecord = z.object({
	id: idValue,
	jobId: idValue,
	status: statusRecord.omit({ isDefault: true }),
	submittedAt: momentValue,
	statusChangedAt: momentValue.nullish(),
	updatedAt: momentValue.nullish(),
	message: textValue,
	source: textValue,
	candidate: candidateRecord,
	documents: documentRecords,
	export: exportRecord,
	outcome: outcomeRecord,
});

export type WorkwiseApplication = z.infer<typeof applicationRecord>;

export function toJob(job: z.infer<typeof jobRecord>): Job & { connection?: string } {
	const { id, title, status, location, department, url, connection } = job;
	return { system, id, title, status, ...present({ location, department, url, connection }) };
}

export function toStatus(status: z.infer<typeof statusRecord>, jobId: string): Status {
	return { system, id: status.id, name: status.name, kind: toStatusKind(status.kind), jobId };
}

export function toApplication(
	application: WorkwiseApplication,
): Application & { exportState?: string } {
	const { id, jobId, status, submittedAt, updatedAt, message, source } = application;
	return {
		system,
		id,
		jobId,
		status: { id: status.id, name: status.name, kind: toStatusKind(status.kind) },
		appliedAt: submittedAt,
		...present({ updatedAt, message, source, exportState: application.export?.state }),
		candidate: toCandidate(system, application.candidate),
		documents: toDocuments(system, application.documents),
	};
}
