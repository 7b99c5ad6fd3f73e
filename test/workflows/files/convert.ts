import type { INodeExecutionData } from 'n8n-workflow';
import { items, jsonOf, linksOf, textOf, type Bench } from '../support';
import { hintsOf, itemWithFile } from './bench';

export function describeConvert(bench: Bench): void {
	const convert = async (
		input: INodeExecutionData[],
		parameters: Parameters<Bench['runNode']>[1] = {},
	) => await bench.runNode('recruitingFile', { operation: 'convert', ...parameters }, { input });

	test('rows of a sheet become candidates, whatever the types of their cells', async () => {
		const result = await convert(
			items(
				{
					...{ row_number: 2, Fornavn: 'Åse', Etternavn: 'Øverli', 'E-post': 'ase@example.com' },
					...{ Telefon: 4791234567, Ferdigheter: 'SQL, Excel', Samtykke: true },
				},
				{ row_number: 3, Fornavn: 'Ola', Etternavn: '', 'Samtykke utløper': '01.01.2020' },
				{ row_number: 4, Fornavn: '', Etternavn: '', 'E-post': 'nobody@example.com' },
				{ row_number: 5, Fornavn: 'Kari', 'Samtykke utløper': 'snart' },
			),
			{ options: { system: 'sheet' } },
		);
		expect(textOf(result.error)).toBe('no error');
		expect(jsonOf(result)).toMatchObject([
			{
				...{ system: 'sheet', firstName: 'Åse', lastName: 'Øverli', phone: '4791234567' },
				...{ skills: ['SQL', 'Excel'], consent: { state: 'accepted' } },
			},
		]);
		expect(jsonOf(result, 1)).toMatchObject([
			{ row: 3, message: '"Fornavn" is empty; "Etternavn" is empty' },
			{ row: 4, problems: [{ header: 'Samtykke utløper' }], values: { Fornavn: 'Kari' } },
		]);
		expect(jsonOf(result, 2)).toMatchObject([{ firstName: 'Ola', consent: { state: 'expired' } }]);
		expect([0, 1, 2].map((output) => linksOf(result, output))).toEqual([[0], [2, 3], [1]]);
		expect(hintsOf(result)).toMatch(/These fields mean no field[^]*"row_number"[^]*Field Mapping/);
	});

	test('answers of a form become applications for its job', async () => {
		const result = await convert(
			items({
				...{
					token: 'a1',
					submitted_at: '2026-03-02T09:15:00Z',
					'What is your name?': 'Vera Versuch',
				},
				...{ 'Where can you work?': ['Oslo', 'Bergen'], answers: { mail: 'vera@example.com' } },
			}),
			{
				recordsAre: 'application',
				headerMapping: {
					header: [
						{ header: 'token', field: 'id' },
						{ header: 'What is your name?', field: 'candidate.name' },
						{ header: 'Where can you work?', field: 'candidate.location' },
						{ header: 'answers.mail', field: 'candidate.email' },
					],
				},
				options: { jobId: '2001' },
			},
		);
		expect(jsonOf(result, 1)).toEqual([]);
		expect(jsonOf(result)).toMatchObject([
			{
				...{ system: 'items', id: 'a1', jobId: '2001', appliedAt: '2026-03-02T09:15:00Z' },
				candidate: {
					...{ firstName: 'Vera', lastName: 'Versuch', email: 'vera@example.com' },
					location: 'Oslo, Bergen',
				},
			},
		]);
	});

	test('moments as programs count them', async () => {
		const rows = [1772442900, 1772442900000].map((applied) => ({
			...{ id: 1, jobId: 2, Name: 'Vera Versuch', Timestamp: applied },
		}));
		const result = await convert(items(...rows), { recordsAre: 'application' });
		expect(jsonOf(result).map(({ appliedAt }) => new Date(String(appliedAt)).getTime())).toEqual([
			1772442900000, 1772442900000,
		]);
	});

	test('records of a web service become jobs', async () => {
		const result = await convert(
			items(
				{ id: 7, title: 'Fitter', state: 'PUBLISHED', location: 'Oslo', unknown: { deep: 1 } },
				{ id: 8, title: 'Cook' },
				{ id: 9 },
			),
			{ recordsAre: 'job' },
		);
		expect(jsonOf(result)).toEqual([
			{ system: 'items', id: '7', title: 'Fitter', status: 'open', location: 'Oslo' },
			{ system: 'items', id: '8', title: 'Cook', status: 'open' },
		]);
		expect(jsonOf(result, 1)).toMatchObject([{ row: 3, message: '"title" is empty' }]);
		expect(hintsOf(result)).toMatch(/"unknown.deep"/);
	});

	test('files of the items go along', async () => {
		const item = await itemWithFile(bench, 'cv', 'cv.pdf', { Name: 'Vera Versuch' });
		const result = await convert([item]);
		expect(result.outputs[0]?.[0]?.binary).toEqual(item.binary);
	});

	test('records without valid consent stay with the others where the option says so', async () => {
		const result = await convert(items({ Name: 'Vera Versuch', Consent: 'withdrawn' }), {
			options: { withoutConsent: true },
		});
		expect([0, 1, 2].map((output) => jsonOf(result, output).length)).toEqual([1, 0, 0]);
	});

	test('names that mean something to JavaScript are fields like others', async () => {
		const row: unknown = JSON.parse(
			'{"Name": "Vera Versuch", "__proto__": {"firstName": "x"}, "constructor": "y", "toString": "z"}',
		);
		const result = await convert([{ json: Object(row) }]);
		expect(jsonOf(result)).toMatchObject([{ firstName: 'Vera', lastName: 'Versuch' }]);
	});

	test('no items give none', async () => {
		const result = await convert([]);
		expect(textOf(result.error)).toBe('no error');
	});
}
