import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { applicationId } from '../../../../shared/node/origin';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toApplication } from '../../../../shared/vendors/personio/v2/mapping';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get application',
		description: 'Get one application by its ID',
	},
	properties: [applicationId, ...outputProperties],
	async start(context) {
		const client = await connect(context, personioV2);
		return async (itemIndex) => {
			const id = readParameter(context, 'applicationId', itemIndex, requiredId, 'Application ID');
			const { record, raw } = await client.application(id);
			return [recordWriter(context, itemIndex)({ record: toApplication(record), raw })];
		};
	},
};
