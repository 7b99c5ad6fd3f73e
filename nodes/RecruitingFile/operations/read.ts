import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { fileFormats } from '../../../shared/files/format';
import { knownHeaders, recordKinds } from '../../../shared/files/headers/fields';
import type { RowMapper } from '../../../shared/files/headers/records';
import type { OpenedFile } from '../../../shared/files/read/row';
import { invalidInput } from '../../../shared/http/failure';
import { inputFile } from '../../../shared/node/files/itemFiles';
import type { Operation, OperationResult } from '../../../shared/node/run/operation';
import { optionalText, readParameter } from '../../../shared/node/panel/parameters';
import {
	headerMappings,
	mappingOptions,
	readMapping,
	slashDatesOption,
	systemOption,
	withoutConsentOption,
} from '../mapping';
import { rowSorter, type RowSorter } from '../outputs';
import { inputFieldParameter, maxFileSizeOption, sheetOption } from '../parameters';
import { pauses } from '../pause';

export const read: Operation = {
	option: {
		name: 'Read',
		value: 'read',
		action: 'Read records from file',
		description:
			'Turn the rows of an Excel, CSV or JSON file into candidates, applications or jobs',
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
				{ name: 'Jobs', value: 'job' },
				{
					name: 'Plain Rows',
					value: 'row',
					description: 'Each row with its cells under their headers',
				},
			],
			default: 'candidate',
			description: 'What each row of the file becomes',
		},
		...headerMappings('file'),
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
					description:
						'The row that holds the headers. Defaults to 0: the first that is not empty, or the one below a title.',
				},
				withoutConsentOption,
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
				slashDatesOption,
				systemOption,
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
			const mapping =
				kind === 'row' ? undefined : { kind, changes: readMapping(context, itemIndex, 'file') };
			const file = await openFile(await inputFile(context, itemIndex, field), {
				timeZone: context.getTimezone(),
				...(options.fileFormat !== 'content' && { format: options.fileFormat }),
				...(options.sheet && { sheet: options.sheet }),
				...(options.headerRow > 0 && { headerRow: options.headerRow }),
				...(mapping && { knows: knownHeaders(mapping.kind, mapping.changes) }),
				limits: {
					bytes: options.maxFileSize * 1024 * 1024,
					rows: options.maxRows,
					columns: options.maxColumns,
				},
			});
			try {
				const mapper =
					mapping &&
					rowMapper(
						{
							...mapping,
							system: options.system ?? 'file',
							timeZone: context.getTimezone(),
							slashDates: options.slashDates,
						},
						file.headers,
					);
				if (mapper) refuseUnknownTable(file, mapper);
				return await readRows(
					context,
					file,
					rowSorter(context, { ...options, ...(mapper && { mapper }) }),
				);
			} finally {
				await file.close();
			}
		};
	},
};

const recordsAre = z.enum([...recordKinds, 'row']);

const optionsSchema = mappingOptions.extend({
	fileFormat: z.enum(['content', ...fileFormats]).default('content'),
	headerRow: z.number().int().min(0).default(0),
	maxColumns: z.number().int().min(1).default(2000),
	maxFileSize: z.number().min(1).default(100),
	maxRows: z.number().int().min(1).default(250_000),
	sheet: optionalText,
});

/** Headers that a message names. */
const mostNamed = 20;

/** A table of which no column is known was meant for something else. */
function refuseUnknownTable(file: OpenedFile, mapper: RowMapper): void {
	if (file.headers.size === 0 || [...mapper.headers().values()].some(Boolean)) return;
	throw invalidInput(
		'None of the headers of the file is known',
		[...file.headers].slice(0, mostNamed).map(([header, column]) => ({
			field: `${column}: ${header}`,
			message: 'means no field',
		})),
		"Say in 'Header Mapping' which field each header means, name the 'Header Row', or set 'Records Are' to 'Plain Rows'.",
	);
}

async function readRows(
	context: IExecuteFunctions,
	file: OpenedFile,
	sorter: RowSorter,
): Promise<OperationResult[]> {
	const signal = context.getExecutionCancelSignal();
	const pause = pauses();
	const results: OperationResult[] = [];
	for await (const row of file.rows) {
		if (signal?.aborted) break;
		await pause();
		results.push(sorter.sort(row));
	}
	for (const message of file.warnings) {
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
	sorter.explain('column');
	return results;
}
