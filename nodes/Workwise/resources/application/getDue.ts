import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readLimit,
	readParameter,
} from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { workwise } from '../../../../shared/vendors/workwise';
import { applicationItems } from '../../applications';
import { downloadDocuments } from '../../parameters';
import { filterProperties, filterSchema } from './filters';

export const getDue: Operation = {
	option: {
		name: 'Get Due for Export',
		value: 'getDue',
		action: 'Get applications due for export',
		description: 'Get the applications whose export has not been confirmed yet',
	},
	properties: [
		...limitParameters(true),
		{ ...downloadDocuments, default: true },
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: filterProperties,
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, workwise);
		const schema = filterSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await applicationItems(
				context,
				client,
				{ ...filter, exportState: 'due' },
				{
					limit: readLimit(context, itemIndex),
					download: readParameter(
						context,
						'downloadDocuments',
						itemIndex,
						z.boolean(),
						'Download Documents',
					),
					write: recordWriter(context, itemIndex),
				},
			);
		};
	},
};
