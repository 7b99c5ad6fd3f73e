import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { applicationParameters, readApplicationId } from '../../../../shared/node/origin';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toStageEntry } from '../../../../shared/vendors/personio/v2/mapping';

export const getStageTransitions: Operation = {
	option: {
		name: 'Get Stage Transitions',
		value: 'getStageTransitions',
		action: 'Get stage transitions of application',
		description: 'Get one item per stage that the application has had, the latest first',
	},
	properties: [...applicationParameters, ...outputProperties],
	async start(context) {
		const client = await connect(context, personioV2);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, personioV2);
			const write = recordWriter(context, itemIndex);
			const transitions = await client.stageTransitions(id, (record) =>
				reportUnreadable(context, 'stage transition', record),
			);
			return transitions.map(({ record, raw }) => write({ record: toStageEntry(id, record), raw }));
		};
	},
};
