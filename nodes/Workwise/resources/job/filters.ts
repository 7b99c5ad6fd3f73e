import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { searchFilter } from '../../../../shared/node/filters';
import { optionalText } from '../../../../shared/node/parameters';

export const filters: INodeProperties = {
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
		searchFilter('title'),
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

const connections = {
	any: undefined,
	connected: 'connected',
	notConnectedOrPaused: 'notConnected,paused',
};

/** As Workwise takes them. */
export const filtersSchema = z
	.object({
		connection: z.enum(['any', 'notConnectedOrPaused', 'connected']).default('any'),
		search: optionalText,
		status: z.array(z.string()).default([]),
	})
	.transform(({ connection, search, status }) => ({
		connection: connections[connection],
		search,
		status: status.join(',') || undefined,
	}));
