import { present, type Application, type Job, type Status } from '../../model';
import { toCandidate, toDocuments, toStatusKind } from '../common/mapping';
import type { WorkwiseApplication, WorkwiseJob, WorkwiseStatus } from './records';

/** The `system` of every Workwise record. */
export const workwiseSystem = 'workwise';

export function toJob(job: WorkwiseJob): Job & { connection?: string } {
	return {
		system: workwiseSystem,
		id: job.id,
		title: job.title,
		status: job.status,
		...present({ location: job.location, department: job.department, url: job.url }),
		...present({ connection: job.connection }),
	};
}

export function toStatus(status: WorkwiseStatus, jobId: string): Status {
	return {
		system: workwiseSystem,
		id: status.id,
		name: status.name,
		kind: toStatusKind(status.kind),
		jobId,
	};
}

export function toApplication(
	application: WorkwiseApplication,
): Application & { exportState?: string } {
	return {
		system: workwiseSystem,
		id: application.id,
		jobId: application.jobId,
		status: {
			id: application.status.id,
			name: application.status.name,
			kind: toStatusKind(application.status.kind),
		},
		appliedAt: application.submittedAt,
		...present({
			updatedAt: application.updatedAt,
			message: application.message,
			source: application.source,
		}),
		...present({ exportState: application.export?.state }),
		candidate: toCandidate(workwiseSystem, application.candidate),
		documents: toDocuments(workwiseSystem, application.documents),
	};
}
