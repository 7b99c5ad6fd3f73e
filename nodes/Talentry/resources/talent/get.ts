import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { toTalent } from '../../../../shared/vendors/talentry/mapping';
import { readTalentId, talentParameters } from '../../parameters';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get talent',
		description: 'Get one talent with its pools and the state of its consent',
	},
	properties: [...talentParameters, ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const { record, raw } = await client.talent(readTalentId(context, itemIndex));
			return [recordWriter(context, itemIndex)({ record: toTalent(record), raw })];
		};
	},
};
