import type {
	FieldType,
	ILoadOptionsFunctions,
	INodeProperties,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { z } from 'zod';
import type { VendorApi } from '../http/vendorApi';
import { connect } from '../node/account/connect';
import { toNodeError } from '../node/run/errors';
import type { FormField } from './accountForm';

interface MapperOptions {
	/** Name of the method that gives the account's fields; see `mapperMethod`. */
	method: string;
	fieldWords: { singular: string; plural: string };
	description: string;
}

/** The parameter in which fields that the account has made itself are filled; `enteredFields` reads it. */
export function fieldMapper(
	displayName: string,
	name: string,
	{ method, fieldWords, description }: MapperOptions,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: method,
				mode: 'add',
				valuesLabel: displayName,
				fieldWords,
				addAllFields: false,
				supportAutoMap: false,
				multiKeyMatch: false,
			},
		},
		description,
	};
}

/** What was entered, by the fields' IDs. A resource mapper holds nothing before its first field is filled. */
export const enteredFields = z
	.object({ value: z.record(z.unknown()).nullish() })
	.nullish()
	.transform((mapper) => mapper?.value ?? {});

/** What a vendor says of a field; all others are set alike. */
export type MapperField = Pick<ResourceMapperField, 'id' | 'displayName' | 'type'> &
	Partial<ResourceMapperField>;

/**
 * What n8n calls for the fields of a mapper. None is required by n8n's own check, for it knows nothing of what comes from
 * the input or stands at the service already.
 * @param emptyFieldsNotice what is said if the account has none
 */
export function mapperMethod<Client>(
	api: VendorApi<Client>,
	fieldsOf: (client: Client) => AsyncIterable<MapperField>,
	emptyFieldsNotice: string,
) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		try {
			const fields: ResourceMapperField[] = [];
			for await (const described of fieldsOf(await connect(this, api))) {
				fields.push({
					required: false,
					display: true,
					defaultMatch: false,
					canBeUsedToMatch: false,
					...described,
				});
			}
			return { fields, emptyFieldsNotice };
		} catch (error) {
			throw toNodeError(this.getNode(), error, 0);
		}
	};
}

/**
 * The field of a form.
 * @param carried whether a record from elsewhere may bring its value along
 * @param note what is said of such a field
 */
export function mapperFieldOf(
	{ name, label, type, required, options }: FormField,
	carried: boolean,
	note: string,
): MapperField {
	const marks = [...(required ? ['Required'] : []), ...(carried ? [note] : [])];
	return {
		id: name,
		displayName: marks.length > 0 ? `${label} (${marks.join(', ')})` : label,
		removed: carried || !required,
		type: typesOfFields[type] ?? 'string',
		...(options && {
			options: options.map((option) => ({ name: option.label, value: option.value })),
		}),
	};
}

/** All others are entered as text, a list with commas. */
const typesOfFields: Readonly<Record<string, FieldType>> = {
	number: 'number',
	boolean: 'boolean',
	option: 'options',
};
