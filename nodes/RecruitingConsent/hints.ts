import type { IExecuteFunctions } from 'n8n-workflow';
import type { FoundConsent } from '../../shared/consent/find';

const namedAtMost = 10;

/** Says on the node what somebody should look at. Dates are not named: a wrong column may hold anything. */
export function hintAtDoubts(
	context: IExecuteFunctions,
	consents: readonly FoundConsent[],
	whatHappened: string,
): void {
	const unreadable = consents.flatMap((consent, index) =>
		consent.standing === 'unreadable' && consent.unreadable
			? [`item ${index + 1}, "${consent.unreadable.field}"`]
			: [],
	);
	if (unreadable.length > 0) {
		const others = unreadable.length - namedAtMost;
		const places = unreadable.slice(0, namedAtMost).join('; ');
		context.addExecutionHints({
			message: `A consent date cannot be read: ${places}${others > 0 ? `; and ${others} more` : ''}. ${whatHappened} Write dates like 2026-12-31; for dates with slashes, set the option 'Dates With Slashes'.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	if (consents.length > 0 && consents.every(({ stated }) => !stated)) {
		context.addExecutionHints({
			message:
				"No item says anything about a consent. If it is in a column of another name, enter that in the option 'Consent Expiry Field'.",
			type: 'warning',
			location: 'outputPane',
		});
	}
}
