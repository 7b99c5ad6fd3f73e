import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { optionalText } from '../../../../shared/node/parameters';

/** What narrows the list of jobs. */
export const filters: INodeProperties = {
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
			description: 'Only jobs in one of these states; all when none is chosen',
		},
	],
};

export const filtersSchema = z.object({
	search: optionalText,
	status: z
		.array(z.string())
		.default([])
		.transform((statuses) => statuses.join(',') || undefined),
});
