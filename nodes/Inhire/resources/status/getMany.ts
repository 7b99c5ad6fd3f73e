import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { inhire } from '../../../../shared/vendors/inhire';
import { toStatus } from '../../../../shared/vendors/inhire/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many statuses',
		description: 'Get many statuses that an application can have',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, inhire);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'status', toStatus, (options) =>
				client.statuses(options),
			);
	},
};
