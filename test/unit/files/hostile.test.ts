import type { FilePart } from '../../../shared/http/request';
import { openFile } from '../../../shared/files/read';
import { fileOf, readAll, refusal, textColumn, timeZone, written } from './support';
import { workbook } from './workbook';
import { zip } from './zip';

/** A file whose streams say whether they were closed, and how much of them was asked for. */
function watched(content: string | Buffer, name: string) {
	const file = fileOf(content, name);
	const streams = { opened: 0, closed: 0, pieces: 0 };
	async function* watch(): AsyncGenerator<Uint8Array> {
		streams.opened += 1;
		try {
			for await (const piece of await file.open()) {
				streams.pieces += 1;
				yield piece;
			}
		} finally {
			streams.closed += 1;
		}
	}
	const watching: FilePart = { ...file, open: async () => watch() };
	return { file: watching, streams };
}

describe('rows without content', () => {
	test('a million blank lines cost next to nothing, and rows keep their numbers', async () => {
		const { rows } = await readAll(fileOf(`a,b\n1,2\n${'\n'.repeat(1_000_000)}3,4\n`, 'x.csv'));
		expect(rows.map(({ number }) => number)).toEqual([2, 1_000_003]);
	}, 5_000);

	test.each([
		['lines of separators', ',\n'],
		['lines of blanks', '  \n'],
		['lines that end with CR LF', '\r\n'],
	])('%s count as rows that are skipped', async (_case, line) => {
		const { rows } = await readAll(fileOf(`a,b\n1,2\n${line.repeat(1000)}3,4\n`, 'x.csv'));
		expect(rows.map(({ number }) => number)).toEqual([2, 1003]);
	});

	test('more than a sheet can have are refused', async () => {
		const text = `a,b\n1,2\n${'\n'.repeat(1_048_577)}3,4\n`;
		expect(await refusal(readAll(fileOf(text, 'x.csv')))).toMatch(
			/The file has more than 1048576 empty rows[^]*Delete the empty rows/,
		);
	}, 5_000);

	test('of a sheet are skipped, with and without cells', async () => {
		const blank = '<row><c t="inlineStr"><is><t> </t></is></c></row><row/>'.repeat(1000);
		const text = (name: string) => `<row><c t="inlineStr"><is><t>${name}</t></is></c></row>`;
		const { rows } = await readAll(
			fileOf(workbook({ sheet: `${text('a')}${text('1')}${blank}${text('2')}` }), 'x.xlsx'),
		);
		expect(rows.map(({ number }) => number)).toEqual([2, 2003]);
	});
});

describe('what is large or deep is bounded', () => {
	test('brackets without end', async () => {
		const { file, streams } = watched('['.repeat(1024 * 1024), 'x.json');
		expect(await refusal(readAll(file))).toMatch(/more than 100 levels/);
		expect(streams.closed).toBe(streams.opened);
	});

	test('problems of one row', async () => {
		const { rows } = await readAll(fileOf(`a\n${'x,'.repeat(500)}x\n`, 'x.csv'));
		expect(rows[0]?.problems).toHaveLength(11);
		expect(rows[0]?.problems.at(-1)).toEqual({
			message: '490 more cells have no header above them',
		});
	});

	test('warnings about headers', async () => {
		const { warnings } = await readAll(fileOf(`${'a,'.repeat(500)}a\n1\n`, 'x.csv'));
		expect(warnings).toHaveLength(11);
		expect(warnings.at(-1)).toBe('490 more headers occur again.');
	});

	test('a number that no computer holds makes its record unreadable', async () => {
		const { rows } = await readAll(fileOf('[{"a": 1e400}, {"a": 1e3}]', 'x.json'));
		expect(rows.map(({ problems }) => problems)).toEqual([
			[{ message: 'holds a number that is too large' }],
			[],
		]);
	});

	test('such a number in a spreadsheet stays the text that it is', async () => {
		const sheet = '<row><c t="str"><v>a</v></c></row><row><c><v>1e400</v></c></row>';
		expect((await readAll(fileOf(workbook({ sheet }), 'x.xlsx'))).values).toEqual([{ a: '1e400' }]);
	});
});

