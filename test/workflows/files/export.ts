import { jsonOf, linksOf, textOf, type Bench } from '../support';
import { fileIn, hintsOf, sheetOf } from './bench';

const expired = { state: 'accepted', givenAt: null, expiresAt: '2020-01-01T00:00:00Z' };

export function describeExport(bench: Bench): void {
	const run = async (
		type: string,
		resource: string,
		parameters: Parameters<Bench['runNode']>[1] = {},
		options: Parameters<Bench['runNode']>[2] = {},
	) =>
		await bench.runNode(
			type,
			{ resource, operation: 'exportToFile', returnAll: true, ...parameters },
			options,
		);

	const madeAt = '2050-01-01T00:00:00Z';
	/** New applications at Workwise, which alone are later than that moment. */
	async function applications(count: number) {
		await bench.control('POST', '/workwise/applications', {
			...{ jobId: 'ww-101', count, submittedAt: '2050-06-01T00:00:00Z' },
		});
		return bench.sandbox.state.workwise.applications.slice(-count);
	}

	test.each([
		['workwise', 'job', 'Title'],
		['workwise', 'application', 'First Name'],
		['personio', 'job', 'Department'],
		['erecruiter', 'recruitment', 'Title'],
		['erecruiter', 'application', 'Email'],
		['inhire', 'job', 'Title'],
		['inhire', 'application', 'Applied At'],
		['talentry', 'talent', 'Email'],
		['teamtailor', 'application', 'Applied At'],
		['teamtailor', 'candidate', 'Email'],
		['teamtailor', 'job', 'Title'],
	])('%s: all of resource %s, as many as Get Many gives', async (type, resource, header) => {
		const all = { applicationsOf: 'all', filters: {} };
		const result = await run(type, resource, all);
		expect(textOf(result.error)).toBe('no error');
		const [headers, ...rows] = await sheetOf(await fileIn(result));
		expect(headers).toContain(header);
		const [json] = jsonOf(result);
		expect(json).toEqual({
			...{ format: 'xlsx', fileName: expect.stringMatching(/^[a-z]+-\d{4}-\d\d-\d\d\.xlsx$/) },
			...{
				rows: rows.length,
				leftOut: expect.any(Number),
				unreadable: 0,
				bytes: expect.any(Number),
			},
		});
		expect(linksOf(result)).toEqual([0]);
		if (type === 'inhire' && resource === 'application') return;
		const listed = await bench.runNode(type, {
			...{ resource, operation: 'getAll', returnAll: true, ...all },
		});
		expect(Number(json?.rows) + Number(json?.leftOut)).toBe(jsonOf(listed).length);
	});

	test('in another language, with chosen and additional columns', async () => {
		const result = await run('workwise', 'application', {
			options: {
				columns: ['candidate.lastName', 'id', 'appliedAt'],
				additionalColumns: {
					column: [{ header: 'Versand', path: 'raw.export.state', type: 'text' }],
				},
				headerLanguage: 'de',
				fileName: 'Bewerbungen: alle',
			},
		});
		const [headers, first] = await sheetOf(await fileIn(result));
		// In the order of the category, whatever the order of the choice.
		expect(headers).toEqual(['Bewerbungs-ID', 'Beworben am', 'Nachname', 'Versand']);
		expect(first?.[3]).toMatch(/due|confirmed/);
		expect(jsonOf(result)[0]?.fileName).toBe('Bewerbungen_ alle.xlsx');
	});

	test('as csv and json, into a field of one’s own', async () => {
		const parameters = { filters: { jobId: 'ww-101' }, binaryPropertyName: 'export' };
		const options = { separator: ';', byteOrderMark: true, includeRaw: true };
		const csv = await run('workwise', 'application', { ...parameters, format: 'csv', options });
		expect((await fileIn(csv, 'export')).toString()).toMatch(/^\uFEFFApplication ID;Job ID;/);
		const json = await run('workwise', 'application', { ...parameters, format: 'json', options });
		const records: unknown = JSON.parse((await fileIn(json, 'export')).toString());
		expect(records).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					...{ system: 'workwise', jobId: 'ww-101', raw: expect.any(Object) },
					candidate: expect.objectContaining({ skills: expect.any(Array) }),
				}),
			]),
		);
	});

	test('people whose consent is over stay out, unless asked for', async () => {
		const consents = [
			expired,
			{ ...expired, state: 'withdrawn', expiresAt: null },
			{ ...expired, expiresAt: '2099-01-01T00:00:00Z' },
			null,
		];
		const made = await applications(consents.length);
		consents.forEach((consent, index) => Object.assign(made[index]?.candidate ?? {}, { consent }));
		const parameters = { filters: { submittedAfter: madeAt } };
		const careful = await run('workwise', 'application', parameters);
		expect(jsonOf(careful)).toMatchObject([{ rows: 2, leftOut: 2 }]);
		expect(await sheetOf(await fileIn(careful))).toHaveLength(3);
		expect(hintsOf(careful)).toMatch(/2 applications were left out.*consent/);
		const all = await run('workwise', 'application', {
			...{ ...parameters, options: { withoutConsent: true } },
		});
		expect(jsonOf(all)).toMatchObject([{ rows: 4, leftOut: 0 }]);
	});

	test('records that do not fit are counted and named, the others are written', async () => {
		const [, odd] = await applications(3);
		Object.assign(odd ?? {}, { message: 5 });
		const result = await run('workwise', 'application', { filters: { submittedAfter: madeAt } });
		expect(jsonOf(result)).toMatchObject([{ rows: 2, unreadable: 1 }]);
		expect(hintsOf(result)).toMatch(/One application could not be read.*message/);
	});

	test('more than one page, and a limit', async () => {
		await bench.control('POST', '/inhire/applications', { jobId: 'ih-304', count: 250, cv: false });
		const filters = { jobId: 'ih-304' };
		const all = await run('inhire', 'application', { filters });
		expect(Number(jsonOf(all)[0]?.rows)).toBeGreaterThanOrEqual(250);
		const some = await run('inhire', 'application', { filters, returnAll: false, limit: 120 });
		expect(jsonOf(some)).toMatchObject([{ rows: 120 }]);
	});

	describe('when the service fails on the third page', () => {
		beforeEach(async () => {
			await bench.control('POST', '/inhire/applications', {
				jobId: 'ih-304',
				count: 300,
				cv: false,
			});
		});
		const parameters = { filters: { jobId: 'ih-304' } };
		const fail = async (fault: string) =>
			await bench.addFault({ vendor: 'inhire', route: '/applications', after: 2, fault });

		test.each([
			['unauthorized', /inhire does not accept the credential/],
			['html', /inhire/],
			['invalidJson', /inhire/],
		])('for good (%s), there is no file but the error', async (fault, message) => {
			await fail(fault);
			const { error, outputs } = await run('inhire', 'application', parameters);
			expect(textOf(error)).toMatch(message);
			expect(outputs.flat()).toEqual([]);
		});

		test.each(['429', '503', 'cut'])('for a moment (%s), the file is complete', async (fault) => {
			await bench.addFault({
				...{ vendor: 'inhire', route: '/applications', after: 2, times: 1, fault, retryAfter: 0 },
			});
			const result = await run('inhire', 'application', parameters);
			expect(Number(jsonOf(result)[0]?.rows)).toBeGreaterThanOrEqual(300);
		});

		test('one of two items fails, and the other has its file', async () => {
			const result = await run(
				...(['inhire', 'application'] as const),
				{ filters: { jobId: '={{ $json.job }}', updatedAfter: '={{ $json.after }}' } },
				{
					input: [{ json: { job: 'ih-301' } }, { json: { job: 'ih-301', after: 'never' } }],
					onError: 'continueErrorOutput',
				},
			);
			expect(linksOf(result)).toEqual([0]);
			expect(linksOf(result, 1)).toEqual([1]);
			expect((await fileIn(result)).length).toBeGreaterThan(1000);
		});
	});

	test('a run that is cancelled ends soon and without an error', async () => {
		await bench.control('POST', '/inhire/applications', {
			jobId: 'ih-304',
			count: 2000,
			cv: false,
		});
		await bench.addFault({ vendor: 'inhire', route: '/applications', fault: 'slow', delayMs: 300 });
		const started = Date.now();
		const result = await run('inhire', 'application', {}, { cancelAfterMs: 500 });
		expect(Date.now() - started).toBeLessThan(4000);
		expect(result.run.status).toBe('canceled');
	});
}
