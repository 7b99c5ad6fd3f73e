import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { slashDates } from '../../../shared/dates/written';
import { fileFormats } from '../../../shared/files/format';
import { recordKinds } from '../../../shared/files/headers/fields';
import type { RowMapper } from '../../../shared/files/headers/records';
import type { OpenedFile, RowProblem, SourceRow } from '../../../shared/files/read/row';
import { invalidInput } from '../../../shared/http/failure';
import { inputFile } from '../../../shared/node/files/itemFiles';
import type { Operation, OperationResult } from '../../../shared/node/run/operation';
import { optionalText, readParameter } from '../../../shared/node/panel/parameters';
import { asJson } from '../../../shared/node/run/records';
import {
	consentGate,
	includeWithoutConsentOption,
	type ConsentGate,
} from '../../../shared/node/files/consentGate';
import {
	headerMapping,
	inputFieldParameter,
	leaveOut,
	maxFileSizeOption,
	sheetOption,
} from '../parameters';

export const read: Operation = {
	option: {
		name: 'Read',
		value: 'read',
		action: 'Read records from file',
		description: 'Turn the rows of an Excel, CSV or JSON file into candidates or applications',
	},
	properties: [
		inputFieldParameter,
		{
			displayName: 'Records Are',
			name: 'recordsAre',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Applications', value: 'application' },
				{ name: 'Candidates', value: 'candidate' },
				{
					name: 'Plain Rows',
					value: 'row',
					description: 'Each row with its cells under their headers',
				},
			],
			default: 'candidate',
			description: 'What each row of the file becomes',
		},
		...recordKinds.map(headerMapping),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Format',
					name: 'fileFormat',
					type: 'options',
					options: [
						{ name: 'By Content', value: 'content', description: 'Whatever its name says' },
						{ name: 'CSV', value: 'csv' },
						{ name: 'Excel', value: 'xlsx' },
						{ name: 'JSON', value: 'json' },
					],
					default: 'content',
					description: 'How the file is written',
				},
				{
					displayName: 'Header Row',
					name: 'headerRow',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'The row that holds the headers; 0 for the first that is not empty',
				},
				includeWithoutConsentOption,
				{
					displayName: 'Max Columns',
					name: 'maxColumns',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 16384 },
					default: 2000,
					description: 'A file with more columns is refused',
				},
				maxFileSizeOption,
				{
					displayName: 'Max Rows',
					name: 'maxRows',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 250000,
					description:
						'A file with more rows is refused: each row becomes an item that n8n holds in memory',
				},
				sheetOption,
				{
					displayName: 'Slash Dates',
					name: 'slashDates',
					type: 'options',
					options: [
						{ name: 'Day First', value: 'dayFirst', description: '3/4/2026 is the 3rd of April' },
						{
							name: 'Month First',
							value: 'monthFirst',
							description: '3/4/2026 is the 4th of March',
						},
						{
							name: 'Unreadable',
							value: 'unreadable',
							description: 'Rows with such a date leave by Unreadable',
						},
					],
					default: 'dayFirst',
					description: 'How dates with slashes are meant',
				},
				{
					displayName: 'System',
					name: 'system',
					type: 'string',
					default: '',
					placeholder: 'e.g. poption',
					description: 'The system that the records come from, where no column says so',
				},
			],
		},
	],
	async start(context) {
		// Reading needs libraries that no other operation does.
		const [{ openFile }, { rowMapper }] = await Promise.all([
			import('../../../shared/files/read'),
			import('../../../shared/files/headers/records'),
		]);
		return async (itemIndex) => {
			const field = readParameter(
				context,
				'inputBinaryField',
				itemIndex,
				z.string().trim(),
				'Input Binary Field',
			);
			const kind = readParameter(context, 'recordsAre', itemIndex, recordsAre, 'Records Are');
			const options = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
			const file = await openFile(await inputFile(context, itemIndex, field), {
				timeZone: context.getTimezone(),
				...(options.fileFormat !== 'content' && { format: options.fileFormat }),
				...(options.sheet && { sheet: options.sheet }),
				...(options.headerRow > 0 && { headerRow: options.headerRow }),
				limits: {
					bytes: options.maxFileSize * 1024 * 1024,
					rows: options.maxRows,
					columns: options.maxColumns,
				},
			});
			const mapper =
				kind === 'row'
					? undefined
					: rowMapper(
							{
								kind,
								changes: readMapping(context, itemIndex),
								system: options.system ?? 'file',
								timeZone: context.getTimezone(),
								slashDates: options.slashDates,
							},
							file.headers,
						);
			if (mapper) refuseUnknownTable(file, mapper);
			const gate = consentGate(context, options.withoutConsent, options.slashDates);
			return await readRows(context, file, mapper, gate);
		};
	},
};

