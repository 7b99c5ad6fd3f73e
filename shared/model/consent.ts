import { z } from 'zod';
import { openEnum, optionalString, optionalTimestamp } from './values';

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
	link: optionalString,
});

export type Consent = z.infer<typeof consentSchema>;
