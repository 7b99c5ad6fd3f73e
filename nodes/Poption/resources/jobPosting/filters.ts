import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../../../shared/model';
import { optionalText } from '../../../../shared/node/parameters';
import { anyOf } from '../../parameters';

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
			description: 'Only job postings in one of these states; all when none is chosen',
		},
	],
};

export const filtersSchema = z
	.object({ search: optionalText, status: anyOf })
	.transform((chosen) => present(chosen));