const recordsAre = z.enum([...recordKinds, 'row']);

const optionsSchema = z.object({
	fileFormat: z.enum(['content', ...fileFormats]).default('content'),
	headerRow: z.number().int().min(0).default(0),
	withoutConsent: z.boolean().default(false),
	maxColumns: z.number().int().min(1).default(2000),
	maxFileSize: z.number().min(1).default(100),
	maxRows: z.number().int().min(1).default(250_000),
	sheet: optionalText,
	slashDates: z.enum(slashDates).default('dayFirst'),
	system: optionalText,
});

const mappingSchema = z.object({
	header: z.array(z.object({ header: z.string(), field: z.string().trim() })).default([]),
});

function readMapping(context: IExecuteFunctions, itemIndex: number): Map<string, string> {
	const mapping = readParameter(
		context,
		'headerMapping',
		itemIndex,
		mappingSchema,
		'Header Mapping',
	);
	return new Map(
		mapping.header
			.filter(({ header }) => header.trim() !== '')
			.map(({ header, field }) => [header, field === leaveOut ? '' : field]),
	);
}

/** A table of which no column is known was meant for something else. */
function refuseUnknownTable(file: OpenedFile, mapper: RowMapper): void {
	if (file.headers.size === 0 || [...mapper.headers().values()].some(Boolean)) return;
	throw invalidInput(
		'None of the headers of the file is known',
		[...file.headers].map(([header, column]) => ({
			field: `${column}: ${header}`,
			message: 'means no field',
		})),
		"Say in 'Header Mapping' which field each header means, name the 'Header Row', or set 'Records Are' to 'Plain Rows'.",
	);
}

async function readRows(
	context: IExecuteFunctions,
	file: OpenedFile,
	mapper: RowMapper | undefined,
	gate: ConsentGate,
): Promise<OperationResult[]> {
	const signal = context.getExecutionCancelSignal();
	const results: OperationResult[] = [];
	let unreadable = 0;
	for await (const row of file.rows) {
		if (signal?.aborted) break;
		const mapped = mapper ? mapper.map(row) : plain(row);
		if ('problems' in mapped) {
			unreadable += 1;
			results.push({ json: asJson(unreadableRow(row, mapped.problems)), output: 1 });
		} else if (gate.lets(mapped.record)) {
			results.push({ json: asJson(mapped.record) });
		}
	}
	const unknown = [...(mapper?.headers() ?? [])].filter(([, field]) => field === undefined);
	const hint = (message: string | false) => {
		if (message) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	};
	for (const warning of file.warnings) hint(warning);
	hint(
		unknown.length > 0 &&
			`These columns mean no field that is known, or one that another column has filled, and were left out: ${unknown.map(([header]) => `"${header}"`).join(', ')}. 'Header Mapping' says what they mean.`,
	);
	hint(unreadable > 0 && `${unreadable} row(s) could not be read; they leave by Unreadable.`);
	gate.explain('records');
	return results;
}

function plain({ values, problems }: SourceRow): { record: object } | { problems: RowProblem[] } {
	return problems.length > 0 ? { problems } : { record: values };
}

function unreadableRow(row: SourceRow, problems: readonly RowProblem[]): object {
	return {
		row: row.number,
		...(row.sheet && { sheet: row.sheet }),
		problems,
		message: problems
			.map(({ column, header, message }) =>
				[column && `column ${column}`, header && `"${header}"`, message].filter(Boolean).join(' '),
			)
			.join('; '),
		values: row.values,
	};
}
