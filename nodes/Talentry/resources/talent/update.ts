import type { INodeProperties } from 'n8n-workflow';
import { refuseWithoutConsent } from '../../../../shared/node/candidateInput';
import { candidateSource } from '../../../../shared/node/candidateParameters';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { optionalText, readParameter, textList } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { createChoices } from '../../../../shared/vendors/talentry/choices';
import { updateTalent } from '../../../../shared/vendors/talentry/existing';
import { readTalentId, talentParameters } from '../../parameters';
import { poolsParameter, settingParameters, writeOptions } from './draftParameters';
import { writeOutput } from './output';
import { profileFields, profileSchema } from './profileFields';
import { readDraft } from './readDraft';

const nameFields: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		description: 'The new email address of the talent',
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		description: 'The new given name of the talent',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		description: 'The new family name of the talent',
	},
];

const updateSchema = profileSchema.extend({
	firstName: optionalText,
	lastName: optionalText,
	email: optionalText,
});

const removedPools = 'Remove Pool Names or IDs';

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update talent',
		description:
			'Change fields, status, language, pools and notes of a talent; what is left out stays as it is',
	},
	properties: [
		...talentParameters,
		{ ...candidateSource, default: 'fields' },
		...settingParameters,
		poolsParameter('Remove Pool', 'removePoolIds'),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			displayOptions: { show: { candidateSource: ['fields'] } },
			default: {},
			options: [...nameFields, ...profileFields].sort((one, other) =>
				one.displayName.localeCompare(other.displayName),
			),
		},
		writeOptions,
	],
	async start(context) {
		const client = await connect(context, talentry);
		const choices = createChoices(client);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			const read = await readDraft(context, itemIndex, choices, () =>
				readParameter(context, 'updateFields', itemIndex, updateSchema, 'Update Fields'),
			);
			const removed = readParameter(context, 'removePoolIds', itemIndex, textList, removedPools);
			await choices.check({ poolIds: removed });
			// What is already there may be mended there.
			const isOwn = read.candidate?.system === talentry.system;
			refuseWithoutConsent(context, itemIndex, isOwn || read.withoutConsent, 'talent');
			return [writeOutput(await updateTalent(client, talentId, read.draft, removed), read)];
		};
	},
};
