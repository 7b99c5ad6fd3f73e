import type { ReadOptions } from '../../../shared/files/read';
import { fieldFinder } from '../../../shared/files/headers/fields';
import { fileOf, readAll, refusal, workbookOf } from './support';

const find = fieldFinder('candidate', new Map());
const knows: ReadOptions['knows'] = (header) => find(header) !== undefined;

describe('headers below something else', () => {
	test.each([
		['a title', 'Kandidater\n\nFornavn;Etternavn\nKari;Prøvestad\n', 3],
		['a title that could be a header', 'Kandidat\nFornavn;Etternavn\nKari;Prøvestad\n', 2],
		[
			'lines of instructions',
			'Export of 30 November\nDo not change the headers;\n;\nFornavn;Etternavn;E-post\nKari;Prøvestad;kari@example.com\n',
			4,
		],
	])('%s', async (_case, text, headerRow) => {
		const { values, warnings } = await readAll(fileOf(text, 'x.csv'), { knows });
		expect(values).toEqual([expect.objectContaining({ Fornavn: 'Kari', Etternavn: 'Prøvestad' })]);
		expect(warnings).toEqual([
			expect.stringContaining(`Row ${headerRow} was taken for the headers`),
		]);
	});

	test('stay in the first row where it has known ones, whatever the rows say', async () => {
		const text = 'Fornavn;Etternavn;x;y\nEmail;Phone;Mobile;City\n';
		const { values, warnings } = await readAll(fileOf(text, 'x.csv'), { knows });
		expect([values, warnings]).toEqual([
			[{ Fornavn: 'Email', Etternavn: 'Phone', x: 'Mobile', y: 'City' }],
			[],
		]);
	});

	test('stay in the first row where no row has known ones, and where another row is chosen', async () => {
		const text = 'Title\na;b\nFornavn;Etternavn\n1;2\n';
		const unknown = await readAll(fileOf('Title\na;b\n1;2\n', 'x.csv'), { knows });
		expect([...unknown.headers.keys()]).toEqual(['Title']);
		const chosen = await readAll(fileOf(text, 'x.csv'), { knows, headerRow: 2 });
		expect([...chosen.headers.keys()]).toEqual(['a', 'b']);
	});

	test('are looked for at the beginning only', async () => {
		const text = `${'note\n'.repeat(30)}Fornavn;Etternavn\nKari;Prøvestad\n`;
		const { headers } = await readAll(fileOf(text, 'x.csv'), { knows });
		expect([...headers.keys()]).toEqual(['note']);
	});
});

describe('the sheet with the table', () => {
	const table = [
		['Fornavn', 'Etternavn'],
		['Kari', 'Prøvestad'],
	];
	const kari = { Fornavn: 'Kari', Etternavn: 'Prøvestad' };

	test.each<[string, string[][]]>([
		['instructions', [['How to fill in this file'], ['Write one candidate a row'], ['Navn']]],
		['nothing', []],
		[
			'a table of something else',
			[
				['Code', 'Meaning'],
				['A', 'B'],
			],
		],
	])('after a sheet with %s', async (_case, rows) => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('Read me').addRows(rows);
			workbook.addWorksheet('Data').addRows([['Kandidater'], ...table]);
		});
		const { values, warnings } = await readAll(fileOf(bytes, 'x.xlsx'), { knows });
		expect(values).toEqual([kari]);
		expect(warnings[0]).toMatch(/The sheet "Data" was read; the file also has "Read me"/);
	});

	test('is the first one where its headers are known, though another knows more', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('One').addRows([
				['Navn', 'x'],
				['Kari', 'y'],
			]);
			workbook.addWorksheet('Two').addRows(table);
		});
		const { values } = await readAll(fileOf(bytes, 'x.xlsx'), { knows });
		expect(values).toEqual([{ Navn: 'Kari', x: 'y' }]);
	});

	test('is the first one with rows where no header is known', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('Empty');
			workbook.addWorksheet('One').addRows([['a'], ['1']]);
			workbook.addWorksheet('Two').addRows([['b'], ['2']]);
		});
		expect((await readAll(fileOf(bytes, 'x.xlsx'), { knows })).values).toEqual([{ a: '1' }]);
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([{ a: '1' }]);
	});

	test('where none has rows, the message names the sheets', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('One');
			workbook.addWorksheet('Two');
		});
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(/no rows in "One", "Two"/);
	});
});
