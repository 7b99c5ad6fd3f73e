import { connect } from '../../../../shared/node/connect';
import { manyRecords } from '../../../../shared/node/manyRecords';
import type { Operation } from '../../../../shared/node/operation';
import {
	limitParameters,
	outputProperties,
	readParameter,
	requiredId,
} from '../../../../shared/node/parameters';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toStatus } from '../../../../shared/vendors/teamtailor/mapping';
import type { TeamtailorStage } from '../../../../shared/vendors/teamtailor/records';
import { jobPickList } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many stages',
		description: 'Get the stages of a job in their order',
	},
	properties: [jobPickList, ...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const jobId = readParameter(context, 'job', itemIndex, requiredId, 'Job');
			return await manyRecords(
				context,
				itemIndex,
				'stage',
				(record: TeamtailorStage) => toStatus(record, jobId),
				(options) => client.stages(jobId, options),
			);
		};
	},
};
