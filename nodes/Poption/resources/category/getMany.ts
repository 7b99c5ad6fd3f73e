import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import { limitParameters, outputProperties } from '../../../../shared/node/parameters';
import { poption } from '../../../../shared/vendors/poption';
import { toCategory } from '../../../../shared/vendors/poption/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many categories',
		description: 'Get the categories of data that can be exported',
	},
	properties: [...limitParameters(), ...outputProperties],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) =>
			await manyRecords(context, itemIndex, 'category', toCategory, (options) =>
				client.categories(options),
			);
	},
};
