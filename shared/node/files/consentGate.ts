import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { consentCalendar } from '../../consent/calendar';
import { consentFinder, type ConsentItem } from '../../consent/find';
import { refusalOf } from '../../consent/refusal';
import type { SlashDates } from '../../dates/written';
import { isObject } from '../../http/paths';

export const includeWithoutConsentOption: INodeProperties = {
	displayName: 'Include Records Without Valid Consent',
	name: 'withoutConsent',
	type: 'boolean',
	default: false,
	description:
		'Whether to include also those whose consent has expired, was declined or was withdrawn. They stay out otherwise, and a hint says how many.',
};

/** Keeps people out who have not agreed, or no more. */
export interface ConsentGate {
	/** Whether the record may pass; one that may not is counted. */
	lets(record: object): boolean;
	leftOut(): number;
	/** Says on the node how many were left out, if any. */
	explain(nouns: string): void;
}

/**
 * @param open whether everything passes, as the user has said in words
 * @param slashDates what 3/4/2026 means; default: that it cannot be read
 */
export function consentGate(
	context: IExecuteFunctions,
	open: boolean,
	slashDates: SlashDates = 'unreadable',
): ConsentGate {
	const timeZone = context.getTimezone();
	const find = consentFinder(consentCalendar({ now: new Date(), timeZone, slashDates }));
	let leftOut = 0;
	return {
		lets(record) {
			if (open || !isItem(record) || !refusalOf(find(record))) return true;
			leftOut += 1;
			return false;
		},
		leftOut: () => leftOut,
		explain(nouns) {
			if (leftOut === 0) return;
			context.addExecutionHints({
				message: `${leftOut} ${nouns} were left out, since their consent has expired, was declined or withdrawn, or ends on a date that cannot be read. The option '${includeWithoutConsentOption.displayName}' includes them.`,
				type: 'info',
				location: 'outputPane',
			});
		},
	};
}

function isItem(record: object): record is ConsentItem {
	return isObject(record);
}
