import { consentCalendar } from '../../../shared/consent/calendar';
import { consentFinder } from '../../../shared/consent/find';
import { refusalOf } from '../../../shared/consent/refusal';

type Consent = { state?: string; expiresAt?: string };

const refusal = (consent: Consent | undefined, now: string, timeZone: string) =>
	refusalOf(consentFinder(consentCalendar({ now: new Date(now), timeZone }))({ consent }));
const inWarsaw = (consent: Consent | undefined) =>
	refusal(consent, '2026-03-10T12:00:00Z', 'Europe/Warsaw');

it.each<[string, Consent, string]>([
	['declined', { state: 'declined' }, 'the candidate has declined the consent'],
	['withdrawn', { state: 'withdrawn' }, 'the candidate has withdrawn the consent'],
	['withdrawn in other words', { state: 'Revoked' }, 'the candidate has withdrawn the consent'],
	['expired', { state: 'expired' }, 'the consent has expired'],
	[
		'expired although its date is to come',
		{ state: 'expired', expiresAt: '2027-01-01' },
		'the consent has expired',
	],
	[
		'expired with a date',
		{ state: 'expired', expiresAt: '2025-12-31T23:59:59+01:00' },
		'the consent expired on 2025-12-31',
	],
	[
		'accepted, but past its date',
		{ state: 'accepted', expiresAt: '2026-03-10T11:59:59Z' },
		'the consent expired on 2026-03-10',
	],
	[
		'accepted until yesterday',
		{ state: 'accepted', expiresAt: '2026-03-09' },
		'the consent expired on 2026-03-09',
	],
	[
		'requested, but past its date',
		{ state: 'requested', expiresAt: '2026-01-01' },
		'the consent expired on 2026-01-01',
	],
	[
		'withdrawn although its date is to come',
		{ state: 'withdrawn', expiresAt: '2027-01-01' },
		'the candidate has withdrawn the consent',
	],
	[
		'accepted until a date that cannot be read',
		{ state: 'accepted', expiresAt: 'next spring' },
		'the date in "consent.expiresAt", until which the consent lasts, cannot be read; write it like 2026-12-31',
	],
])('refuses a consent that is %s', (_case, consent, reason) => {
	expect(inWarsaw(consent)).toBe(reason);
});

it.each<[string, Consent | undefined]>([
	['none at all', undefined],
	['none asked for', { state: 'none' }],
	['one requested', { state: 'requested' }],
	['one accepted without an end', { state: 'accepted' }],
	[
		'one accepted until a later moment',
		{ state: 'accepted', expiresAt: '2026-03-10T13:00:01+01:00' },
	],
	[
		'one accepted until today: the day counts to its end',
		{ state: 'accepted', expiresAt: '2026-03-10' },
	],
	['a state nobody knows yet', { state: 'grandfathered' }],
])('has nothing against %s', (_case, consent) => {
	expect(inWarsaw(consent)).toBeUndefined();
});

it.each([
	['Europe/Warsaw', '2026-03-10T22:59:59Z', true],
	['Europe/Warsaw', '2026-03-10T23:00:00Z', false],
	['America/Los_Angeles', '2026-03-11T06:59:59Z', true],
	['America/Los_Angeles', '2026-03-11T07:00:00Z', false],
])('a consent until 10 March ends at midnight in %s: %s', (timeZone, moment, writable) => {
	const consent = { state: 'accepted', expiresAt: '2026-03-10' };
	expect(refusal(consent, moment, timeZone)).toBe(
		writable ? undefined : 'the consent expired on 2026-03-10',
	);
});
