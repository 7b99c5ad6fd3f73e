import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { talentry } from '../../../../shared/vendors/talentry';
import { obtainConsent } from '../../../../shared/vendors/talentry/consent';
import { batchingOnly, readTalentId, talentParameters } from '../../parameters';
import { consentOutput } from './output';

export const generateLink: Operation = {
	option: {
		name: 'Generate Link',
		value: 'generateLink',
		action: 'Generate consent link',
		description:
			'Get a link on whose page the talent accepts or declines, to be sent by any channel; the consent is requested from then on',
	},
	properties: [...talentParameters, batchingOnly],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			return [consentOutput(await obtainConsent(client, talentId, { way: 'link' }))];
		};
	},
};
