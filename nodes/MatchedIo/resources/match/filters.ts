import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { momentIn, momentParameter } from '../../../../shared/node/moment';
import { exportFilter, exportState } from '../../../../shared/node/exportFilter';
import { commaSeparated, optionalText } from '../../../../shared/node/parameters';

/** Filters of lists of matches. */
export const filterProperties: INodeProperties[] = [
	momentParameter('Changed After', 'changedAfter', 'Matches that were changed later than that'),
	{
		displayName: 'Job IDs',
		name: 'jobId',
		type: 'string',
		default: '',
		placeholder: 'e.g. mj-401,mj-402',
		description: 'Comma-separated IDs of jobs',
	},
];

export function filterSchema(timeZone: string) {
	return z.object({ changedAfter: momentIn(timeZone), jobId: commaSeparated });
}

/** What narrows the list of all matches. */
export const listFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		...filterProperties.filter(({ name }) => name === 'changedAfter'),
		exportFilter(),
		...filterProperties.filter(({ name }) => name === 'jobId'),
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'Text that the name of the candidate or the ID must contain',
		},
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Declined', value: 'declined' },
				{ name: 'Expired', value: 'expired' },
				{ name: 'Open', value: 'open', description: 'One of the two sides has not agreed yet' },
				{ name: 'Successful', value: 'successful' },
			],
			default: 'successful',
			description: 'How far candidate and company have agreed to get in touch',
		},
	],
};

export function listFilterSchema(timeZone: string) {
	return filterSchema(timeZone).extend({
		exportState,
		search: optionalText,
		state: z
			.string()
			.default('successful')
			.transform((state) => (state === 'any' ? undefined : state)),
	});
}
