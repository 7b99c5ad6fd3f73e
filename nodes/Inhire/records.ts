import { z } from 'zod';
import { present, type Application, type Job, type Status } from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { toCandidate, toDocuments, toStatusKind } from '../../shared/vendor/contractMapping';
import {
	candidateRecord,
	documentRecords,
	exportRecord,
	idValue,
	momentValue,
	statusRecord as usualStatusRecord,
	textValue,
} from '../../shared/vendor/contractRecords';

/** The `system` of every record. */
export const system = 'inhire';

export const connectionRecord = z.object({
	company: z.union([z.string(), z.object({ id: idValue.nullish(), name: z.string() })]),
	ats: z.object({ name: z.string(), connected: z.boolean(), lastTestedAt: textValue }).nullish(),
});

export const importRecord = z.object({
	imported: z.number().int(),
	updated: z.number().int(),
	unchanged: z.number().int(),
});

/** The system that inhire keeps its locked statuses in step with. */
const erecruiterSystem = 'erecruiter';

export const statusRecord = usualStatusRecord.extend({ locked: z.boolean().nullish() });

export const jobRecord = z.object({
	id: idValue,
	title: z.string(),
	status: openEnum(['draft', 'open', 'closed', 'archived']),
	/** The job in the applicant tracking system. */
	atsJobId: idValue.nullish(),
	location: textValue,
});

export const applicationRecord = z.object({
	id: idValue,
	jobId: idValue,
	status: usualStatusRecord.omit({ isDefault: true }),
	submittedAt: momentValue,
	updatedAt: momentValue.nullish(),
	sourceId: idValue.nullish(),
	message: textValue,
	candidate: candidateRecord,
	documents: documentRecords,
	export: exportRecord,
	/** The status in the applicant tracking system that led to this one. */
	atsStatus: z.object({ id: idValue.nullish(), name: textValue, changedAt: textValue }).nullish(),
});

export type InhireApplication = z.infer<typeof applicationRecord>;

export function toConnection({ company, ats }: z.infer<typeof connectionRecord>): object {
	return {
		system,
		company: typeof company === 'string' ? company : company.name,
		...(ats && {
			ats: {
				name: ats.name,
				connected: ats.connected,
				...present({ lastTestedAt: ats.lastTestedAt }),
			},
		}),
	};
}

export function toStatus({ id, name, kind, locked }: z.infer<typeof statusRecord>): Status {
	return {
		system,
		id,
		name,
		kind: toStatusKind(kind),
		...(locked && { lockedFor: [erecruiterSystem] }),
	};
}

export function toJob(job: z.infer<typeof jobRecord>): Job & { atsJobId?: string } {
	const { id, title, status, location, atsJobId } = job;
	return { system, id, title, status, ...present({ location, atsJobId }) };
}

export function toApplication(
	application: InhireApplication,
): Application & { sourceId?: string; exportState?: string; atsStatus?: object } {
	const { id, jobId, status, submittedAt, updatedAt, message, sourceId, atsStatus } = application;
	return {
		system,
		id,
		jobId,
		status: { id: status.id, name: status.name, kind: toStatusKind(status.kind) },
		appliedAt: submittedAt,
		...present({ updatedAt, message, sourceId, exportState: application.export?.state }),
		...(atsStatus && { atsStatus: present(atsStatus) }),
		candidate: toCandidate(system, application.candidate),
		documents: toDocuments(system, application.documents),
	};
}
