import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toPool } from '../../../../shared/vendors/talentry/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many pools',
		description: 'Get many pools of the account',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'pool', toPool, (options) => client.pools({}, options));
	},
};
