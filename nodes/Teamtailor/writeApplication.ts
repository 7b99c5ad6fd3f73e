import { Failure, invalidInput, resultOrFailure } from '../../shared/http/failure';
import { present } from '../../shared/model';
import { createOnce } from '../../shared/vendor/createOnce';
import { readOnce } from '../../shared/vendor/readOnce';
import type { CandidateDraft } from './candidateDraft';
import { refuseUnreadable, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { move, refuseStageOfOther, stagesOf } from './moveToStage';
import {
	placeOf,
	reasonsOf,
	refuseUnknownReason,
	rejectionOf,
	type Place,
	type WantedPlace,
} from './place';
import type { FoundApplication, TeamtailorJob, TeamtailorStage } from './records';
import { setRejected } from './reject';
import { addUploads, type SkippedFile } from './uploads';
import { candidateWriter, type EnsuredCandidate } from './writeCandidate';

/** An application as it shall be created, in the words of the node. */
export interface ApplicationDraft extends WantedPlace {
	jobId: string;
	candidate: CandidateDraft;
	coverLetter?: string;
	referringUrl?: string;
	sourced?: boolean;
	sendDefaultReply?: boolean;
	sendUserNotifications?: boolean;
}

export interface WrittenApplication {
	result: 'created' | 'alreadyExists';
	applicationId: string;
	candidateId: string;
	candidateResult: 'created' | 'alreadyExists';
	/** The stage that it is in; absent if Teamtailor does not name it. */
	stageId?: string;
	isRejected?: boolean;
	/** The status at the source means no stage of the job, so that the application stays in the first one. */
	statusUnknown?: boolean;
	skippedFiles: SkippedFile[];
}

/**
 * Creates the applications of one run; jobs and their stages are read once. What it gives back makes sure of the
 * candidate, then creates the application. One that exists is a result. The files come before the application: once it is
 * there, nothing of it is missing. It throws Failure, which says so if the candidate was created but not the application.
 */
export function applicationWriter(client: TeamtailorClient) {
	const candidates = candidateWriter(client);
	const jobs = readOnce(async (id) => (await client.read(endpoints.getJob, id)).record);
	const stages = readOnce(async (jobId) => await stagesOf(client, jobId));
	const reasons = readOnce(async () => await reasonsOf(client));
	/** Candidates and jobs that an item of this run has been at, so that their application may be there. */
	const seen = new Set<string>();

	async function write(draft: ApplicationDraft, person: EnsuredCandidate) {
		const { id: candidateId, result: candidateResult } = person;
		const pair = `${candidateId} ${draft.jobId}`;
		return await client.memory.inTurn(`application ${pair}`, async () => {
			// Looked for at the last moment, also if the candidate is remembered: others may have been quicker, be it an item
			// of this run that met the candidate while this one, which has created it, was still adding to it.
			const isFirst = candidateResult === 'created' && !seen.has(pair);
			seen.add(pair);
			const before = isFirst ? undefined : await findApplication(client, candidateId, draft.jobId);
			const asks = draft.stageId ?? draft.statusAtSource;
			const stagesOfJob = asks ? await stages(draft.jobId) : [];
			const place = placeOf(draft, stagesOfJob);
			const written = before
				? await moveIfUntouched(client, place, before, stagesOfJob)
				: await create(client, draft, place, person, stagesOfJob);
			return {
				...written,
				...(place.rejection && written.isRejected && { isRejected: true }),
				...(place.isUnknown && { statusUnknown: true }),
				candidateId,
				candidateResult,
			};
		});
	}

	return async (draft: ApplicationDraft): Promise<WrittenApplication> => {
		refuseJobId(draft.jobId);
		refuseArchived(await jobs(draft.jobId));
		if (draft.stageId) refuseStageOfOther(draft.stageId, draft.jobId, await stages(draft.jobId));
		const reasonId = draft.statusAtSource && rejectionOf(draft)?.reasonId;
		if (reasonId) refuseUnknownReason(reasonId, await reasons(''));

		for (;;) {
			const person = await candidates.ensure({ ...draft.candidate, uploads: [] });
			const written = await resultOrFailure(write(draft, person), () => true);
			if (!(written instanceof Failure)) return written;
			// Otherwise somebody has deleted or merged the candidate since it was met.
			if (written.kind !== 'notFound' || !person.remembered)
				throw withoutApplication(written, person.id);
			candidates.forget(draft.candidate);
		}
	};
}

type Written = Pick<
	WrittenApplication,
	'result' | 'applicationId' | 'stageId' | 'isRejected' | 'skippedFiles'
>;

/** An earlier run may have ended between creating it and moving or rejecting it. */
async function moveIfUntouched(
	client: TeamtailorClient,
	place: Place,
	{ id, attributes, related }: FoundApplication,
	[first]: readonly TeamtailorStage[],
): Promise<Written> {
	const isRejected = Boolean(attributes['rejected-at']);
	const isUntouched = first !== undefined && related.stage?.id === first.id && !isRejected;
	const put = isUntouched ? await putInPlace(client, id, place, first.id) : {};
	const stageId = put.stageId ?? related.stage?.id;
	return {
		result: 'alreadyExists',
		applicationId: id,
		...present({ stageId }),
		isRejected: isRejected || put.isRejected === true,
		skippedFiles: [],
	};
}

async function create(
	client: TeamtailorClient,
	draft: ApplicationDraft,
	place: Place,
	{ id: candidateId, result, keptResume }: EnsuredCandidate,
	[first]: readonly TeamtailorStage[],
): Promise<Written> {
	const { jobId, candidate } = draft;
	const { resume, uploads } = candidate;
	const files = keptResume && resume ? [resume, ...uploads] : uploads;
	const { skipped } = await addUploads(client, candidateId, files, result === 'created');
	const id = await createOnce(
		client,
		async () => await send(client, candidateId, draft),
		async () => (await findApplication(client, candidateId, jobId))?.id,
	);
	const put = await putInPlace(client, id, place, first?.id);
	return {
		result: 'created',
		applicationId: id,
		...put,
		skippedFiles: skipped,
	};
}

/** Moves or rejects an application that is in the first stage. */
async function putInPlace(
	client: TeamtailorClient,
	id: string,
	{ stageId, rejection }: Place,
	firstStageId: string | undefined,
): Promise<Pick<Written, 'stageId' | 'isRejected'>> {
	if (stageId && stageId !== firstStageId) await move(client, id, stageId);
	if (!rejection) return present({ stageId });
	const rejectedAt = new Date(client.clock.now()).toISOString();
	await setRejected(client, id, { rejectedAt, ...rejection });
	return { ...present({ stageId: stageId ?? firstStageId }), isRejected: true };
}

/** Teamtailor does not document whether a second one for the same job is refused: look for it before. */
async function send(
	client: TeamtailorClient,
	candidateId: string,
	draft: ApplicationDraft,
): Promise<string> {
	const { record } = await client.create(
		endpoints.createApplication,
		{
			attributes: {
				'cover-letter': draft.coverLetter,
				'referring-url': draft.referringUrl,
				...(draft.sourced && { sourced: true }),
				...(draft.sendDefaultReply && { 'send-default-reply': true }),
				...(draft.sendUserNotifications && { 'send-user-notifications': true }),
			},
			relationships: {
				candidate: { type: 'candidates', id: candidateId },
				job: { type: 'jobs', id: draft.jobId },
			},
		},
		{ repeatable: false },
	);
	return record.id;
}

/**
 * The candidate's application for the job. It is looked for among the candidate's own applications: the filters of
 * /job-applications by candidate and job are not documented.
 */
async function findApplication(
	client: TeamtailorClient,
	candidateId: string,
	jobId: string,
): Promise<FoundApplication | undefined> {
	const list = client.list(
		endpoints.listApplicationsOfCandidate,
		{ onUnreadable: refuseUnreadable },
		{ id: candidateId },
	);
	for await (const { record } of list) {
		if (record.related.job?.id === jobId) return record;
	}
	return undefined;
}

/** The IDs of jobs are whole numbers. */
export function isJobId(jobId: string): boolean {
	return /^[1-9]\d*$/.test(jobId);
}

function refuseJobId(jobId: string): void {
	if (isJobId(jobId)) return;
	throw invalidInput(`"${jobId}" is not a job of Teamtailor`, [
		{ field: 'Job', message: 'must be the whole number that Teamtailor gives a job' },
	]);
}

function refuseArchived({ id, attributes }: TeamtailorJob): void {
	if (attributes.status !== 'archived') return;
	throw new Failure({
		kind: 'conflict',
		service: 'Teamtailor',
		message: `The job ${id} (${attributes.title}) is archived in Teamtailor`,
		remedy: 'Nothing was sent. Open the job in Teamtailor, or choose another one.',
	});
}

function withoutApplication(failure: Failure, candidateId: string): Failure {
	if (failure.kind === 'cancelled') return failure;
	return new Failure({
		...failure.details,
		remedy: [
			failure.details.remedy,
			`The candidate is in Teamtailor (ID ${candidateId}); running it again finds it and goes on from there.`,
		]
			.filter(Boolean)
			.join(' '),
	});
}
