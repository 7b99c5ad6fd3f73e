import { application, items, jsonOf, linksOf, textOf, type Bench } from '../support';
import { fileIn, hintsOf, sheetOf } from './bench';

export function describeWrite(bench: Bench): void {
	const run = async (
		parameters: Parameters<Bench['runNode']>[1],
		options: Parameters<Bench['runNode']>[2],
	) => await bench.runNode('recruitingFile', { operation: 'write', ...parameters }, options);

	test('many items become one file, in the columns of what they are', async () => {
		const input = items(application(), application({ id: 'wwa-2' }));
		const result = await run({ options: { headerLanguage: 'nb' } }, { input });
		expect(jsonOf(result)).toMatchObject([
			{ format: 'xlsx', fileName: expect.stringMatching(/^applications-/), rows: 2, leftOut: 0 },
		]);
		expect(result.outputs[0]?.[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		const [headers, first] = await sheetOf(await fileIn(result), 'Søknader');
		expect(headers?.slice(0, 2)).toEqual(['Søknads-ID', 'Stillings-ID']);
		expect(first?.[headers?.indexOf('Etternavn') ?? 0]).toBe('Versuch');
	});

	test('items of any other kind, in the columns of their fields', async () => {
		const input = items({ navn: 'Åse', adresse: { sted: 'Tromsø' } }, { navn: '=1+1', alder: 40 });
		const result = await run({}, { input });
		expect(await sheetOf(await fileIn(result))).toEqual([
			['navn', 'adresse.sted', 'alder'],
			['Åse', 'Tromsø'],
			['=1+1', '', '40'],
		]);
	});

	test('only additional columns', async () => {
		const column = [{ header: 'Mail', path: 'candidate.email', type: 'text' }];
		const result = await run(
			{ format: 'csv', columnsOf: 'additional', options: { additionalColumns: { column } } },
			{ input: items(application()) },
		);
		expect((await fileIn(result)).toString()).toBe('\uFEFFMail\r\nvera.versuch@example.com\r\n');
	});

	test.each([
		['items without fields', {}, {}],
		['only additional columns, and none of them', { columnsOf: 'additional' }, { a: 1 }],
	])('a table of %s is refused', async (_case, parameters, item) => {
		const { error } = await run(parameters, { input: items(item) });
		expect(textOf(error)).toMatch(/would have no columns[^]*'Additional Columns'/);
	});

	test('without those whose consent is over, rows of files included', async () => {
		const input = items(
			{ firstName: 'A', lastName: 'A', consent: { state: 'expired' } },
			{ firstName: 'B', lastName: 'B', 'Samtykket utløper': '01.01.2020' },
			{ firstName: 'C', lastName: 'C' },
		);
		const result = await run({ format: 'json' }, { input });
		expect(JSON.parse((await fileIn(result)).toString())).toMatchObject([{ firstName: 'C' }]);
		expect(jsonOf(result)).toMatchObject([{ rows: 1, leftOut: 2 }]);
		expect(hintsOf(result)).toMatch(/2 items were left out/);
		expect(linksOf(result)).toEqual([2]);
		const all = await run({ format: 'json', options: { withoutConsent: true } }, { input });
		expect(jsonOf(all)).toMatchObject([{ rows: 3 }]);
	});

	test('a text too long for a cell is cut, and said', async () => {
		const result = await run({}, { input: items({ text: 'x'.repeat(40_000) }) });
		expect(hintsOf(result)).toMatch(/1 text\(s\) were longer than the 32,767/);
	});

	test('an additional column without a field is refused by its name', async () => {
		const column = [{ header: 'X', path: ' ', type: 'text' }];
		const { error } = await run(
			{ options: { additionalColumns: { column } } },
			{ input: items({ a: 1 }) },
		);
		expect(textOf(error)).toMatch(/'Options: additionalColumns.column\[0\].path'.*names no field/);
	});
}
