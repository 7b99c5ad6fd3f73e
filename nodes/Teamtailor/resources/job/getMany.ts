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
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toJob } from '../../../../shared/vendors/teamtailor/mapping';
import { filtersProperty, textFilter, timeFilterShape } from '../../timeFilters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs by their status',
	},
	properties: [
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Archived', value: 'archived' },
				{ name: 'Draft', value: 'draft' },
				{ name: 'Published', value: 'published' },
				{ name: 'Scheduled', value: 'scheduled' },
				{ name: 'Unlisted', value: 'unlisted' },
			],
			default: 'published',
		},
		...limitParameters(),
		filtersProperty([
			textFilter('Department ID', 'department', 'Jobs of that department'),
			{
				displayName: 'Feed',
				name: 'feed',
				type: 'options',
				options: [
					{ name: 'Internal', value: 'internal' },
					{ name: 'Public', value: 'public' },
					{ name: 'Public and Internal', value: 'public,internal' },
				],
				default: 'public,internal',
				description: 'Whom the jobs are shown to; public ones when left out',
			},
			textFilter('Location IDs', 'locations', 'Comma-separated', 'e.g. 12,15'),
			textFilter('Region IDs', 'regions', 'Comma-separated', 'e.g. 3'),
			textFilter('Role ID', 'role', 'Jobs of that role'),
		]),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		const filtersSchema = z.object({
			...timeFilterShape(context.getTimezone()),
			department: optionalText,
			feed: optionalText,
			locations: optionalText,
			regions: optionalText,
			role: optionalText,
		});
		return async (itemIndex) => {
			const status = readParameter(context, 'status', itemIndex, z.string(), 'Status');
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'job', toJob, (options) =>
				client.jobs({ status, ...present(filters) }, options),
			);
		};
	},
};
