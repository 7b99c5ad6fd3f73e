import { Failure, invalidInput } from '../../http/failure';
import { present } from '../../model';
import { oneAtATime } from '../../vendor/oneAtATime';
import { candidateWriter, type EnsuredCandidate, type WriterOptions } from './candidate';
import type { CandidateDraft } from './candidateDraft';
import type { TeamtailorClient } from './client';
import { createOnce } from './createOnce';
import type {
	FoundApplication,
	TeamtailorApplication,
	TeamtailorJob,
	TeamtailorStage,
} from './records';
import { addUploads, type SkippedFile } from './uploads';

/** An application as it shall be created, in the words of the node. */
export interface ApplicationDraft {
	jobId: string;
	candidate: CandidateDraft;
	/** Absent: Teamtailor puts it into the job's first stage. */
	stageId?: string;
	coverLetter?: string;
	referringUrl?: string;
	sourced?: boolean;
	sendDefaultReply?: boolean;
	sendUserNotifications?: boolean;
}

export interface CreatedApplication {
	result: 'created' | 'alreadyExists';
	applicationId: string;
	candidateId: string;
	candidateResult: 'created' | 'alreadyExists';
	/** The stage that it is in; absent when Teamtailor does not name it. */
	stageId?: string;
	skippedFiles: SkippedFile[];
}

/** Creates the applications of one run. Jobs and their stages are read once. */
export function applicationWriter(client: TeamtailorClient, options: WriterOptions) {
	const candidates = candidateWriter(client, options);
	const jobs = memory(async (id) => (await client.job(id)).record);
	const stages = memory(async (jobId) => await stagesOf(client, jobId));
	const inTurn = oneAtATime();
	/** Candidates and jobs that an item of this run has been at, so that their application may be there. */
	const seen = new Set<string>();
	const stagesFor = async ({ stageId, jobId }: ApplicationDraft) =>
		stageId ? await stages(jobId) : [];

	async function apply(
		draft: ApplicationDraft,
		person: EnsuredCandidate,
	): Promise<CreatedApplication> {
		const { resume, uploads } = draft.candidate;
		const { id: candidateId, result: candidateResult } = person;
		const find = async () => await findApplication(client, candidateId, draft.jobId);
		const pair = `${candidateId} ${draft.jobId}`;
		return await inTurn(pair, async () => {
			// Looked for at the last moment, also when the candidate is remembered: others may have been quicker, be it an
			// item of this run that met the candidate while this one, which has created it, was still adding to it.
			const before = candidateResult === 'created' && !seen.has(pair) ? undefined : await find();
			seen.add(pair);
			if (before) {
				// An earlier run may have ended between creating and moving it.
				const untouched = isInFirstStage(before, await stagesFor(draft));
				let stageId = before.related.stage?.id;
				if (draft.stageId && untouched && draft.stageId !== stageId) {
					await moveToStage(client, before.id, draft.stageId);
					stageId = draft.stageId;
				}
				return {
					result: 'alreadyExists',
					applicationId: before.id,
					candidateId,
					candidateResult,
					...present({ stageId }),
					skippedFiles: [],
				};
			}
			const files = person.keptResume && resume ? [resume, ...uploads] : uploads;
			const isNew = candidateResult === 'created';
			const { skipped } = await addUploads(client, candidateId, files, isNew);
			const { id } = await createOnce({
				create: async () =>
					(await client.createApplication(candidateId, draft.jobId, attributesOf(draft))).record,
				find,
				clock: client.clock,
				signal: client.signal,
			});
			if (draft.stageId && draft.stageId !== (await stagesFor(draft))[0]?.id) {
				await moveToStage(client, id, draft.stageId);
			}
			return {
				result: 'created',
				applicationId: id,
				candidateId,
				candidateResult,
				...present({ stageId: draft.stageId }),
				skippedFiles: skipped,
			};
		});
	}

	return {
		/**
		 * Makes sure of the candidate, then creates the application. One that exists is a result. The files come before the
		 * application: once it is there, nothing of it is missing.
		 *
		 * @throws Failure; says so when the candidate was created but not the application
		 */
		async write(draft: ApplicationDraft): Promise<CreatedApplication> {
			refuseJobId(draft.jobId);
			refuseArchived(await jobs(draft.jobId));
			if (draft.stageId) refuseForeignStage(draft.stageId, draft.jobId, await stages(draft.jobId));

			for (;;) {
				const person = await candidates.ensure({ ...draft.candidate, uploads: [] });
				try {
					return await apply(draft, person);
				} catch (error) {
					if (!(error instanceof Failure)) throw error;
					// Somebody has deleted or merged the candidate since it was met.
					if (error.kind !== 'notFound' || !person.remembered)
						throw withoutApplication(error, person.id);
					candidates.forget(draft.candidate);
				}
			}
		},
	};
}

