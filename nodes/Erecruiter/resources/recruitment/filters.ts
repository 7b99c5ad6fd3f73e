import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { optionalText } from '../../../../shared/node/parameters';

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
			description: 'Text that the name or the ID must contain',
		},
	],
};

export const filtersSchema = z.object({ search: optionalText });
