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
