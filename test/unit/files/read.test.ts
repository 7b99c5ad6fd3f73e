import { fileOf, readAll, refusal, workbookOf } from './support';
import { zip } from './zip';

const csv = (text: string | Buffer, name = 'x.csv') => fileOf(text, name);

describe('csv, however it was written', () => {
	const rows = [{ Navn: 'Åse Øverli', Sted: 'Tromsø' }];

	test.each([
		['commas', Buffer.from('Navn,Sted\nÅse Øverli,Tromsø\n')],
		['semicolons and CR LF', Buffer.from('Navn;Sted\r\nÅse Øverli;Tromsø\r\n')],
		['tabs', Buffer.from('Navn\tSted\nÅse Øverli\tTromsø')],
		['a line that names the separator', Buffer.from('sep=|\r\nNavn|Sted\r\nÅse Øverli|Tromsø\r\n')],
		['a byte-order mark', Buffer.from('\uFEFFNavn;Sted\nÅse Øverli;Tromsø\n')],
		['Latin-1', Buffer.from('Navn;Sted\nÅse Øverli;Tromsø\n', 'latin1')],
		['UTF-16 of Excel', Buffer.from('\uFEFFNavn\tSted\r\nÅse Øverli\tTromsø\r\n', 'utf16le')],
		[
			'UTF-16, the other way round',
			Buffer.from('\uFEFFNavn\tSted\nÅse Øverli\tTromsø', 'utf16le').swap16(),
		],
		['UTF-16 without a mark', Buffer.from('Navn;Sted\nÅse Øverli;Tromsø\n', 'utf16le')],
		['the quotation marks of a separator', Buffer.from('"Navn";"Sted"\n"Åse Øverli";"Tromsø"\n')],
		['empty lines around it', Buffer.from('\n\nNavn;Sted\n\nÅse Øverli;Tromsø\n;\n\n')],
	])('with %s', async (_case, bytes) => {
		expect((await readAll(csv(bytes))).values).toEqual(rows);
	});

	test.each([
		['with a mark', '\uFEFF'],
		['without one', ''],
	])('UTF-16 of letters beyond Latin-1, %s', async (_case, mark) => {
		const text = `${mark}Imię\tNazwisko\r\nŁukasz\tWiśniewski-Żak\r\n`;
		const values = [{ Imię: 'Łukasz', Nazwisko: 'Wiśniewski-Żak' }];
		for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
			expect((await readAll(csv(bytes))).values).toEqual(values);
		}
	});

	test('UTF-16 of another script', async () => {
		const bytes = Buffer.from('\uFEFFИмя\tФамилия\r\nИван\tПетров\r\n', 'utf16le');
		expect((await readAll(csv(bytes))).values).toEqual([{ Имя: 'Иван', Фамилия: 'Петров' }]);
	});

	test('Windows-1252 beyond Latin-1, first in a later piece', async () => {
		const text = `id;text\n${'1;x\n'.repeat(2000)}2;"`;
		const bytes = Buffer.concat([
			Buffer.from(text),
			Buffer.from([0x93, 0x80, 0x94]),
			Buffer.from('"\n'),
		]);
		expect((await readAll(csv(bytes))).values.at(-1)).toEqual({ id: '2', text: '“€”' });
	});

	test('commas in a header that is quoted do not separate', async () => {
		const { values } = await readAll(csv('"Name, Vorname, Titel";Ort\n"A, B";C\n'));
		expect(values).toEqual([{ 'Name, Vorname, Titel': 'A, B', Ort: 'C' }]);
	});

	test.each([
		['commas in a header', 'Navn;Ferdigheter (a, b, c);Sted\nKari;x;Oslo\nOla;y;Bergen\n', 3],
		['decimal commas', 'Navn;Lønn;Bonus;Sats\nKari;1,5;2,5;3,5\nOla;1,5;2,5;3,5\n', 4],
		['commas in each row', 'Navn;Sted\nKari;Oslo, Norge, NO\nOla;Oslo, Norge, NO\n', 2],
		['commas in a title', 'Eksport, kandidater, 2026\n\nNavn;Sted\nKari;Oslo\n', 2],
		['rows that end early', 'Navn;Sted;Alder\nKari;Oslo\nOla\nPer;Oslo;3\n', 3],
	])('semicolons separate, with %s', async (_case, text, columns) => {
		const headerRow = text.startsWith('Eksport') ? 3 : 1;
		const { headers } = await readAll(csv(text), { headerRow });
		expect([headers.size, [...headers.keys()][0]]).toEqual([columns, 'Navn']);
	});

	test('several lines in a cell, and the row numbers', async () => {
		const { rows: read } = await readAll(csv('a,b\n"1\n2",x\n\n3,y\n'));
		expect(read.map(({ number, values }) => [number, values.a])).toEqual([
			[2, '1\n2'],
			[4, '3'],
		]);
	});
});

