import { readFeed } from '../../../nodes/Personio/feed';
import { failureOf } from '../support/failures';

const page = 'https://acme.jobs.personio.de';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const feed = (positions: string) => `${declaration}<workzag-jobs>${positions}</workzag-jobs>`;
const position = (id: string, inner = '<name>Controller</name>') =>
	`<position><id>${id}</id>${inner}</position>`;
const read = (xml: string) => readFeed(xml, page);
const only = (inner: string) => read(feed(position('1', inner))).positions[0]?.record;

describe('what is no feed', () => {
	it.each([
		['nothing', ''],
		['a web page', '<!DOCTYPE html><html><body>Not found</body></html>'],
		['a web page in small letters', '<!doctype html>\n<html lang="de"></html>'],
		['another XML', `${declaration}<rss><channel/></rss>`],
		['JSON', '{"jobs": []}'],
	])('%s: says where there should be one', async (_case, text) => {
		const failure = await failureOf(() => read(text));
		expect(failure.kind).toBe('notFound');
		expect(failure.message).toContain(`${page}/xml`);
		expect(failure.details.remedy).toContain('Company Page');
	});
});

describe('what is refused', () => {
	const bomb =
		'<!DOCTYPE workzag-jobs [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
	it.each([
		[
			'entities',
			`${declaration}${bomb}<workzag-jobs>${position('1', '<name>&b;</name>')}</workzag-jobs>`,
		],
		['a file', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${feed('')}`],
		['a definition behind a comment', `<!-- <workzag-jobs> -->${bomb}<workzag-jobs/>`],
		[
			'a definition between marks of CDATA in comments',
			`<!-- <![CDATA[ -->${bomb}<!-- ]]> --><workzag-jobs/>`,
		],
		['small letters', `<!doctype workzag-jobs>${feed('')}`],
	])('a document type with %s', async (_case, xml) => {
		const failure = await failureOf(() => read(xml));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('document type definition');
	});

	it.each([
		['an open element', `${declaration}<workzag-jobs><position><id>1</id>`],
		['crossed elements', feed('<position><id>1</position></id>')],
		['text behind the root', `${feed('')}text <`],
	])('XML with %s', async (_case, xml) => {
		const failure = await failureOf(() => read(xml));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('no well-formed XML');
	});

	it.each([
		['text in the place of positions', '<workzag-jobs>none</workzag-jobs>'],
		['two roots', `${feed('')}<workzag-jobs/>`],
		['other elements', '<workzag-jobs><job/></workzag-jobs>'],
		['the list further down', '<jobs><workzag-jobs/></jobs>'],
	])('%s', async (_case, xml) => {
		const failure = await failureOf(() => read(xml));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('no positions where they should be');
	});
});

describe('positions', () => {
	it.each(['<workzag-jobs/>', '<workzag-jobs></workzag-jobs>', '<workzag-jobs>\n </workzag-jobs>'])(
		'none: %j',
		(xml) => {
			expect(read(declaration + xml)).toEqual({ positions: [], unreadable: [] });
		},
	);

	it.each([1, 2, 3, 500])('%i', (count) => {
		const { positions, unreadable } = read(
			feed(
				Array.from({ length: count }, (_unused, index) => position(String(index + 1))).join('\n'),
			),
		);
		expect(positions.map(({ record }) => record.id)).toEqual(
			Array.from({ length: count }, (_unused, index) => String(index + 1)),
		);
		expect(unreadable).toEqual([]);
	});

	it('that do not fit are reported, and the good ones go on', () => {
		const { positions, unreadable } = read(
			feed(
				position('2001') +
					position('abc') +
					position('2002', '') +
					'<position><name>Without an ID</name></position>' +
					'<position>text</position>' +
					position('2003'),
			),
		);
		expect(positions.map(({ record }) => record.id)).toEqual(['2001', '2003']);
		expect(unreadable).toEqual([
			{ id: 'abc', problems: ['id: must be a whole number'] },
			{ id: '2002', problems: [expect.stringContaining('name: ')] },
			{ problems: [expect.stringContaining('id: ')] },
			{ problems: [expect.any(String)] },
		]);
	});

	it('keep ids and numbers as text', () => {
		expect(
			only('<name>007</name><yearsOfExperience>1-2</yearsOfExperience><keywords>1e5</keywords>'),
		).toMatchObject({ id: '1', name: '007', keywords: '1e5' });
	});

	it('keep values nobody knows yet, and the record as it came', () => {
		const { positions } = read(
			feed(position('1', '<name>A</name><schedule>four-days</schedule><newElement>x</newElement>')),
		);
		expect(positions[0]?.record.schedule).toBe('four-days');
		expect(positions[0]?.raw).toMatchObject({ newElement: 'x' });
	});
});

describe('text', () => {
	it.each([
		['an ampersand', 'Sales &amp; Marketing', 'Sales & Marketing'],
		['signs', '&lt;b&gt; &quot;A&quot; &apos;B&apos;', `<b> "A" 'B'`],
		['an escaped entity', 'A &amp;amp; B', 'A &amp; B'],
		['umlauts', 'Köchin / Koch (Größe egal) – ł', 'Köchin / Koch (Größe egal) – ł'],
		['CDATA', '<![CDATA[R&D <Lead>]]>', 'R&D <Lead>'],
		['spaces around', '\n  Controller\n', 'Controller'],
	])('%s', (_case, written, expected) => {
		expect(only(`<name>${written}</name>`)?.name).toBe(expected);
	});

	it.each(['&#246;', '&#xF6;'])('a numbered sign: %s', (sign) => {
		expect(only(`<name>K${sign}chin</name>`)?.name).toBe('Köchin');
	});

	it('is absent when its element is empty', () => {
		const record = only('<name>A</name><office/><department></department><keywords> </keywords>');
		expect(record).toMatchObject({ id: '1', name: 'A' });
		expect([record?.office, record?.department, record?.keywords]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe('lists inside a position', () => {
	const description = (name: string, html: string) =>
		`<jobDescription><name>${name}</name><value><![CDATA[${html}]]></value></jobDescription>`;

	it('of one and of many', () => {
		const one = only(
			`<name>A</name><office>Berlin</office><additionalOffices><office>Köln</office></additionalOffices>
			<jobDescriptions>${description('Tasks', '<p>A &amp; B</p>')}</jobDescriptions>`,
		);
		expect(one?.office).toBe('Berlin');
		expect(one?.additionalOffices?.office).toEqual(['Köln']);
		expect(one?.jobDescriptions?.jobDescription).toEqual([
			{ name: 'Tasks', value: '<p>A &amp; B</p>' },
		]);
		const many = only(
			`<name>A</name><additionalOffices><office>Köln</office><office>Remote</office></additionalOffices>
			<jobDescriptions>${description('A', '1')}${description('B', '2')}</jobDescriptions>`,
		);
		expect(many?.additionalOffices?.office).toEqual(['Köln', 'Remote']);
		expect(many?.jobDescriptions?.jobDescription).toHaveLength(2);
	});

	it('one office as text, and a salary', () => {
		const record = only(
			'<name>A</name><office>Berlin</office><additionalOffices>Köln</additionalOffices><salaryInformation>60.000 EUR</salaryInformation>',
		);
		expect(record?.additionalOffices?.office).toEqual(['Köln']);
		expect(record?.salaryInformation).toBe('60.000 EUR');
		expect(only('<name>A</name><salaryInformation><min>1</min></salaryInformation>')?.name).toBe(
			'A',
		);
	});

	it('that are empty', () => {
		const record = only('<name>A</name><additionalOffices/><jobDescriptions></jobDescriptions>');
		expect(record?.additionalOffices).toBeUndefined();
		expect(record?.jobDescriptions).toBeUndefined();
	});

	it('may speak of document types: a description is no definition', () => {
		const record = only(
			`<name>A</name><jobDescriptions>${description('Tasks', '<!DOCTYPE html><p>x</p>')}</jobDescriptions>`,
		);
		expect(record?.jobDescriptions?.jobDescription[0]?.value).toBe('<!DOCTYPE html><p>x</p>');
	});
});

it('reads a feed that begins with a byte order mark', () => {
	expect(read(`\uFEFF${feed(position('1'))}`).positions).toHaveLength(1);
});
