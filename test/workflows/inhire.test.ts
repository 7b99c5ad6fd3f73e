import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf, linksOf, setUpBench, textOf } from './support';

const bench = setUpBench();

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	options: Parameters<typeof bench.runNode>[2] = {},
) => await bench.runNode('inhire', { resource, operation, ...parameters }, options);

const account = (inhireApi: Record<string, string>) => ({
	credentials: bench.credentials({ inhireApi }),
});
const held = (id: string) => bench.sandbox.state.inhire.findApplication(id);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const writes = () =>
	bench.sandbox.state.requests.filter(
		({ method, path }) => method === 'PUT' && path.includes('/inhire/'),
	);

/** An application of eRecruiter that came from inhire, as the Recruiting Status Map hands it on. */
const mapped = (changes: object = {}) => ({
	system: 'erecruiter',
	id: '70104',
	jobId: '5001',
	origin: { system: 'inhire', id: 'iha-30104' },
	changedAt: '2026-11-01T10:00:00+01:00',
	status: { from: { id: '4', name: 'Spotkanie' }, to: { id: 'interview', name: 'Spotkanie' } },
	...changes,
});

describe('Application: Set Status', () => {
	test('writes a change once', async () => {
		const input = items(mapped());
		const first = await run('application', 'setStatus', {}, { input });
		expect(jsonOf(first)).toMatchObject([
			{
				system: 'inhire',
				id: 'iha-30104',
				result: 'updated',
				status: { id: 'interview', kind: 'in_progress' },
				atsStatus: { id: '4', name: 'Spotkanie' },
			},
		]);
		expect(held('iha-30104')).toMatchObject({
			status: { id: 'interview' },
			atsStatus: { id: '4', name: 'Spotkanie' },
		});
		const again = await run('application', 'setStatus', {}, { input });
		expect(jsonOf(again)).toMatchObject([{ result: 'unchanged' }]);
		expect(writes()).toHaveLength(1);
	});

	test('leaves a later change alone', async () => {
		await run('application', 'setStatus', {}, { input: items(mapped()) });
		const earlier = mapped({
			changedAt: '2026-10-01T10:00:00+01:00',
			status: { from: { id: '2' }, to: { id: 'cv-analysis' } },
		});
		const result = await run('application', 'setStatus', {}, { input: items(earlier) });
		expect(jsonOf(result)).toMatchObject([{ result: 'outdated', status: { id: 'interview' } }]);
		expect(held('iha-30104')?.status.id).toBe('interview');
	});

	test('a chosen status, by ID', async () => {
		const parameters = {
			applicationSource: 'id',
			applicationId: 'iha-30202',
			statusSource: 'chosen',
			status: byId('rejected'),
		};
		const result = await run('application', 'setStatus', parameters);
		expect(jsonOf(result)).toMatchObject([{ result: 'updated', status: { kind: 'rejected' } }]);
	});

	test.each([
		['no mapped status', { status: { id: '4' } }, /does not say which status of inhire/],
		[
			'another source',
			{ origin: { system: 'other', id: '1' } },
			/does not come from an application/,
		],
		[
			'an unknown application',
			{ origin: { system: 'inhire', id: 'iha-0' } },
			/inhire does not know this record/,
		],
		[
			'an unknown status',
			{ status: { from: { id: '4' }, to: { id: 'nobody' } } },
			/inhire does not accept these values[^]*nobody/,
		],
	])('of %s', async (_case, changes, message) => {
		const { error } = await run('application', 'setStatus', {}, { input: items(mapped(changes)) });
		expect(textOf(error)).toMatch(message);
		expect(held('iha-30104')?.atsStatus?.id).not.toBe('4');
	});

	test('one of two fails, the other is written', async () => {
		const input = items(mapped({ origin: { system: 'inhire', id: 'iha-0' } }), mapped());
		const result = await run(
			'application',
			'setStatus',
			{},
			{ input, onError: 'continueErrorOutput' },
		);
		expect(linksOf(result)).toEqual([1]);
		expect(linksOf(result, 1)).toEqual([0]);
	});
});

