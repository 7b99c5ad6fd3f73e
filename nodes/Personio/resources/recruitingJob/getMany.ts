import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toJob } from '../../../../shared/vendors/personio/v2/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many jobs that may be unpublished',
		description:
			'Get many jobs, published or not, those changed last first; Personio does not say which are published',
	},
	properties: [...limitParameters(), ...outputProperties],
	async start(context) {
		const client = await connect(context, personioV2);
		return async (itemIndex) => await manyRecords(context, itemIndex, 'job', toJob, client.jobs);
	},
};
