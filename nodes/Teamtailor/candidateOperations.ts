import { invalidInput } from '../../shared/http/failure';
import { present } from '../../shared/model';
import { connect } from '../../shared/node/account/connect';
import { itemOf } from '../../shared/node/input/item';
import type { Operation } from '../../shared/node/run/operation';
import { requiredId } from '../../shared/node/panel/parameters';
import { toJson } from '../../shared/node/run/records';
import { onlyBatching } from '../../shared/vendor/applicationOperations';
import { createOperation } from '../../shared/vendor/createOperation';
import { entriesOf, schemaOf, type Values } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import { candidateOf, changesOf, notTransferable, type Said } from './candidateDraft';
import {
	creationOptions,
	customFieldsMapper,
	emailNotNeeded,
	existing,
	fieldsOrInput,
	readCustomFields,
	sendWelcomeMessage,
	updateFields,
} from './candidateFields';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { customFieldPreparer, writeCustomFields } from './customFields';
import { filesNotice, refuseUnreachable } from './files';
import { toCandidate } from './mapping';
import { candidates } from './resources';
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

export const updateCandidate: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update candidate',
		description: 'Change fields, tags and custom fields of a candidate',
	},
	properties: [
		chosenFrom(candidates.pickList),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: entriesOf(updateFields),
		},
		customFieldsMapper,
		onlyBatching,
	],
	async start(context) {
		const client = await connect(context, teamtailorApi);
		const prepare = customFieldPreparer(client);
		const schema = schemaOf(updateFields, context.getTimezone());
		return async (itemIndex) => {
			const item = itemOf(context, itemIndex);
			const id = item.read('candidate', requiredId, 'Candidate');
			const { resumeUrl, tags, firstName, lastName, ...fields } = item.read(
				'updateFields',
				schema,
				'Update Fields',
			);
			if (fields.consentGiven === false) throw noWithdrawal();
			if (resumeUrl) refuseUnreachable(resumeUrl, 'resume', client.account.baseUrl);
			const values = await prepare(readCustomFields(item));
			const before = await client.read(endpoints.getCandidate, id);
			const changes = changesOf(
				{
					firstName: firstName ?? '',
					lastName: lastName ?? '',
					...present(fields),
					...(resumeUrl && { resume: { name: 'resume', url: resumeUrl } }),
					tags: tags ?? [],
					uploads: [],
					customFields: [],
				},
				before.record,
			);
			const isChanged = Object.keys(changes).length > 0;
			const { record } = isChanged
				? await client.update(endpoints.updateCandidate, id, { attributes: changes })
				: before;
			await writeCustomFields(client, id, values, 'overwrite');
			const result = isChanged || values.length > 0 ? 'updated' : 'unchanged';
			return [{ json: toJson({ ...toCandidate(record), result }) }];
		};
	},
};

function noWithdrawal() {
	return invalidInput(
		'Teamtailor documents no way to take back the consent of a candidate',
		[{ field: 'Consent Given', message: 'can only be switched on' }],
		"Nothing was sent. Leave out 'Consent Given', and take the consent back in Teamtailor.",
	);
}
