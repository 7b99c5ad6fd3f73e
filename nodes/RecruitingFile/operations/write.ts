import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import {
	applicationCategory,
	candidateCategory,
	jobCategory,
	type Category,
	type Column,
} from '../../../shared/files/columns';
import { discoverColumns } from '../../../shared/files/layout';
import {
	fileNameOption,
	formatParameter,
	outputFieldParameter,
	readFileParameters,
	tableOptions,
} from '../../../shared/node/panel/fileParameters';
import type { Operation } from '../../../shared/node/run/operation';
import { byName, readParameter } from '../../../shared/node/panel/parameters';
import { consentGate, includeWithoutConsentOption } from '../../../shared/node/files/consentGate';
import { storeRecords } from '../../../shared/node/files/storeRecords';

const categories = {
	application: applicationCategory,
	candidate: candidateCategory,
	job: jobCategory,
};

const columnsOf = z.enum(['additional', 'all', 'application', 'candidate', 'detect', 'job']);
type ColumnsOf = z.infer<typeof columnsOf>;

export const write: Operation = {
	option: {
		name: 'Write',
		value: 'write',
		action: 'Write items to file',
		description: 'Write all input items into one Excel, CSV or JSON file',
	},
	properties: [
		formatParameter,
		{
			displayName: 'Columns',
			name: 'columnsOf',
			type: 'options',
			displayOptions: { show: { format: ['csv', 'xlsx'] } },
			options: [
				{ name: 'All Fields of the Items', value: 'all', description: 'Named as the fields are' },
				{ name: 'Application', value: 'application' },
				{ name: 'Candidate', value: 'candidate' },
				{
					name: 'Detect',
					value: 'detect',
					description:
						'Those of applications, candidates or jobs where all items are such, else all fields',
				},
				{ name: 'Job', value: 'job' },
				{
					name: 'Only Additional Columns',
					value: 'additional',
					description: "Those of the option 'Additional Columns'",
				},
			],
			default: 'detect',
			description: 'Which columns the table gets',
		},
		outputFieldParameter,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: byName([fileNameOption, includeWithoutConsentOption, ...tableOptions]),
		},
	],
	once: true,
	async start(context) {
		return async () => {
			const items = context.getInputData();
			const { binaryField, fileName, withoutConsent, table, additionalColumns } =
				readFileParameters(context, 0);
			const chosen =
				table.format === 'json'
					? 'detect'
					: readParameter(context, 'columnsOf', 0, columnsOf, 'Columns');
			const category = categoryOf(chosen, items);
			const gate = consentGate(context, withoutConsent);
			const written: number[] = [];
			async function* records(): AsyncGenerator<object> {
				for (const [index, { json }] of items.entries()) {
					if (!gate.lets(json)) continue;
					written.push(index);
					yield json;
				}
			}
			const {
				file,
				fileName: name,
				report,
			} = await storeRecords(
				context,
				records(),
				{
					sheetName: category?.title[table.language] ?? 'Records',
					...table,
					columns: [...columnsFor(chosen, category, items), ...additionalColumns],
				},
				{ entered: fileName, subject: category?.noun.many ?? 'records' },
			);
			gate.explain('items');
			return [
				{
					json: {
						format: table.format,
						fileName: name,
						rows: report.rows,
						leftOut: gate.leftOut(),
						...(file.bytes !== undefined && { bytes: file.bytes }),
					},
					binary: { [binaryField]: file },
					from: written,
				},
			];
		};
	},
};

function categoryOf(chosen: ColumnsOf, items: readonly INodeExecutionData[]): Category | undefined {
	if (chosen === 'all' || chosen === 'additional') return undefined;
	if (chosen !== 'detect') return categories[chosen];
	const every = (...fields: string[]) =>
		items.length > 0 && items.every(({ json }) => fields.every((field) => field in json));
	if (every('candidate', 'jobId')) return applicationCategory;
	if (every('firstName', 'lastName')) return candidateCategory;
	return every('title', 'status', 'id') ? jobCategory : undefined;
}

function columnsFor(
	chosen: ColumnsOf,
	category: Category | undefined,
	items: readonly INodeExecutionData[],
): readonly Column[] {
	if (category) return category.columns;
	return chosen === 'additional' ? [] : discoverColumns(items.map(({ json }) => json));
}
