import { items, jsonOf, linksOf, textOf, type Bench } from '../support';
import { fileIn, hintsOf, itemWithFile } from './bench';

const candidates = [
	'Kandidat-ID;Fornavn;Etternavn;E-post;Samtykket utløper;Hårfarge',
	'k-1;Åse;Øverli;ase@example.com;31.12.2099;brun',
	'k-2;Ola;Nordmann;ola@example.com;01.01.2020;',
	'k-3;Kari;Nordmann;;snart;',
	'k-4;Per;Hansen;per@example.com;;;;for mye',
].join('\r\n');

export function describeRead(bench: Bench): void {
	const read = async (
		content: Buffer | string,
		name: string,
		parameters: Parameters<Bench['runNode']>[1] = {},
	) =>
		await bench.runNode(
			'recruitingFile',
			{ operation: 'read', ...parameters },
			{ input: [await itemWithFile(bench, content, name)] },
		);

	test('candidates of a Norwegian csv file in Latin-1; what cannot be read is said with row and column', async () => {
		const result = await read(Buffer.from(candidates, 'latin1'), 'Kandidater.csv', {
			options: { system: 'poption' },
		});
		expect(textOf(result.error)).toBe('no error');
		expect(jsonOf(result)).toEqual([
			expect.objectContaining({
				...{ system: 'poption', id: 'k-1', firstName: 'Åse', lastName: 'Øverli', skills: [] },
				consent: { state: 'accepted', expiresAt: '2099-12-31' },
			}),
		]);
		expect(jsonOf(result, 1)).toMatchObject([
			{
				...{ row: 4, problems: [{ column: 'E', header: 'Samtykket utløper' }] },
				...{ message: expect.stringContaining('column E "Samtykket utløper" is not a date') },
				values: { Fornavn: 'Kari' },
			},
			{ row: 5, problems: [{ column: 'H' }] },
		]);
		expect(linksOf(result, 1)).toEqual([0, 0]);
		const hints = hintsOf(result);
		expect(hints).toMatch(/left out: "Hårfarge"/);
		expect(hints).toMatch(/2 row\(s\) could not be read/);
		expect(hints).toMatch(
			/1 record\(s\) have a consent that has expired[^]*leave by Consent Not Valid/,
		);
		expect(jsonOf(result, 2)).toMatchObject([
			{
				...{ id: 'k-2', firstName: 'Ola', email: 'ola@example.com' },
				consent: {
					...{ state: 'expired', standing: 'expired' },
					message: 'The consent expired on 2020-01-01',
				},
			},
		]);
		expect(linksOf(result, 2)).toEqual([0]);
	});

	test('people whose consent is over reach the deletion list', async () => {
		const result = await read(candidates, 'x.csv', { options: { system: 'poption' } });
		const list = await bench.runNode(
			'recruitingConsent',
			{ operation: 'createDeletionList' },
			{ input: items(...jsonOf(result, 2)) },
		);
		expect(jsonOf(list)).toMatchObject([{ system: 'poption', id: 'k-2', reason: 'expired' }]);
	});

	test('a title and instructions before the table are told from it', async () => {
		const text =
			'Kandidater fra Poption\n;;\nFornavn;Etternavn;E-post\nÅse;Øverli;ase@example.com\n';
		const result = await read(text, 'x.csv');
		expect(textOf(result.error)).toBe('no error');
		expect(jsonOf(result)).toMatchObject([{ firstName: 'Åse' }]);
		expect(hintsOf(result)).toMatch(/Row 3 was taken for the headers/);
	});

	test('jobs', async () => {
		const text = 'Stillings-ID;Stilling;Status;Sted\n7;Montør;Åpen;Oslo\n8;Kokk;Lukket;\n';
		const result = await read(text, 'x.csv', { recordsAre: 'job' });
		expect(jsonOf(result)).toEqual([
			{ system: 'file', id: '7', title: 'Montør', status: 'open', location: 'Oslo' },
			{ system: 'file', id: '8', title: 'Kokk', status: 'closed' },
		]);
	});

	test('with the mapping of the user, and records without consent', async () => {
		const result = await read(candidates, 'x.csv', {
			headerMapping: {
				header: [
					{ header: 'Hårfarge', field: 'tags' },
					{ header: 'E-post', field: 'leaveOut' },
				],
			},
			options: { withoutConsent: true },
		});
		expect(jsonOf(result)).toMatchObject([{ id: 'k-1', tags: ['brun'] }, { id: 'k-2' }]);
		expect(jsonOf(result)[0]).not.toHaveProperty('email');
	});

	test('what Export to File has written', async () => {
		for (const format of ['xlsx', 'csv', 'json']) {
			const exported = await bench.runNode('workwise', {
				...{ resource: 'application', operation: 'exportToFile', returnAll: true, format },
				options: { headerLanguage: 'nb' },
			});
			const back = await read(await fileIn(exported), `x.${format}`, { recordsAre: 'application' });
			expect(textOf(back.error)).toBe('no error');
			expect(jsonOf(back)).toHaveLength(Number(jsonOf(exported)[0]?.rows));
			expect(jsonOf(back, 1)).toEqual([]);
			expect(jsonOf(back)[0]).toMatchObject({
				system: 'workwise',
				candidate: { firstName: expect.any(String) },
			});
		}
	});

	test('plain rows', async () => {
		const result = await read(candidates, 'x.csv', { recordsAre: 'row' });
		expect(jsonOf(result)[0]).toEqual({
			...{ 'Kandidat-ID': 'k-1', Fornavn: 'Åse', Etternavn: 'Øverli', 'E-post': 'ase@example.com' },
			...{ 'Samtykket utløper': '31.12.2099', Hårfarge: 'brun' },
		});
		expect(jsonOf(result, 1)).toMatchObject([{ row: 5 }]);
	});

	test('plain rows whose consent ends on a date with slashes', async () => {
		const text = 'Navn;Samtykket utløper\nÅse;31/12/2099\nOla;12/31/2099\nKari;1/2/2020\n';
		for (const [slashDates, names] of [
			['dayFirst', ['Åse']],
			['monthFirst', ['Ola']],
			['unreadable', []],
		] as const) {
			const result = await read(text, 'x.csv', { recordsAre: 'row', options: { slashDates } });
			expect(jsonOf(result).map(({ Navn }) => Navn)).toEqual(names);
		}
	});

	test.each([
		['a page of a web site', '<html>Sign in</html>', {}, /is a web page/],
		['headers that nobody knows', 'x;y\n1;2\n', {}, /None of the headers[^]*A: x: means no field/],
		[
			'another format than chosen',
			'a;b\n',
			{ options: { fileFormat: 'xlsx' } },
			/kind csv, and not xlsx/,
		],
		['more rows than allowed', candidates, { options: { maxRows: 2 } }, /more than 2 rows/],
		[
			'a field that is not there',
			'a',
			{ inputBinaryField: 'other' },
			/no file in its binary field "other"/,
		],
	])('of %s says what is wrong', async (_case, content, parameters, message) => {
		const { error } = await read(content, 'x.xlsx', parameters);
		expect(textOf(error)).toMatch(message);
	});

	test('one of two files cannot be read, and the other goes on', async () => {
		const result = await bench.runNode(...(['recruitingFile', { operation: 'read' }] as const), {
			input: [
				await itemWithFile(bench, '%PDF-1.7', 'cv.pdf'),
				await itemWithFile(bench, 'Fornavn,Etternavn\nA,B\n', 'ok.csv'),
			],
			onError: 'continueErrorOutput',
		});
		expect(linksOf(result)).toEqual([1]);
		expect(linksOf(result, 3)).toEqual([0]);
	});

	test('the records go into a target without a node between', async () => {
		const text =
			'Søknads-ID;Utlysnings-ID;Søkt dato;Fornavn;Etternavn;E-post\na-1;x;01.03.2026;Vera;Versuch;vera.v@example.com\n';
		const result = await read(text, 'x.csv', { recordsAre: 'application' });
		const created = await bench.runNode(
			'personio',
			{
				...{ resource: 'application', operation: 'create', jobSource: 'chosen' },
				job: { __rl: true, mode: 'id', value: '2001' },
			},
			{ input: items(...jsonOf(result)) },
		);
		expect(textOf(created.error)).toBe('no error');
		expect(jsonOf(created)).toMatchObject([
			{ result: 'created', origin: { system: 'file', id: 'a-1' } },
		]);
	});
}
