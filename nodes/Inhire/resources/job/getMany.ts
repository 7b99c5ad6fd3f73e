import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { inhire } from '../../../../shared/vendors/inhire';
import { toJob } from '../../../../shared/vendors/inhire/mapping';
import { filters, filtersSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs with the recruitments that they belong to',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, inhire);
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'job', toJob, (options) =>
				client.jobs(filter, options),
			);
		};
	},
};
