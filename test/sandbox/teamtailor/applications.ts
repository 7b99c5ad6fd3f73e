import { z } from 'zod';

import { readDocument } from './body';
import { invalid, notFound } from './errors';
import type { JobApplication } from './model';
import type { TeamtailorState } from './state';

const text = z.string().nullable();
const flag = z.boolean();

/** @throws TeamtailorError 422 without a candidate or job, and for an archived job; 404 for an unknown one */
export function createApplication(state: TeamtailorState, body: unknown): JobApplication {
	const { attributes, relationships } = readDocument(body, {
		type: 'job-applications',
		attributes: {
			'cover-letter': text,
			'referring-url': text,
			sourced: flag,
			'send-default-reply': flag,
			'send-user-notifications': flag,
		},
		relationships: { candidate: 'candidates', job: 'jobs' },
	});
	const missing = ['candidate', 'job'].filter((name) => !relationships[name]);
	if (missing.length > 0) {
		throw invalid(
			missing.map((name) => ({ path: `relationships/${name}`, message: 'must exist' })),
		);
	}
	const candidate = state.candidates.get(relationships.candidate ?? '');
	const job = state.jobs.get(relationships.job ?? '');
	if (!candidate) throw notFound(relationships.candidate ?? '');
	if (!job) throw notFound(relationships.job ?? '');
	if (job.status === 'archived') {
		throw invalid([{ path: 'relationships/job', message: 'is archived' }]);
	}
	const hasApplied = state.applicationsOf(candidate.id).some(({ jobId }) => jobId === job.id);
	if (hasApplied && state.behaviour.duplicateApplications === 'refuse') {
		throw invalid([{ path: 'relationships/candidate', message: 'has already been taken' }]);
	}
	const now = new Date().toISOString();
	const application: JobApplication = {
		id: state.nextId(),
		candidateId: candidate.id,
		jobId: job.id,
		stageId: state.stagesOf(job.id)[0]?.id ?? '',
		rejectReasonId: null,
		coverLetter: textOf(attributes['cover-letter']),
		referringUrl: textOf(attributes['referring-url']),
		sourced: attributes.sourced === true,
		rejectedAt: null,
		changedStageAt: now,
		createdAt: now,
		updatedAt: now,
	};
	state.addApplication(application);
	return application;
}

/** @throws TeamtailorError 422 for a stage of another job */
export function updateApplication(
	state: TeamtailorState,
	application: JobApplication,
	body: unknown,
): JobApplication {
	const { attributes, relationships } = readDocument(body, {
		type: 'job-applications',
		id: application.id,
		attributes: {
			'cover-letter': text,
			'rejected-at': z.string().datetime({ offset: true }).nullable(),
		},
		relationships: { stage: 'stages', 'reject-reason': 'reject-reasons' },
	});
	const { stage: stageId, 'reject-reason': reasonId } = relationships;
	if (stageId && state.stages.get(stageId)?.jobId !== application.jobId) {
		throw invalid([{ path: 'relationships/stage', message: 'does not belong to the job' }]);
	}
	if (reasonId && !state.rejectReasons.has(reasonId)) throw notFound(reasonId);
	const now = new Date().toISOString();
	if ('cover-letter' in attributes) application.coverLetter = textOf(attributes['cover-letter']);
	if ('rejected-at' in attributes) application.rejectedAt = textOf(attributes['rejected-at']);
	if (state.behaviour.relationshipChanges === 'apply') {
		if (stageId) {
			application.stageId = stageId;
			application.changedStageAt = now;
		}
		if (reasonId !== undefined) application.rejectReasonId = reasonId;
	}
	application.updatedAt = now;
	return application;
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
