import { readLinks } from '../../../shared/links/link';
import { failureOf } from '../support/failures';

const link = { sourceJobId: 'ww-101', targetJobId: '2001' };

describe('a table that cannot be used', () => {
	it.each([undefined, null, 'text', 7, {}, { links: [] }])('%j is no list', async (table) => {
		const failure = await failureOf(() => readLinks(table));
		expect(failure.kind).toBe('validation');
		expect(failure.message).toBe('The links are not a list');
		expect(failure.details.fields?.[0]?.message).toContain('[{"sourceJobId"');
	});

	it.each([
		['no source job', { targetJobId: '2001' }, 'Link 1.sourceJobId', 'is missing'],
		['null', { ...link, sourceJobId: null }, 'Link 1.sourceJobId', 'is missing'],
		[
			'a blank target job',
			{ ...link, targetJobId: '  ' },
			'Link 1.targetJobId',
			'must not be empty',
		],
		['a broken number', { ...link, targetJobId: 20.5 }, 'Link 1.targetJobId', ''],
		['a list as id', { ...link, targetJobId: ['2001'] }, 'Link 1.targetJobId', ''],
		['text for active', { ...link, active: 'false' }, 'Link 1.active', 'boolean'],
		['a date in words', { ...link, since: '1.3.2026' }, 'Link 1.since', 'ISO 8601'],
		['a time without offset', { ...link, since: '2026-03-01T09:00:00' }, 'Link 1.since', 'offset'],
		[
			'a misspelt field',
			{ ...link, targetJob: '1' },
			'Link 1.targetJob',
			'is not a field of a link',
		],
		['a number as title', { ...link, targetJobTitle: 7 }, 'Link 1.targetJobTitle', 'string'],
		['a row that is text', 'ww-101=2001', 'Link 1', 'object'],
		['a row that is null', null, 'Link 1', 'object'],
	])('%s: row and field are named', async (_case, row, field, message) => {
		const failure = await failureOf(() => readLinks([row]));
		expect(failure.kind).toBe('validation');
		expect(failure.details.fields).toEqual([{ field, message: expect.stringContaining(message) }]);
		expect(failure.message).toContain(field);
		expect(failure.details.remedy).toContain('Nothing was routed');
	});

	it('names the wrong rows by their place, and all of them', async () => {
		const failure = await failureOf(() =>
			readLinks([link, { ...link, sourceJobId: '' }, { a: 1, b: 2, ...link, sourceJobId: 'x' }]),
		);
		expect(failure.details.fields?.map(({ field }) => field)).toEqual([
			'Link 2.sourceJobId',
			'Link 3.a',
			'Link 3.b',
		]);
	});

	it('links a source job twice: the second row names the first', async () => {
		const failure = await failureOf(() =>
			readLinks([
				{ ...link, sourceJobId: 7 },
				link,
				{ ...link, sourceJobId: ' 7 ', targetJobId: '2002' },
			]),
		);
		expect(failure.details.fields).toEqual([
			{ field: 'Link 3.sourceJobId', message: expect.stringContaining('"7" is linked in row 1') },
		]);
	});

	it('counts a paused link as one, too', async () => {
		const failure = await failureOf(() => readLinks([{ ...link, active: false }, link]));
		expect(failure.message).toContain('linked in row 1');
	});
});

describe('a table', () => {
	it('may be empty', () => {
		expect(readLinks([])).toEqual([]);
	});

	it('may lead several source jobs to one target job', () => {
		expect(readLinks([link, { ...link, sourceJobId: 'ww-102' }])).toHaveLength(2);
	});

	it('takes numbers as ids, trims, and fills what is left out', () => {
		const table: unknown = JSON.parse(
			`[{"sourceJobId": 101, "targetJobId": " 2001 "},
			  {"sourceJobId": "b", "targetJobId": 2002, "active": false, "sourceStatusId": "open",
			   "targetStatusId": "system:offer", "since": "2026-03-01", "sourceJobTitle": "A", "targetJobTitle": "B"},
			  {"sourceJobId": "c", "targetJobId": "3", "active": null, "sourceStatusId": "", "targetStatusId": null, "since": " "}]`,
		);
		expect(readLinks(table)).toEqual([
			{ row: 1, sourceJobId: '101', targetJobId: '2001', active: true },
			{
				row: 2,
				sourceJobId: 'b',
				targetJobId: '2002',
				active: false,
				sourceStatusId: 'open',
				targetStatusId: 'system:offer',
				since: '2026-03-01',
				sourceJobTitle: 'A',
				targetJobTitle: 'B',
			},
			{ row: 3, sourceJobId: 'c', targetJobId: '3', active: true },
		]);
	});
});
