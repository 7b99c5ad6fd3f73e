import type {
	FieldType,
	ILoadOptionsFunctions,
	INodeProperties,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { z } from 'zod';
import { connect } from '../../shared/node/connect';
import { toNodeError } from '../../shared/node/errors';
import type { Item } from '../../shared/node/item';
import { teamtailorApi, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import type { CustomFieldEntry } from './customFieldValues';
import { toCustomField } from './mapping';

/** Values of the account's own fields. */
export const customFieldsMapper: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'Values for custom fields of the account, each in the form of its type',
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'mapCustomFields',
			mode: 'add',
			valuesLabel: 'Custom Fields',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			supportAutoMap: false,
			multiKeyMatch: false,
		},
	},
};

const mapperSchema = z
	.object({ value: z.record(z.unknown()).nullish() })
	.nullish()
	.transform((mapper) => mapper?.value ?? {});

/** What the mapper holds. */
export function readCustomFields({ read }: Item): CustomFieldEntry[] {
	const values = read('customFields', mapperSchema, 'Custom Fields');
	return Object.entries(values).map(([fieldId, value]) => ({ fieldId, value }));
}

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
		const client = await connect(this, teamtailorApi);
		const fields: ResourceMapperField[] = [];
		for await (const { record } of client.list(endpoints.listCustomFields)) {
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

/** All of them: an account may have more than the 30 of a page. */
async function optionsOf(
	client: TeamtailorClient,
	customField: string,
): Promise<INodePropertyOptions[]> {
	const options = [];
	const list = client.list(endpoints.listCustomFieldOptions, {}, { filter: { customField } });
	for await (const { record } of list) {
		options.push({ name: record.attributes.value, value: record.id });
	}
	return options;
}
