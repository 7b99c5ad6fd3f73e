import type { INodeProperties } from 'n8n-workflow';
import { momentIn, momentParameter } from '../../shared/node/moment';

/** Filters by the time at which records were made and changed; shared by all lists that have them. */
export const timeFilterProperties: INodeProperties[] = [
	momentParameter('Created After', 'createdFrom', 'Records that were made at that time or later'),
	momentParameter('Created Before', 'createdTo', 'Records that were made until that time'),
	momentParameter(
		'Updated After',
		'updatedFrom',
		'Records that were changed at that time or later',
	),
	momentParameter('Updated Before', 'updatedTo', 'Records that were last changed until that time'),
];

export function timeFilterShape(timeZone: string) {
	const moment = momentIn(timeZone);
	return { createdFrom: moment, createdTo: moment, updatedFrom: moment, updatedTo: moment };
}

/** One filter of a list that takes an id or a text. */
export function textFilter(
	displayName: string,
	name: string,
	description: string,
	placeholder?: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		...(placeholder && { placeholder }),
		description,
	};
}

/** The "Filters" collection, its entries in the order of the alphabet. */
export function filtersProperty(filters: readonly INodeProperties[]): INodeProperties {
	const options = [...filters, ...timeFilterProperties].sort((one, other) =>
		one.displayName.localeCompare(other.displayName),
	);
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options,
	};
}
