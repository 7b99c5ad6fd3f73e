import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { applicationParameters, readApplicationId } from '../../../../shared/node/origin';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toStageEntry } from '../../../../shared/vendors/erecruiter/mapping';

export const getStageHistory: Operation = {
	option: {
		name: 'Get Status History',
		value: 'getStageHistory',
		action: 'Get status history of application',
		description: 'Get one item per status that the application has had, the latest first',
	},
	properties: [...applicationParameters, ...outputProperties],
	async start(context) {
		const client = await connect(context, erecruiter);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, erecruiter);
			const write = recordWriter(context, itemIndex);
			const entries = await client.stageHistory(id, (record) =>
				reportUnreadable(context, 'status', record),
			);
			return entries.map(({ record, raw }) => write({ record: toStageEntry(id, record), raw }));
		};
	},
};
