import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readFields, refuseWithoutConsent } from '../../../../shared/node/candidateInput';
import { personParameters } from '../../../../shared/node/candidateParameters';
import { connect } from '../../../../shared/node/connect';
import type { RunItem } from '../../../../shared/node/operation';
import { readParameter } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { createChoices } from '../../../../shared/vendors/talentry/choices';
import { createOrUpdateTalent } from '../../../../shared/vendors/talentry/existing';
import { settingParameters, writeOptions } from './draftParameters';
import { writeOutput } from './output';
import { profileFields, profileSchema } from './profileFields';
import { readDraft } from './readDraft';

/** The parameters of an operation that creates. */
export const creationParameters: INodeProperties[] = [
	...personParameters,
	...settingParameters,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: { candidateSource: ['fields'] } },
		default: {},
		options: profileFields,
	},
	writeOptions,
];

/** Creates a talent; what becomes of one that exists already differs between the operations. */
export async function startCreation(
	context: IExecuteFunctions,
	whenExists: 'update' | 'report',
): Promise<RunItem> {
	const client = await connect(context, talentry);
	const choices = createChoices(client);
	return async (itemIndex) => {
		const read = await readDraft(context, itemIndex, choices, () => ({
			...readFields(context, itemIndex),
			...readParameter(context, 'additionalFields', itemIndex, profileSchema, 'Additional Fields'),
		}));
		refuseWithoutConsent(context, itemIndex, read.withoutConsent, 'talent');
		return [writeOutput(await createOrUpdateTalent(client, read.draft, whenExists), read)];
	};
}
