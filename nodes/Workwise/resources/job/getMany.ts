import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { workwise } from '../../../../shared/vendors/workwise';
import { toJob } from '../../../../shared/vendors/workwise/mapping';
import { filters, filtersSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs, e.g. those that are not connected or paused',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, workwise);
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'job', toJob, (options) =>
				client.jobs(filter, options),
			);
		};
	},
};
