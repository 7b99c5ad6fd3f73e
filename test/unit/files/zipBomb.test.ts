import { fileOf, readAll, refusal } from './support';
import { zip } from './zip';

describe('a zip bomb', () => {
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
			1000,
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
