import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties, readParameter, requiredId } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { personioV2 } from '../../../../shared/vendors/personio/v2';
import { toCandidate } from '../../../../shared/vendors/personio/v2/mapping';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get candidate',
		description: 'Get one candidate by its ID',
	},
	properties: [
		{
			displayName: 'Candidate ID',
			name: 'candidateId',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID of the candidate, as Get Many gives it out',
			placeholder: 'e.g. 300001',
		},
		...outputProperties,
	],
	async start(context) {
		const client = await connect(context, personioV2);
		return async (itemIndex) => {
			const id = readParameter(context, 'candidateId', itemIndex, requiredId, 'Candidate ID');
			const { record, raw } = await client.candidate(id);
			return [recordWriter(context, itemIndex)({ record: toCandidate(record), raw })];
		};
	},
};
