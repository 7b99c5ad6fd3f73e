import { present, type Application, type Job, type Status } from '../../model';
import { toCandidate, toDocuments, toStatusKind } from '../../vendor/contractMapping';
import type { InhireApplication, InhireConnection, InhireJob, InhireStatus } from './records';

/** The `system` of every inhire record. */
export const inhireSystem = 'inhire';

export function toJob(job: InhireJob): Job & { atsJobId?: string } {
	return {
		system: inhireSystem,
		id: job.id,
		title: job.title,
		status: job.status,
		...present({ location: job.location, atsJobId: job.atsJobId }),
	};
}

export function toStatus({ id, name, kind, locked }: InhireStatus): Status {
	return {
		system: inhireSystem,
		id,
		name,
		kind: toStatusKind(kind),
		...present({ locked }),
	};
}

export function toApplication(application: InhireApplication): Application & {
	sourceId?: string;
	exportState?: string;
	atsStatus?: object;
} {
	const { status, atsStatus } = application;
	return {
		system: inhireSystem,
		id: application.id,
		jobId: application.jobId,
		status: { id: status.id, name: status.name, kind: toStatusKind(status.kind) },
		appliedAt: application.submittedAt,
		...present({
			updatedAt: application.updatedAt,
			message: application.message,
			sourceId: application.sourceId,
			exportState: application.export?.state,
		}),
		...(atsStatus && { atsStatus: present(atsStatus) }),
		candidate: toCandidate(inhireSystem, application.candidate),
		documents: toDocuments(inhireSystem, application.documents),
	};
}

export function toConnection({ company, ats }: InhireConnection): object {
	return {
		system: inhireSystem,
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
