import { candidateCategory } from '../../../shared/files/columns';
import { discoverColumns } from '../../../shared/files/layout';
import { writeFile } from '../../../shared/files/write';
import {
	each,
	fileOf,
	openWithExceljs,
	readAll,
	refusal,
	textColumn,
	timeZone,
	written,
} from './support';

const candidate = {
	system: 'inhire',
	id: 'c-1',
	firstName: 'Åse',
	lastName: 'Łąkowski-Müller 🎉',
	email: 'ase@example.com',
	phone: '+47 22 33 44 55',
	skills: ['TypeScript', 'SQL'],
	languages: [
		{ language: 'nb', level: 'C2' },
		{ language: 'pl', level: 'B1' },
	],
	consent: { state: 'accepted', givenAt: '2026-03-29T01:30:00Z', expiresAt: '2027-03-02' },
};

const texts = [
	'=1+1',
	'+SUM(A1)',
	'-2+3',
	'@cmd',
	'\tx',
	'\rx',
	"'=1+1",
	"''=1",
	"'quoted'",
	'-5',
	'+47 22',
];
const withTexts = texts.map((value, index) => ({ id: String(index), value }));
const columns = [textColumn('id'), textColumn('value')];

describe('xlsx', () => {
	test('what another program finds in it', async () => {
		const { bytes } = await written([candidate], { language: 'nb' });
		const sheet = (await openWithExceljs(bytes)).getWorksheet('Candidates');
		const headers = sheet?.getRow(1).values;
		expect(headers).toEqual(expect.arrayContaining(['Fornavn', 'E-post', 'Samtykket utløper']));
		const cell = (header: string) =>
			sheet?.getRow(2).getCell(Array.isArray(headers) ? headers.indexOf(header) : 0);
		expect(cell('Etternavn')?.value).toBe('Łąkowski-Müller 🎉');
		expect(cell('Telefon')?.value).toBe('+47 22 33 44 55');
		expect(cell('Ferdigheter')?.value).toBe('TypeScript; SQL');
		expect(cell('Språkkunnskaper')?.value).toBe('nb, C2; pl, B1');
		// Half past three in Oslo, on the night in which the clocks went forward.
		expect(cell('Samtykke gitt')?.value).toEqual(new Date('2026-03-29T03:30:00Z'));
		expect(cell('Samtykke gitt')?.numFmt).toBe('yyyy-mm-dd hh:mm:ss');
		expect(cell('Samtykket utløper')?.value).toEqual(new Date('2027-03-02T00:00:00Z'));
		expect(cell('Samtykket utløper')?.numFmt).toBe('yyyy-mm-dd');
		expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
		expect(sheet?.getRow(1).font).toMatchObject({ bold: true });
	});

	test('formulas are texts, and come back as they were', async () => {
		const { bytes } = await written(withTexts, { columns });
		const sheet = (await openWithExceljs(bytes)).worksheets[0];
		expect(sheet?.getCell('B2').value).toBe('=1+1');
		expect(sheet?.getCell('B2').numFmt).toBe('@');
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual(withTexts);
	});

	test('control characters, markup and what looks like an escape', async () => {
		const records = [
			'a\u0007b\u000bc',
			'<b>&amp;</b> "x"',
			'_x0041_',
			' two\nlines ',
			'a\u0085b',
		].map((value, index) => ({ id: String(index), value }));
		const { bytes } = await written(records, { columns });
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual(records);
	});

	test('numbers and booleans are such, and text that looks like a number stays text', async () => {
		const record = { number: 42.5, text: '007', numeric: '12', yes: true, no: false };
		const { bytes } = await written([record], {
			columns: [
				...[textColumn('number', 'number'), textColumn('text', 'number')],
				...[
					textColumn('numeric', 'number'),
					textColumn('yes', 'boolean'),
					textColumn('no', 'boolean'),
				],
			],
		});
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([{ ...record, numeric: 12 }]);
	});

	test('goes on in a next sheet, and is read as one table', async () => {
		const records = Array.from({ length: 10 }, (_, index) => ({ id: `r${index}`, value: 'x' }));
		const { bytes, report } = await written(records, { columns, rowsPerSheet: 5 });
		const workbook = await openWithExceljs(bytes);
		expect(workbook.worksheets.map(({ name, rowCount }) => `${name}: ${rowCount}`)).toEqual([
			...['Candidates: 5', 'Candidates 2: 5', 'Candidates 3: 3'],
		]);
		expect(report.rows).toBe(10);
		const { values, rows } = await readAll(fileOf(bytes, 'x.xlsx'));
		expect(values).toEqual(records);
		expect(rows[4]).toMatchObject({ number: 2, sheet: 'Candidates 2' });
	});

	test('a file of no records has its headers', async () => {
		const { bytes, report } = await written([], { columns });
		expect(report.rows).toBe(0);
		const { headers, values } = await readAll(fileOf(bytes, 'x.xlsx'));
		expect([...headers.keys()]).toEqual(['id', 'value']);
		expect(values).toEqual([]);
	});

	test('a text that is longer than a cell is cut, and counted', async () => {
		const { bytes, report } = await written([{ id: '1', value: 'x'.repeat(40_000) }], { columns });
		expect(report.cutCells).toBe(1);
		const { values } = await readAll(fileOf(bytes, 'x.xlsx'));
		expect(String(values[0]?.value)).toHaveLength(32_767);
	});

	test('days before spreadsheets count, and no days at all, stay text', async () => {
		const records = ['1899-05-01', '2026-02-30', 'soon'].map((date) => ({ date }));
		const { bytes } = await written(records, { columns: [textColumn('date', 'date')] });
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual(records);
	});

	test('a sheet name that Excel does not take', async () => {
		const sheetName = `[Candidates]/2026: ${'long '.repeat(10)}`;
		const { bytes } = await written([{ id: '1' }], { columns, sheetName });
		expect((await openWithExceljs(bytes)).worksheets[0]?.name).toHaveLength(31);
	});

	test('more columns than a sheet has', async () => {
		const many = Array.from({ length: 16_385 }, (_, index) => textColumn(`c${index}`));
		await expect(written([{}], { columns: many })).rejects.toThrow(/at most 16384 columns/);
	});
});

