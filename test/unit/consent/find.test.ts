import { completeConsent } from '../../../shared/consent/complete';
import { consentFinder } from '../../../shared/consent/find';
import { consentCalendar } from '../../../shared/consent/calendar';

const calendar = consentCalendar({
	now: new Date('2026-03-10T12:00:00Z'),
	timeZone: 'Europe/Warsaw',
});
const find = (item: Record<string, unknown>, expiryField?: string) =>
	consentFinder(calendar, { expiringWithinDays: 30, ...(expiryField && { expiryField }) })(item);
const complete = (item: Record<string, unknown>) => completeConsent(item, find(item));

describe('columns of files', () => {
	it.each([
		...['Consent expires at', 'consent expires at', 'CONSENT EXPIRES AT', 'Consent  Expires  At'],
		...[
			'consent_expires_at',
			'consent-expires-at',
			'consentExpiresAt',
			'\uFEFFConsent expires at',
			'candidate.consent.expiresAt',
		],
		...['Samtykket utløper', 'samtykket utløper', 'SAMTYKKET UTLØPER', 'Samtykket_utløper'],
		...['Samtykket utloper', 'samtykket utloeper', 'Samtykke utløpsdato', 'Samtykke gyldig til'],
		...['Einwilligung gültig bis', 'einwilligung_gueltig_bis', 'Einwilligung gultig bis'],
		...['Einwilligung läuft ab am', 'Ablaufdatum der Einwilligung', 'Zustimmung gültig bis'],
		...['Zgoda ważna do', 'zgoda wazna do', 'Zgoda wygasa', 'Data wygaśnięcia zgody'],
	])('%s', (name) => {
		expect(find({ Navn: 'A', [name]: '2026-12-31' })).toMatchObject({
			standing: 'valid',
			daysLeft: 296,
		});
		expect(find({ [name]: '2026-03-09' }).standing).toBe('expired');
	});

	it.each(['Contract expires at', 'Expires at', 'Samtykket', 'Consent text', ''])(
		'%j says no date',
		(name) => {
			expect(find({ [name]: '2026-12-31' }).standing).not.toBe('valid');
		},
	);

	it('takes a further field by its name or its path', () => {
		expect(find({ 'Valid to': '2026-12-31' }, 'Valid to').standing).toBe('valid');
		expect(find({ 'a.b': '2026-12-31' }, 'a.b').standing).toBe('valid');
		expect(find({ privacy: { until: '2026-12-31' } }, 'privacy.until').standing).toBe('valid');
		expect(find({ 'Valid to': ' ' }, 'Valid to').standing).toBe('missing');
	});

	it.each([
		['Consent status', 'Withdrawn', 'withdrawn'],
		['Samtykke', 'Trukket tilbake', 'withdrawn'],
		['Einwilligung', 'widerrufen', 'withdrawn'],
		['Zgoda', 'cofnięta', 'withdrawn'],
		['Consent', 'No', 'declined'],
		['Samtykke', 'nei', 'declined'],
		['Einwilligung', 'Abgelehnt', 'declined'],
		['Zgoda', 'ODMOWA', 'declined'],
		['Consent status', 'expired', 'expired'],
		['Consent status', 'requested', 'missing'],
		['Consent', false, 'missing'],
		['Consent', 'I agree to everything', 'missing'],
		['Consent', 'yes', 'valid'],
		['Consent', true, 'valid'],
		['Samtykke', 'Ja', 'valid'],
		['Zgoda', 'tak', 'valid'],
		['Samtykke gitt', '2026-01-05', 'valid'],
		['Consent given', '05.01.2026 kl. 13:30', 'valid'],
		['Zgoda udzielona', 46027, 'valid'],
		['Samtykke gitt', '2026-03-10', 'valid'],
		['Samtykke gitt', '2026-03-11', 'missing'],
	])('%s: %s, whatever the date says', (name, value, standing) => {
		expect(find({ [name]: value, 'Consent expires at': '2026-12-31' }).standing).toBe(standing);
	});
});

describe('where an item says it more than once', () => {
	it.each([
		[
			'two columns: the earlier',
			{ 'Consent expires at': '2027-01-01', 'Samtykket utløper': '2026-03-01' },
			'expired',
		],
		[
			'one of two is blank',
			{ 'Consent expires at': '', 'Samtykket utløper': '2027-01-01' },
			'valid',
		],
		[
			'one of two cannot be read',
			{ 'Consent expires at': '?', 'Samtykket utløper': '2027-01-01' },
			'unreadable',
		],
		[
			'a record and a column',
			{ consent: { state: 'accepted' }, 'Consent expires at': '2026-03-01' },
			'expired',
		],
		[
			'a record and a refusal',
			{ consent: { state: 'accepted' }, 'Consent status': 'withdrawn' },
			'withdrawn',
		],
		[
			'an application and its candidate',
			{ consent: { state: 'accepted' }, candidate: { consent: { state: 'declined' } } },
			'declined',
		],
		['a day on which it was given', { 'Samtykke gitt': '2026-01-05' }, 'valid'],
		[
			'a day on which it was given, and an end',
			{ 'Samtykke gitt': '2025-01-05', 'Samtykket utløper': '2026-01-05' },
			'expired',
		],
		[
			'a day on which it was given, and a refusal',
			{ 'Samtykke gitt': '2026-01-05', Samtykke: 'trukket' },
			'withdrawn',
		],
		[
			'a day on which it was given, and another word',
			{ 'Samtykke gitt': '2026-01-05', Samtykke: 'forespurt' },
			'missing',
		],
	])('%s', (_case, item, standing) => {
		expect(find(item).standing).toBe(standing);
	});
});

