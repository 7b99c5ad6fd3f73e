import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { teamtailor } from '../../../../shared/vendors/teamtailor';
import { toCandidate } from '../../../../shared/vendors/teamtailor/mapping';
import { candidatePickList } from '../../parameters';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get candidate',
		description: 'Get one candidate by its ID',
	},
	properties: [candidatePickList, ...outputProperties],
	async start(context) {
		const client = await connect(context, teamtailor);
		return async (itemIndex) => {
			const id = readParameter(context, 'candidate', itemIndex, requiredId, 'Candidate');
			const { record, raw } = await client.candidate(id);
			return [recordWriter(context, itemIndex)({ record: toCandidate(record), raw })];
		};
	},
};
