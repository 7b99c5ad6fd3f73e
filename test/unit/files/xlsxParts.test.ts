import { fileOf, readAll, refusal } from './support';
import { workbook } from './workbook';
import { zip } from './zip';

const texts = '<sst><si><t>Fornavn</t></si><si><t>Kari</t></si></sst>';
const sharedRows = '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>';
const dated =
	'<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>';
const relationship = (id: string, type: string, target: string) =>
	`<Relationship Id="${id}" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/>`;

describe('parts of a workbook are found by their relationships', () => {
	test('whatever their names, folders and cases', async () => {
		const parts: Record<string, string> = {
			'_rels/.rels': `<Relationships>${relationship('r', 'officeDocument', '/Book/Main.xml')}</Relationships>`,
			'book/main.xml': '<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>',
			'book/_rels/main.xml.rels': `<Relationships>${relationship('s', 'worksheet', '../cells/One.XML')}${relationship('t', 'sharedStrings', 'texts.xml')}${relationship('u', 'styles', './looks.xml')}</Relationships>`,
			'cells/one.xml': `<worksheet><sheetData>${sharedRows}<row><c s="1"><v>46000</v></c></row></sheetData></worksheet>`,
			'book/Texts.xml': texts,
			'book/looks.xml': dated,
		};
		const bytes = zip(Object.entries(parts).map(([path, xml]) => [path, Buffer.from(xml)]));
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([
			{ Fornavn: 'Kari' },
			{ Fornavn: '2025-12-09' },
		]);
	});

	test('shared texts in another case than usual, which nothing refers to', async () => {
		const bytes = workbook({ sheet: sharedRows, parts: { 'xl/SharedStrings.xml': texts } });
		expect((await readAll(fileOf(bytes, 'x.xlsx'))).values).toEqual([{ Fornavn: 'Kari' }]);
	});

	test('a document that says it is a workbook, and is another one', async () => {
		const bytes = zip([
			[
				'_rels/.rels',
				Buffer.from(
					`<Relationships>${relationship('r', 'officeDocument', 'word/document.xml')}</Relationships>`,
				),
			],
			['word/document.xml', Buffer.from('<document/>')],
		]);
		expect(await refusal(readAll(fileOf(bytes, 'x.xlsx')))).toMatch(/is a Word document/);
	});
});

describe('cells', () => {
	const header = '<row><c t="str"><v>a</v></c></row>';
	const valuesOf = async (cells: string, options: Parameters<typeof workbook>[0] = {}) => {
		const rows = `${header}<row>${cells}</row>`;
		const bytes = workbook({ ...options, sheet: rows, styles: dated });
		return (await readAll(fileOf(bytes, 'x.xlsx'))).values.map(({ a }) => a);
	};

	test.each([
		['a text beside a value', '<c t="inlineStr"><v>0</v><is><t>text</t></is></c>', 'text'],
		['a value beside a text', '<c t="str"><is><t>old</t></is><v>value</v></c>', 'value'],
		['a text of no type', '<c><is><t>text</t></is></c>', 'text'],
		[
			'a text with its reading',
			'<c t="inlineStr"><is><r><t>日本</t></r><rPh><t>ニホン</t></rPh><r><t>語</t></r></is></c>',
			'日本語',
		],
	])('%s', async (_case, cell, value) => {
		expect(await valuesOf(cell)).toEqual([value]);
	});

	test.each([
		['the first day', 1, '1900-01-01'],
		['the last day before the leap day that never was', 59, '1900-02-28'],
		['that day itself, which no calendar has', 60, 60],
		['the first day after it', 61, '1900-03-01'],
		['no day at all', 0, 0],
	])('1900: %s', async (_case, serial, value) => {
		expect(await valuesOf(`<c s="1"><v>${serial}</v></c>`)).toEqual([value]);
	});

	test.each([
		['the first day', 0, '1904-01-01'],
		['the second day', 1, '1904-01-02'],
	])('1904: %s', async (_case, serial, value) => {
		expect(await valuesOf(`<c s="1"><v>${serial}</v></c>`, { properties: 'date1904="1"' })).toEqual(
			[value],
		);
	});
});
