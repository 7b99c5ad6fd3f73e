import { Failure, invalidInput } from '../../shared/http/failure';
import { optionalText } from '../../shared/node/panel/parameters';
import { field, flag, text } from '../../shared/vendor/fields';
import {
	moveOperation,
	noteOperation,
	refuseForeignStage,
	rejectOperation,
	type Changed,
} from '../../shared/vendor/moveOperations';
import { chosenFrom } from '../../shared/vendor/pickList';
import type { PickList } from '../../shared/vendor/resourceSpec';
import { ashbyApi, type AshbyApi } from './contract';
import {
	toApplication,
	toNote,
	toStatusReference,
	type AshbyApplication,
	type AshbyStage,
} from './records';

/** All stages of a job in their order. */
export async function stagesOf(api: AshbyApi, jobId: string): Promise<AshbyStage[]> {
	const stages: AshbyStage[] = [];
	const onUnreadable = refuseUnreadable('stage');
	const list = api.list('listStages', { onUnreadable }, {}, {}, { jobId });
	for await (const { record } of list) stages.push(record);
	return stages;
}

/** What cannot be read may be what is looked for. */
export function refuseUnreadable(noun: string) {
	return ({ id, problems }: { id?: string; problems: string[] }): never => {
		throw new Failure({
			kind: 'contract',
			service: 'Ashby',
			message: `One ${noun} of Ashby cannot be read: ID ${id ?? 'unknown'}, ${problems.join('; ')}`,
			remedy: `Correct it in Ashby and try again. It may be the one that is looked for.`,
		});
	};
}

/** @throws Failure `validation` */
export function refuseStageOfOther(
	stageId: string,
	jobId: string,
	known: readonly AshbyStage[],
): void {
	const named = known.map(({ id, title }) => ({ id, name: title }));
	refuseForeignStage('Ashby', stageId, jobId, named);
}

export const moveToStage = (jobs: PickList, stages: PickList, reasons: PickList) =>
	moveOperation(ashbyApi, {
		jobs,
		stages,
		fields: {
			archiveReason: field(
				chosenFrom(reasons, {
					required: false,
					description: 'Needed if the new stage is an archive stage, otherwise not used',
				}),
				optionalText,
			),
		},
		async move(api, id, stageId, { archiveReason }) {
			const before = await readApplication(api, id);
			const { job, currentInterviewStage } = before;
			if (currentInterviewStage.id === stageId) return unchanged(before);
			const stages = await stagesOf(api, job.id);
			// An application can follow another interview plan than its job's; then Ashby knows its stages.
			const isOfPlan = stages.some((known) => known.id === currentInterviewStage.id);
			if (isOfPlan) refuseStageOfOther(stageId, job.id, stages);
			const isArchive = stages.find((known) => known.id === stageId)?.type === 'Archived';
			if (isArchive && !archiveReason) {
				throw invalidInput(
					'Ashby archives an application only with a reason',
					[{ field: 'Archive Reason', message: 'is empty' }],
					"Nothing was sent. Choose an 'Archive Reason', or another stage.",
				);
			}
			return await changeStage(api, before, stageId, {
				archiveReasonId: isArchive || !isOfPlan ? archiveReason : undefined,
			});
		},
	});

export const reject = (reasons: PickList) =>
	rejectOperation(ashbyApi, {
		description:
			'Archive an application with a reason, without an e-mail to the candidate unless the options name one',
		reasons,
		reason: {},
		options: {
			emailTemplateId: text(
				'Send Email Template',
				'The ID of the communication template that Ashby sends to the candidate the next morning. If it is empty, no email is sent.',
			),
		},
		async reject(api, id, archiveReasonId, { emailTemplateId }) {
			const before = await readApplication(api, id);
			if (before.status === 'Archived') return unchanged(before);
			const stages = await stagesOf(api, before.job.id);
			const archive = stages.find(({ type }) => type === 'Archived');
			if (!archive) {
				throw new Failure({
					kind: 'conflict',
					service: 'Ashby',
					message: `The job ${before.job.id} has no archive stage in its interview plan`,
					remedy: 'Nothing was sent. Add one to the interview plan in Ashby.',
				});
			}
			const archiveEmail = emailTemplateId && { communicationTemplateId: emailTemplateId };
			return await changeStage(api, before, archive.id, {
				archiveReasonId,
				archiveEmail: archiveEmail || undefined,
			});
		},
	});

export const createNote = (candidates: PickList) =>
	noteOperation(ashbyApi, {
		candidates,
		fields: {
			sendNotifications: flag(
				'Notify Subscribers',
				'Whether Ashby tells the users who follow the candidate',
			),
			isPrivate: flag(
				'Private',
				'Whether only users with access to private fields see the note; the API key needs that access too',
			),
		},
		async write(api, candidateId, value, { sendNotifications, isPrivate }) {
			const note = { type: 'text/plain', value };
			const values = {
				candidateId,
				note,
				sendNotifications: sendNotifications ?? false,
				isPrivate,
			};
			const { record } = await api.send('createNote', values, { repeatable: false });
			return { ...toNote(record), text: record.content ?? value };
		},
	});

async function readApplication(api: AshbyApi, applicationId: string): Promise<AshbyApplication> {
	return (await api.read('getApplication', { body: { applicationId } })).record;
}

const unchanged = (application: AshbyApplication): Changed => ({
	result: 'unchanged',
	application: toApplication({ application }),
	previousStatus: toStatusReference(application.currentInterviewStage),
});

async function changeStage(
	api: AshbyApi,
	before: AshbyApplication,
	interviewStageId: string,
	archive: { archiveReasonId?: string | undefined; archiveEmail?: object | undefined },
): Promise<Changed> {
	const values = { applicationId: before.id, interviewStageId, ...archive };
	const { record } = await api.send('changeStage', values, { repeatable: false });
	return {
		result: 'updated',
		application: toApplication({ application: record }),
		previousStatus: toStatusReference(before.currentInterviewStage),
	};
}
