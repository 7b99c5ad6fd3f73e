import { DateTime } from 'luxon';
import { consentCalendar } from '../../../shared/consent/calendar';
import type { SlashDates } from '../../../shared/dates/written';

const read = (value: unknown, timeZone = 'Europe/Warsaw', slashDates?: SlashDates) =>
	consentCalendar({ now: new Date(), timeZone, ...(slashDates && { slashDates }) }).read(value);
const utc = (end: { at: number } | undefined) => end && new Date(end.at).toISOString();

describe('a date without a time lasts to the end of that day in the time zone', () => {
	it.each([
		['Europe/Warsaw', '2026-03-10', '2026-03-10T22:59:59.999Z'],
		['Europe/Warsaw', '2026-07-10', '2026-07-10T21:59:59.999Z'],
		['America/Los_Angeles', '2026-03-10', '2026-03-11T06:59:59.999Z'],
		['Pacific/Auckland', '2026-03-10', '2026-03-10T10:59:59.999Z'],
		['UTC', '2026-03-10', '2026-03-10T23:59:59.999Z'],
		['Europe/Warsaw', '2024-02-29', '2024-02-29T22:59:59.999Z'],
	])('%s: %s', (zone, text, expected) => {
		expect(utc(read(text, zone))).toBe(expected);
	});

	it.each([
		['a day of 23 hours in Warsaw', 'Europe/Warsaw', '2026-03-29', '2026-03-29T21:59:59.999Z', 23],
		['a day of 25 hours in Warsaw', 'Europe/Warsaw', '2026-10-25', '2026-10-25T22:59:59.999Z', 25],
		[
			'a day of 23 hours in California',
			'America/Los_Angeles',
			'2026-03-08',
			'2026-03-09T06:59:59.999Z',
			23,
		],
		[
			'a day of 25 hours in California',
			'America/Los_Angeles',
			'2026-11-01',
			'2026-11-02T07:59:59.999Z',
			25,
		],
	])('%s', (_case, zone, text, expected, hours) => {
		expect(utc(read(text, zone))).toBe(expected);
		const dayBefore = DateTime.fromISO(text, { zone }).minus({ days: 1 }).toFormat('yyyy-MM-dd');
		const length = (read(text, zone)?.at ?? 0) - (read(dayBefore, zone)?.at ?? 0);
		expect(length / 3_600_000).toBe(hours);
	});
});

it.each([
	'2026-12-31',
	'31.12.2026',
	'31. 12. 2026',
	'2026/12/31',
	'2026.12.31',
	' 2026-12-31 ',
	46387,
])('reads the day %j', (value) => {
	expect(read(value)?.text).toBe('2026-12-31T23:59:59.999+01:00');
});

it.each([
	['2026-12-31T13:30', '2026-12-31T13:30:00.000+01:00'],
	['2026-12-31 13:30', '2026-12-31T13:30:00.000+01:00'],
	['2026-12-31 13:30:05', '2026-12-31T13:30:05.000+01:00'],
	['31.12.2026 13:30', '2026-12-31T13:30:00.000+01:00'],
	['31.12.2026, 13.30', '2026-12-31T13:30:00.000+01:00'],
	['31.12.2026 kl. 13:30', '2026-12-31T13:30:00.000+01:00'],
	['31.12.2026 um 13:30 Uhr', '2026-12-31T13:30:00.000+01:00'],
	['2026-12-31 12:05 am', '2026-12-31T00:05:00.000+01:00'],
	['2026-12-31 12:05 PM', '2026-12-31T12:05:00.000+01:00'],
	['2026-12-31 1:05 p.m.', '2026-12-31T13:05:00.000+01:00'],
	[46387.5625, '2026-12-31T13:30:00.000+01:00'],
])('takes the time of %j for one of the time zone', (value, expected) => {
	expect(read(value)?.text).toBe(expected);
});

