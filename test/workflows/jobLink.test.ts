import type { INodeParameters } from 'n8n-workflow';
import { application, items, itemIndexOf, jsonOf, linksOf, setUpBench, textOf } from './support';
import type { NodeRun } from './support';

const bench = setUpBench();
type Options = NonNullable<Parameters<typeof bench.runNode>[2]>;

const routes = ['ready', 'waiting', 'notLinked', 'older'] as const;
const since = '2026-01-01T00:00:00Z';
const picked = (value: string, title?: string) => ({
	__rl: true,
	mode: 'list',
	value,
	...(title && { cachedResultName: `${title} · OPEN · ${value}` }),
});

function row(changes: Record<string, unknown> = {}) {
	return {
		sourceJob: picked('ww-101'),
		targetJob: picked('2001'),
		sourceStatus: picked(''),
		targetStatus: picked(''),
		active: true,
		since,
		...changes,
	};
}

function table(...rows: object[]): INodeParameters {
	return { links: { link: rows.map((fields) => JSON.parse(JSON.stringify(fields))) } };
}

async function route(
	parameters: INodeParameters,
	records: object[] = [incoming()],
	options: Options = {},
): Promise<NodeRun> {
	return await bench.runNode(
		'recruitingJobLink',
		{ operation: 'route', ...parameters },
		{ mode: 'trigger', input: items(...records), ...options },
	);
}

/** An application as it comes from Workwise, not routed yet. */
const incoming = (changes: Record<string, unknown> = {}) =>
	application({ target: undefined, ...changes });

/** Where the only item went, and what it says. */
function routed(result: NodeRun) {
	expect(textOf(result.error)).toBe('no error');
	const all = routes.flatMap((name, output) =>
		jsonOf(result, output).map(({ link, target }) => ({ route: name, link, target })),
	);
	expect(all).toHaveLength(1);
	return all[0];
}

const waiting = (reason: string, message: string | RegExp) => ({
	route: 'waiting',
	link: { state: 'waiting', reason, message: expect.stringMatching(message) },
	target: undefined,
});

describe('Route sends to Ready', () => {
	test('with job and status of the target, and what the item brought', async () => {
		const cv = await bench.n8n.storeBinary(Buffer.from('x'), 'cv.pdf', 'application/pdf');
		const link = row({
			sourceStatus: picked('in-review'),
			targetStatus: picked('custom:5001', 'Phone interview'),
		});
		const status = { id: 'in-review', name: 'In Prüfung', kind: 'in_progress' };
		const result = await route(table(link), [], {
			input: [{ json: incoming({ status, message: 'Hello' }), binary: { cv } }],
		});
		expect(jsonOf(result)).toEqual([
			{
				...JSON.parse(JSON.stringify(incoming({ status, message: 'Hello' }))),
				link: { state: 'ready', row: 1, startedAt: '2026-01-01T00:00:00.000Z' },
				target: {
					system: 'personio',
					jobId: '2001',
					jobTitle: 'Backend Developer (all genders)',
					statusId: 'custom:5001',
				},
			},
		]);
		expect(result.outputs[0][0].binary).toEqual({ cv });
		expect(linksOf(result)).toEqual([0]);
	});

	test('and keeps order and links of many items', async () => {
		const jobs = ['ww-101', 'ww-102', 'ww-109', 'ww-101', 'ww-109'];
		const records = jobs.map((jobId, index) => incoming({ id: `wwa-${index}`, jobId }));
		const rows = [row(), row({ sourceJob: picked('ww-102'), active: false })];
		const result = await route(table(...rows), records);
		expect(routes.map((_route, output) => linksOf(result, output))).toEqual([
			[0, 3],
			[1],
			[2, 4],
			[],
		]);
	});
});

