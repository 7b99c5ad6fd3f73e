import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { languages, plainColumn, type Column } from '../../files/columns';
import { fileFormats, type FileFormat } from '../../files/format';
import type { WriteOptions } from '../../files/write/options';
import { optionalText, readParameter } from './parameters';

/** Parameters of every operation that writes a file. */

export const formatParameter: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'csv', description: 'One record a row, readable for every program' },
		{ name: 'Excel', value: 'xlsx', description: 'One record a row, with real dates' },
		{ name: 'JSON', value: 'json', description: 'Everything that the records hold' },
	],
	default: 'xlsx',
};

export const outputFieldParameter: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
};

const ofTables = { show: { '/format': ['csv', 'xlsx'] } };
const ofCsv = { show: { '/format': ['csv'] } };

export const fileNameOption: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. candidates.xlsx',
	description: 'Without one, the file is named after its records and the day',
};

/** What shapes the table: languages, lists, further columns, csv. */
export const tableOptions: INodeProperties[] = [
	{
		displayName: 'Additional Columns',
		name: 'additionalColumns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Column' },
		displayOptions: ofTables,
		placeholder: 'Add Column',
		default: {},
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Header',
						name: 'header',
						type: 'string',
						default: '',
						placeholder: 'e.g. Email',
						description: 'The text above the column; the field itself when empty',
					},
					{
						displayName: 'Field',
						name: 'path',
						type: 'string',
						default: '',
						placeholder: 'e.g. candidate.email',
						description:
							"Where the value is in the record. For a field of the vendor's own record, write raw and a dot before it.",
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'Boolean', value: 'boolean' },
							{ name: 'Date', value: 'date' },
							{ name: 'Date and Time', value: 'dateTime' },
							{ name: 'List', value: 'list' },
							{ name: 'Number', value: 'number' },
							{ name: 'Text', value: 'text' },
						],
						default: 'text',
						description:
							'What the values of the column are, so that Excel sorts and shows them as such',
					},
				],
			},
		],
	},
	{
		displayName: 'Byte Order Mark',
		name: 'byteOrderMark',
		type: 'boolean',
		displayOptions: ofCsv,
		default: true,
		description: 'Whether to begin the file with the mark by which Excel recognises UTF-8',
	},
	{
		displayName: 'Header Language',
		name: 'headerLanguage',
		type: 'options',
		displayOptions: ofTables,
		options: [
			{ name: 'English', value: 'en' },
			{ name: 'German', value: 'de' },
			{ name: 'Norwegian', value: 'nb' },
			{ name: 'Polish', value: 'pl' },
		],
		default: 'en',
		description: 'The language of the texts above the columns',
	},
	{
		displayName: 'Lists',
		name: 'lists',
		type: 'options',
		displayOptions: ofTables,
		options: [
			{
				name: 'In One Cell',
				value: 'joined',
				description: 'All entries in one cell, with semicolons between',
			},
			{
				name: 'In Numbered Columns',
				value: 'numbered',
				description:
					'As many columns as the longest list of the first 1,000 records has entries; the last takes the rest',
			},
		],
		default: 'joined',
		description: 'How lists such as skills are put into a table',
	},
	{
		displayName: 'Separator',
		name: 'separator',
		type: 'options',
		displayOptions: ofCsv,
		options: [
			{ name: 'Comma', value: ',' },
			{ name: 'Semicolon', value: ';', description: 'What Excel expects in most of Europe' },
			{ name: 'Tab', value: '\t' },
		],
		default: ',',
		description: 'What stands between the values of a row',
	},
	{
		displayName: 'Sheet Name',
		name: 'sheetName',
		type: 'string',
		displayOptions: { show: { '/format': ['xlsx'] } },
		default: '',
		description: 'The name of the sheet in the Excel file; when empty, what its records are',
		placeholder: 'e.g. Candidates',
	},
];

const tableOptionsSchema = z.object({
	additionalColumns: z
		.object({
			column: z
				.array(
					z.object({
						header: z.string().trim(),
						path: z.string().trim().min(1, 'names no field of the record'),
						type: z.enum(['text', 'number', 'date', 'dateTime', 'boolean', 'list']).default('text'),
					}),
				)
				.default([]),
		})
		.default({}),
	byteOrderMark: z.boolean().default(true),
	headerLanguage: z.enum(languages).default('en'),
	lists: z.enum(['joined', 'numbered']).default('joined'),
	separator: z.enum([',', ';', '\t']).default(','),
	sheetName: optionalText,
	fileName: optionalText,
	withoutConsent: z.boolean().default(false),
});

export interface FileParameters {
	format: FileFormat;
	binaryField: string;
	/** As the user has entered it. */
	fileName: string | undefined;
	withoutConsent: boolean;
	/** Columns that the user has added. */
	additionalColumns: Column[];
	/** Everything that the file needs but its columns; the sheet's name only where the user gave one. */
	table: Omit<WriteOptions, 'columns' | 'sheetName'> & { sheetName?: string };
}

/** @throws Failure `validation` that names the parameter */
export function readFileParameters(context: IExecuteFunctions, itemIndex: number): FileParameters {
	const format = readParameter(context, 'format', itemIndex, z.enum(fileFormats), 'Format');
	const options = readParameter(context, 'options', itemIndex, tableOptionsSchema, 'Options');
	return {
		format,
		binaryField: readParameter(
			context,
			'binaryPropertyName',
			itemIndex,
			z.string().trim().min(1, 'is empty'),
			outputFieldParameter.displayName,
		),
		fileName: options.fileName,
		withoutConsent: options.withoutConsent,
		additionalColumns: (options.additionalColumns.column ?? []).map(({ header, path, type }) =>
			plainColumn(path, type, header || path),
		),
		table: {
			format,
			language: options.headerLanguage,
			lists: options.lists,
			csv: { separator: options.separator, byteOrderMark: options.byteOrderMark },
			timeZone: context.getTimezone(),
			...(options.sheetName && { sheetName: options.sheetName }),
		},
	};
}
