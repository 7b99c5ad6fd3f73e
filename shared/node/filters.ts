import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** The collection "Filters" of an operation that lists records. */
export function filtersCollection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options,
	};
}

/** @param field what the service searches besides the ID, e.g. `title` */
export function searchFilter(field: string): INodeProperties {
	return {
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		description: `Text that the ${field} or the ID must contain`,
	};
}

/** Whether an application has arrived where it was to go. */
export function exportStateFilter(description: string): INodeProperties {
	return {
		displayName: 'Export',
		name: 'exportState',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Confirmed', value: 'confirmed' },
			{ name: 'Due', value: 'due' },
		],
		default: 'any',
		description,
	};
}

/** What {@link exportStateFilter} means to a service: nothing for any. */
export const exportState = z
	.enum(['any', 'due', 'confirmed'])
	.default('any')
	.transform((state) => (state === 'any' ? undefined : state));