describe('names that mean something to JavaScript', () => {
	test('as headers', async () => {
		const { values } = await readAll(fileOf('__proto__,constructor,toString\n1,2,3\n', 'x.csv'));
		expect(values.map((row) => Object.entries(row))).toEqual([
			[
				['_proto_', '1'],
				['constructor', '2'],
				['toString', '3'],
			],
		]);
	});

	test('as keys', async () => {
		await readAll(fileOf('[{"__proto__": {"polluted": 1}, "a": 1}]', 'x.json'));
		expect({}).not.toHaveProperty('polluted');
	});
});

describe('a file is closed', () => {
	const rows = 'a,b\n' + '1,2\n'.repeat(20_000);

	test.each([
		['when it was read', async (file: FilePart) => void (await readAll(file))],
		[
			'when nobody wants its rows',
			async (file: FilePart) => await (await openFile(file, { timeZone })).close(),
		],
		[
			'when reading ends early',
			async (file: FilePart) => {
				const opened = await openFile(file, { timeZone });
				for await (const row of opened.rows) if (row.number > 5) break;
				await opened.close();
			},
		],
		[
			'when it has too many rows',
			async (file: FilePart) => void (await refusal(readAll(file, { limits: { rows: 10 } }))),
		],
		[
			'when it has too many columns',
			async (file: FilePart) => void (await refusal(readAll(file, { limits: { columns: 1 } }))),
		],
		[
			'when it has no such row',
			async (file: FilePart) => void (await refusal(readAll(file, { headerRow: 99_999 }))),
		],
	])('%s', async (_case, use) => {
		const { file, streams } = watched(rows, 'x.csv');
		await use(file);
		// The streams of Node close by themselves, a little later.
		await new Promise((resolve) => setImmediate(resolve));
		expect(streams.opened).toBeGreaterThan(0);
		expect(streams.closed).toBe(streams.opened);
	});

	test('and only its beginning tells what it is', async () => {
		const { file, streams } = watched(`%PDF-1.7${' '.repeat(1_000_000)}`, 'x.csv');
		await refusal(readAll(file));
		expect(streams.pieces).toBeLessThan(10);
	});
});

describe('a damaged workbook', () => {
	test('is known by the checksum of its parts', async () => {
		const sheet = '<row><c t="str"><v>a</v></c></row><row><c t="str"><v>original</v></c></row>';
		const bytes = workbook({ sheet });
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([{ a: 'original' }]);
		const damaged = zip(
			[
				[
					'xl/workbook.xml',
					Buffer.from('<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>'),
				],
				[
					'xl/_rels/workbook.xml.rels',
					Buffer.from('<Relationships><Relationship Id="r" Target="s.xml"/></Relationships>'),
				],
				['xl/s.xml', Buffer.from(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`)],
			],
			{ wrongChecksum: true },
		);
		expect(await refusal(readAll(fileOf(damaged, 'x.xlsx')))).toMatch(/damaged \(a checksum does/);
	});

	test('whose cell refers to a text that is not there', async () => {
		const sheet = '<row><c t="s"><v>7</v></c></row>';
		expect(await refusal(readAll(fileOf(workbook({ sheet }), 'x.xlsx')))).toMatch(
			/refers to its text number 7, which it does not have/,
		);
	});
});

test('a text with a NUL that we have written as CSV is read again', async () => {
	const { bytes } = await written([{ a: 'one\0two', b: 'x' }], {
		format: 'csv',
		columns: [textColumn('a'), textColumn('b')],
	});
	expect((await readAll(fileOf(bytes, 'x.csv'))).values).toEqual([{ a: 'one\0two', b: 'x' }]);
});
