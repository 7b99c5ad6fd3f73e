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
import { toUpload } from '../../../../shared/vendors/teamtailor/mapping';
import type { TeamtailorUpload } from '../../../../shared/vendors/teamtailor/records';
import { candidatePickList } from '../../parameters';

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many uploads',
		description: 'Get the files that were added to a candidate; Document > Download fetches them',
	},
	properties: [candidatePickList, ...limitParameters(true), ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const candidateId = readParameter(context, 'candidate', itemIndex, requiredId, 'Candidate');
			return await manyRecords(
				context,
				itemIndex,
				'upload',
				(record: TeamtailorUpload) => ({ ...toUpload(record), candidateId }),
				(options) => client.candidateUploads(candidateId, options),
			);
		};
	},
};
