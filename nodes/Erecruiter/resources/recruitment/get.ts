import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { erecruiter } from '../../../../shared/vendors/erecruiter';
import { toJob } from '../../../../shared/vendors/erecruiter/mapping';
import { recruitmentPickList } from '../../parameters';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get recruitment',
		description: 'Get one recruitment by its ID',
	},
	properties: [recruitmentPickList, ...outputProperties],
	async start(context) {
		const client = await connect(context, erecruiter);
		return async (itemIndex) => {
			const id = readParameter(context, 'job', itemIndex, requiredId, 'Recruitment');
			const { record, raw } = await client.recruitment(id);
			return [recordWriter(context, itemIndex)({ record: toJob(record), raw })];
		};
	},
};
