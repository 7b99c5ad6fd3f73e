import { dateIn, momentIn } from '../../../shared/node/panel/moment';

describe('momentIn', () => {
	it.each([undefined, null, '', '  '])('%j is absent', (value) => {
		expect(momentIn('Europe/Berlin').parse(value)).toBeUndefined();
	});

	it.each(['yesterday', '1.3.2026', '2026-13-01', '2026-02-30', '2026-03-01T25:00', 20260301, {}])(
		'refuses %j',
		(value) => {
			const checked = momentIn('Europe/Berlin').safeParse(value);
			expect(checked.success).toBe(false);
			if (typeof value === 'string') {
				expect(checked.error?.issues[0]?.message).toContain('2026-03-01T09:00');
			}
		},
	);

	it.each([
		['Europe/Berlin', '2026-03-01T09:00', '2026-03-01T08:00:00.000Z'],
		['Europe/Berlin', '2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
		['America/New_York', '2026-03-01T09:00', '2026-03-01T14:00:00.000Z'],
		['Asia/Kolkata', '2026-03-01T09:00', '2026-03-01T03:30:00.000Z'],
		["the form of n8n's date picker", '2026-03-01 09:00:00', '2026-03-01T08:00:00.000Z'],
		['a day begins at its midnight', '2026-03-01', '2026-02-28T23:00:00.000Z'],
		['spaces around', ' 2026-03-01T09:00 ', '2026-03-01T08:00:00.000Z'],
	])('%s: %s', (zone, text, expected) => {
		expect(momentIn(zone.includes('/') ? zone : 'Europe/Berlin').parse(text)).toBe(expected);
	});

	it('reads an offset where there is one, whatever the time zone', () => {
		for (const zone of ['Europe/Berlin', 'America/New_York']) {
			expect(momentIn(zone).parse('2026-03-01T09:00:00Z')).toBe('2026-03-01T09:00:00.000Z');
			expect(momentIn(zone).parse('2026-03-01T09:00:00-05:00')).toBe('2026-03-01T14:00:00.000Z');
		}
	});

	it('takes an hour that the clock skips for the one after it', () => {
		expect(momentIn('Europe/Berlin').parse('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
		expect(momentIn('Europe/Berlin').parse('2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
	});

	it('takes an hour that comes twice for one of the two', () => {
		expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
			momentIn('Europe/Berlin').parse('2026-10-25T02:30'),
		);
	});
});

describe('dateIn', () => {
	it.each([
		['Europe/Berlin', '2026-03-06'],
		['UTC', '2026-03-05'],
		['America/New_York', '2026-03-05'],
		['Pacific/Auckland', '2026-03-06'],
	])('the day at one moment in %s', (zone, expected) => {
		expect(dateIn(zone, new Date('2026-03-05T23:30:00Z'))).toBe(expected);
	});
});
