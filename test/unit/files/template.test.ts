import { fillTemplate, type TemplateOptions } from '../../../shared/files/template';
import { sameHeader } from '../../../shared/files/template/header';
import { toCell } from '../../../shared/files/cells';
import { reader, typeOf } from '../../../shared/files/layout';
import { openArchive } from '../../../shared/files/archive';
import {
	collect,
	fileOf,
	openWithExceljs,
	readAll,
	refusal,
	timeZone,
	workbookOf,
} from './support';
import { zip } from './zip';

const options: TemplateOptions = { timeZone, mostBytes: 10_000_000 };

const people = [
	{ name: 'Åse', at: '2026-03-02T09:15:00+01:00', day: '2026-03-02', note: '=1+1', count: 5 },
	{ name: 'Łukasz 🎉', day: '2026-07-01', count: 7 },
	{ name: 'Third' },
];

/** Fills columns by header -> field. */
async function fill(
	template: Buffer,
	columns: Record<string, string>,
	records: readonly object[] = people,
	changes: Partial<TemplateOptions> = {},
) {
	const wanted = Object.keys(columns);
	const { bytes, report } = await fillTemplate(
		fileOf(template, 'template.xlsx'),
		{
			wanted,
			columnOf(header) {
				const name = wanted.find((text) => sameHeader(text, header));
				if (name === undefined) return undefined;
				const valueOf = reader(columns[name] ?? '');
				return (record) => {
					const value = valueOf(record);
					return toCell(value, typeOf(value));
				};
			},
		},
		records,
		{ ...options, ...changes },
	);
	return { report, content: await collect(bytes) };
}

/** The same, as another program finds it. */
async function filled(...given: Parameters<typeof fill>) {
	const { report, content } = await fill(...given);
	return { report, content, workbook: await openWithExceljs(content) };
}

const template = async () =>
	await workbookOf((workbook) => {
		workbook.addWorksheet('Help').addRow(['Read this first']);
		const sheet = workbook.addWorksheet('Import');
		sheet.addRow(['Import of candidates']);
		sheet.addRow(['Full name *', 'Start (date)', 'Since', 'Stage', 'Remark']);
		sheet.getColumn(1).width = 44;
		sheet.getRow(2).font = { bold: true };
		sheet.getRow(3).height = 30;
		const fill = {
			type: 'pattern' as const,
			pattern: 'solid' as const,
			fgColor: { argb: 'FFEEEEEE' },
		};
		for (const cell of ['A3', 'B3', 'C3', 'D3', 'E3']) sheet.getCell(cell).fill = fill;
		sheet.getCell('B3').numFmt = 'dd.mm.yyyy';
		sheet.getCell('D3').dataValidation = {
			type: 'list',
			formulae: ['"New,Old"'],
			allowBlank: true,
		};
		sheet.addConditionalFormatting({
			ref: 'A3:A100',
			rules: [
				{
					type: 'expression',
					formulae: ['LEN(A3)>50'],
					priority: 1,
					style: { font: { bold: true } },
				},
			],
		});
	});

const columns = { 'Full name': 'name', Start: 'day', Since: 'at', Remark: 'note' };

test('records stand below the headers, in the looks of the first row', async () => {
	const { report, workbook } = await filled(await template(), columns, people, { sheet: 'Import' });
	expect(report).toEqual({
		...{ sheet: 'Import', headerRow: 2, firstRow: 3, rows: 3, unmatched: [], cutCells: 0 },
		emptyColumns: ['Stage'],
		overwritten: [],
	});
	const sheet = workbook.getWorksheet('Import');
	expect(sheet?.getCell('A3').value).toBe('Åse');
	expect(sheet?.getCell('A4').value).toBe('Łukasz 🎉');
	expect(sheet?.getCell('B3').value).toEqual(new Date('2026-03-02T00:00:00Z'));
	expect(sheet?.getCell('B4').numFmt).toBe('dd.mm.yyyy');
	expect(sheet?.getCell('C3').value).toEqual(new Date('2026-03-02T09:15:00Z'));
	expect(sheet?.getCell('C3').numFmt).toMatch(/h/);
	expect(sheet?.getCell('E3').value).toBe('=1+1');
	for (const cell of ['A3', 'C3', 'D3', 'A5', 'D5', 'E5']) {
		expect(sheet?.getCell(cell).fill).toMatchObject({ fgColor: { argb: 'FFEEEEEE' } });
	}
	expect(sheet?.getRow(5).height).toBe(30);
});