describe('Route lets wait', () => {
	test('what belongs to a paused link, or to any when all are paused', async () => {
		expect(routed(await route(table(row({ active: false }))))).toMatchObject(
			waiting('paused', /Link 1 is paused/),
		);
		const paused = { ...table(row()), options: { pauseAll: true } };
		expect(routed(await route(paused))).toMatchObject(waiting('paused', /Link 1 is paused/));
	});

	test('applications in another status than the link exports', async () => {
		const status = { id: 'rejected', name: 'Abgelehnt', kind: 'rejected' };
		expect(routed(await route(table(row()), [incoming({ status })]))).toMatchObject(
			waiting(
				'sourceStatus',
				/has the status "Abgelehnt", and link 1 exports open applications only/,
			),
		);
		const chosen = table(row({ sourceStatus: picked('in-review') }));
		expect(routed(await route(chosen))).toMatchObject(
			waiting('sourceStatus', /"Offene Bewerbungen", and link 1 exports from another one/),
		);
	});

	test('a target status that the target does not have', async () => {
		expect(routed(await route(table(row({ targetStatus: picked('custom:9') }))))).toMatchObject(
			waiting('targetStatusUnknown', /Personio has no status "custom:9"[^]*of link 1 again/),
		);
	});

	test.each(['archived', 'draft', 'deleted'])('a target that is %s since', async (state) => {
		const seen = await route(table(row()));
		expect(routed(seen).route).toBe('ready');
		await bench.control('PATCH', '/personio/jobs/2001', { state });
		const staticData = seen.run.staticData;
		const result = await route(table(row()), undefined, { staticData });
		expect(routed(result)).toMatchObject(
			waiting(
				'targetGone',
				/^Job "Backend Developer \(all genders\)" \(2001\) was last seen in Personio on \d{4}-\d\d-\d\d and has been closed, archived, unpublished or deleted since/,
			),
		);

		await bench.control('PATCH', '/personio/jobs/2001', { state: 'published' });
		const again = await route(table(row()), undefined, { staticData: result.run.staticData });
		expect(routed(again).route).toBe('ready');
	});

	test('a target that was made anew under another ID', async () => {
		const seen = await route(table(row()));
		await bench.control('PATCH', '/personio/jobs/2001', { state: 'deleted' });
		const name = 'Backend Developer (all genders)';
		await bench.control('POST', '/personio/jobs', { id: 2999, name });
		const recreated = waiting('targetRecreated', /same title with the ID 2999[^]*in link 1/);
		const { staticData } = seen.run;
		expect(routed(await route(table(row()), undefined, { staticData }))).toMatchObject(recreated);
		// Without a memory the title in the list entry that the user chose tells it.
		const chosen = table(row({ targetJob: picked('2001', name) }));
		expect(routed(await route(chosen))).toMatchObject(recreated);
	});

	test('a new target that is not visible yet, and then one that is missing', async () => {
		await bench.control('POST', '/personio/jobs', { id: 2998, name: 'Brand New', inFeed: false });
		const link = table(row({ targetJob: picked('2998') }));
		const first = await route(link);
		expect(routed(first)).toMatchObject(
			waiting('targetNotYetVisible', /^Job 2998 is not yet among/),
		);

		const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
		const asked = (hours: number) => ({
			staticData: {
				'node:Node': { starts: {}, targets: { 2998: { firstAskedAt: hoursAgo(hours) } } },
			},
		});
		expect(routed(await route(link, undefined, asked(23))).link).toMatchObject({
			reason: 'targetNotYetVisible',
		});
		expect(routed(await route(link, undefined, asked(25)))).toMatchObject(
			waiting('targetMissing', /^Personio has shown no job 2998 for 25 hours/),
		);
		const patient = { ...link, options: { visibleWithinHours: 48 } };
		expect(routed(await route(patient, undefined, asked(25))).link).toMatchObject({
			reason: 'targetNotYetVisible',
		});

		await bench.control('PATCH', '/personio/jobs/2998', { inFeed: true });
		const visible = await route(link, undefined, { staticData: first.run.staticData });
		expect(routed(visible)).toMatchObject({ route: 'ready', target: { jobTitle: 'Brand New' } });
	});

	test('a target ID that cannot be one', async () => {
		expect(routed(await route(table(row({ targetJob: picked('abc') }))))).toMatchObject(
			waiting(
				'targetMissing',
				/"abc" cannot be a job of Personio: Personio gives a position a whole/,
			),
		);
	});
});

