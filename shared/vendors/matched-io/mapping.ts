import { present, type Application, type ExportTarget, type Job, type Status } from '../../model';
import { toCandidate, toDocuments } from '../../vendor/contractMapping';
import type { MatchedIoJob, MatchedIoMatch } from './records';

/** The `system` of every matched.io record. */
export const matchedIoSystem = 'matched-io';

/** What a match can be, as the status of an application. */
export const matchStatuses: readonly Status[] = [
	{ id: 'open', name: 'Open Match', kind: 'other' },
	// Where it arrives, it is a new application.
	{ id: 'successful', name: 'Successful Match', kind: 'new' },
	{ id: 'declined', name: 'Declined Match', kind: 'rejected' },
	{ id: 'expired', name: 'Expired Match', kind: 'withdrawn' },
];

export function toJob(job: MatchedIoJob): Job & { origin?: { system: string; id: string } } {
	const { externalSystem, externalId } = job;
	return {
		system: matchedIoSystem,
		id: job.id,
		title: job.title,
		status: job.status,
		...present({ location: job.location, url: job.url }),
		...(externalSystem && externalId && { origin: { system: externalSystem, id: externalId } }),
	};
}

/** A match as the application that it becomes; one of an imported job knows the job that it is meant for. */
export function toApplication(
	match: MatchedIoMatch,
): Application & { jobTitle?: string; exportState?: string } {
	const { state, job } = match;
	const status = matchStatuses.find(({ id }) => id === state);
	const target = targetOf(match);
	return {
		system: matchedIoSystem,
		id: match.id,
		jobId: match.jobId,
		...present({ jobTitle: job?.title }),
		status: { id: state, name: status?.name ?? state, kind: status?.kind ?? 'other' },
		appliedAt: match.matchedAt ?? match.createdAt,
		updatedAt: match.updatedAt,
		source: 'matched.io',
		...present({ message: match.message, exportState: match.export?.state }),
		candidate: toCandidate(matchedIoSystem, match.candidate),
		documents: toDocuments(matchedIoSystem, match.documents),
		...(target && { target }),
	};
}

function targetOf({ job }: MatchedIoMatch): ExportTarget | undefined {
	if (!job?.externalSystem || !job.externalId) return undefined;
	return { system: job.externalSystem, jobId: job.externalId };
}
