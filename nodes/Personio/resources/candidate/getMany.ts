import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toCandidate } from '../../../../shared/vendors/personio/v2/mapping';
import { filters, filterSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many candidates',
		description: 'Get many candidates, those changed last first, e.g. all changed since a time',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, personioV2);
		const schema = filterSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyRecords(context, itemIndex, 'candidate', toCandidate, (options) =>
				client.candidates(filter, options),
			);
		};
	},
};