describe('standing', () => {
	it.each([
		['an end to come', { state: 'accepted', expiresAt: '2026-12-31' }, 'valid', 296],
		['no end', { state: 'accepted' }, 'valid', undefined],
		['an end today', { state: 'accepted', expiresAt: '2026-03-10' }, 'expiring', 0],
		['an end in 30 days', { state: 'accepted', expiresAt: '2026-04-09' }, 'expiring', 30],
		['an end in 31 days', { state: 'accepted', expiresAt: '2026-04-10' }, 'valid', 31],
		[
			'an end an hour ago',
			{ state: 'accepted', expiresAt: '2026-03-10T12:00:00+01:00' },
			'expired',
			0,
		],
		['an end yesterday', { state: 'accepted', expiresAt: '2026-03-09' }, 'expired', -1],
		['no state, but an end', { expiresAt: '2026-12-31' }, 'valid', 296],
		['nothing in it', {}, 'missing', undefined],
		['none', { state: 'none' }, 'missing', undefined],
		['requested', { state: 'requested', expiresAt: '2026-12-31' }, 'missing', 296],
		['requested, over', { state: 'requested', expiresAt: '2026-01-01' }, 'expired', -68],
		['declined', { state: 'declined', expiresAt: '2026-12-31' }, 'declined', 296],
		['withdrawn', { state: 'withdrawn' }, 'withdrawn', undefined],
		['a word nobody knows', { state: 'grandfathered', expiresAt: '2026-12-31' }, 'missing', 296],
		[
			'a date nobody can read',
			{ state: 'accepted', expiresAt: '31/12/2026' },
			'unreadable',
			undefined,
		],
		[
			'a date that does not exist',
			{ state: 'accepted', expiresAt: '2026-02-30' },
			'unreadable',
			undefined,
		],
	])('of a consent with %s', (_case, consent, standing, daysLeft) => {
		for (const item of [{ consent }, { candidate: { consent } }]) {
			const found = find(item);
			expect([found.standing, found.daysLeft]).toEqual([standing, daysLeft]);
		}
	});

	it.each([null, 'x', [], {}])(
		'of a candidate with %j for a consent is missing or a word',
		(consent) => {
			expect(find({ consent }).standing).toBe('missing');
		},
	);

	it('knows whether anything was said', () => {
		expect(find({ firstName: 'Vera', 'Consent expires at': '' }).stated).toBe(false);
		expect(find({ consent: { state: 'none' } }).stated).toBe(true);
	});
});

describe('the completed consent', () => {
	it('keeps what was there, and says a date with its offset', () => {
		expect(
			complete({
				consent: { state: 'accepted', givenAt: '2025-01-01', expiresAt: '2026-12-31', policy: 7 },
			}),
		).toEqual({
			state: 'accepted',
			givenAt: '2025-01-01',
			expiresAt: '2026-12-31T23:59:59.999+01:00',
			policy: 7,
			standing: 'valid',
			daysLeft: 296,
		});
		const own = '2026-12-31T20:00:00-05:00';
		expect(complete({ consent: { state: 'accepted', expiresAt: own } }).expiresAt).toBe(own);
	});

	it.each([
		[{ 'Consent expires at': '2026-12-31' }, 'accepted', undefined],
		[{ 'Consent expires at': '2026-03-11' }, 'accepted', 'The consent expires on 2026-03-11'],
		[{ 'Consent expires at': '2026-03-09' }, 'expired', 'The consent expired on 2026-03-09'],
		[
			{ consent: { state: 'expired', expiresAt: '2027-01-01' } },
			'expired',
			'The consent has expired',
		],
		[{ consent: { state: 'expired' } }, 'expired', 'The consent has expired'],
		[{ consent: { state: 'declined' } }, 'declined', 'The candidate has declined the consent'],
		[{}, 'none', 'There is no consent'],
		[
			{ consent: { state: 'requested' } },
			'requested',
			'The consent was requested and is not given yet',
		],
		[
			{ consent: { state: 'implied' } },
			'implied',
			'The consent has the state "implied", which says nothing about whether it was given',
		],
		[
			{ 'Samtykket utløper': 'snart' },
			'none',
			'The date in "Samtykket utløper", until which the consent lasts, cannot be read; write it like 2026-12-31',
		],
	])('of %j', (item, state, message) => {
		const consent = complete(item);
		expect([consent.state, consent.message]).toEqual([state, message]);
	});

	it('keeps a date that cannot be read, so that no target takes it for a consent', () => {
		expect(complete({ 'Samtykket utløper': 'snart' }).expiresAt).toBe('snart');
	});

	it('is the same when it is completed again, and forgets an earlier verdict', () => {
		for (const item of [
			{ 'Consent expires at': '2026-12-31' },
			{ consent: { state: 'accepted', expiresAt: '2026-03-01' } },
			{ consent: { state: 'requested' } },
		]) {
			const once = complete(item);
			expect(complete({ ...item, consent: once })).toEqual(once);
		}
		const renewed = {
			state: 'accepted',
			expiresAt: '2027-12-31',
			standing: 'expired',
			message: 'x',
		};
		expect(complete({ consent: renewed })).not.toHaveProperty('message');
	});
});
