import { z } from 'zod';
import { recordKinds } from '../../../shared/files/headers/fields';
import type { Operation, OperationResult } from '../../../shared/node/run/operation';
import { optionalText, readParameter } from '../../../shared/node/panel/parameters';
import { toJson } from '../../../shared/node/run/records';
import {
	headerMappings,
	mappingOptions,
	readMapping,
	slashDatesOption,
	systemOption,
	withoutConsentOption,
} from '../mapping';
import { rowSorter } from '../outputs';
import { pauses } from '../pause';

const optionsSchema = mappingOptions.extend({ jobId: optionalText });

export const convert: Operation = {
	option: {
		name: 'Convert Items',
		value: 'convert',
		action: 'Convert items to records',
		description:
			'Turn items of any node, such as Google Sheets, Typeform or HTTP Request, into candidates, applications or jobs',
	},
	properties: [
		{
			displayName: 'Records Are',
			name: 'recordsAre',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Applications', value: 'application' },
				{ name: 'Candidates', value: 'candidate' },
				{ name: 'Jobs', value: 'job' },
			],
			default: 'candidate',
			description: 'What each item becomes',
		},
		...headerMappings('items'),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				withoutConsentOption,
				{
					displayName: 'Job ID',
					name: 'jobId',
					type: 'string',
					displayOptions: { show: { '/recordsAre': ['application'] } },
					default: '',
					placeholder: 'e.g. 1234',
					description: 'The job of applications that name none, as from the form of one job',
				},
				slashDatesOption,
				systemOption,
			],
		},
	],
	once: true,
	async start(context) {
		const { rowMapper } = await import('../../../shared/files/headers/records');
		return async () => {
			const items = context.getInputData();
			const kind = readParameter(context, 'recordsAre', 0, z.enum(recordKinds), 'Records Are');
			const options = readParameter(context, 'options', 0, optionsSchema, 'Options');
			const mapper = rowMapper(
				{
					kind,
					changes: readMapping(context, 0, 'items'),
					system: options.system ?? 'items',
					timeZone: context.getTimezone(),
					slashDates: options.slashDates,
					...(options.jobId && { jobId: options.jobId }),
				},
				new Map(),
			);
			const sorter = rowSorter(context, { ...options, mapper });
			const signal = context.getExecutionCancelSignal();
			const pause = pauses();
			const results: OperationResult[] = [];
			for (const [index, { json, binary }] of items.entries()) {
				if (signal?.aborted) break;
				await pause();
				const row = { number: index + 1, values: toJson(json), problems: [] };
				results.push({ ...sorter.sort(row, binary), from: [index] });
			}
			sorter.explain('field');
			return results;
		};
	},
};
