import type { INodeProperties } from 'n8n-workflow';

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
