import type { FoundConsent } from './find';

/**
 * Why a candidate may not be written into another system or a file, or `undefined` when nothing speaks against it.
 * A consent that was never asked for is not a refusal: the source may rely on another legal ground.
 */
export function refusalOf({
	standing,
	end,
	daysLeft,
	unreadable,
}: FoundConsent): string | undefined {
	switch (standing) {
		case 'declined':
		case 'withdrawn':
			return `the candidate has ${standing} the consent`;
		case 'expired':
			return end && daysLeft !== undefined && daysLeft <= 0
				? `the consent expired on ${end.day}`
				: 'the consent has expired';
		case 'unreadable':
			return `the date in "${unreadable?.field ?? ''}", until which the consent lasts, cannot be read; write it like 2026-12-31`;
		default:
			return undefined;
	}
}
