import { consentRefusal, consentSchema, type Consent } from '../../../shared/model';

const now = new Date('2026-03-10T12:00:00Z');

it.each<[string, Consent, string]>([
	['declined', { state: 'declined' }, 'the candidate has declined the consent'],
	['withdrawn', { state: 'withdrawn' }, 'the candidate has withdrawn the consent'],
	['expired', { state: 'expired' }, 'the consent has expired'],
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
])('refuses a consent that is %s', (_case, consent, reason) => {
	expect(consentRefusal(consent, now)).toBe(reason);
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
	expect(consentRefusal(consent, now)).toBeUndefined();
});

it('keeps a state nobody knows yet', () => {
	expect(consentSchema.parse({ state: 'grandfathered', expiresAt: null, link: '' })).toEqual({
		state: 'grandfathered',
	});
});
