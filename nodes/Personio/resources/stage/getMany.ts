import { connect } from '../../../../shared/node/connect';
import type { Operation, OperationResult } from '../../../../shared/node/operation';
import {
	limitParameters,
	optionalText,
	outputProperties,
	readLimit,
	readParameter,
} from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toStatuses } from '../../../../shared/vendors/personio/v2/mapping';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many stages',
		description: 'Get many stages that an application can be in, one item per category and stage',
	},
	properties: [
		{
			displayName: 'Category ID',
			name: 'categoryId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 701',
			description: 'The ID of the job category whose stages are read; all when left out',
		},
		...limitParameters(),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, personioV2);
		return async (itemIndex) => {
			const wanted = readParameter(context, 'categoryId', itemIndex, optionalText, 'Category ID');
			const limit = readLimit(context, itemIndex);
			const write = recordWriter(context, itemIndex);
			const results: OperationResult[] = [];
			const categories = client.categories({
				onUnreadable: (record) => reportUnreadable(context, 'category', record),
			});
			for await (const { record: category } of categories) {
				if (wanted && category.id !== wanted) continue;
				const stages = category.stages ?? [];
				toStatuses(category).forEach((status, index) =>
					results.push(write({ record: status, raw: stages[index] })),
				);
			}
			return results.slice(0, limit);
		};
	},
};
