import { z } from 'zod';
import { present } from '../../shared/model';
import type { OperationResult } from '../../shared/node/run/operation';
import { batchingOption, optionalText, outputProperties } from '../../shared/node/panel/parameters';
import { recordWriter, toJson } from '../../shared/node/run/records';
import { choices, entriesOf, flag, schemaOf } from '../../shared/vendor/fields';
import { talentOf } from './api';
import { batchingOnly, talentOperation } from './chosenTalent';
import {
	messageParameters,
	messageWriter,
	tenantNameOf,
	type ConsentMessage,
} from './consentMessage';
import { obtainConsent, unlockWarning, type ConsentOutcome } from './obtainConsent';
import { system, toTalent, type TalentryTalent } from './records';

/** A choice of states, as Talentry names them. @param description what is chosen by them */
export function consentStates(description: string) {
	return choices(
		'Consent States',
		{
			accepted: 'Accepted',
			declined: 'Declined',
			expired: 'Expired',
			none: { name: 'None', description: 'Nobody has asked yet' },
			requested: 'Requested',
			withdrawn: 'Withdrawn',
		},
		description,
	);
}

/** Where the consent of a talent stands, with as much of the talent as one needs to write to it. */
function consentOf(talent: TalentryTalent, link?: string): object {
	const { id, firstName, lastName, email, consent, blocked, profileUrl } = toTalent(talent);
	return {
		id,
		firstName,
		lastName,
		email,
		blocked,
		profileUrl,
		consent: { ...consent, ...(link && { link }) },
	};
}

function outputOf(
	{ result, talent, link }: ConsentOutcome,
	message?: ConsentMessage,
): OperationResult[] {
	const consent = consentOf(talent, link);
	return [{ json: toJson({ system, result, ...consent, ...(message && { message }) }) }];
}

export const getConsent = talentOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get consent of talent',
		description: 'Get the state of a consent, since when and until when',
	},
	properties: outputProperties,
	start:
		(client) =>
		async (talentId, { context, index }) => {
			const { record, raw } = await talentOf(client, talentId);
			const consent = { system, ...consentOf(record) };
			return [recordWriter(context, index)({ record: consent, raw })];
		},
});

const askAgain = {
	askAgain: flag(
		'Ask Again After a Refusal',
		'Whether to ask a person who has declined or withdrawn the consent, e.g. since the person wishes it',
	),
};

export const generateLink = talentOperation({
	option: {
		name: 'Generate Link',
		value: 'generateLink',
		action: 'Generate consent link',
		description:
			'Get a link on whose page the talent accepts or declines, to be sent by any channel; the consent is requested from then on',
	},
	properties: [
		...messageParameters,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [...entriesOf(askAgain), batchingOption],
		},
	],
	start(client) {
		const tenantName = tenantNameOf(client);
		return async (talentId, item) => {
			const schema = schemaOf(askAgain, item.context.getTimezone());
			const options = item.read('options', schema, 'Options');
			const write = await messageWriter(item, tenantName);
			const outcome = await obtainConsent(client, talentId, { way: 'link', ...options });
			const { talent, link } = outcome;
			return outputOf(outcome, link === undefined ? undefined : write?.(talent, link));
		};
	},
});

const emailOptions = z.object({
	whenRequested: z.enum(['stop', 'skip']).default('stop'),
	askAgain: z.boolean().default(false),
});

export const sendEmail = talentOperation({
	option: {
		name: 'Send Email',
		value: 'sendEmail',
		action: 'Send consent email',
		description:
			'Let Talentry ask the talent by email; needs an address, and is done once while the consent is requested',
	},
	notice: {
		displayName:
			'The talent does not know yet that you hold its data. Send this email only to people you are in contact with already.',
		name: 'emailNotice',
		type: 'notice',
		default: '',
	},
	properties: [
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				...entriesOf(askAgain),
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
	start:
		(client) =>
		async (talentId, { read }) => {
			const options = read('options', emailOptions, 'Options');
			return outputOf(await obtainConsent(client, talentId, { way: 'email', ...options }));
		},
});

const acknowledgement = 'I Take Responsibility for Processing Without Consent';

export const unlock = talentOperation({
	option: {
		name: 'Unlock Manually',
		value: 'unlock',
		action: 'Unlock talent manually',
		description: 'Unblock a talent without its consent; for administrators only, and discouraged',
	},
	notice: { displayName: unlockWarning, name: 'unlockNotice', type: 'notice', default: '' },
	properties: [
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
	start:
		(client) =>
		async (talentId, { read }) => {
			const acknowledged = read('acknowledged', z.boolean(), acknowledgement);
			const reason = read('reason', optionalText, 'Reason');
			const request = { way: 'unlock' as const, acknowledged, ...present({ reason }) };
			return outputOf(await obtainConsent(client, talentId, request));
		},
});
