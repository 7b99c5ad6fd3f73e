import {
	idText,
	listOf,
	openEnum,
	optionalId,
	optionalString,
	optionalTimestamp,
	splitList,
	timestamp,
} from '../../../shared/model/values';

describe('timestamp', () => {
	it.each([
		'',
		'yesterday',
		'1.3.2026',
		'2026',
		'2026-03',
		'2026-13-01',
		'2026-02-30',
		'2026-04-31T10:00:00Z',
		'2026-03-01T25:00:00Z',
		'2026-03-01T09:00:00',
		'2026-03-01 09:00:00Z',
		'2026-03-01T09:00:00+1',
		' 2026-03-01',
		1772352000,
		null,
	])('refuses %j', (value) => {
		expect(timestamp.safeParse(value).success).toBe(false);
	});

	it.each([
		'2026-03-01',
		'2024-02-29',
		'2026-03-01T09:00Z',
		'2026-03-01T09:00:00+01:00',
		'2026-03-01T09:00:00.123456Z',
		'2016-05-31T12:14:07+0200',
		'2026-03-01T23:30:00-11:00',
	])('keeps %s as it is', (text) => {
		expect(timestamp.parse(text)).toBe(text);
	});
});

describe('optional values', () => {
	it.each([undefined, null, '', ' \t\n'])('%j is absent', (value) => {
		expect(optionalString.parse(value)).toBeUndefined();
		expect(optionalId.parse(value)).toBeUndefined();
		expect(optionalTimestamp.parse(value)).toBeUndefined();
	});

	it('are checked where they are there', () => {
		expect(optionalString.safeParse(7).success).toBe(false);
		expect(optionalId.safeParse(true).success).toBe(false);
		expect(optionalTimestamp.safeParse('soon').success).toBe(false);
		expect(optionalString.parse('  Köln ')).toBe('Köln');
		expect(optionalString.parse('0')).toBe('0');
	});
});

describe('ids', () => {
	it.each(['', '  ', 1.5, null, undefined, {}, ['1'], NaN])('refuses %j', (value) => {
		expect(idText.safeParse(value).success).toBe(false);
	});

	it('are text, also where the vendor counts', () => {
		expect(idText.parse(4711)).toBe('4711');
		expect(idText.parse(0)).toBe('0');
		expect(idText.parse(' ww-101 ')).toBe('ww-101');
		expect(optionalId.parse(31)).toBe('31');
	});
});

describe('open enumerations', () => {
	const schema = openEnum(['open', 'closed']);

	it('refuse an empty word, and say which are known', () => {
		expect(schema.safeParse('').error?.issues[0]?.message).toContain('open, closed');
		expect(schema.safeParse(null).success).toBe(false);
	});

	it('keep a word nobody knows yet', () => {
		expect(schema.parse('evergreen')).toBe('evergreen');
	});
});

describe('lists', () => {
	it('are lists even when they are missing, and check each item', () => {
		const schema = listOf(idText);
		expect(schema.parse(undefined)).toEqual([]);
		expect(schema.parse(null)).toEqual([]);
		expect(schema.parse([1, 'b'])).toEqual(['1', 'b']);
		expect(schema.safeParse('a,b').success).toBe(false);
		expect(schema.safeParse([null]).error?.issues[0]?.path).toEqual([0]);
	});
});

describe('a list as text with commas', () => {
	it.each([
		['12, 15', ['12', '15']],
		[' 12 ,, 15,', ['12', '15']],
		['12', ['12']],
		[' , ', []],
		['', []],
	])('%j', (text, expected) => {
		expect(splitList(text)).toEqual(expected);
	});
});
