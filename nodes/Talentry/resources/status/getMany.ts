import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toStatus } from '../../../../shared/vendors/talentry/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many statuses',
		description: 'Get many statuses that a talent can have',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'status', toStatus, (options) =>
				client.statuses(options),
			);
	},
};
