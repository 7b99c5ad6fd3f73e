import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { toCell, type Cell } from '../../../shared/files/cells';
import { fileNameOf, mimeTypes } from '../../../shared/files/format';
import { fieldFinder } from '../../../shared/files/headers/fields';
import { reader, typeOf } from '../../../shared/files/layout';
import type { CellReader, TemplateFilling, TemplateReport } from '../../../shared/files/template';
import { plainHeader, sameHeader } from '../../../shared/files/template/header';
import { named } from '../../../shared/files/template/place';
import { hasBinary, inputFile } from '../../../shared/node/files/itemFiles';
import { fileNameOption, outputFieldParameter } from '../../../shared/node/panel/fileParameters';
import { dateIn } from '../../../shared/node/panel/moment';
import type { Operation } from '../../../shared/node/run/operation';
import { byName, optionalText, readParameter } from '../../../shared/node/panel/parameters';
import { consentGate, includeWithoutConsentOption } from '../../../shared/node/files/consentGate';
import { maxFileSizeOption, sheetOption } from '../parameters';

export const fillTemplate: Operation = {
	option: {
		name: 'Fill Template',
		value: 'fillTemplate',
		action: 'Fill excel template',
		description:
			'Write all input items below the headers of an Excel template, e.g. the import template of a new system',
	},
	properties: [
		{
			displayName: 'Template Binary Field',
			name: 'templateField',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The input binary field that holds the template, on the first item that has one. An item that brings the template and no fields becomes no row.',
		},
		{
			displayName: 'Columns',
			name: 'columns',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Column', sortable: true },
			placeholder: 'Add Column',
			default: {},
			description: 'What fills the columns of the template, by their headers',
			options: [
				{
					displayName: 'Column',
					name: 'column',
					values: [
						{
							displayName: 'Header in the Template',
							name: 'header',
							type: 'string',
							default: '',
							description:
								'The text above the column in the template, whatever its case and blanks',
							placeholder: 'e.g. Full name',
						},
						{
							displayName: 'Filled With',
							name: 'source',
							type: 'options',
							options: [
								{ name: 'Field', value: 'field', description: 'A field of each item' },
								{
									name: 'Value',
									value: 'value',
									description: 'The same for all, or an expression',
								},
							],
							default: 'field',
						},
						{
							displayName: 'Field',
							name: 'field',
							type: 'string',
							displayOptions: { show: { source: ['field'] } },
							default: '',
							description: 'Where the value is in the item, with a dot before each level',
							placeholder: 'e.g. candidate.email',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							displayOptions: { show: { source: ['value'] } },
							default: '',
							description: 'A text, or an expression that is worked out for each item',
							placeholder: 'e.g. {{ $json.firstName }} {{ $json.lastName }}',
						},
					],
				},
			],
		},
		outputFieldParameter,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: byName([
				fileNameOption,
				{
					displayName: 'Fill Known Headers',
					name: 'fillKnown',
					type: 'boolean',
					default: true,
					description:
						"Whether to fill also columns that 'Columns' does not name but whose header is known, such as First name or E-post",
				},
				{
					displayName: 'First Row',
					name: 'firstRow',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description:
						'The row below the headers in which records begin, over what stands there; 0 for the first that is free',
				},
				{
					displayName: 'Header Row',
					name: 'headerRow',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'The row that holds the headers; 0 for the one that has the most of them',
				},
				includeWithoutConsentOption,
				maxFileSizeOption,
				sheetOption,
			]),
		},
	],
	once: true,
	async start(context) {
		const { fillTemplate: fill } = await import('../../../shared/files/template');
		const { toReadable } = await import('../../../shared/files/nodeModules');
		return async () => {
			const options = readParameter(context, 'options', 0, optionsSchema, 'Options');
			const templateField = readParameter(
				context,
				'templateField',
				0,
				z.string(),
				'Template Binary Field',
			);
			const outputField = readParameter(
				context,
				outputFieldParameter.name,
				0,
				z.string().min(1),
				outputFieldParameter.displayName,
			);
			const items = context.getInputData();
			const holder = items.findIndex((_, index) => hasBinary(context, index, templateField));
			const template = await inputFile(context, Math.max(holder, 0), templateField);
			const gate = consentGate(context, options.withoutConsent);
			const rows = items
				.map((item, index) => ({ ...item, index }))
				.filter(({ json, index }) => index !== holder || Object.keys(json).length > 0)
				.filter(({ json }) => gate.lets(json));

			const { bytes, report } = await fill(
				template,
				fillingOf(context, rows, options.fillKnown),
				rows.map(({ json }) => json),
				{
					timeZone: context.getTimezone(),
					mostBytes: options.maxFileSize * 1024 * 1024,
					...(options.sheet && { sheet: options.sheet }),
					...(options.headerRow > 0 && { headerRow: options.headerRow }),
					...(options.firstRow > 0 && { firstRow: options.firstRow }),
				},
			);
			const today = dateIn(context.getTimezone(), new Date());
			const name = options.fileName ?? template.name.replace(/\.xlsx$/i, `-${today}`);
			const fileName = fileNameOf(name, 'xlsx');
			const file = await context.helpers.prepareBinaryData(
				toReadable(bytes),
				fileName,
				mimeTypes.xlsx,
			);
			explain(context, report, options.firstRow > 0);
			gate.explain('items');
			return [
				{
					json: {
						fileName,
						sheet: report.sheet,
						headerRow: report.headerRow,
						firstRow: report.firstRow,
						rows: report.rows,
						leftOut: gate.leftOut(),
						emptyColumns: report.emptyColumns,
						unmatchedColumns: report.unmatched,
						...(file.bytes !== undefined && { bytes: file.bytes }),
					},
					binary: { [outputField]: file },
					from: rows.map(({ index }) => index),
				},
			];
		};
	},
};

