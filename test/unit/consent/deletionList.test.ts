import { deletionList, type DeletionOptions } from '../../../shared/consent/deletionList';
import { consentFinder } from '../../../shared/consent/find';
import { consentCalendar } from '../../../shared/consent/calendar';

const calendar = consentCalendar({
	now: new Date('2026-03-10T12:00:00Z'),
	timeZone: 'Europe/Warsaw',
});
const list = (items: Array<Record<string, unknown>>, options: Partial<DeletionOptions> = {}) => {
	const find = consentFinder(calendar);
	const records = items.map((item) => ({ item, consent: find(item) }));
	return deletionList(records, calendar, { withoutConsent: 'review', ...options });
};

const accepted = (expiresAt?: string) => ({ state: 'accepted', ...(expiresAt && { expiresAt }) });
const candidate = (id: string, consent: object | null, changes: object = {}) => ({
	system: 'workwise',
	id,
	firstName: 'Vera',
	lastName: 'Versuch',
	email: 'vera.versuch@example.com',
	consent,
	...changes,
});

it('is sorted by date; what has no date comes last', () => {
	const deletions = list([
		candidate('none', null),
		candidate('unreadable', accepted('soon')),
		candidate('later', accepted('2027-01-01')),
		candidate('withdrawn', { state: 'withdrawn', expiresAt: '2027-01-01' }),
		candidate('unlimited', accepted()),
		candidate('sooner', accepted('2026-04-01')),
		candidate('over', accepted('2026-01-01')),
	]);
	expect(
		deletions.map(({ id, deleteBy, daysLeft, reason }) => [id, deleteBy, daysLeft, reason]),
	).toEqual([
		['over', '2026-01-01T23:59:59.999+01:00', -68, 'expired'],
		['withdrawn', '2026-03-10T13:00:00.000+01:00', 0, 'withdrawn'],
		['sooner', '2026-04-01T23:59:59.999+02:00', 22, 'expires'],
		['later', '2027-01-01T23:59:59.999+01:00', 297, 'expires'],
		['unreadable', undefined, undefined, 'unreadable'],
		['none', undefined, undefined, 'missing'],
	]);
	expect(deletions[4]?.unreadableField).toBe('consent.expiresAt');
});

it('compares moments, not texts', () => {
	const deletions = list([
		candidate('second', accepted('2026-05-01T08:00:00-05:00')),
		candidate('first', accepted('2026-05-01T09:00:00Z')),
	]);
	expect(deletions.map(({ id }) => id)).toEqual(['first', 'second']);
});

it('names nobody unless it is told to', () => {
	const record = candidate('1', accepted('2026-04-01'), { url: 'https://ats.example.com/c/1' });
	expect(list([record])).toEqual([
		{
			system: 'workwise',
			id: '1',
			kind: 'candidate',
			url: 'https://ats.example.com/c/1',
			deleteBy: '2026-04-01T23:59:59.999+02:00',
			daysLeft: 22,
			reason: 'expires',
			rows: [1],
		},
	]);
	const [named] = list([record], { includeFields: ['email', 'consent.state', 'phone'] });
	expect(named?.fields).toEqual({ email: 'vera.versuch@example.com', 'consent.state': 'accepted' });
});

it('lists a record once, with the date that comes first', () => {
	const deletions = list([
		candidate('1', accepted('2027-01-01')),
		candidate('1', null),
		candidate('1', accepted('2026-06-01')),
		candidate('1', accepted('2026-06-01'), { system: 'inhire' }),
		candidate('2', accepted('unreadable')),
		candidate('2', null),
	]);
	expect(deletions.map(({ system, id, reason, rows }) => [system, id, reason, rows])).toEqual([
		['workwise', '1', 'expires', [1, 2, 3]],
		['inhire', '1', 'expires', [4]],
		['workwise', '2', 'unreadable', [5, 6]],
	]);
	expect(deletions[0]?.deleteBy).toContain('2026-06-01');
});

it('tells applications, candidates and rows apart', () => {
	const until = '2026-06-01';
	expect(
		list(
			[
				{ system: 'inhire', id: 'a1', candidate: { id: 'c1', consent: accepted(until) } },
				{ 'Søknads-ID': 7, 'Kandidat ID': ' k9 ', 'Samtykket utløper': until },
				{ 'Candidate ID': 'k9', 'Consent expires at': until },
				{ ID: 'x', 'Consent expires at': until },
				{ Navn: 'A', 'Consent expires at': until },
				{ Navn: 'A', 'Consent expires at': until },
				{ nummer: '12', url: 'javascript:alert(1)', 'Consent expires at': until },
			],
			{ system: 'poption' },
		).map(({ system, kind, id, candidateId, rows, url }) => ({
			system,
			kind,
			id,
			candidateId,
			rows,
			url,
		})),
	).toEqual([
		{ system: 'inhire', kind: 'application', id: 'a1', candidateId: 'c1', rows: [1] },
		{ system: 'poption', kind: 'application', id: '7', candidateId: 'k9', rows: [2] },
		{ system: 'poption', kind: 'candidate', id: 'k9', rows: [3] },
		{ system: 'poption', kind: 'row', id: 'x', rows: [4] },
		{ system: 'poption', kind: 'row', rows: [5] },
		{ system: 'poption', kind: 'row', rows: [6] },
		{ system: 'poption', kind: 'row', rows: [7] },
	]);
	const [byField] = list([{ nummer: 12, 'Consent expires at': until }], { idField: 'nummer' });
	expect(byField).toMatchObject({ id: '12', kind: 'row' });
});

it.each([
	[
		'review',
		[
			['missing', undefined],
			['missing', undefined],
		],
	],
	[
		'dueNow',
		[
			['missing', '2026-03-10T13:00:00.000+01:00'],
			['missing', '2026-03-10T13:00:00.000+01:00'],
		],
	],
	['leaveOut', []],
] as const)('records without consent: %s', (withoutConsent, expected) => {
	const deletions = list([candidate('1', null), candidate('2', { state: 'requested' })], {
		withoutConsent,
	});
	expect(deletions.map(({ reason, deleteBy }) => [reason, deleteBy])).toEqual(expected);
});

it('carries the fields that an item has, and nothing in place of those that it lacks', () => {
	const includeFields = ['email', 'phone', 'constructor'];
	const options = { includeFields };
	const [some] = list([candidate('1', accepted('2026-04-01'))], options);
	expect(some?.fields).toEqual({ email: 'vera.versuch@example.com' });
	const [none] = list([{ id: '2', consent: accepted('2026-04-01') }], options);
	expect(none).not.toHaveProperty('fields');
});