function attributesOf(draft: ApplicationDraft): Record<string, unknown> {
	return {
		'cover-letter': draft.coverLetter,
		'referring-url': draft.referringUrl,
		...(draft.sourced && { sourced: true }),
		...(draft.sendDefaultReply && { 'send-default-reply': true }),
		...(draft.sendUserNotifications && { 'send-user-notifications': true }),
	};
}

/**
 * The candidate's application for the job. It is looked for among the candidate's own applications: the filters of
 * /job-applications by candidate and job are not documented.
 */
export async function findApplication(
	client: TeamtailorClient,
	candidateId: string,
	jobId: string,
): Promise<FoundApplication | undefined> {
	for await (const { record } of client.candidateApplications(candidateId)) {
		if (record.related.job?.id === jobId) return record;
	}
	return undefined;
}

/**
 * Moves an application. The documentation says that relationships can be changed, but shows no example of a stage, so
 * the application is read again to see whether it was.
 *
 * @throws Failure `contract` when Teamtailor agreed and left it where it was
 */
export async function moveToStage(
	client: TeamtailorClient,
	applicationId: string,
	stageId: string,
): Promise<TeamtailorApplication> {
	await client.updateApplication(applicationId, { stageId });
	const { record } = await client.application(applicationId);
	if (record.related.stage?.id === stageId) return record;
	throw new Failure({
		kind: 'contract',
		service: 'Teamtailor',
		message: `Teamtailor accepted the move of application ${applicationId}, but it is still in stage ${record.related.stage?.id ?? 'unknown'}`,
		remedy:
			'Teamtailor does not document how applications are moved. Try another API version in the credential, and move the application by hand.',
	});
}

/**
 * Rejects an application: it keeps its stage and gets `rejected-at`, which candidates are not told of. The reason is a
 * relationship; that it can be changed is documented, but shown in no example.
 *
 * @throws Failure `contract` when Teamtailor agreed and rejected nothing
 */
export async function rejectApplication(
	client: TeamtailorClient,
	applicationId: string,
	{ rejectedAt, reasonId }: { rejectedAt: string; reasonId?: string },
): Promise<{ result: 'updated' | 'unchanged'; application: TeamtailorApplication }> {
	const { record: before } = await client.application(applicationId);
	const hasReason = !reasonId || before.related['reject-reason']?.id === reasonId;
	const isRejected = Boolean(before.attributes['rejected-at']);
	if (isRejected && hasReason) return { result: 'unchanged', application: before };

	await client.updateApplication(applicationId, {
		...(!isRejected && { attributes: { 'rejected-at': rejectedAt } }),
		...(reasonId && { rejectReasonId: reasonId }),
	});
	const { record } = await client.application(applicationId);
	const reason = record.related['reject-reason']?.id;
	if (record.attributes['rejected-at'] && (!reasonId || reason === reasonId)) {
		return { result: 'updated', application: record };
	}
	throw new Failure({
		kind: 'contract',
		service: 'Teamtailor',
		message: record.attributes['rejected-at']
			? `The application ${applicationId} is rejected in Teamtailor, but without the reason ${reasonId ?? ''}`
			: `Teamtailor accepted the rejection of application ${applicationId}, but it is not rejected`,
		remedy:
			'Teamtailor does not document how applications are rejected. Try another API version in the credential, and reject the application by hand.',
	});
}

/** All stages of a job in their order. */
export async function stagesOf(
	client: TeamtailorClient,
	jobId: string,
): Promise<TeamtailorStage[]> {
	const stages = [];
	for await (const { record } of client.stages(jobId)) stages.push(record);
	return stages;
}

/** @throws Failure `validation` when it is not among the stages of the job */
export function refuseForeignStage(
	stageId: string,
	jobId: string,
	stages: readonly TeamtailorStage[],
): void {
	if (stages.some(({ id }) => id === stageId)) return;
	const names = stages.map(({ id, attributes }) => `${attributes.name} (${id})`).join(', ');
	throw invalidInput(
		`The stage ${stageId} does not belong to the job ${jobId}`,
		[{ field: 'Stage', message: `must be one of ${names}` }],
		'Every job of Teamtailor has stages of its own. Choose one of this job.',
	);
}

function isInFirstStage(
	{ attributes, related }: FoundApplication,
	stages: readonly TeamtailorStage[],
): boolean {
	const [first] = stages;
	return first !== undefined && related.stage?.id === first.id && !attributes['rejected-at'];
}

function refuseJobId(jobId: string): void {
	if (/^[1-9]\d*$/.test(jobId)) return;
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

/** Reads each thing once; a failure is forgotten, so that the next item tries again. */
function memory<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
	const known = new Map<string, Promise<T>>();
	return async (id) => {
		let reading = known.get(id);
		if (!reading) {
			reading = read(id);
			known.set(id, reading);
			reading.catch(() => known.delete(id));
		}
		return await reading;
	};
}
