import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { toNodeError } from '../../shared/node/errors';
import { teamtailor } from '../../shared/vendors/teamtailor';
import type { TeamtailorClient } from '../../shared/vendors/teamtailor/client';
import { toCustomField } from '../../shared/vendors/teamtailor/mapping';

const fieldTypes: Readonly<Record<string, FieldType>> = {
	Checkbox: 'boolean',
	Date: 'dateTime',
	MultiSelect: 'array',
	Number: 'number',
	Select: 'options',
	Url: 'string',
};

/** The custom fields of candidates, those with options with all of their options. */
export async function mapCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const client = await connect(this, teamtailor);
		const fields: ResourceMapperField[] = [];
		for await (const { record } of client.customFields()) {
			const { id, name, type } = toCustomField(record);
			fields.push({
				id,
				displayName: type === 'MultiSelect' ? `${name} (list of options)` : name,
				required: false,
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				type: fieldTypes[type] ?? 'string',
				...(type === 'Select' && { options: await optionsOf(client, id) }),
			});
		}
		return {
			fields,
			...(fields.length === 0 && {
				emptyFieldsNotice: 'This account has no custom fields for candidates.',
			}),
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}

async function optionsOf(client: TeamtailorClient, fieldId: string) {
	const options = [];
	for await (const { record } of client.customFieldOptions(fieldId)) {
		options.push({ name: record.attributes.value, value: record.id });
	}
	return options;
}
