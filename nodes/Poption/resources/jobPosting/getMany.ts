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
import { toJob } from '../../../../shared/vendors/poption/mapping';
import { anyOf } from '../../parameters';

const filtersSchema = z.object({ search: optionalText, status: anyOf });

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many job postings',
		description: 'Get many job postings, e.g. to link them with the jobs of another system',
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
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					options: [
						{ name: 'Archived', value: 'archived' },
						{ name: 'Closed', value: 'closed' },
						{ name: 'Draft', value: 'draft' },
						{ name: 'Open', value: 'open' },
					],
					default: [],
				},
			],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'job posting', toJob, (options) =>
				client.jobPostings(present(filters), options),
			);
		};
	},
};
