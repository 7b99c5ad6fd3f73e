import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { matchedIo } from '../../../../shared/vendors/matched-io';
import { toJob } from '../../../../shared/vendors/matched-io/mapping';
import { jobPickList } from '../../parameters';

export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get job', description: 'Get one job by its ID' },
	properties: [jobPickList, ...outputProperties],
	async start(context) {
		const client = await connect(context, matchedIo);
		return async (itemIndex) => {
			const jobId = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			const { record, raw } = await client.job(jobId);
			return [recordWriter(context, itemIndex)({ record: toJob(record), raw })];
		};
	},
};
