import { connect } from '../../shared/node/account/connect';
import type { Operation } from '../../shared/node/run/operation';
import { applicationParameters, readApplicationId } from '../../shared/node/input/origin';
import { outputProperties } from '../../shared/node/panel/parameters';
import { recordWriter } from '../../shared/node/run/records';
import { reportUnreadable } from '../../shared/node/run/unreadable';
import { toStageEntry } from './records';
import { personioV2Api } from './v2Client';

export const getStageTransitions: Operation = {
	option: {
		name: 'Get Stage Transitions',
		value: 'getStageTransitions',
		action: 'Get stage transitions of application',
		description: 'Get one item per stage that the application has had, the latest first',
	},
	properties: [...applicationParameters, ...outputProperties],
	async start(context) {
		const client = await connect(context, personioV2Api);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, personioV2Api);
			const write = recordWriter(context, itemIndex);
			const transitions = await client.stageTransitions(id, (record) =>
				reportUnreadable(context, 'stage transition', record),
			);
			return transitions.map(({ record, raw }) => write({ record: toStageEntry(id, record), raw }));
		};
	},
};