describe('Source: Import', () => {
	const places = [
		{ system: 'erecruiter', id: '900', name: 'inhire.io' },
		{ system: 'erecruiter', id: '901', name: 'Pracuj.pl' },
	];

	test('of all input items together, twice', async () => {
		bench.sandbox.state.inhire.sources.clear();
		const first = await run('source', 'import', {}, { input: items(...places, places[0]) });
		expect(jsonOf(first)).toEqual([{ system: 'inhire', imported: 2, updated: 0, unchanged: 0 }]);
		const again = await run('source', 'import', {}, { input: items(...places) });
		expect(jsonOf(again)).toMatchObject([{ imported: 0, unchanged: 2 }]);
		expect(writes()).toHaveLength(2);
	});

	test('of a list', async () => {
		const parameters = {
			sourcesFrom: 'fields',
			sources: { source: [{ id: '950', name: 'Targi pracy' }] },
		};
		expect(jsonOf(await run('source', 'import', parameters))).toMatchObject([{ imported: 1 }]);
		expect(bench.sandbox.state.inhire.sources.get('950')?.name).toBe('Targi pracy');
	});

	test.each([
		['an item without a name', [{ id: '1' }], /not a publication place \(name: Required\)/],
		[
			'one ID under two names',
			[
				{ id: '1', name: 'A' },
				{ id: '1', name: 'B' },
			],
			/comes under two names, "A" and "B"/,
		],
	])('of %s sends nothing', async (_case, input, message) => {
		const { error } = await run('source', 'import', {}, { input: items(...input) });
		expect(textOf(error)).toMatch(message);
		expect(writes()).toEqual([]);
	});
});

describe('reading', () => {
	test('the connection', async () => {
		const result = await run('connection', 'test');
		expect(jsonOf(result)).toMatchObject([
			{
				system: 'inhire',
				company: expect.any(String),
				ats: { name: 'eRecruiter', connected: true },
			},
		]);
	});

	test('statuses with those that are locked', async () => {
		const result = await run('status', 'getAll');
		expect(jsonOf(result).map(({ id, lockedFor }) => `${id}${lockedFor ? '!' : ''}`)).toEqual([
			...['new!', 'cv-analysis', 'phone', 'interview', 'offer!', 'hired!', 'rejected'],
		]);
	});

	test('jobs with their recruitments', async () => {
		const result = await run('job', 'getAll', { filters: { search: 'DevOps' } });
		expect(jsonOf(result)).toMatchObject([{ id: 'ih-302', status: 'open', atsJobId: '5002' }]);
	});

	test('applications of a job', async () => {
		await bench.control('POST', '/inhire/applications', { count: 120, jobId: 'ih-304', cv: false });
		const result = await run('application', 'getAll', { job: byId('ih-304'), returnAll: true });
		expect(jsonOf(result).length).toBeGreaterThanOrEqual(120);
		expect(new Set(jsonOf(result).map(({ jobId }) => jobId))).toEqual(new Set(['ih-304']));
		const confirmed = { job: byId('ih-301'), filters: { exportState: 'confirmed' } };
		expect(jsonOf(await run('application', 'getAll', confirmed)).length).toBeGreaterThan(0);
	});

	test('a wrong token', async () => {
		const { error } = await run('status', 'getAll', {}, account({ token: 'wrong' }));
		expect(textOf(error)).toContain('inhire does not accept the credential');
	});

	test('the credential test', async () => {
		const check = async (changes: Record<string, string>) =>
			await bench.n8n.testCredential(
				'inhireApi',
				bench.credentials({ inhireApi: changes }).inhireApi,
			);
		expect(await check({})).toMatchObject({ status: 'OK' });
		expect((await check({ token: 'wrong' })).message).toContain('does not accept this token');
	});
});

test('a due application goes to eRecruiter with its file, and is confirmed', async () => {
	const made = await bench.control('POST', '/inhire/applications', { jobId: 'ih-302' });
	const [id] = (made as { ids: string[] }).ids;
	const due = await run('application', 'getDue', {
		filters: { jobId: 'ih-302' },
		downloadDocuments: true,
	});
	const application = due.outputs[0].find(({ json }) => json.id === id);
	expect(application?.binary).toHaveProperty('document_0');
	const created = await bench.runNode(
		'erecruiter',
		{ resource: 'application', operation: 'create', jobSource: 'chosen', job: byId('5002') },
		{ input: application ? [application] : [] },
	);
	expect(created.error).toBeUndefined();
	expect(jsonOf(created)).toMatchObject([{ result: 'created', origin: { system: 'inhire', id } }]);
	const confirmed = await run(
		'application',
		'confirmExport',
		{},
		{ input: items(...jsonOf(created)) },
	);
	expect(jsonOf(confirmed)).toMatchObject([{ id, exportState: 'confirmed' }]);
	expect(held(id)?.export).toMatchObject({
		state: 'confirmed',
		targetSystem: 'erecruiter',
		targetJobId: '5002',
		targetApplicationId: jsonOf(created)[0].id,
	});
	const left = await run('application', 'getDue', { filters: { jobId: 'ih-302' } });
	expect(jsonOf(left).map((json) => json.id)).not.toContain(id);
});