test('rows are numbered as in the file, also below a line that names the separator', async () => {
	const { rows } = await readAll(csv('sep=;\r\na;b\r\n\r\n1;2\r\n3;4;5\r\n'));
	expect(rows.map(({ number, problems }) => [number, problems.length])).toEqual([
		[4, 0],
		[5, 1],
	]);
});

describe('tables with faults', () => {
	test('a header that occurs twice, beside one that has the name of the second', async () => {
		const { values } = await readAll(csv('E-post,E-post,E-post (2),E-post\na,b,c,d\n'));
		expect(values).toEqual([
			{ 'E-post': 'a', 'E-post (3)': 'b', 'E-post (2)': 'c', 'E-post (4)': 'd' },
		]);
	});

	test('a header that occurs twice', async () => {
		const { values, warnings } = await readAll(
			csv('E-post,Navn,E-post\na@example.com,A,b@example.com\n'),
		);
		expect(values).toEqual([
			{ 'E-post': 'a@example.com', Navn: 'A', 'E-post (2)': 'b@example.com' },
		]);
		expect(warnings).toEqual([expect.stringContaining('"E-post" occurs again in column C')]);
	});

	test('a row with too many cells is reported, the others go on', async () => {
		const { rows } = await readAll(csv('a,b\n1,2\n3,4,5\n6,7,\n8\n'));
		expect(rows.map(({ number, problems }) => [number, problems])).toEqual([
			[2, []],
			[3, [{ column: 'C', message: expect.stringContaining('the table has 2 columns') }]],
			[4, []],
			[5, []],
		]);
	});

	test('a quotation mark that is never closed is reported, and what stands before it is read', async () => {
		const { rows } = await readAll(csv('a,b\n1,2\n"3,4\n5,6\n'));
		expect(rows).toEqual([
			{ number: 2, values: { a: '1', b: '2' }, problems: [] },
			{ number: 3, values: {}, problems: [{ message: expect.stringMatching(/never closed/) }] },
		]);
	});

	test('a quotation mark that swallows more than any row has', async () => {
		const text = `a,b\n1,2\n"3,4\n${'5,6\n'.repeat(400_000)}`;
		expect(await refusal(readAll(csv(text)))).toMatch(/from about row \d on[^]*never closed/);
	});

	test('a chosen header row', async () => {
		const text = 'Export of candidates\nmade on Monday\nid,name\n1,A\n';
		expect((await readAll(csv(text), { headerRow: 3 })).values).toEqual([{ id: '1', name: 'A' }]);
		expect(await refusal(readAll(csv(text), { headerRow: 9 }))).toMatch(/Row 9.*is empty/);
	});

	test.each([
		['rows', { rows: 2 }, /more than 2 rows[^]*Max Rows/],
		['columns', { columns: 1 }, /has 2 columns; at most 1/],
		['bytes', { bytes: 5 }, /larger than 1 KB/],
	])('too many %s', async (_case, limits, message) => {
		expect(await refusal(readAll(csv('a,b\n1,2\n3,4\n5,6\n'), { limits }))).toMatch(message);
	});
});

