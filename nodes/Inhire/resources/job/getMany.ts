import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { inhire } from '../../../../shared/vendors/inhire';
import { toJob } from '../../../../shared/vendors/inhire/mapping';

const filtersSchema = z.object({ search: optionalText });

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs with the recruitments that they belong to',
	},
	properties: [
		...limitParameters(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					description: 'Text that the title or the ID must contain',
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, inhire);
		return async (itemIndex) => {
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'job', toJob, (options) =>
				client.jobs(filters, options),
			);
		};
	},
};
