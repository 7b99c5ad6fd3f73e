import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import { momentIn } from '../../../../shared/node/moment';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toCandidate } from '../../../../shared/vendors/personio/v2/mapping';
import { emailFilter, windowFilters } from '../../personFilters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many candidates',
		description: 'Get many candidates, those changed last first, e.g. all changed since a time',
	},
	properties: [
		...limitParameters(),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [emailFilter, ...windowFilters],
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, personioV2);
		const moment = momentIn(context.getTimezone());
		const filtersSchema = z.object({
			email: optionalText,
			updatedAfter: moment,
			updatedBefore: moment,
		});
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'candidate', toCandidate, (options) =>
				client.candidates(filter, options),
			);
		};
	},
};
