import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { applicationParameters, readApplicationId } from '../../../../shared/node/origin';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toApplication } from '../../../../shared/vendors/teamtailor/mapping';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get application',
		description: 'Get one application with its candidate, job and stage',
	},
	properties: [...applicationParameters, ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const id = readApplicationId(context, itemIndex, teamtailor);
			const { record, raw } = await client.application(id);
			return [recordWriter(context, itemIndex)({ record: toApplication(record), raw })];
		};
	},
};