test('everything else stays', async () => {
	const original = await template();
	const { workbook, content } = await filled(original, columns, people, { sheet: 'Import' });
	const sheet = workbook.getWorksheet('Import');
	expect(sheet?.getColumn(1).width).toBe(44);
	expect(sheet?.getCell('A1').value).toBe('Import of candidates');
	expect(sheet?.getCell('A2').font).toMatchObject({ bold: true });
	expect(sheet?.getCell('D3').dataValidation).toMatchObject({ formulae: ['"New,Old"'] });
	expect(workbook.getWorksheet('Help')?.getCell('A1').value).toBe('Read this first');
	expect(content.length).toBeGreaterThan(original.length / 2);
});

test('a validation of a whole column is not unfolded', async () => {
	const { content } = await filled(
		await workbookOf((workbook) => {
			const sheet = workbook.addWorksheet('x');
			sheet.addRow(['Name', 'Stage']);
			sheet.getCell('B2').dataValidation = { type: 'list', formulae: ['"New,Old"'] };
		}),
		{ Name: 'name' },
	);
	expect(content.length).toBeLessThan(20_000);
});

test('rows that hold something stay, and the records begin below them', async () => {
	const bytes = await workbookOf((workbook) => {
		const sheet = workbook.addWorksheet('x');
		sheet.addRow(['Name', 'Total']);
		sheet.addRow(['Example', 1]);
		sheet.getCell('B3').value = { formula: 'SUM(B2:B2)', result: 1 };
		sheet.getCell('B9').value = 'Footer';
	});
	const { report, workbook } = await filled(bytes, { Name: 'name' });
	expect(report).toMatchObject({ firstRow: 3, emptyColumns: ['Total'] });
	const [sheet] = workbook.worksheets;
	expect(['A2', 'A3', 'A4', 'A5'].map((cell) => sheet?.getCell(cell).value)).toEqual([
		...['Example', 'Åse', 'Łukasz 🎉', 'Third'],
	]);
	expect(sheet?.getCell('B3').value).toMatchObject({ formula: 'SUM(B2:B2)' });
	expect(sheet?.getCell('B9').value).toBe('Footer');

	const over = await filled(bytes, { Name: 'name' }, people, { firstRow: 2 });
	expect(over.workbook.worksheets[0]?.getCell('A2').value).toBe('Åse');
	expect(over.report.overwritten).toEqual(['A2']);
	await expect(filled(bytes, { Total: 'count' }, people, { firstRow: 2 })).rejects.toThrow(
		/cell B3 of the template holds a formula/,
	);
});

describe('something stands further down', () => {
	const withLegend = async () =>
		await workbookOf((workbook) => {
			const sheet = workbook.addWorksheet('x');
			sheet.addRow(['Name', 'Remark', 'Total']);
			sheet.getCell('A4').value = 'Legend';
			sheet.getCell('B5').value = 'Internal';
			sheet.getCell('C4').value = 'Not filled';
			sheet.getCell('A7').value = 'Below';
			sheet.getCell('B3').value = ' ';
		});
	const both = { Name: 'name', Remark: 'note' };
	const four = [...people, { name: 'Fourth' }];

	test('and records that fit above it leave it alone', async () => {
		const { report, workbook } = await filled(await withLegend(), both, people.slice(0, 2));
		expect(report).toMatchObject({ firstRow: 2, overwritten: [] });
		const [sheet] = workbook.worksheets;
		expect(['A3', 'A4', 'B5'].map((cell) => sheet?.getCell(cell).value)).toEqual([
			...['Łukasz 🎉', 'Legend', 'Internal'],
		]);
	});

	test('and would be overwritten: it is refused with the cells', async () => {
		expect(await refusal(filled(await withLegend(), both, four))).toMatch(
			/4 records need the rows 2 to 5 .*: A4, B5\n.*'First Row'/,
		);
	});

	test('and the user has chosen the first row: the cells are named', async () => {
		const over = await filled(await withLegend(), both, four, { firstRow: 2 });
		expect(over.report.overwritten).toEqual(['A4', 'B5']);
		const [sheet] = over.workbook.worksheets;
		expect(['A4', 'B5', 'C4', 'A7'].map((cell) => sheet?.getCell(cell).value)).toEqual([
			...['Third', null, 'Not filled', 'Below'],
		]);
		const below = await filled(await withLegend(), both, four, { firstRow: 8 });
		expect(below.report.overwritten).toEqual([]);
		expect(below.workbook.worksheets[0]?.getCell('A4').value).toBe('Legend');
	});

	test.each([1, 2])('the headers in row 2 are not overwritten from row %i', async (firstRow) => {
		const changes = { sheet: 'Import', firstRow };
		expect(await refusal(filled(await template(), columns, people, changes))).toMatch(
			/headers of the template are in row 2, and records from row \d/,
		);
	});
});