describe('Route and the start of a link', () => {
	test('is the first production run, and is kept', async () => {
		const link = table(row({ since: '' }));
		const before = Date.now();
		const first = await route(link);
		expect(routed(first)).toMatchObject({ route: 'older', link: { row: 1 } });
		expect(first.hints).toEqual([]);
		const { startedAt } = JSON.parse(JSON.stringify(jsonOf(first, 3)[0].link));
		expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(before);

		const later = incoming({ appliedAt: new Date(Date.now() + 1000).toISOString() });
		const { staticData } = first.run;
		const second = await route(link, [later], { staticData });
		expect(routed(second)).toMatchObject({ route: 'ready', link: { startedAt } });

		// Another target keeps the start, so that what waited for the old one goes to the new one.
		const moved = table(row({ since: '', targetJob: picked('2002') }));
		const third = await route(moved, [later], { staticData: second.run.staticData });
		expect(routed(third)).toMatchObject({
			route: 'ready',
			link: { startedAt },
			target: { jobId: '2002' },
		});
	});

	test('is not fixed by a test run, which says so', async () => {
		const rows = table(row({ since: '' }), row({ sourceJob: picked('ww-102') }));
		const result = await route(rows, undefined, { mode: 'manual' });
		expect(routed(result).route).toBe('older');
		expect(result.run.staticData).toEqual({});
		expect(result.hints).toHaveLength(1);
		expect(result.hints[0]?.message).toMatch(
			/^Links that have not started: row 1\. .*this test run shows all their applications under Older.*'Applications Since'/,
		);
	});

	test('is the date that the row gives', async () => {
		const dated = (day: string) => table(row({ since: `${day}T00:00:00Z` }));
		expect(routed(await route(dated('2026-03-02'))).route).toBe('ready');
		expect(routed(await route(dated('2026-03-03')))).toMatchObject({
			route: 'older',
			link: { message: 'The application is from 2026-03-02, before link 1 started.' },
		});
		// A day alone counts to its end.
		const record = incoming({ appliedAt: '2026-03-02' });
		expect(routed(await route(table(row({ since: '2026-03-02T12:00:00Z' })), [record])).route).toBe(
			'ready',
		);
	});
});

describe('Route with a table as JSON', () => {
	const json = (linksJson: unknown): INodeParameters => ({
		linkSource: 'json',
		linksJson: typeof linksJson === 'string' ? linksJson : JSON.stringify(linksJson),
	});

	test('as text, and as a list from an expression', async () => {
		const link = {
			sourceJobId: 'ww-101',
			targetJobId: 2001,
			since,
			targetStatusId: 'system:offer',
		};
		expect(routed(await route(json([link])))).toMatchObject({
			route: 'ready',
			target: { jobId: '2001', statusId: 'system:offer' },
		});
		const fromItem = { linkSource: 'json', linksJson: '={{ $json.table }}' };
		const result = await route(fromItem, [{ ...incoming(), table: [{ ...link, active: false }] }]);
		expect(routed(result).link).toMatchObject({ reason: 'paused' });
	});

	const bad: Array<[string, unknown, string[]]> = [
		['text that is no JSON', '[{', ["'Links (JSON)' cannot be used: is not valid JSON"]],
		['no list', { sourceJobId: '1' }, ['The links are not a list']],
		[
			'bad rows, each with its field',
			[
				{ sourceJobId: 'ww-101', targetJobId: '2001', tragetStatusId: 'x' },
				{ sourceJobId: 'ww-102' },
				{ sourceJobId: 'ww-103', targetJobId: '1', active: 'yes', since: '1.3.2026' },
				'ww-104',
			],
			[
				'Link 1.tragetStatusId: is not a field of a link',
				'Link 2.targetJobId: is missing; choose a job, or enter its ID',
				'Link 3.active: ',
				'Link 3.since: must be an ISO 8601 date',
				'Link 4: ',
				'Nothing was routed',
			],
		],
		[
			'two rows for one job',
			[
				{ sourceJobId: 'ww-101', targetJobId: '2001' },
				{ sourceJobId: 'ww-101', targetJobId: '2002' },
			],
			['Link 2.sourceJobId: "ww-101" is linked in row 1 already'],
		],
	];
	test.each(bad)('refuses %s', async (_case, linksJson, messages) => {
		const { error, outputs } = await route(json(linksJson));
		for (const message of messages) expect(textOf(error)).toContain(message);
		expect(outputs.flat()).toEqual([]);
	});
});

