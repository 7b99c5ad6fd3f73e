import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { toPoints } from '../../../../shared/vendors/talentry/mapping';
import { dayParameters, readDays } from '../../days';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get points of many employees',
		description: 'Get the points that each employee has earned by referrals within some days',
	},
	properties: [...dayParameters, ...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const days = readDays(context, itemIndex);
			return await manyRecords(context, itemIndex, 'employee', toPoints, (options) =>
				client.points(days, options),
			);
		};
	},
};
