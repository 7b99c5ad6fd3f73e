import { connect } from '../../../../shared/node/connect';
import type { Operation, OperationResult } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readLimit,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { reportUnreadable } from '../../../../shared/node/unreadable';
import { workwise } from '../../../../shared/vendors/workwise';
import { toStatus } from '../../../../shared/vendors/workwise/mapping';
import { jobPickList } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many statuses',
		description: 'Get many statuses that an application of a job can have',
	},
	properties: [jobPickList, ...limitParameters(), ...outputProperties],
	async start(context) {
		const client = await connect(context, workwise);
		return async (itemIndex) => {
			const jobId = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			const limit = readLimit(context, itemIndex);
			const write = recordWriter(context, itemIndex);
			const results: OperationResult[] = [];
			const statuses = client.statuses(jobId, {
				limit,
				onUnreadable: (record) => reportUnreadable(context, 'status', record),
			});
			for await (const { record, raw } of statuses) {
				results.push(write({ record: toStatus(record, jobId), raw }));
			}
			return results;
		};
	},
};
