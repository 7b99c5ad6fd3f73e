import { invalidInput } from '../../shared/http/failure';
import { present } from '../../shared/model';
import { connect } from '../../shared/node/connect';
import { itemOf } from '../../shared/node/item';
import type { Operation } from '../../shared/node/operation';
import { requiredId } from '../../shared/node/parameters';
import { toJson } from '../../shared/node/records';
import { entriesOf, schemaOf } from '../../shared/vendor/fields';
import { chosenFrom } from '../../shared/vendor/pickList';
import { changesOf } from './candidateDraft';
import { updateFields } from './candidateFields';
import { teamtailorApi } from './client';
import { endpoints } from './contract';
import { customFieldsMapper, readCustomFields } from './customFieldMapper';
import { customFieldPreparer, writeCustomFields } from './customFieldValues';
import { refuseUnreachable } from './files';
import { toCandidate } from './mapping';
import { onlyBatching } from './parameters';
import { candidates } from './resources';

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
