import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation, OperationResult } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readLimit,
	readParameter,
} from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { workwise } from '../../../../shared/vendors/workwise';
import { toJob } from '../../../../shared/vendors/workwise/mapping';

const filtersSchema = z.object({
	connection: z.enum(['any', 'notConnectedOrPaused', 'connected']).default('any'),
	search: optionalText,
	status: z.array(z.string()).default([]),
});

const connections = {
	any: undefined,
	connected: 'connected',
	notConnectedOrPaused: 'notConnected,paused',
};

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs, e.g. those that are not connected or paused',
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
					displayName: 'Connection',
					name: 'connection',
					type: 'options',
					options: [
						{ name: 'Any', value: 'any' },
						{ name: 'Connected', value: 'connected' },
						{ name: 'Not Connected or Paused', value: 'notConnectedOrPaused' },
					],
					default: 'notConnectedOrPaused',
					description: 'Whether Workwise itself counts the job as connected to another system',
				},
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
		const client = await connect(context, workwise);
		return async (itemIndex) => {
			const limit = readLimit(context, itemIndex);
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			const write = recordWriter(context, itemIndex);
			const results: OperationResult[] = [];
			const jobs = client.jobs(
				{
					connection: connections[filters.connection],
					search: filters.search,
					status: filters.status.join(',') || undefined,
				},
				{ limit, onUnreadable: (record) => reportUnreadable(context, 'job', record) },
			);
			for await (const { record, raw } of jobs) results.push(write({ record: toJob(record), raw }));
			return results;
		};
	},
};
