import { present } from '../../shared/model';
import { createOperation } from '../../shared/vendor/create';
import type { Values } from '../../shared/vendor/fields';
import { creationOptions, existing, fieldsOrInput, sendWelcomeMessage } from './candidateFields';
import { candidateOf, emailNotNeeded, notTransferable, type Said } from './candidateInput';
import { teamtailorApi, type TeamtailorClient } from './client';
import { customFieldsMapper } from './customFieldMapper';
import { filesNotice } from './files';
import { toCandidate } from './mapping';
import { candidateWriter, type Existing } from './writeCandidate';

const additional = { ...fieldsOrInput, sendWelcomeMessage };

/** What the two operations have in common; they differ in what happens to a candidate that is there. */
const candidate = {
	name: 'Candidate',
	emailIsOptional: emailNotNeeded,
	files: { fetched: [filesNotice] },
	additional,
	more: [customFieldsMapper],
	leavesOut: notTransferable,
};

export const createCandidate = createOperation(teamtailorApi, {
	...candidate,
	option: {
		description:
			'Create a candidate; one that exists already is a result, and gets only what it lacks',
	},
	options: creationOptions,
	start: async (client) => {
		const write = draftWriter(client);
		return async (draft) => await write(draft, 'keep');
	},
});

export const createOrUpdateCandidate = createOperation(teamtailorApi, {
	...candidate,
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update candidate',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	options: { ...creationOptions, existing },
	start: async (client) => {
		const write = draftWriter(client);
		return async (draft) => await write(draft, draft.options.existing ?? 'overwrite');
	},
});

function draftWriter(client: TeamtailorClient) {
	const { write } = candidateWriter(client);
	return async (said: Said & { additional: Values<typeof additional> }, ifThere: Existing) => {
		const { draft, missingDocuments } = candidateOf(client, said);
		const { sendWelcomeMessage: welcome } = said.additional;
		const written = await write({ ...draft, ...present({ sendWelcomeMessage: welcome }) }, ifThere);
		return {
			...toCandidate(written.candidate),
			result: written.result,
			...(missingDocuments.length > 0 && { missingDocuments }),
			...(written.skippedFiles.length > 0 && { skippedDocuments: written.skippedFiles }),
		};
	};
}
