import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { outputProperties } from '../../../../shared/node/parameters';
import { recordWriter } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import { readTalentId, talentParameters } from '../../parameters';
import { consentOf } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get consent of talent',
		description: 'Get the state of a consent, since when and until when',
	},
	properties: [...talentParameters, ...outputProperties],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const { record, raw } = await client.talent(readTalentId(context, itemIndex));
			const consent = { system: talentry.system, ...consentOf(record) };
			return [recordWriter(context, itemIndex)({ record: consent, raw })];
		};
	},
};
