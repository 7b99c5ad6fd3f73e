import type { INodeProperties } from 'n8n-workflow';
import { invalidInput } from '../../../../shared/http/failure';
import { present } from '../../../../shared/model';
import { splitList } from '../../../../shared/model/values';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import {
	batchingOption,
	optionalText,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { toJson } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { changesOf } from '../../../../shared/vendors/teamtailor/candidateDraft';
import { customFieldWriter } from '../../../../shared/vendors/teamtailor/customFields';
import { toCandidate } from '../../../../shared/vendors/teamtailor/mapping';
import { refuseUnreachable } from '../../files';
import { candidatePickList, customFieldsMapper } from '../../parameters';
import { candidateFieldsSchema, fieldProperties, readCustomFields } from './fields';

const nameProperties: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		description: 'Must be unique in the account',
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		description: 'The new given name of the candidate',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		description: 'The new family name of the candidate',
	},
];

const fieldsSchema = candidateFieldsSchema.extend({
	email: optionalText,
	firstName: optionalText,
	lastName: optionalText,
});

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update candidate',
		description: 'Change fields, tags and custom fields of a candidate',
	},
	properties: [
		candidatePickList,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...fieldProperties.map(withoutInput), ...nameProperties].sort((one, other) =>
				one.displayName.localeCompare(other.displayName),
			),
		},
		customFieldsMapper,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [batchingOption],
		},
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		const customFields = customFieldWriter(client);
		return async (itemIndex) => {
			const id = readParameter(context, 'candidate', itemIndex, requiredId, 'Candidate');
			const { resumeUrl, tags, firstName, lastName, ...fields } = readParameter(
				context,
				'updateFields',
				itemIndex,
				fieldsSchema,
				'Update Fields',
			);
			if (fields.consentGiven === false) throw noWithdrawal();
			if (resumeUrl) refuseUnreachable(resumeUrl, 'resume', client.account.baseUrl);
			const values = await customFields.prepare(readCustomFields(context, itemIndex));
			const before = await client.candidate(id);
			const changes = changesOf(
				{
					firstName: firstName ?? '',
					lastName: lastName ?? '',
					...present(fields),
					...(resumeUrl && { resume: { name: 'resume', url: resumeUrl } }),
					tags: splitList(tags ?? ''),
					uploads: [],
					customFields: [],
				},
				before.record,
			);
			const changed = Object.keys(changes).length > 0;
			const { record } = changed ? await client.updateCandidate(id, changes) : before;
			await customFields.write(id, values, 'overwrite');
			const result = changed || values.length > 0 ? 'updated' : 'unchanged';
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

/** Here is no input that a field could come from. */
function withoutInput(property: INodeProperties): INodeProperties {
	const { description, ...rest } = property;
	const own = description
		?.replace(/ ?From the input when left out\.?$/, '')
		.replace('Added to the tags of the input and of the candidate', 'Added to those there are');
	return { ...rest, ...(own && { description: own }) };
}
