import { z } from 'zod';
import { connect } from '../../../../shared/node/connect';
import type { Operation } from '../../../../shared/node/operation';
import { batchingOption, readParameter } from '../../../../shared/node/parameters';
import { talentry } from '../../../../shared/vendors/talentry';
import { obtainConsent } from '../../../../shared/vendors/talentry/consent';
import { readTalentId, talentParameters } from '../../parameters';
import { consentOutput } from './output';

const optionsSchema = z.object({ whenRequested: z.enum(['stop', 'skip']).default('stop') });

export const sendEmail: Operation = {
	option: {
		name: 'Send Email',
		value: 'sendEmail',
		action: 'Send consent email',
		description:
			'Let Talentry ask the talent by email; needs an address, and is done once while the consent is requested',
	},
	properties: [
		{
			displayName:
				'The talent does not know yet that you hold its data. Send this email only to people you are in contact with already.',
			name: 'emailNotice',
			type: 'notice',
			default: '',
		},
		...talentParameters,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				batchingOption,
				{
					displayName: 'If Already Requested',
					name: 'whenRequested',
					type: 'options',
					options: [
						{
							name: 'Skip',
							value: 'skip',
							description: 'Send nothing, and give out the talent with the result unchanged',
						},
						{ name: 'Stop', value: 'stop', description: 'Send nothing, and fail' },
					],
					default: 'stop',
				},
			],
		},
	],
	async start(context) {
		const client = await connect(context, talentry);
		return async (itemIndex) => {
			const talentId = readTalentId(context, itemIndex);
			const { whenRequested } = readParameter(
				context,
				'options',
				itemIndex,
				optionsSchema,
				'Options',
			);
			return [
				consentOutput(await obtainConsent(client, talentId, { way: 'email', whenRequested })),
			];
		};
	},
};
