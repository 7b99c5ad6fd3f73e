import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toJob } from '../../../../shared/vendors/erecruiter/mapping';
import { filters, filtersSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many recruitments',
		description: 'Get many recruitments, all or those that are shared with the access key',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, erecruiter);
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'recruitment', toJob, (options) =>
				client.recruitments(filter, options),
			);
		};
	},
};
