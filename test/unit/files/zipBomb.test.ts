import { randomBytes } from 'node:crypto';
import { fileOf, readAll, refusal } from './support';
import { zip } from './zip';

const parts: Array<[string, Buffer]> = [
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
];

describe('a zip bomb', () => {
	test('is refused by what it says of itself, before it is unpacked', async () => {
		const bytes = zip([
			...parts,
			['xl/worksheets/sheet1.xml', Buffer.alloc(200 * 1024 * 1024, 0x20)],
		]);
		expect(bytes.length).toBeLessThan(300 * 1024);
		const before = process.memoryUsage().rss;
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(
			/would grow from \d+ KB to 200 MB/,
		);
		expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
	});

	test('that lies about its size is refused while it is unpacked', async () => {
		const bytes = zip(
			[...parts, ['xl/worksheets/sheet1.xml', Buffer.alloc(50 * 1024 * 1024, 0x20)]],
			{ saidSize: 1000 },
		);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(/damaged \(too many bytes/);
	});

	test('of ten thousands of files is refused', async () => {
		const many = Array.from({ length: 10_001 }, (_, index): [string, Buffer] => [
			`f${index}`,
			Buffer.alloc(0),
		]);
		expect(await refusal(readAll(fileOf(zip(many), 'x.xlsx')))).toMatch(/holds 10001 files/);
	});
});

describe('a small workbook with a cell far away', () => {
	const text = '<is><t>x</t></is>';
	test.each([
		[
			'in a column of millions',
			`<row r="7"><c r="ZZZZZZ7" t="inlineStr">${text}</c></row>`,
			/Row 7 .*"ZZZZZZ7"/,
		],
		[
			'in the column after the last',
			`<row r="7"><c r="XFE7" t="inlineStr">${text}</c></row>`,
			/Row 7 .*16384 columns/,
		],
		['without a column', `<row r="7"><c r="7" t="inlineStr">${text}</c></row>`, /Row 7 .*"7"/],
		['in the row after the last', '<row r="7"/><row r="1048577"/>', /After row 7 .*"1048577"/],
		['in a row that is no number', '<row r="seven"/>', /After row 0 .*"seven"/],
	])('%s is refused by its row', async (_case, rows, message) => {
		const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
		const bytes = zip([...parts, ['xl/worksheets/sheet1.xml', Buffer.from(sheet)]]);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(message);
	});

	test('in the last column is read', async () => {
		const sheet = `<worksheet><sheetData><row r="1"><c r="XFD1" t="inlineStr">${text}</c></row></sheetData></worksheet>`;
		const bytes = zip([...parts, ['xl/worksheets/sheet1.xml', Buffer.from(sheet)]]);
		const limits = { columns: 16_384 };
		expect([...(await readAll(fileOf(bytes, 'x.xlsx'), { limits })).headers]).toEqual([
			['x', 'XFD'],
		]);
	});

	test('in a part that is read at once is refused by its size', async () => {
		const styles = Buffer.alloc(70 * 1024 * 1024, randomBytes(1024 * 1024));
		const bytes = zip([
			...parts,
			['xl/worksheets/sheet1.xml', Buffer.from('<worksheet/>')],
			['xl/styles.xml', styles],
		]);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(
			/"xl\/styles.xml" of the spreadsheet holds 70 MB; at most 64 MB are read/,
		);
	});
});
