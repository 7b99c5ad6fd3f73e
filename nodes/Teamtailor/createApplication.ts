import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { withKind } from '../../shared/files/headers/applicationStatus';
import {
	mappedStatusSchema,
	present,
	statusReferenceSchema,
	type StatusReference,
} from '../../shared/model';
import { inputJson } from '../../shared/node/input/inputRecord';
import type { Item } from '../../shared/node/input/item';
import { createOperation } from '../../shared/vendor/createOperation';
import { field, flag, text } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import { candidateOf, notTransferable } from './candidateDraft';
import {
	creationOptions,
	customFieldsMapper,
	emailNotNeeded,
	fieldsOrInput,
	pickedId,
} from './candidateFields';
import { teamtailorApi } from './client';
import { filesNotice } from './files';
import { jobs, rejectReasons, stages } from './resources';
import { applicationWriter } from './writeApplication';

/** The choice that carries the status of a move along. */
const likeAtSource = {
	value: 'source',
	name: 'Like at the Source',
	description:
		'By the status of the input: who is hired goes to the stage Hired, who was rejected or has withdrawn is rejected, the others go to the stage of the same name or kind',
};

function reasonFor(displayName: string, who: string) {
	return field(
		chosenFrom(rejectReasons.pickList, {
			required: false,
			displayName,
			description: `The reason with which a person is rejected who ${who}; none when left out`,
		}),
		pickedId,
	);
}

const mappedStatus = z.object({ status: mappedStatusSchema }).transform(({ status }) => status.to);
const plainStatus = z
	.object({ status: statusReferenceSchema })
	.transform(({ status }) => withKind(status));
const noStatus: StatusReference = { id: '' };

/**
 * The status that decides about the place, mapped or not, if the node says so. "From Input" names a stage, unless a
 * Recruiting Status Map has mapped the status to a rejection, which is none.
 */
function readStatusAtSource({ item, statusId }: { item: Item; statusId?: string }) {
	const source = item.read('stageSource', z.string(), 'Stage');
	const input = inputJson(item.context, item.index);
	const mapped = mappedStatus.safeParse(input).data;
	if (source === likeAtSource.value) {
		return mapped ?? plainStatus.safeParse(input).data ?? noStatus;
	}
	const isRejection = mapped?.kind === 'rejected' || mapped?.kind === 'withdrawn';
	return source === 'input' && isRejection && mapped.id === statusId ? mapped : undefined;
}

/** Says once of each status that it means nothing in Teamtailor. */
function unknownStatusWarning(context: IExecuteFunctions): (status: StatusReference) => void {
	const warned = new Set<string>();
	return ({ id, name = id }) => {
		if (warned.has(id)) return;
		warned.add(id);
		const what = id === '' ? 'No status' : `The status "${name}"`;
		context.addExecutionHints({
			message: `${what} of the input is the name of no stage, and nobody knows what it means: such applications are in the first stage of their job. Put the node 'Recruiting Status Map' before this one to say where they belong.`,
			type: 'warning',
			location: 'outputPane',
		});
	};
}

export const createApplication = createOperation(teamtailorApi, {
	name: 'Application',
	option: {
		description:
			'Create an application and, where needed, its candidate; one that exists already is a result, not a failure',
	},
	emailIsOptional: emailNotNeeded,
	job: { list: jobs.pickList, noun: 'Teamtailor job' },
	status: {
		list: stages.pickList,
		first: {
			value: 'first',
			name: 'First Stage of the Job',
			description: 'Where Teamtailor puts every new application',
		},
		others: [likeAtSource],
		chosen: 'A stage of the job, from the list',
		order: ['chosen', 'first', 'input', likeAtSource.value],
	},
	files: { fetched: [filesNotice] },
	additional: {
		...fieldsOrInput,
		coverLetter: text('Cover Letter', 'Defaults to the message of the input', { rows: 3 }),
		sendDefaultReply: flag(
			'Send Default Reply',
			'Whether Teamtailor sends its default reply to the candidate',
		),
		sendUserNotifications: flag(
			'Send User Notifications',
			'Whether Teamtailor tells the recruiters of the new application',
		),
	},
	more: [customFieldsMapper],
	options: {
		...creationOptions,
		rejectReason: reasonFor('Reject Reason', 'was rejected at the source'),
		withdrawnReason: reasonFor('Withdrawn Reason', 'has withdrawn at the source'),
	},
	leavesOut: notTransferable,
	start: async (client, context) => {
		const write = applicationWriter(client);
		const warnOfStatus = unknownStatusWarning(context);
		return async (draft) => {
			const { draft: candidate, missingDocuments } = candidateOf(client, draft);
			const { coverLetter, referringUrl, sourced, ...further } = draft.additional;
			const statusAtSource = readStatusAtSource(draft);
			const { rejectReason: rejected, withdrawnReason: withdrawn } = draft.options;
			const written = await write({
				jobId: draft.jobId,
				candidate,
				...present({
					...(statusAtSource
						? { statusAtSource, rejectReasons: present({ rejected, withdrawn }) }
						: { stageId: draft.statusId }),
					coverLetter: coverLetter ?? draft.application?.message,
					referringUrl,
					sourced,
					sendDefaultReply: further.sendDefaultReply,
					sendUserNotifications: further.sendUserNotifications,
				}),
			});
			const { result, applicationId, candidateId, candidateResult, stageId } = written;
			if (written.statusUnknown && statusAtSource) warnOfStatus(statusAtSource);
			const { firstName, lastName, email } = candidate;
			return {
				result,
				id: applicationId,
				candidateId,
				candidateResult,
				candidate: { id: candidateId, firstName, lastName, ...present({ email }) },
				...(stageId && {
					status: { id: stageId, ...(written.isRejected && { kind: 'rejected' }) },
				}),
				...(missingDocuments.length > 0 && { missingDocuments }),
				...(written.skippedFiles.length > 0 && { skippedDocuments: written.skippedFiles }),
			};
		};
	},
});
