import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { optionalText, readParameter } from '../../../../shared/node/parameters';
import { present } from '../../../../shared/model';
import { talentry } from '../../../../shared/vendors/talentry';
import { obtainConsent } from '../../../../shared/vendors/talentry/consent';
import { unlockWarning } from '../../../../shared/vendors/talentry/consentRules';
import { batchingOnly, readTalentId, talentParameters } from '../../parameters';
import { consentOutput } from './output';

const acknowledgement = 'I Take Responsibility for Processing Without Consent';

export const unlock: Operation = {
	option: {
		name: 'Unlock Manually',
		value: 'unlock',
		action: 'Unlock talent manually',
		description: 'Unblock a talent without its consent; for administrators only, and discouraged',
	},
	properties: [
		{ displayName: unlockWarning, name: 'unlockNotice', type: 'notice', default: '' },
		...talentParameters,
		{
			displayName: acknowledgement,
			name: 'acknowledged',
			type: 'boolean',
			default: false,
			description:
				'Whether you know that unlocking is no consent, that processing the data of a person who has not agreed breaks the GDPR unless another legal ground applies, and that you answer for it',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			placeholder: 'e.g. Contract of 1 March 2026',
			description: 'The legal ground, kept with the talent',
		},
		batchingOnly,
	],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			const acknowledged = readParameter(
				context,
				'acknowledged',
				itemIndex,
				z.boolean(),
				acknowledgement,
			);
			const reason = readParameter(context, 'reason', itemIndex, optionalText, 'Reason');
			const request = { way: 'unlock' as const, acknowledged, ...present({ reason }) };
			return [consentOutput(await obtainConsent(client, talentId, request))];
		};
	},
};
