import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { slashDates } from '../../shared/dates/written';
import { fieldsOf, recordKinds, type RecordKind } from '../../shared/files/headers/fields';
import { optionalText, readParameter } from '../../shared/node/panel/parameters';
import { includeWithoutConsentOption } from '../../shared/node/files/consentGate';

/** Where a column is left out in spite of its header. */
const leaveOut = 'leaveOut';

/** What the rows come from: a file has headers, an item has fields. */
export type RowSource = 'file' | 'items';

interface Texts {
	mapping: string;
	mappingDescription: string;
	add: string;
	header: string;
	headerDescription: string;
	placeholder: string;
}

const texts: Readonly<Record<RowSource, Texts>> = {
	file: {
		mapping: 'Header Mapping',
		mappingDescription:
			'Headers that are not recognised by themselves, or are meant otherwise. The usual ones in English, Norwegian, German and Polish are known.',
		add: 'Add Header',
		header: 'Header in the File',
		headerDescription: 'The text above the column in the file, whatever its case and blanks',
		placeholder: 'e.g. Navn',
	},
	items: {
		mapping: 'Field Mapping',
		mappingDescription:
			'Fields that are not recognised by their names, or are meant otherwise. The usual names in English, Norwegian, German and Polish are known.',
		add: 'Add Field',
		header: 'Field of the Item',
		headerDescription:
			'The name of the field, or its path where it is inside another one, whatever its case and blanks',
		placeholder: 'e.g. contact.mail',
	},
};

/** The tables in which a user says what headers mean, one for each kind of record. */
export function headerMappings(source: RowSource): INodeProperties[] {
	return recordKinds.map((kind) => headerMapping(kind, texts[source]));
}

function headerMapping(kind: RecordKind, text: Texts): INodeProperties {
	return {
		displayName: text.mapping,
		name: 'headerMapping',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: text.add, sortable: true },
		displayOptions: { show: { recordsAre: [kind] } },
		placeholder: text.add,
		default: {},
		description: text.mappingDescription,
		options: [
			{
				displayName: 'Header',
				name: 'header',
				values: [
					{
						displayName: text.header,
						name: 'header',
						type: 'string',
						default: '',
						placeholder: text.placeholder,
						description: text.headerDescription,
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: [
							{ name: 'Leave Out', value: leaveOut },
							...fieldsOf(kind).map(({ name, path }) => ({ name, value: path })),
						].sort((one, other) => one.name.localeCompare(other.name)),
						default: leaveOut,
						description: 'An expression may give any field, e.g. candidate.location',
					},
				],
			},
		],
	};
}

const mappingSchema = z.object({
	header: z.array(z.object({ header: z.string(), field: z.string().trim() })).default([]),
});

/** What the user says of headers: the path of a field, or blank for a column to be left out. */
export function readMapping(
	context: IExecuteFunctions,
	itemIndex: number,
	source: RowSource,
): Map<string, string> {
	const mapping = readParameter(
		context,
		'headerMapping',
		itemIndex,
		mappingSchema,
		texts[source].mapping,
	);
	return new Map(
		mapping.header
			.filter(({ header }) => header.trim() !== '')
			.map(({ header, field }) => [header, field === leaveOut ? '' : field]),
	);
}

export const slashDatesOption: INodeProperties = {
	displayName: 'Slash Dates',
	name: 'slashDates',
	type: 'options',
	options: [
		{ name: 'Day First', value: 'dayFirst', description: '3/4/2026 is the 3rd of April' },
		{ name: 'Month First', value: 'monthFirst', description: '3/4/2026 is the 4th of March' },
		{
			name: 'Unreadable',
			value: 'unreadable',
			description: 'Rows with such a date leave by Unreadable',
		},
	],
	default: 'dayFirst',
	description: 'How dates with slashes are meant',
};

export const systemOption: INodeProperties = {
	displayName: 'System',
	name: 'system',
	type: 'string',
	default: '',
	placeholder: 'e.g. poption',
	description: 'The system that the records come from, where no column says so',
};

/** As in other operations; here, nobody stays out. */
export const withoutConsentOption: INodeProperties = {
	...includeWithoutConsentOption,
	description:
		'Whether also those whose consent has expired, was declined or was withdrawn leave by Records. They leave by Consent Not Valid otherwise.',
};

/** The options that files and items share. */
export const mappingOptions = z.object({
	withoutConsent: z.boolean().default(false),
	slashDates: z.enum(slashDates).default('dayFirst'),
	system: optionalText,
});