const optionsSchema = z.object({
	fileName: optionalText,
	fillKnown: z.boolean().default(true),
	firstRow: z.number().int().min(0).default(0),
	headerRow: z.number().int().min(0).default(0),
	withoutConsent: z.boolean().default(false),
	maxFileSize: z.number().min(1).default(100),
	sheet: optionalText,
});

const columnsSchema = z.object({
	column: z
		.array(
			z
				.object({
					header: z.string().trim().min(1, 'names no header'),
					source: z.enum(['field', 'value']).default('field'),
					field: z.string().trim().default(''),
					value: z.unknown(),
				})
				.refine(({ source, field }) => source === 'value' || field !== '', 'names no field'),
		)
		.default([]),
});

type Row = INodeExecutionData & { index: number };

/** What the user names goes before what is known by its header. */
function fillingOf(
	context: IExecuteFunctions,
	rows: readonly Row[],
	fillKnown: boolean,
): TemplateFilling {
	const { column: columns } = readParameter(context, 'columns', 0, columnsSchema, 'Columns');
	const kind = rows.some(({ json }) => 'candidate' in json) ? 'application' : 'candidate';
	const find = fieldFinder(kind, new Map());
	return {
		wanted: columns.map(({ header }) => header),
		columnOf(text) {
			const position = columns.findIndex(({ header }) => sameHeader(header, text));
			const column = columns[position];
			if (column?.source === 'value') {
				// Expressions are worked out for each item.
				return (_, index) => {
					const item = rows[index]?.index ?? 0;
					const own = readParameter(context, 'columns', item, columnsSchema, 'Columns');
					return cellOf(own.column[position]?.value);
				};
			}
			const path = column?.field ?? (fillKnown ? find(plainHeader(text)) : undefined);
			return path === undefined ? undefined : fieldCell(path);
		},
	};
}

function fieldCell(path: string): CellReader {
	const valueOf = reader(path);
	if (!/(^|\.)name$/.test(path)) return (record) => cellOf(valueOf(record));
	// A template may have one column for what is two fields of a person here.
	const [first, last] = ['firstName', 'lastName'].map((name) =>
		reader(path.replace(/name$/, name)),
	);
	return (record) =>
		cellOf(valueOf(record)) ??
		cellOf([first?.(record), last?.(record)].filter(Boolean).join(' ').trim());
}

function cellOf(value: unknown): Cell {
	return toCell(value, typeOf(value));
}

/** Says what the template and the records do not have in common. */
function explain(
	context: IExecuteFunctions,
	report: TemplateReport,
	firstRowIsChosen: boolean,
): void {
	const hint = (message: string | false) => {
		if (message) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	};
	const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
	hint(
		report.unmatched.length > 0 &&
			`These headers of 'Columns' are not in the template: ${quoted(report.unmatched)}.`,
	);
	hint(
		report.emptyColumns.length > 0 &&
			`These columns of the template stayed empty: ${quoted(report.emptyColumns)}.`,
	);
	hint(
		!firstRowIsChosen &&
			report.firstRow > report.headerRow + 1 &&
			`The rows ${report.headerRow + 1} to ${report.firstRow - 1} of the template hold something already and stayed as they are; the records begin in row ${report.firstRow}. The option 'First Row' writes over them.`,
	);
	hint(
		report.overwritten.length > 0 &&
			`Something stood in these cells of the template, and the records were written over it: ${named(report.overwritten)}.`,
	);
	hint(report.cutCells > 0 && `${report.cutCells} text(s) were cut at 32,767 characters.`);
}
