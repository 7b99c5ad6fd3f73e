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
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toJob } from '../../../../shared/vendors/erecruiter/mapping';

const filtersSchema = z.object({ search: optionalText });

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many recruitments',
		description: 'Get many recruitments, all or those that are shared with the access key',
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
					description: 'Text that the name or the ID must contain',
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, erecruiter);
		return async (itemIndex) => {
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'recruitment', toJob, (options) =>
				client.recruitments(filters, options),
			);
		};
	},
};