test('the calendar that begins in 1904', async () => {
	const bytes = await workbookOf((workbook) => {
		workbook.properties.date1904 = true;
		workbook.addWorksheet('x').addRow(['Full name', 'Start', 'Since']);
	});
	const { content } = await filled(bytes, columns);
	const { values } = await readAll(fileOf(content, 'x.xlsx'));
	expect(values[0]).toEqual({ 'Full name': 'Åse', Start: people[0]?.day, Since: people[0]?.at });
	expect(values[1]).toMatchObject({ Start: '2026-07-01' });
});

describe('a template whose XML', () => {
	/** The template with some of its parts changed. */
	async function changed(paths: RegExp, change: (xml: string) => string): Promise<Buffer> {
		const archive = await openArchive(await template());
		return zip(
			await Promise.all(
				archive.paths.map(async (path): Promise<[string, Buffer]> => {
					const bytes = await archive.read(path);
					return [path, paths.test(path) ? Buffer.from(change(bytes.toString())) : bytes];
				}),
			),
		);
	}

	test('has prefixes keeps all its styles', async () => {
		const prefixed = await changed(/styles|worksheets.*xml$/, (xml) =>
			xml
				.replace(/<(\/?)(?=\w)/g, '<$1x:')
				.replace(' xmlns="', ' xmlns:x="')
				.replace(/<x:cellXfs count="(\d+)"/, '<x:cellXfs count="$1" x:odd="1"'),
		);
		const { content } = await fill(prefixed, columns, people, { sheet: 'Import' });
		const { values } = await readAll(fileOf(content, 'x.xlsx'), { sheet: 'Import', headerRow: 2 });
		expect(values[0]).toMatchObject({ 'Start (date)': people[0]?.day, Since: people[0]?.at });
		const before = (await (await openArchive(prefixed)).read('xl/styles.xml')).toString();
		const after = (await (await openArchive(content)).read('xl/styles.xml')).toString();
		const [, end] = /(<\/x:cellXfs>.*)/s.exec(before) ?? [];
		expect(after.endsWith(end ?? 'no end')).toBe(true);
		expect(after.slice(0, 200)).toBe(before.slice(0, 200));
		const [, count, odd, list = ''] =
			/<x:cellXfs( x:odd="1")? count="(\d+)">(.*)<\/x:cellXfs>/s.exec(after) ?? [];
		expect([count, odd]).toEqual([' x:odd="1"', String(list.match(/<x:xf\s/g)?.length)]);
	});

	test('has no cell formats is refused where a date needs one', async () => {
		const without = await changed(/styles/, (xml) => xml.replace(/<cellXfs.*<\/cellXfs>/s, ''));
		const { content } = await fill(without, { 'Full name': 'name' }, people, { sheet: 'Import' });
		expect((await (await openArchive(content)).read('xl/styles.xml')).toString()).toMatch(
			/<styleSheet.*<\/styleSheet>/s,
		);
		await expect(fill(without, columns, people, { sheet: 'Import' })).rejects.toThrow(
			/has no cell formats/,
		);
	});
});

test('headers that are not there are named', async () => {
	const { report } = await filled(await template(), { ...columns, Salary: 'count' }, people, {
		sheet: 'Import',
	});
	expect(report.unmatched).toEqual(['Salary']);
	await expect(filled(await template(), { Salary: 'count' })).rejects.toThrow(
		/None of the columns is a header in the sheet "Help"/,
	);
});

test('many records', async () => {
	const many = Array.from({ length: 5000 }, (_, index) => ({ name: `Person ${index}` }));
	const { workbook } = await filled(await template(), { 'Full name': 'name' }, many, {
		sheet: 'Import',
	});
	expect(workbook.getWorksheet('Import')?.getCell('A5002').value).toBe('Person 4999');
});

test.each([
	['a csv file', Buffer.from('a,b\n1,2\n'), /damaged/],
	['a file that is too large', Buffer.alloc(10_000_001), /larger than 10 MB/],
])('%s is no template', async (_case, bytes, message) => {
	await expect(filled(bytes, columns)).rejects.toThrow(message);
});