describe('csv', () => {
	const text = async (records: readonly object[], options = {}) =>
		(await written(records, { format: 'csv', columns, ...options })).bytes.toString('utf8');

	test('quotes what has to be quoted, with CR LF between rows', async () => {
		const records = [
			{ id: '1', value: 'a,b' },
			{ id: '2', value: 'say "hi"' },
			{ id: '3', value: 'two\nlines' },
			{ id: '4', value: ' spaces ' },
			{ id: '5' },
		];
		expect(await text(records)).toBe(
			'id,value\r\n1,"a,b"\r\n2,"say ""hi"""\r\n3,"two\nlines"\r\n4," spaces "\r\n5,\r\n',
		);
	});

	test('with byte-order mark and semicolons', async () => {
		const options = { csv: { separator: ';', byteOrderMark: true } };
		expect(await text([{ id: '1', value: 'ø' }], options)).toBe('\uFEFFid;value\r\n1;ø\r\n');
	});

	test('formulas are neutralised, and reading takes that back', async () => {
		const content = await text(withTexts);
		for (const text of [
			"'=1+1",
			"'+SUM(A1)",
			"'-2+3",
			"'@cmd",
			"'\tx",
			"'\rx",
			"''=1+1",
			"'''=1",
		]) {
			expect(content).toContain(text);
		}
		// A letter is needed to call or to refer to something.
		expect(content).toMatch(/,-5\r\n[^]*,\+47 22\r\n/);
		const { values } = await readAll(fileOf(content, 'x.csv'));
		expect(values).toEqual(withTexts);
	});

	test('a header cannot be a formula either', async () => {
		expect(await text([{}], { columns: [textColumn('=A1')] })).toMatch(/^'=A1/);
	});

	test('more rows than are put into text at once', async () => {
		const records = Array.from({ length: 1001 }, (_, index) => ({ id: String(index), value: 'x' }));
		expect((await text(records)).split('\r\n')).toHaveLength(1003);
	});
});

describe('json', () => {
	test('keeps everything', async () => {
		const { bytes } = await written([candidate, { odd: { deep: [1, null] } }], { format: 'json' });
		expect(JSON.parse(bytes.toString('utf8'))).toEqual([candidate, { odd: { deep: [1, null] } }]);
	});

	test('of no records is an empty list', async () => {
		expect(JSON.parse((await written([], { format: 'json' })).bytes.toString())).toEqual([]);
	});
});

describe('lists and nested values', () => {
	const records = [
		{ tags: ['a'], jobs: [{ title: 'Dev', years: 2 }] },
		{ tags: ['a', 'b', 'c'], jobs: [] },
	];

	test('in numbered columns, as many as the longest needs', async () => {
		const options = { format: 'csv' as const, lists: 'numbered' as const };
		const { bytes } = await written(records, { ...options, columns: discoverColumns(records) });
		expect(bytes.toString()).toBe('tags 1,tags 2,tags 3,jobs\r\na,,,"Dev, 2"\r\na,b,c,\r\n');
	});

	test('what has no numbered column is in the last, and counted', async () => {
		const many = [
			...Array.from({ length: 1000 }, () => ({ tags: ['a', 'b'] })),
			{ tags: ['a', 'b', 'c'] },
		];
		const { bytes, report } = await written(many, {
			...{ format: 'csv', lists: 'numbered' },
			columns: [textColumn('tags', 'list')],
		});
		expect(bytes.toString().endsWith('a,"b; c"\r\n')).toBe(true);
		expect(report.overfullLists).toBe(1);
	});

	test('columns are found in the records, with their types', () => {
		const found = discoverColumns([
			{ id: 1, person: { name: 'A' }, at: '2026-01-01' },
			{ id: 2, at: '2026-01-01T10:00:00+01:00', odd: '=x', ok: true, list: [1] },
			{ odd: 5 },
		]);
		expect(found.map(({ path, type }) => `${path} ${type}`)).toEqual([
			...['id number', 'person.name text', 'at dateTime', 'odd text', 'ok boolean', 'list list'],
		]);
	});

	test('dots in the names of columns, at the top and below', async () => {
		const rows = [
			{ 'Tlf.': '22 33', 'E-post adr.': 'k@example.com', 'a.b': 1, address: { 'post.nr': '0150' } },
			{ 'Tlf.': '44 55', a: { b: 2 }, 'Kontakt inf.': { by: 'Oslo', land: 'NO' } },
		];
		const { bytes } = await written(rows, { format: 'csv', columns: discoverColumns(rows) });
		expect(bytes.toString()).toBe(
			'Tlf.,E-post adr.,a.b,address.post.nr,Kontakt inf.\r\n' +
				'22 33,k@example.com,1,0150,\r\n44 55,,2,,"Oslo, NO"\r\n',
		);
	});

	test.each(['xlsx', 'csv'] as const)('a table without columns is no %s', async (format) => {
		const writing = written([{}], { format, columns: discoverColumns([{}]) });
		expect(await refusal(writing)).toMatch(/would have no columns[^]*'Additional Columns'/);
	});

	test('two columns of one name are told apart', async () => {
		const { bytes } = await written([{}], {
			format: 'csv',
			columns: [textColumn('a'), textColumn('a')],
		});
		expect(bytes.toString()).toMatch(/^a,a \(2\)/);
	});
});

describe('while it is written', () => {
	async function* failing() {
		yield candidate;
		throw new Error('the third page cannot be read');
	}
	const { columns: all } = candidateCategory;
	const options = {
		...{
			columns: all,
			language: 'de' as const,
			lists: 'joined' as const,
			sheetName: 'X',
			timeZone,
		},
		csv: { separator: ',', byteOrderMark: false },
	};

	test.each(['xlsx', 'csv', 'json'] as const)(
		'%s ends with what its records throw',
		async (format) => {
			const { bytes } = writeFile(failing(), { ...options, format });
			const read = async () => {
				for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0);
			};
			await expect(read()).rejects.toThrow('the third page cannot be read');
		},
	);

	test.each(['xlsx', 'csv', 'json'] as const)(
		'%s asks for records as they are needed',
		async (format) => {
			let given = 0;
			let closed = false;
			async function* endless() {
				try {
					for (;;) {
						given += 1;
						// Random, so that packing does not make it vanish.
						yield { ...candidate, id: Math.random().toString(36).repeat(20) };
					}
				} finally {
					closed = true;
				}
			}
			const { bytes } = writeFile(endless(), { ...options, format });
			let size = 0;
			for await (const chunk of bytes) {
				size += chunk.length;
				if (size > 1_000_000) break;
			}
			expect(given).toBeLessThan(30_000);
			expect(closed).toBe(true);
		},
	);

	test('nothing is asked for before the file is read', async () => {
		const records = each([candidate]);
		writeFile(records, { ...options, format: 'csv' });
		expect((await records.next()).value).toBe(candidate);
	});
});