it('reads an offset where there is one, whatever the time zone, and leaves its text alone', () => {
	for (const zone of ['Europe/Warsaw', 'America/Los_Angeles']) {
		expect(read('2026-12-31T23:59:59+01:00', zone)).toEqual({
			at: Date.parse('2026-12-31T22:59:59Z'),
			day: '2026-12-31',
			text: '2026-12-31T23:59:59+01:00',
		});
		expect(utc(read('2026-12-31 13:30 Z', zone))).toBe('2026-12-31T13:30:00.000Z');
		expect(utc(read('31.12.2026 13:30 -0330', zone))).toBe('2026-12-31T17:00:00.000Z');
	}
});

it('reads dates as JavaScript and luxon have them', () => {
	const moment = new Date('2026-12-31T12:00:00Z');
	expect(utc(read(moment))).toBe('2026-12-31T12:00:00.000Z');
	expect(read(DateTime.fromJSDate(moment))?.text).toBe('2026-12-31T13:00:00.000+01:00');
	expect(read(new Date('nonsense'))).toBeUndefined();
});

it('reads dates with slashes as it is told, and not at all by itself', () => {
	expect(read('03/04/2026', 'UTC', 'dayFirst')?.text).toBe('2026-04-03T23:59:59.999Z');
	expect(read('03/04/2026', 'UTC', 'monthFirst')?.text).toBe('2026-03-04T23:59:59.999Z');
	expect(read('3/4/2026 2:15 PM', 'UTC', 'monthFirst')?.text).toBe('2026-03-04T14:15:00.000Z');
	expect(read('31-12-2026', 'UTC', 'dayFirst')?.text).toBe('2026-12-31T23:59:59.999Z');
	expect(read('31/12/2026', 'UTC', 'monthFirst')).toBeUndefined();
	expect(read('03/04/2026')).toBeUndefined();
	expect(read('31-12-2026')).toBeUndefined();
});

it.each([
	...[
		'2026-02-30',
		'31.11.2026',
		'2026-13-01',
		'2026-12-31 25:00',
		'2026-12-31 13:00 PM',
		'2026-12-31 0:10 AM',
	],
	...[
		'31.12.26',
		'12/2026',
		'2026',
		'soon',
		'2026-12-31Z',
		'2026-12-31 13',
		'2026-12-31T13:30+99:00x',
		'2026/12-31',
	],
	...[
		'<b>2026-12-31</b>',
		'1 2026-12-31',
		'2026-12-31 or later',
		0,
		-1,
		1e12,
		Number.NaN,
		Infinity,
		true,
		{},
		[],
		null,
	],
])('does not read %j', (value) => {
	expect(read(value)).toBeUndefined();
});

it('refuses a time zone that does not exist', () => {
	expect(() => read('2026-12-31', 'Mars/Olympus')).toThrow('"Mars/Olympus" of the workflow');
});

describe('days until', () => {
	function days(at: string, now: string, timeZone: string): number | undefined {
		const calendar = consentCalendar({ now: new Date(now), timeZone });
		const end = calendar.read(at);
		return end && calendar.daysUntil(end);
	}

	it.each([
		['later today', '2026-03-10T23:59:59+01:00', '2026-03-10T00:00:00+01:00', 0],
		['tomorrow, an hour away', '2026-03-11T00:30:00+01:00', '2026-03-10T23:30:00+01:00', 1],
		['yesterday, an hour ago', '2026-03-09T23:30:00+01:00', '2026-03-10T00:30:00+01:00', -1],
		['earlier today', '2026-03-10T08:00:00+01:00', '2026-03-10T09:00:00+01:00', 0],
		['over the day of 23 hours', '2026-03-30T00:00:00+02:00', '2026-03-28T23:59:59+01:00', 2],
		['over the day of 25 hours', '2026-10-26T00:00:00+01:00', '2026-10-24T23:59:59+02:00', 2],
		['over a year', '2027-03-10T12:00:00+01:00', '2026-03-10T12:00:00+01:00', 365],
	])('%s', (_case, at, now, expected) => {
		expect(days(at, now, 'Europe/Warsaw')).toBe(expected);
	});

	it('counts days of the time zone', () => {
		const [at, now] = ['2026-03-11T02:00:00Z', '2026-03-10T22:00:00Z'];
		expect(days(at, now, 'UTC')).toBe(1);
		expect(days(at, now, 'America/Los_Angeles')).toBe(0);
	});
});
