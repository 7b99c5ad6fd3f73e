import { z } from 'zod';
import { openEnum, optionalText, optionalTimestamp } from './values';

export const consentStates = [
	'none',
	'requested',
	'accepted',
	'declined',
	'expired',
	'withdrawn',
] as const;

/** What a candidate has agreed to, and until when. */
export const consentSchema = z.object({
	state: openEnum(consentStates),
	givenAt: optionalTimestamp,
	expiresAt: optionalTimestamp,
	link: optionalText,
});

export type Consent = z.infer<typeof consentSchema>;

/**
 * Why a candidate may not be written into another system, or `undefined` when nothing speaks against it.
 * A consent that was never asked for is not a refusal: the source may rely on another legal ground.
 */
export function consentRefusal(consent: Consent | undefined, now: Date): string | undefined {
	if (!consent) return undefined;
	if (consent.state === 'declined') return 'the candidate has declined the consent';
	if (consent.state === 'withdrawn') return 'the candidate has withdrawn the consent';
	const { expiresAt } = consent;
	const past = expiresAt !== undefined && endOf(expiresAt) < now.getTime();
	if (consent.state === 'expired' || past) {
		return expiresAt
			? `the consent expired on ${expiresAt.slice(0, 10)}`
			: 'the consent has expired';
	}
	return undefined;
}

/** A date without a time lasts until the end of that day. */
function endOf(timestamp: string): number {
	const milliseconds = Date.parse(timestamp);
	return timestamp.length === 10 ? milliseconds + 86_400_000 - 1 : milliseconds;
}
