import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toRejectReason } from '../../../../shared/vendors/teamtailor/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many reject reasons',
		description: 'Get the reasons with which applications are rejected',
	},
	properties: [...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'reject reason', toRejectReason, (options) =>
				client.rejectReasons(options),
			);
	},
};
