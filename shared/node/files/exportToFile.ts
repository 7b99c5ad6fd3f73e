import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions } from '../../http/contractClient';
import type { Category, Column } from '../../files/columns';
import {
	fileNameOption,
	formatParameter,
	outputFieldParameter,
	readFileParameters,
	tableOptions,
} from '../panel/fileParameters';
import type { Operation } from '../run/operation';
import { byName, limitParameters, readLimit, readParameter } from '../panel/parameters';
import type { ModelRecord } from '../run/records';
import { unreadableMessage } from '../run/unreadable';
import { consentGate, type ConsentGate, includeWithoutConsentOption } from './consentGate';
import { storeRecords } from './storeRecords';

/** The records that an account has of one kind: what narrows them, and how they are read. */
export interface RecordList {
	/** Parameters that choose among the records, e.g. "Filters". */
	properties: INodeProperties[];
	/** Entries of the node's "Options" that change what is read, e.g. a language. */
	options?: INodeProperties[];
	/** Connects once; what it gives reads the parameters of an item and lists the records page by page. */
	start(
		context: IExecuteFunctions,
	): Promise<(itemIndex: number, options: ListOptions) => AsyncIterable<ModelRecord>>;
}

/** Records that are named one by one in a hint before they are only counted. */
const mostNamed = 10;

/**
 * The operation "Export to File" for a list of any resource. Pages go straight into the file: no record becomes an item,
 * so memory does not grow with their number. People whose consent has expired, was declined or withdrawn stay out unless
 * the user says otherwise. It gives one item: `{format, fileName, rows, leftOut, unreadable, bytes}` and the file.
 */
export function exportToFile(category: Category, list: RecordList): Operation {
	const { noun } = category;
	return {
		option: {
			name: 'Export to File',
			value: 'exportToFile',
			action: `Export ${noun.many} to file`,
			description: `Write ${noun.many} into an Excel, CSV or JSON file, however many they are`,
		},
		properties: [
			formatParameter,
			...list.properties,
			...limitParameters(true),
			outputFieldParameter,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: byName([
					columnsOption(category),
					fileNameOption,
					rawOption,
					...(category.people ? [includeWithoutConsentOption] : []),
					...(list.options ?? []),
					...tableOptions,
				]),
			},
		],
		async start(context) {
			const read = await list.start(context);
			return async (itemIndex) => {
				const limit = readLimit(context, itemIndex);
				const { binaryField, fileName, withoutConsent, table, additionalColumns } =
					readFileParameters(context, itemIndex);
				const { columns, includeRaw } = readParameter(
					context,
					'options',
					itemIndex,
					exportOptions,
					'Options',
				);
				const unreadable = unreadableCounter(context, noun.one);
				const records = read(itemIndex, {
					...(limit !== undefined && { limit }),
					onUnreadable: unreadable.add,
					readAhead: true,
				});
				const gate = consentGate(context, withoutConsent || !category.people);
				const needsRaw = additionalColumns.some(({ path }) => path.startsWith('raw.'));
				const { file, report, ...named } = await storeRecords(
					context,
					passing(records, gate, includeRaw || needsRaw),
					{
						sheetName: category.title[table.language],
						...table,
						columns: [...chosen(category.columns, columns), ...additionalColumns],
					},
					{ entered: fileName, subject: noun.many },
				);
				unreadable.explain();
				gate.explain(noun.many);
				return [
					{
						json: {
							format: table.format,
							fileName: named.fileName,
							rows: report.rows,
							leftOut: gate.leftOut(),
							unreadable: unreadable.count(),
							...(file.bytes !== undefined && { bytes: file.bytes }),
						},
						binary: { [binaryField]: file },
					},
				];
			};
		},
	};
}

const exportOptions = z.object({
	columns: z.array(z.string()).default([]),
	includeRaw: z.boolean().default(false),
});

function columnsOption({ columns }: Category): INodeProperties {
	return {
		displayName: 'Columns',
		name: 'columns',
		type: 'multiOptions',
		displayOptions: { show: { '/format': ['csv', 'xlsx'] } },
		options: columns
			.map(({ path, header }) => ({ name: header.en, value: path }))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: [],
		description: 'The columns of the table; all when none is chosen',
	};
}

const rawOption: INodeProperties = {
	displayName: 'Include Raw Records',
	name: 'includeRaw',
	type: 'boolean',
	displayOptions: { show: { '/format': ['json'] } },
	default: false,
	description: "Whether to add the vendor's own record to each one, as raw",
};

function chosen(columns: readonly Column[], paths: readonly string[]): readonly Column[] {
	return paths.length === 0 ? columns : columns.filter(({ path }) => paths.includes(path));
}

/** The records that may leave, one after the other. */
async function* passing(
	received: AsyncIterable<ModelRecord>,
	gate: ConsentGate,
	withRaw: boolean,
): AsyncGenerator<object> {
	for await (const { record, raw } of received) {
		if (gate.lets(record)) yield withRaw ? { ...record, raw } : record;
	}
}

/** Records that do not fit are named in hints, as long as those can be read, and then only counted. */
function unreadableCounter(context: IExecuteFunctions, noun: string) {
	let count = 0;
	const warn = (message: string) =>
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	return {
		add(record: Parameters<typeof unreadableMessage>[1]) {
			count += 1;
			const message = unreadableMessage(noun, record);
			context.logger.warn(message);
			if (count <= mostNamed) warn(message);
		},
		count: () => count,
		explain() {
			if (count > mostNamed)
				warn(`${count - mostNamed} more could not be read; n8n's log names them.`);
		},
	};
}
