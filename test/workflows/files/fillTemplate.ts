import { Workbook } from 'exceljs';
import type { INodeExecutionData } from 'n8n-workflow';
import { application, items, jsonOf, textOf, type Bench } from '../support';
import { fileIn, hintsOf, itemWithFile, sheetOf } from './bench';

async function template(): Promise<Buffer> {
	const workbook = new Workbook();
	const sheet = workbook.addWorksheet('Import');
	sheet.addRow(['First name *', 'Last name *', 'E-mail', 'Applied on', 'Full name', 'Salary']);
	sheet.getColumn(1).width = 33;
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

export function describeFillTemplate(bench: Bench): void {
	const run = async (
		input: INodeExecutionData[],
		parameters: Parameters<Bench['runNode']>[1] = {},
	) =>
		await bench.runNode('recruitingFile', { operation: 'fillTemplate', ...parameters }, { input });
	const withTemplate = async (...records: object[]) => [
		await itemWithFile(bench, await template(), 'template.xlsx'),
		...items(...records),
	];

	test('known headers are filled by themselves, the others by the table', async () => {
		const input = await withTemplate(
			application(),
			application({ candidate: { firstName: 'Max', lastName: 'Muster' } }),
		);
		const result = await run(input, {
			columns: {
				column: [
					{
						...{ header: 'Full name', source: 'value' },
						value: '={{ $json.candidate?.lastName }}, {{ $json.candidate?.firstName }}',
					},
					{ header: 'Nowhere', source: 'field', field: 'id' },
				],
			},
		});
		expect(textOf(result.error)).toBe('no error');
		expect(jsonOf(result)).toMatchObject([
			{
				...{ sheet: 'Import', headerRow: 1, firstRow: 2, rows: 2, leftOut: 0 },
				...{ emptyColumns: ['Salary'], unmatchedColumns: ['Nowhere'] },
				fileName: expect.stringMatching(/^template-\d{4}-\d\d-\d\d\.xlsx$/),
			},
		]);
		const rows = await sheetOf(await fileIn(result));
		expect(rows.slice(1).map((row) => [row[0], row[1], row[4]])).toEqual([
			['Vera', 'Versuch', 'Versuch, Vera'],
			['Max', 'Muster', 'Muster, Max'],
		]);
		expect(rows[1]?.[2]).toBe('vera.versuch@example.com');
		expect(hintsOf(result)).toMatch(/not in the template: "Nowhere"/);
		expect(hintsOf(result)).toMatch(/stayed empty: "Salary"/);
		expect(result.outputs[0]?.[0]?.pairedItem).toEqual([{ item: 1 }, { item: 2 }]);
	});

	test('a name is one field or two', async () => {
		const input = await withTemplate(
			{ name: 'Kari Nordmann', company: { name: 'ACME' } },
			{ firstName: 'Max', lastName: 'Muster', company: {} },
		);
		const column = [
			{ header: 'Full name', source: 'field', field: 'name' },
			{ header: 'Salary', source: 'field', field: 'company.name' },
		];
		const result = await run(input, { columns: { column } });
		const rows = await sheetOf(await fileIn(result));
		expect(rows.slice(1).map((row) => [row[4], row[5]])).toEqual([
			['Kari Nordmann', 'ACME'],
			['Max Muster', undefined],
		]);
	});

	test('what stands in the chosen rows is overwritten, and said', async () => {
		const workbook = new Workbook();
		const sheet = workbook.addWorksheet('Import');
		sheet.addRows([['First name'], ['Example'], [], ['Legend']]);
		const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
		const input = [
			await itemWithFile(bench, bytes, 'template.xlsx'),
			...items({ firstName: 'A' }, { firstName: 'B' }),
		];
		const { error } = await run(input);
		expect(textOf(error)).toMatch(/rows 3 to 4 of the template.*already: A4/);
		const result = await run(input, { options: { firstRow: 2 } });
		expect((await sheetOf(await fileIn(result))).flat()).toEqual([
			...['First name', 'A', 'B', 'Legend'],
		]);
		expect(hintsOf(result)).toMatch(/written over it: A2\./);
		const below = await run(input, { options: { firstRow: 6 } });
		expect(hintsOf(below)).toBe('');
	});

	test('those whose consent is over stay out', async () => {
		const expired = { consent: { state: 'declined' } };
		const input = await withTemplate(application({ candidate: expired }), application());
		const result = await run(input);
		expect(jsonOf(result)).toMatchObject([{ rows: 1, leftOut: 1 }]);
	});

	test.each([
		[
			'no template',
			async () => items({ firstName: 'A' }),
			{},
			/no file in its binary field "data"/,
		],
		[
			'a template without known headers',
			async () => await withTemplate({ firstName: 'A' }),
			{
				options: { fillKnown: false },
				columns: { column: [{ header: 'X', source: 'field', field: 'a' }] },
			},
			/None of the columns is a header in the sheet "Import"[^]*X: is not in the template/,
		],
		[
			'a column that is filled with nothing',
			async () => await withTemplate({ firstName: 'A' }),
			{ columns: { column: [{ header: 'Salary', source: 'field', field: '' }] } },
			/names no field/,
		],
		[
			'a sheet that is not there',
			async () => await withTemplate({ firstName: 'A' }),
			{ options: { sheet: 'Export' } },
			/no sheet "Export"[^]*"Import"/,
		],
		[
			'a template that is no workbook',
			async () => [await itemWithFile(bench, 'a,b', 'template.xlsx'), ...items({ firstName: 'A' })],
			{},
			/damaged/,
		],
	])('of %s says what is wrong', async (_case, input, parameters, message) => {
		const { error } = await run(await input(), parameters);
		expect(textOf(error)).toMatch(message);
	});
}