describe('Route and bad input', () => {
	test('a row without its jobs', async () => {
		const { error } = await route(table(row({ sourceJob: picked(''), targetJob: picked('') })));
		expect(textOf(error)).toContain('Link 1.sourceJobId: is missing; choose a job');
		expect(textOf(error)).toContain('Link 1.targetJobId: is missing; choose a job');
	});

	test('an item that is no application, beside one that is', async () => {
		const records = [{ name: 'Vera' }, incoming()];
		const stopped = await route(table(row()), records);
		expect(textOf(stopped.error)).toMatch(
			/not an application \(id: [^]*Workwise: Get Due for Export/,
		);
		expect(itemIndexOf(stopped.error)).toBe(0);

		const onError = 'continueErrorOutput';
		const result = await route(table(row()), records, { onError });
		expect(linksOf(result)).toEqual([1]);
		expect(jsonOf(result, 4)).toMatchObject([
			{ name: 'Vera', error: expect.stringContaining('not an application') },
		]);
		expect(linksOf(result, 4)).toEqual([0]);
	});

	test('a target that cannot be read routes nothing, and forgets nothing', async () => {
		const seen = await route(table(row()));
		await bench.addFault({ vendor: 'personio', route: 'xml', fault: '500' });
		const { staticData } = seen.run;
		const result = await route(table(row()), undefined, { staticData });
		expect(textOf(result.error)).toContain('Personio is not available (HTTP 500)');
		expect(result.outputs.flat()).toEqual([]);
		expect(result.run.staticData).toEqual(staticData);
	});
});

describe('Check', () => {
	test('gives one item a link with its health', async () => {
		const rows = [
			row({ targetStatus: picked('custom:5001') }),
			row({ sourceJob: picked('ww-104'), targetJob: picked('2004'), active: false }),
			row({ sourceJob: picked('ww-105'), targetJob: picked('2005', 'Warehouse Associate') }),
			row({ sourceJob: picked('ww-999', 'Gone'), targetJob: picked('2002') }),
		];
		const result = await bench.runNode(
			'recruitingJobLink',
			{ operation: 'check', ...table(...rows) },
			{ mode: 'trigger', input: items({}, {}) },
		);
		expect(jsonOf(result)).toEqual([
			{
				row: 1,
				ok: true,
				health: 'ok',
				active: true,
				startedAt: '2026-01-01T00:00:00.000Z',
				sourceJob: {
					id: 'ww-101',
					title: 'Backend Developer (m/f/d)',
					status: 'open',
					listed: true,
				},
				targetJob: {
					id: '2001',
					title: 'Backend Developer (all genders)',
					status: 'open',
					listed: true,
				},
				targetStatusId: 'custom:5001',
			},
			expect.objectContaining({ row: 2, ok: false, health: 'paused', active: false }),
			expect.objectContaining({
				health: 'targetNotYetVisible',
				targetJob: { id: '2005', title: 'Warehouse Associate', listed: false },
			}),
			expect.objectContaining({
				health: 'sourceMissing',
				message: 'Workwise has no job ww-999. Choose the source job of link 4 again.',
				sourceJob: { id: 'ww-999', title: 'Gone', listed: false },
			}),
		]);
		expect(result.outputs).toHaveLength(1);
		expect(linksOf(result)).toEqual([0, 0, 0, 0]);
	});
});

describe('Confirm keeps a ledger for sources that cannot be told', () => {
	const other = (id: string) => incoming({ system: undefined, id, jobId: 'job-1' });
	const links = { sourceSystem: 'other', ...table(row({ sourceJob: picked('job-1') })) };
	const confirm = async (records: object[], options: Options = {}) =>
		await bench.runNode(
			'recruitingJobLink',
			{ operation: 'confirm' },
			{ mode: 'trigger', input: items(...records), ...options },
		);
	const written = (id: string) => ({
		system: 'personio',
		result: 'created',
		origin: { system: 'other', id, jobId: 'job-1' },
	});

	test('and Route leaves out what it holds', async () => {
		const confirmed = await confirm([written('1'), written('2')]);
		expect(jsonOf(confirmed)).toMatchObject([
			{ system: 'other', id: '1', jobId: 'job-1', confirmedAt: expect.any(String) },
			{ id: '2' },
		]);
		expect(linksOf(confirmed)).toEqual([0, 1]);
		const { staticData } = confirmed.run;
		const result = await route(links, ['1', '2', '3'].map(other), { staticData });
		expect(jsonOf(result).map(({ id }) => id)).toEqual(['3']);
		expect(linksOf(result)).toEqual([2]);

		// Of another source job or system it is another application.
		const same = { ...other('1'), system: 'workwise' };
		expect(routed(await route(links, [same], { staticData })).route).toBe('ready');

		const more = await confirm([written('3')], { staticData: result.run.staticData });
		const again = await route(links, ['1', '2', '3'].map(other), {
			staticData: more.run.staticData,
		});
		expect(again.outputs.flat()).toEqual([]);
	});

	test('but not in a test run, which says so', async () => {
		const result = await confirm([written('1')], { mode: 'manual' });
		expect(result.run.staticData).toEqual({});
		expect(result.hints[0]?.message).toContain('Nothing was remembered');
	});

	test('and names an item that does not say where it came from', async () => {
		const result = await confirm([written('1'), { system: 'personio' }]);
		expect(textOf(result.error)).toContain('not the result of creating an application');
		expect(itemIndexOf(result.error)).toBe(1);
	});

	test('from end to end: what Personio got is not routed again', async () => {
		const ready = jsonOf(await route(links, [other('1')]));
		const created = await bench.runNode(
			'personio',
			{ resource: 'application', operation: 'create' },
			{ input: items(...ready) },
		);
		const confirmed = await confirm(jsonOf(created));
		const { staticData } = confirmed.run;
		expect((await route(links, [other('1')], { staticData })).outputs.flat()).toEqual([]);
	});
});

describe('pick lists', () => {
	const list = async (method: string, parameters: INodeParameters = {}, more: object = {}) =>
		await bench.n8n.listSearch({
			type: 'n8n-nodes-recruiting.recruitingJobLink',
			method,
			parameters: { operation: 'route', ...parameters },
			credentials: bench.credentials(),
			...more,
		});
	const inRow = (name: string) => ({ path: `parameters.links.link[0].${name}` });

	test('show the source jobs page by page, with title, status and ID', async () => {
		const first = await list('searchSourceJobs');
		expect(first.results).toHaveLength(100);
		const token = { paginationToken: first.paginationToken };
		const second = await list('searchSourceJobs', {}, token);
		expect(second.paginationToken).toBeUndefined();
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(136);
		const { results } = await list('searchSourceJobs', {}, { filter: 'sales' });
		expect(results).toEqual([
			{
				name: 'Sales Manager DACH · OPEN · ww-102',
				value: 'ww-102',
				url: 'https://jobs.example.com/ww-102',
			},
		]);
	});

	test('show target jobs that are open only', async () => {
		const { results } = await list('searchTargetJobs');
		expect(results).toHaveLength(64);
		expect(results.map(({ name }) => name)).toContain('Sales Manager DACH · OPEN · 2002');
		expect(results.every(({ name }) => / · OPEN · \d+$/.test(name))).toBe(true);
		const filtered = await list('searchTargetJobs', {}, { filter: '2003' });
		expect(filtered.results.map(({ name }) => name)).toEqual(['Pflegefachkraft · OPEN · 2003']);
		// Workwise can be chosen as a source only, so here is no list of it to leave closed jobs out of.
		expect((await list('searchTargetJobs', {}, { filter: 'Warehouse' })).results).toEqual([]);
	});

	test('show the statuses of the jobs in the same row', async () => {
		const rows = table(row());
		const source = await list('searchSourceStatuses', rows, inRow('sourceStatus'));
		expect(source.results.map(({ name }) => name)).toEqual([
			'Offene Bewerbungen',
			'In Prüfung',
			'Termin',
			'Angebot',
			'Eingestellt',
			'Abgelehnt',
		]);
		const target = await list('searchTargetStatuses', rows, {
			...inRow('targetStatus'),
			filter: 'interview',
		});
		expect(target.results).toEqual([
			{ name: 'Phone interview', value: 'custom:5001' },
			{ name: 'On-site interview', value: 'custom:5002' },
		]);
	});

	test.each([
		['searchSourceStatuses', 'sourceStatus', 'sourceJob', "Choose 'Source Job' in this row first"],
		['searchTargetStatuses', 'targetStatus', 'targetJob', "Choose 'Target Job' in this row first"],
	])('%s needs the job of its row', async (method, name, job, message) => {
		const rows = table(row({ [job]: picked('') }), row());
		await expect(list(method, rows, inRow(name))).rejects.toThrow(message);
	});

	test('have nothing for a system without a list', async () => {
		await expect(list('searchTargetJobs', { targetSystem: 'other' })).rejects.toThrow(
			'There is no list for the target system "Other"',
		);
		await expect(list('searchSourceJobs', { sourceSystem: 'other' })).rejects.toThrow(
			'There is no list for the source system "Other"',
		);
	});

	test('say what is wrong with the account', async () => {
		const credentials = bench.credentials({ workwiseApi: { token: 'wrong' } });
		await expect(list('searchSourceJobs', {}, { credentials })).rejects.toThrow(
			'Workwise does not accept the credential',
		);
	});
});
