import { z } from 'zod';
import { present } from '../../../../shared/model';
import { commaSeparated, optionalText } from '../../../../shared/node/parameters';
import { filtersProperty, textFilter, timeFilterShape } from '../../timeFilters';

/** What narrows the list of candidates. */
export const filters = filtersProperty([
	{
		displayName: 'Connected',
		name: 'connected',
		type: 'boolean',
		default: true,
		description: 'Whether the candidate has joined the account through Connect',
	},
	textFilter('Department ID', 'department', 'Candidates of that department'),
	textFilter('Email', 'email', 'Exactly this address', 'e.g. nathan@example.com'),
	textFilter(
		'Location IDs',
		'locations',
		'IDs of locations, with commas between them',
		'e.g. 12,15',
	),
	textFilter('Phone', 'phone', '6 to 14 digits, may begin with +'),
	textFilter('Region IDs', 'regions', 'IDs of regions, with commas between them', 'e.g. 3'),
	textFilter('Role ID', 'role', 'Candidates of that role'),
]);

/** A day without an offset is read in the time zone. */
export function filtersSchema(timeZone: string) {
	return z
		.object({
			...timeFilterShape(timeZone),
			connected: z.boolean().optional(),
			department: optionalText,
			email: optionalText,
			locations: commaSeparated,
			phone: optionalText,
			regions: commaSeparated,
			role: optionalText,
		})
		.transform(present);
}
