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
import { poption } from '../../../../shared/vendors/poption';
import { toJob } from '../../../../shared/vendors/poption/mapping';

const filtersSchema = z.object({
	search: optionalText,
	status: z.array(z.string()).default([]),
});

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
			const { search, status } = readParameter(
				context,
				'filters',
				itemIndex,
				filtersSchema,
				'Filters',
			);
			const filter = {
				...(search && { search }),
				...(status.length > 0 && { status: status.join(',') }),
			};
			return await manyRecords(context, itemIndex, 'job posting', toJob, (options) =>
				client.jobPostings(filter, options),
			);
		};
	},
};
