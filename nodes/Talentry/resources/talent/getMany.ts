import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toTalent } from '../../../../shared/vendors/talentry/mapping';
import { filters, filtersSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many talents',
		description: 'Get many talents, by search, pool, status, consent and time',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		const schema = filtersSchema(context.getTimezone());
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, schema, 'Filters');
			return await manyRecords(context, itemIndex, 'talent', toTalent, (options) =>
				client.talents(filter, options),
			);
		};
	},
};
