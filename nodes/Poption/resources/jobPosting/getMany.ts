import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
} from '../../../../shared/node/parameters';
import { poption } from '../../../../shared/vendors/poption';
import { toJob } from '../../../../shared/vendors/poption/mapping';
import { filters, filtersSchema } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many job postings',
		description: 'Get many job postings, e.g. to link them with the jobs of another system',
	},
	properties: [...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const filter = readParameter(context, 'filters', itemIndex, filtersSchema, 'Filters');
			return await manyRecords(context, itemIndex, 'job posting', toJob, (options) =>
				client.jobPostings(filter, options),
			);
		};
	},
};
