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
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { toJob } from '../../../../shared/vendors/matched-io/mapping';

const filtersSchema = z.object({ search: optionalText, status: z.array(z.string()).default([]) });

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs, with the job elsewhere that they were imported from',
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
		const client = await connect(context, matchedIo);
		return async (itemIndex) => {
			const { search, status } = readParameter(
				context,
				'filters',
				itemIndex,
				filtersSchema,
				'Filters',
			);
			return await manyRecords(context, itemIndex, 'job', toJob, (options) =>
				client.jobs({ search, status: status.join(',') || undefined }, options),
			);
		};
	},
};
