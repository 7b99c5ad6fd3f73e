import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import {
	outputProperties,
	pickList,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toJob } from '../../../../shared/vendors/personio/v2/mapping';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get job that may be unpublished',
		description: 'Get one job by its ID, published or not',
	},
	properties: [
		pickList({
			displayName: 'Job',
			name: 'job',
			searchListMethod: 'searchRecruitingJobs',
			idPlaceholder: 'e.g. 12345',
			required: true,
		}),
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, personioV2);
		return async (itemIndex) => {
			const id = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			const { record, raw } = await client.job(id);
			return [recordWriter(context, itemIndex)({ record: toJob(record), raw })];
		};
	},
};
