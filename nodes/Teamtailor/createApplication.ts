import { present } from '../../shared/model';
import { createOperation } from '../../shared/vendor/createOperation';
import { flag, text } from '../../shared/vendor/fields';
import { candidateOf, notTransferable } from './candidateDraft';
import {
	creationOptions,
	customFieldsMapper,
	emailNotNeeded,
	fieldsOrInput,
} from './candidateFields';
import { teamtailorApi } from './client';
import { filesNotice } from './files';
import { jobs, stages } from './resources';
import { applicationWriter } from './writeApplication';

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
		chosen: 'A stage of the job, from the list',
		order: ['chosen', 'first', 'input'],
	},
	files: { fetched: [filesNotice] },
	additional: {
		...fieldsOrInput,
		coverLetter: text('Cover Letter', 'The message of the input when left out', { rows: 3 }),
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
	options: creationOptions,
	leavesOut: notTransferable,
	start: async (client) => {
		const write = applicationWriter(client);
		return async (draft) => {
			const { draft: candidate, missingDocuments } = candidateOf(client, draft);
			const { coverLetter, referringUrl, sourced, ...further } = draft.additional;
			const written = await write({
				jobId: draft.jobId,
				candidate,
				...present({
					stageId: draft.statusId,
					coverLetter: coverLetter ?? draft.application?.message,
					referringUrl,
					sourced,
					sendDefaultReply: further.sendDefaultReply,
					sendUserNotifications: further.sendUserNotifications,
				}),
			});
			const { result, applicationId, candidateId, candidateResult, stageId } = written;
			const { firstName, lastName, email } = candidate;
			return {
				result,
				id: applicationId,
				candidateId,
				candidateResult,
				candidate: { id: candidateId, firstName, lastName, ...present({ email }) },
				...(stageId && { status: { id: stageId } }),
				...(missingDocuments.length > 0 && { missingDocuments }),
				...(written.skippedFiles.length > 0 && { skippedDocuments: written.skippedFiles }),
			};
		};
	},
});
