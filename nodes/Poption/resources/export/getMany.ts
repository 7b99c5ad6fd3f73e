import { z } from 'zod';
import { present } from '../../../../shared/model';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { poption } from '../../../../shared/vendors/poption';
import { toExport } from '../../../../shared/vendors/poption/mapping';
import { anyOf } from '../../parameters';

const filtersSchema = z.object({ category: optionalText, status: anyOf });

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many exports',
		description: 'Get many exports, newest first, e.g. those that take the slots',
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
					displayName: 'Category',
					name: 'category',
					type: 'string',
					default: '',
					placeholder: 'e.g. candidates',
					description: 'The ID of a category',
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					options: [
						{ name: 'Failed', value: 'failed' },
						{ name: 'Finished', value: 'finished' },
						{ name: 'Queued', value: 'queued' },
						{ name: 'Running', value: 'running' },
					],
					default: [],
					description: 'Only exports in one of these states; all when none is chosen',
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'export', toExport, (options) =>
				client.exports(present(filters), options),
			);
		};
	},
};
