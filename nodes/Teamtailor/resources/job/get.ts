import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toJob } from '../../../../shared/vendors/teamtailor/mapping';
import { jobPickList } from '../../parameters';

export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get job', description: 'Get one job by its ID' },
	properties: [jobPickList, ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const id = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			const { record, raw } = await client.job(id);
			return [recordWriter(context, itemIndex)({ record: toJob(record), raw })];
		};
	},
};
