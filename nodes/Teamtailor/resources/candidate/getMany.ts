import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { present } from '../../../../shared/model';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toCandidate } from '../../../../shared/vendors/teamtailor/mapping';
import { filtersProperty, textFilter, timeFilterShape } from '../../timeFilters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many candidates',
		description: 'Get many candidates, e.g. those changed since a time',
	},
	properties: [
		...limitParameters(),
		filtersProperty([
			{
				displayName: 'Connected',
				name: 'connected',
				type: 'boolean',
				default: true,
				description: 'Whether the candidate has joined the account through Connect',
			},
			textFilter('Department ID', 'department', 'Candidates of that department'),
			textFilter('Email', 'email', 'Exactly this address', 'e.g. nathan@example.com'),
			textFilter('Location IDs', 'locations', 'Comma-separated', 'e.g. 12,15'),
			textFilter('Phone', 'phone', '6 to 14 digits, may begin with +'),
			textFilter('Region IDs', 'regions', 'Comma-separated', 'e.g. 3'),
			textFilter('Role ID', 'role', 'Candidates of that role'),
		]),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, teamtailor);
		const filtersSchema = z.object({
			...timeFilterShape(context.getTimezone()),
			connected: z.boolean().optional(),
			department: optionalText,
			email: optionalText,
			locations: optionalText,
			phone: optionalText,
			regions: optionalText,
			role: optionalText,
		});
		return async (itemIndex) => {
			const filters = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'candidate', toCandidate, (options) =>
				client.candidates(present(filters), options),
			);
		};
	},
};
