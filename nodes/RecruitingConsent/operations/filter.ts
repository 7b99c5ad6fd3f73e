import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { completeConsent } from '../../../shared/consent/complete';
import { consentFinder, type FoundConsent } from '../../../shared/consent/find';
import { isObject } from '../../../shared/http/paths';
import type { Operation } from '../../../shared/node/run/operation';
import { readParameter } from '../../../shared/node/panel/parameters';
import { toJson } from '../../../shared/node/run/records';
import { hintAtDoubts } from '../hints';
import { calendarOf, readingOptions, readingSchema, readOptions } from '../parameters';

/** The outputs, in their order. */
export const filterOutputs = ['valid', 'expiring', 'expiredOrMissing'] as const;

const missingConsentSchema = z.enum(['missing', 'valid']);

export const filter: Operation = {
	option: {
		name: 'Filter',
		value: 'filter',
		action: 'Filter candidates by consent',
		description:
			'Send each candidate, application or row to Valid, Expiring, or Expired or Missing',
	},
	properties: [
		{
			displayName: 'Expiring Within (Days)',
			name: 'expiringWithinDays',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 30,
			description:
				'Consents that end within this number of days leave by Expiring. They are valid until then; 0 means today.',
		},
		{
			displayName: 'Missing Consent',
			name: 'missingConsent',
			type: 'options',
			options: [
				{
					name: 'Treat as Missing',
					value: 'missing',
					description: 'It leaves by Expired or Missing',
				},
				{
					name: 'Treat as Valid',
					value: 'valid',
					description:
						'For sources with another legal ground than consent. Expired, declined and withdrawn consents still leave by Expired or Missing.',
				},
			],
			default: 'missing',
			description:
				'What to do with records that have no consent, where it is not answered yet, or whose state is unknown',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: readingOptions,
		},
	],
	async start(context) {
		const options = readOptions(context, readingSchema);
		const days = z.number().int().min(0);
		const expiringWithinDays = readParameter(
			context,
			'expiringWithinDays',
			0,
			days,
			'Expiring Within (Days)',
		);
		const missingConsent = readParameter(
			context,
			'missingConsent',
			0,
			missingConsentSchema,
			'Missing Consent',
		);
		const find = consentFinder(calendarOf(context, options), {
			expiringWithinDays,
			...(options.expiryField && { expiryField: options.expiryField }),
		});
		const items = context.getInputData();
		const consents = items.map(({ json }) => find(json));
		hintAtDoubts(context, consents, "These items left by 'Expired or Missing'.");

		return async (itemIndex) => {
			const { json = {}, binary } = items[itemIndex] ?? {};
			const consent = consents[itemIndex] ?? find(json);
			return [
				{
					json: withConsent(json, consent),
					...(binary && { binary }),
					output: filterOutputs.indexOf(outputOf(consent, missingConsent)),
				},
			];
		};
	},
};

function outputOf(
	{ standing }: FoundConsent,
	missingConsent: z.infer<typeof missingConsentSchema>,
): (typeof filterOutputs)[number] {
	if (standing === 'valid' || standing === 'expiring') return standing;
	return standing === 'missing' && missingConsent === 'valid' ? 'valid' : 'expiredOrMissing';
}

/** The item as it is, but for its consent, which targets read at the candidate. */
function withConsent(json: IDataObject, found: FoundConsent): IDataObject {
	const consent = completeConsent(json, found);
	const { candidate } = json;
	return isObject(candidate)
		? { ...json, candidate: toJson({ ...candidate, consent }) }
		: { ...json, consent: toJson(consent) };
}