describe('a file that is not what its name says', () => {
	test('is read by its content, with a warning', async () => {
		const { format, warnings } = await readAll(fileOf('a;b\n1;2\n', 'export.xlsx'));
		expect(format).toBe('csv');
		expect(warnings).toEqual([expect.stringContaining('named "export.xlsx", but')]);
		const json = await readAll(fileOf('[{"a": 1}]', 'export.csv'));
		expect(json.format).toBe('json');
		expect(json.warnings).toHaveLength(1);
	});

	test('is refused where the format was chosen', async () => {
		const message = await refusal(readAll(fileOf('a;b\n', 'x.xlsx'), { format: 'xlsx' }));
		expect(message).toMatch(/of the kind csv, and not xlsx/);
	});

	test.each([
		['nothing', Buffer.alloc(0), /is empty/],
		['a web page', Buffer.from('<!DOCTYPE html><html>Sign in</html>'), /a web page/],
		['a PDF', Buffer.from('%PDF-1.7\n...'), /a PDF/],
		['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Excel file/],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /a picture/],
		['a web page in UTF-16', Buffer.from('\uFEFF<html>Sign in</html>', 'utf16le'), /a web page/],
		['bytes of UTF-16 of no kind', Buffer.from('\uFEFFa;b\u0001\u0002', 'utf16le'), /no kind/],
		['bytes of no kind', Buffer.from([1, 2, 3, 4, 5, 6, 0, 7]), /no kind that is known/],
		['the beginning of a zip file', Buffer.from('PK\u0003\u0004 and then nothing'), /damaged/],
	])('%s named .xlsx', async (_case, bytes, message) => {
		expect(await refusal(readAll(fileOf(bytes, 'export.xlsx')))).toMatch(message);
	});
});

describe('json', () => {
	const people = [{ firstName: 'A', tags: ['x'] }, { firstName: 'B' }];

	test.each([
		['a list', JSON.stringify(people)],
		['a list over many lines', JSON.stringify(people, undefined, 2)],
		['an object with a list in it', JSON.stringify({ meta: { count: 2 }, candidates: people })],
		['one object a line', people.map((person) => JSON.stringify(person)).join('\n')],
		['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(people)}`, 'utf16le')],
		['a byte-order mark', `\uFEFF${JSON.stringify(people)}`],
	])('%s', async (_case, text) => {
		expect((await readAll(fileOf(text, 'x.json'))).values).toEqual(people);
	});

	const person = { firstName: 'A', lastName: 'B', skills: ['x', 'y'] };
	test.each([
		['one line', JSON.stringify(person), 'x.json'],
		['many lines', JSON.stringify(person, undefined, 2), 'x.json'],
		['one line of .jsonl', JSON.stringify({ ...person, notes: [{ text: 'x' }] }), 'x.jsonl'],
	])('one record on %s', async (_case, text, name) => {
		expect((await readAll(fileOf(text, name))).values).toEqual([JSON.parse(text)]);
	});

	test('one object a line, of which the first is long', async () => {
		const lines = [{ firstName: 'A', notes: [{ text: 'x'.repeat(70_000) }] }, { firstName: 'B' }];
		const text = lines.map((line) => JSON.stringify(line)).join('\n');
		expect((await readAll(fileOf(text, 'x.jsonl'))).values).toEqual(lines);
	});

	test.each(['[]', '{"candidates":[]}', '{"total": 0, "next": null, "candidates": []}'])(
		'no records: %s',
		async (text) => {
			expect((await readAll(fileOf(text, 'x.json'))).values).toEqual([]);
		},
	);

	test('an entry that is no record', async () => {
		const { rows } = await readAll(fileOf('[{"a": 1}, 5, {"a": 2}]', 'x.json'));
		expect(rows.map(({ problems }) => problems.length)).toEqual([0, 1, 0]);
	});

	test.each([
		['cut off', '[{"a": 1}, {"a"', /not valid after record 1/],
		['with a comma too many', '[{"a": 1},]', /not valid/],
		['without a list', '{"a": {"b": 1}}', /no list of records/],
	])('%s', async (_case, text, message) => {
		expect(await refusal(readAll(fileOf(text, 'x.json')))).toMatch(message);
	});
});

describe('xlsx of other programs', () => {
	const date = new Date('2026-03-02T08:15:00Z');

	test('texts, numbers, dates, formulas, links and rich text', async () => {
		const bytes = await workbookOf((workbook) => {
			const sheet = workbook.addWorksheet('Kandidater');
			sheet.addRow([
				'id',
				'text',
				'day',
				'moment',
				'formula',
				'link',
				'rich',
				'yes',
				'error',
				'money',
			]);
			sheet.addRow([
				...[7, 'Ærlig', date, date, { formula: '1+1', result: 2 }],
				{ text: 'Profile', hyperlink: 'https://example.com' },
				{ richText: [{ text: 'bold', font: { bold: true } }, { text: ' and not' }] },
				...[true, { error: '#N/A' }, 12.5],
			]);
			sheet.getCell('C2').value = new Date('2026-03-02T00:00:00Z');
			sheet.getCell('C2').numFmt = 'dd.mm.yyyy';
			sheet.getCell('D2').numFmt = 'dd/mm/yyyy hh:mm';
			sheet.getCell('J2').numFmt = '"USD" #,##0.00;[Red]-#,##0.00';
		});
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([
			{
				...{
					id: 7,
					text: 'Ærlig',
					day: '2026-03-02',
					moment: '2026-03-02T08:15:00+01:00',
					formula: 2,
				},
				...{ link: 'Profile', rich: 'bold and not', yes: true, error: '#N/A', money: 12.5 },
			},
		]);
	});

	test('the calendar that begins in 1904', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.properties.date1904 = true;
			workbook.addWorksheet('x').addRows([['at'], [new Date('2026-03-02T00:00:00Z')]]);
		});
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([{ at: '2026-03-02' }]);
	});

	test('gaps between cells and rows, and the first sheet that is not hidden', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('hidden', { state: 'hidden' }).addRow(['no']);
			const sheet = workbook.addWorksheet('shown');
			sheet.getCell('B3').value = 'a';
			sheet.getCell('D3').value = 'b';
			sheet.getCell('D7').value = 5;
			workbook.addWorksheet('other').addRow(['x']);
		});
		const { rows, warnings } = await readAll(fileOf(bytes, 'x.xlsx'));
		expect(rows).toMatchObject([{ number: 7, values: { b: 5 } }]);
		expect(warnings).toEqual([expect.stringMatching(/"shown" was read.*"other"/)]);
		const other = await readAll(fileOf(bytes, 'x.xlsx'), { sheet: 'other' });
		expect([...other.headers.keys()]).toEqual(['x']);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx'), { sheet: 'none' }))).toMatch(
			/no sheet "none"[^]*"shown"/,
		);
	});

	test('a header that occurs twice, and a row with too many cells', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('x').addRows([
				['E-post', 'Navn', 'E-post'],
				['a@example.com', 'A', 'b@example.com'],
				['c@example.com', 'C', '', 'too many'],
				['d@example.com', 'D'],
			]);
		});
		const { rows, warnings } = await readAll(fileOf(bytes, 'x.xlsx'));
		expect(warnings).toEqual([expect.stringContaining('"E-post" occurs again in column C')]);
		expect(rows).toMatchObject([
			{ number: 2, values: { 'E-post': 'a@example.com', 'E-post (2)': 'b@example.com' } },
			{
				number: 3,
				problems: [{ column: 'D', message: expect.stringContaining('the table has 3 columns') }],
			},
			{ number: 4, values: { Navn: 'D' }, problems: [] },
		]);
	});

	test('cells with an empty text or with blanks alone are empty', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('x').addRows([
				[' ', ' '],
				['Fornavn', 'Etternavn', ''],
				['Kari', 'Prøvestad', ' ', ''],
				['', ' ', ''],
				['Ola', ' '],
			]);
		});
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).rows).toEqual([
			{ number: 3, values: { Fornavn: 'Kari', Etternavn: 'Prøvestad' }, problems: [] },
			{ number: 5, values: { Fornavn: 'Ola' }, problems: [] },
		]);
	});

	test('shared texts that are empty', async () => {
		const texts = '<sst><si><t>Fornavn</t></si><si><t>Kari</t></si><si><t></t></si></sst>';
		const cell = (at: string, text: number) => `<c r="${at}" t="s"><v>${text}</v></c>`;
		const bytes = zip([
			[
				'xl/workbook.xml',
				Buffer.from('<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>'),
			],
			[
				'xl/_rels/workbook.xml.rels',
				Buffer.from(
					'<Relationships><Relationship Id="r" Target="worksheets/sheet1.xml"/></Relationships>',
				),
			],
			['xl/sharedStrings.xml', Buffer.from(texts)],
			[
				'xl/worksheets/sheet1.xml',
				Buffer.from(
					`<worksheet><sheetData><row r="1">${cell('A1', 0)}</row><row r="2">${cell('A2', 1)}${cell('B2', 2)}</row><row r="3">${cell('A3', 2)}</row></sheetData></worksheet>`,
				),
			],
		]);
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).rows).toEqual([
			{ number: 2, values: { Fornavn: 'Kari' }, problems: [] },
		]);
	});

	test('sheets in which the table goes on, and others of which none is read', async () => {
		const bytes = await workbookOf((workbook) => {
			workbook.addWorksheet('Kandidater').addRows([['Fornavn'], ['Kari']]);
			workbook.addWorksheet('Kandidater 2');
			workbook.addWorksheet('Kandidater 3').addRows([['Sted'], ['Oslo']]);
			workbook.addWorksheet('Kandidater 4').addRows([['Fornavn'], ['Ola']]);
		});
		const { values, warnings } = await readAll(fileOf(bytes, 'x.xlsx'));
		expect(values).toEqual([{ Fornavn: 'Kari' }, { Fornavn: 'Ola' }]);
		expect(warnings).toEqual([
			'The sheet "Kandidater 2" has no headers, and was not read.',
			'The sheet "Kandidater 3" has other headers, and was not read.',
		]);
	});

	test('a header row that is not there', async () => {
		const bytes = await workbookOf((workbook) => {
			const sheet = workbook.addWorksheet('x');
			sheet.getCell('A1').value = 'Export';
			sheet.getCell('A4').value = 'Kari';
			sheet.getCell('A5').value = 'Ola';
		});
		const reading = readAll(fileOf(bytes, 'x.xlsx'), { headerRow: 3 });
		expect(await refusal(reading)).toMatch(/Row 3.*is empty/);
	});

	test('a Word document', async () => {
		const bytes = zip([['word/document.xml', Buffer.from('<w/>')]]);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(/is a Word document/);
	});

	test('a document type with entities', async () => {
		const bytes = zip([
			['xl/workbook.xml', Buffer.from('<!DOCTYPE x [<!ENTITY e "eeee">]><workbook>&e;</workbook>')],
			['xl/_rels/workbook.xml.rels', Buffer.from('<Relationships/>')],
		]);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(/document type/);
	});
});
