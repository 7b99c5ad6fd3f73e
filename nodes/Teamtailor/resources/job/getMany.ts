import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toJob } from '../../../../shared/vendors/teamtailor/mapping';
import { filterReader, filters, statusParameter } from './filters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs',
		description: 'Get many jobs by their status',
	},
	properties: [statusParameter, ...limitParameters(), filters, ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		const readFilter = filterReader(context);
		return async (itemIndex) => {
			const filter = readFilter(itemIndex);
			return await manyRecords(context, itemIndex, 'job', toJob, (options) =>
				client.jobs(filter, options),
			);
		};
	},
};
