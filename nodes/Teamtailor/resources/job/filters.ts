import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../../../shared/model';
import { commaSeparated, optionalText, readParameter } from '../../../../shared/node/parameters';
import type { JobFilter } from '../../../../shared/vendors/teamtailor/filters';
import { filtersProperty, textFilter, timeFilterShape } from '../../timeFilters';

/** Which jobs are listed at all; Teamtailor lists published ones alone unless told otherwise. */
export const statusParameter: INodeProperties = {
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
	description: 'Only jobs in this state',
};

/** What narrows the list of jobs. */
export const filters = filtersProperty([
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
	textFilter(
		'Location IDs',
		'locations',
		'IDs of locations, with commas between them',
		'e.g. 12,15',
	),
	textFilter('Region IDs', 'regions', 'IDs of regions, with commas between them', 'e.g. 3'),
	textFilter('Role ID', 'role', 'Jobs of that role'),
]);

/** Reads what an item says of both. */
export function filterReader(context: IExecuteFunctions): (itemIndex: number) => JobFilter {
	const schema = z
		.object({
			...timeFilterShape(context.getTimezone()),
			department: optionalText,
			feed: optionalText,
			locations: commaSeparated,
			regions: commaSeparated,
			role: optionalText,
		})
		.transform(present);
	return (itemIndex) => ({
		status: readParameter(context, 'status', itemIndex, z.string(), 'Status'),
		...readParameter(context, 'filters', itemIndex, schema, 'Filters'),
	});
}
