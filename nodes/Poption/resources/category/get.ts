import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { poption } from '../../../../shared/vendors/poption';
import { toDescribedCategory } from '../../../../shared/vendors/poption/mapping';
import { categoryPickList } from '../../parameters';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get category',
		description: 'Get the description of the data of a category: its columns in both languages',
	},
	properties: [categoryPickList, ...outputProperties],
	async start(context) {
		const client = await connect(context, poption);
		return async (itemIndex) => {
			const id = readParameter(context, 'category', itemIndex, requiredId, 'Category');
			const { record, raw } = await client.category(id);
			return [recordWriter(context, itemIndex)({ record: toDescribedCategory(record), raw })];
		};
	},
};
