import { jsonOf, textOf } from '../support';
import { byId, chosen } from './bench';
import type { TalentryBench } from './bench';

export function readingTests(bench: TalentryBench): void {
	const ids = async (parameters: object) =>
		jsonOf(await bench.run('talent', 'getAll', { returnAll: true, ...parameters })).map(
			({ id }) => id,
		);

	test('every talent says where its consent stands', async () => {
		const result = await bench.run('talent', 'getAll', { returnAll: true });
		const states = jsonOf(result).map(({ consent }) => (consent as { state: string }).state);
		expect(states).toEqual([
			...['accepted', 'requested', 'declined', 'expired', 'withdrawn', 'none', 'none'],
		]);
	});

	test.each([
		['search', { search: 'MUSTER' }, ['t-1001', 't-1007']],
		['e-mail', { email: 'zoe.weiss-testmann@example.com' }, ['t-1003']],
		['pools', { poolIds: ['pool-sales', 'pool-care'] }, ['t-1002', 't-1005']],
		['consent', { consentStates: ['expired', 'none'] }, ['t-1004', 't-1006', 't-1007']],
		['status', { statusIds: 'status-not-now' }, ['t-1004']],
		['time', { createdAfter: '2026-05-01T00:00:00', updatedAfter: '' }, ['t-1006', 't-1007']],
		['nothing that fits', { search: 'nobody at all' }, []],
	])('by %s', async (_case, filters, expected) => {
		expect(await ids({ filters })).toEqual(expected);
	});

	test('all pages, an empty one between them, and a limit', async () => {
		await bench.control('POST', '/talentry/talents', { count: 243 });
		await bench.addFault({ vendor: 'talentry', fault: 'emptyPage', after: 1, times: 1 });
		const all = await ids({});
		expect(new Set(all).size).toBe(250);
		expect(await ids({ returnAll: false, limit: 130 })).toEqual(all.slice(0, 130));
	});

	test('a full minute on a later page is waited out', async () => {
		await bench.control('POST', '/talentry/talents', { count: 150 });
		await bench.addFault({ vendor: 'talentry', fault: '429', after: 1, times: 1, retryAfter: 1 });
		expect(await ids({})).toHaveLength(157);
	});

	test.each([
		['unauthorized', /does not accept the credential[^]*User Source/],
		['html', /web page instead of data/],
		['invalidJson', /not JSON/],
	])('%s on the third page stops it', async (fault, message) => {
		await bench.control('POST', '/talentry/talents', { count: 250 });
		await bench.addFault({ vendor: 'talentry', fault, after: 2 });
		const { error } = await bench.run('talent', 'getAll', { returnAll: true });
		expect(textOf(error)).toMatch(message);
	});

	test('the raw record on demand', async () => {
		const result = await bench.run('talent', 'get', { ...chosen('t-1006'), simplify: false });
		expect(jsonOf(result)).toMatchObject([
			{ consent: { state: 'none' }, raw: { id: 't-1006', consent: null } },
		]);
	});

	test.each([
		['pool', 5, { id: 'pool-alumni', name: 'Ehemalige <Alumni>' }],
		['status', 4, { id: 'status-new', name: 'Neu', isDefault: true }],
		['language', 3, { id: 'fr', name: 'Français' }],
	])('%s: Get Many', async (resource, count, one) => {
		const list = jsonOf(await bench.run(resource, 'getAll'));
		expect(list).toHaveLength(count);
		expect(list).toContainEqual({ system: 'talentry', ...one });
	});

	test('applications of a stage, by whole days', async () => {
		const parameters = { stageId: 'hired', start: '2026-06-01', end: '2026-06-11T09:00:00' };
		const [first, ...others] = jsonOf(await bench.run('application', 'getAll', parameters));
		expect(first).toEqual({
			system: 'talentry',
			id: 'tap-7001',
			jobId: '2701',
			status: { id: 'hired' },
			statusChangedAt: '2026-06-03T11:45:01+00:00',
			candidate: {
				system: 'talentry',
				firstName: 'Jördis',
				lastName: 'Mustermüller',
				email: 'joerdis.mustermueller@example.com',
			},
			reward: { type: 'EUR', amount: 1500 },
			referrer: {
				id: '1800',
				staffId: 'STAFF0',
				firstName: 'Reinhild',
				lastName: 'Beispielgeber',
			},
		});
		expect(others.map(({ id }) => id)).toEqual(['tap-7002', 'tap-7003']);
		expect(bench.sandbox.state.requests.at(-1)?.path).toBe(
			'/talentry/api/v1/tenants/acme/applications/hired/2026-06-01/2026-06-11',
		);
	});

	test('the points report, whose numbers come as text', async () => {
		const days = { start: '2026-06-15', end: '2026-06-15' };
		expect(jsonOf(await bench.run('pointsReport', 'getAll', days))).toEqual([
			{
				system: 'talentry',
				id: 'emp-1',
				externalId: '21023',
				email: 'reinhild.beispielgeber@example.com',
				points: 235,
			},
			{ system: 'talentry', id: 'emp-2', email: 'otto.testling@example.com', points: 180 },
		]);
	});

	test.each([
		['no day', { start: '={{ "" }}', end: '2026-01-01' }, /'Start' is empty/],
		['a day that is none', { start: '2026-02-30', end: '2026-03-01' }, /'Start' cannot be used/],
		['days the wrong way round', { start: '2026-02-02', end: '2026-02-01' }, /is before 'Start'/],
	])('a report with %s', async (_case, days, message) => {
		expect(textOf((await bench.run('pointsReport', 'getAll', days)).error)).toMatch(message);
		expect(bench.sandbox.state.requests).toEqual([]);
	});

	test('pick lists', async () => {
		const list = async (method: string, filter?: string, paginationToken?: string) =>
			await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.talentry',
				method,
				parameters: { resource: 'talent', operation: 'update' },
				credentials: bench.credentials(),
				filter,
				paginationToken,
			});
		expect((await list('searchTalents', 'jördis')).results).toMatchObject([
			{
				name: 'Jördis Mustermüller · joerdis.mustermueller@example.com',
				value: 't-1001',
				url: expect.stringContaining('/talents/t-1001'),
			},
		]);
		await bench.control('POST', '/talentry/talents', { count: 100 });
		const page = await list('searchTalents');
		expect(page.results).toHaveLength(100);
		expect(
			(await list('searchTalents', undefined, String(page.paginationToken))).results,
		).toHaveLength(7);
		expect((await list('searchPools', 'pflege')).results).toEqual([
			{ name: 'Pflege & Betreuung', value: 'pool-care' },
		]);
		expect((await list('searchStatuses', 'inter')).results).toMatchObject([
			{ value: 'status-interested' },
		]);
		expect((await list('searchLanguages')).results).toHaveLength(3);
		const pools = await bench.n8n.loadOptions({
			type: 'n8n-nodes-recruiting.talentry',
			method: 'getPools',
			parameters: { resource: 'talent', operation: 'update', poolIds: [], pool: byId('') },
			credentials: bench.credentials(),
		});
		expect(pools).toHaveLength(5);
	});
}
