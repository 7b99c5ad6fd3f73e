import { items, jsonOf, textOf } from '../support';
import { byId } from './bench';
import type { TalentryBench } from './bench';

const job = (id: string, changes: object = {}) => ({
	system: 'personio',
	id,
	title: `Stelle ${id}`,
	status: 'open',
	location: 'Berlin',
	department: 'Engineering',
	...changes,
});

export function jobTests(bench: TalentryBench): void {
	const send = async (records: object[], parameters = {}) =>
		await bench.run(
			'job',
			'sendAll',
			{ source: 'personio', ...parameters },
			{ input: items(...records) },
		);
	const active = () =>
		[...bench.tenant().jobs.values()]
			.filter((known) => known.active)
			.map(({ externalId }) => externalId);

	test('all items are one call; what is missing goes offline', async () => {
		const first = await send([job('1'), job('2'), job('3', { status: 'draft' })]);
		expect(first.error).toBeUndefined();
		expect(jsonOf(first)).toEqual([
			{
				system: 'talentry',
				result: 'updated',
				source: 'personio',
				deactivateMissingJobs: true,
				sent: 2,
				notOpen: 1,
				jobIds: ['1', '2'],
				answer: { created: 2, updated: 0, deactivated: 0, skipped: [] },
			},
		]);
		expect(bench.tenant().jobs.get('1')).toMatchObject({
			departments: ['Engineering'],
			locations: ['Berlin'],
			translations: [{ locale: 'de', name: 'Stelle 1', description: '' }],
		});
		await send([job('2')]);
		expect(active()).toEqual(['2']);
		expect(bench.writes()).toEqual(['POST /jobs/multiple', 'POST /jobs/multiple']);
		expect(bench.sandbox.state.requests.at(-1)?.query).toEqual({
			source: 'personio',
			deactivateMissingJobs: '1',
			skipInvalidJobs: '1',
		});
	});

	test('fields are worked out for each job', async () => {
		const result = await send([job('1', { html: '<p>A</p>' }), job('2', { html: '<p>B</p>' })], {
			locale: 'en',
			deactivateMissingJobs: false,
			jobFields: {
				description: '={{ $json.html }}',
				departments: '={{ $json.id === "1" ? "D1,D2" : "" }}',
				customData: { costCenter: 'X' },
				rewardAmount: 1000,
				rewardType: 'EUR',
			},
			options: { skipInvalidJobs: false },
		});
		expect(result.error).toBeUndefined();
		const held = ['1', '2'].map((id) => bench.tenant().jobs.get(id));
		expect(held).toMatchObject([
			{ departments: ['D1', 'D2'], translations: [{ locale: 'en', description: '<p>A</p>' }] },
			{ departments: ['Engineering'], translations: [{ description: '<p>B</p>' }] },
		]);
	});

	describe('nothing is sent, and nothing goes offline', () => {
		beforeEach(async () => {
			await send([job('1'), job('2')]);
		});

		test.each([
			['an empty list', [{}], {}, /the list is empty, which would take all jobs offline/],
			[
				'a list without an open job',
				[job('1', { status: 'closed' })],
				{},
				/the list is empty, which would take all jobs offline/,
			],
			[
				'an item that is an error',
				[job('1'), { error: 'Personio is not available' }],
				{},
				/item 1 is the error of a node before this one/,
			],
			[
				'an item that is no job',
				[job('1'), { id: '7' }],
				{},
				/item 1 is not a job \(title: Required/,
			],
			['an empty item among others', [job('1'), {}], {}, /item 1 is not a job/],
			['a job twice', [job('1'), job('2'), job('1')], {}, /item 2 has the job ID 1, which item 0/],
			[
				'a job without a department',
				[job('1', { department: undefined })],
				{},
				/job 1 has no department/,
			],
			[
				'too few jobs',
				[job('1')],
				{ options: { minimumJobs: 2 } },
				/1 have arrived, and 'Minimum Number of Jobs' is 2/,
			],
			['no source', [job('1')], { source: ' ' }, /'Source' cannot be used/],
			['a locale that is none', [job('1')], { locale: 'german' }, /'Locale' cannot be used/],
			[
				'custom data that is no JSON',
				[job('1')],
				{ jobFields: { customData: '{x' } },
				/customData.*must be JSON/,
			],
		])('for %s', async (_case, records, parameters, message) => {
			const before = bench.writes().length;
			const { error } = await send(records, parameters);
			expect(textOf(error)).toMatch(message);
			expect(bench.writes()).toHaveLength(before);
			expect(active()).toEqual(['1', '2']);
		});
	});

	test('an empty list goes out when it is allowed', async () => {
		await send([job('1')]);
		const result = await send([{}], { options: { allowEmpty: true } });
		expect(jsonOf(result)).toMatchObject([{ sent: 0, answer: { deactivated: 1 } }]);
		expect(active()).toEqual([]);
	});

	describe('of many jobs, few are left', () => {
		const many = Array.from({ length: 64 }, (_unused, index) => job(String(index + 1)));
		const posts = () => bench.writes().length;
		beforeEach(async () => {
			await send(many);
		});

		test('which is refused, unless somebody says so in words', async () => {
			const { error } = await send(many.slice(0, 1));
			expect(textOf(error)).toMatch(
				/63 of the 64 jobs of 'personio' that are online would go offline\n.*'Allow Many to Go Offline'/,
			);
			expect(active()).toHaveLength(64);
			await send(many.slice(0, 1), { options: { allowMany: true } });
			expect(active()).toEqual(['1']);
		});

		test.each([
			['other jobs in their place', many.map((_job, index) => job(`new-${index}`)), 64],
			['half of them', many.slice(0, 32), 32],
			['one more than half missing', many.slice(0, 31), 64],
		])('with %s', async (_case, records, left) => {
			await send(records);
			expect(active().filter((id) => !id.startsWith('new-'))).toHaveLength(left);
		});

		test('which says nothing of the jobs of another source', async () => {
			const { error } = await send([job('x-1')], { source: 'workwise' });
			expect(error).toBeUndefined();
			expect(active()).toHaveLength(65);
		});

		test('which does not matter if missing jobs stay online', async () => {
			await send([job('65')], { deactivateMissingJobs: false });
			expect(active()).toHaveLength(65);
		});

		test('where the service lists no jobs, nobody can check, and the node says so', async () => {
			await bench.addFault({ vendor: 'talentry', fault: '404', route: 'listJobs' });
			const result = await send(many.slice(0, 1));
			expect(result.error).toBeUndefined();
			expect(result.hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(/nobody has checked how many of them have gone offline/),
			]);
			const safe = await send(many, { options: { minimumJobs: 2 } });
			expect(safe.hints).toEqual([]);
		});

		test.each([
			['500', /Talentry is not available/],
			['wrongTypes', /Talentry lists jobs that cannot be read/],
		])('where the list fails with %s, nothing is sent', async (fault, message) => {
			await bench.addFault({ vendor: 'talentry', fault, route: 'listJobs' });
			const before = posts();
			expect(textOf((await send(many)).error)).toMatch(message);
			expect(posts()).toBe(before);
		});
	});

	describe('a reading', () => {
		const filter = {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				conditions: [
					{
						id: 'one',
						leftValue: '={{ $json.id }}',
						rightValue: '',
						operator: { type: 'string', operation: 'notEmpty', singleValue: true },
					},
				],
				combinator: 'and',
			},
			options: {},
		};
		/** The sieve stands between the two, or before both. */
		const run = async (parameters: object, options = {}, sieve?: 'between' | 'before') => {
			const getJobs = node('Get Jobs', 'n8n-nodes-recruiting.personio', {
				resource: 'job',
				operation: 'getAll',
				...parameters,
			});
			const names = {
				between: ['Start', 'Get Jobs', 'Sieve', 'Send Jobs'],
				before: ['Start', 'Sieve', 'Get Jobs', 'Send Jobs'],
			}[sieve ?? 'between'].filter((name) => sieve || name !== 'Sieve');
			const next = (name: string) => names[names.indexOf(name) + 1] ?? '';
			return await bench.n8n.run({
				workflow: {
					name: 'Jobs',
					nodes: [
						node('Start', 'n8n-nodes-base.manualTrigger', {}),
						getJobs,
						...(sieve
							? [{ ...node('Sieve', 'n8n-nodes-base.filter', filter), typeVersion: 2.2 }]
							: []),
						node('Send Jobs', 'n8n-nodes-recruiting.talentry', {
							resource: 'job',
							operation: 'sendAll',
							source: 'personio',
							options,
						}),
					],
					connections: Object.fromEntries(names.slice(0, -1).map((name) => [name, to(next(name))])),
				},
				credentials: bench.credentials(),
			});
		};

		test('that stopped at its limit is no full load', async () => {
			const cut = await run({ returnAll: false, limit: 3 });
			expect(textOf(cut.error)).toMatch(/the node "Get Jobs" stops at 3 items/);
			expect(bench.writes()).toEqual([]);
			// Fewer than the limit are all there are.
			const whole = await run({ returnAll: false, limit: 200 });
			expect(whole.error).toBeUndefined();
			const complete = await run({ returnAll: true });
			expect(complete.error).toBeUndefined();
			const { sent } = jsonOf(complete.node('Send Jobs'))[0];
			expect(active()).toHaveLength(Number(sent));
		});

		test.each([
			['of a filtered list', { filters: { search: 'a' } }, /"Get Jobs" has the filter 'search'/],
			['of one job', { operation: 'get', job: byId('2001') }, /"Get Jobs" reads one job/],
		])('%s is none, unless somebody says so in words', async (_case, parameters, message) => {
			const refused = await run({ returnAll: true, ...parameters });
			expect(textOf(refused.error)).toMatch(message);
			expect(textOf(refused.error)).toMatch(/switch on 'Allow Filtered List'/);
			expect(bench.writes()).toEqual([]);
			const allowed = await run({ returnAll: true, ...parameters }, { allowFiltered: true });
			expect(allowed.error).toBeUndefined();
			expect(bench.writes()).toHaveLength(1);
		});

		test('is none behind a node that lets only some jobs through', async () => {
			const refused = await run({ returnAll: true }, {}, 'between');
			expect(textOf(refused.error)).toMatch(/the node "Sieve" lets only some of them through/);
			expect(bench.writes()).toEqual([]);
		});

		test('of open jobs alone is one', async () => {
			const result = await bench.n8n.run({
				workflow: {
					name: 'Jobs',
					nodes: [
						node('Start', 'n8n-nodes-base.manualTrigger', {}),
						node('Get Jobs', 'n8n-nodes-recruiting.workwise', {
							resource: 'job',
							operation: 'getAll',
							returnAll: true,
							filters: { status: ['open'] },
						}),
						node('Send Jobs', 'n8n-nodes-recruiting.talentry', {
							resource: 'job',
							operation: 'sendAll',
							source: 'workwise',
							jobFields: { departments: 'D1' },
						}),
					],
					connections: { Start: to('Get Jobs'), 'Get Jobs': to('Send Jobs') },
				},
				credentials: bench.credentials(),
			});
			expect(result.error).toBeUndefined();
			expect(bench.writes()).toHaveLength(1);
		});
	});

	test('an answer that breaks off is no success', async () => {
		await bench.addFault({ vendor: 'talentry', fault: 'invalidJson', route: 'sendJobs' });
		expect(textOf((await send([job('1')])).error)).toMatch(
			/The answer of Talentry breaks off, so it is not known whether it took the jobs\nRun it again/,
		);
	});

	test('counts that cannot be read are told', async () => {
		await bench.addFault({ vendor: 'talentry', fault: 'wrongTypes', route: 'sendJobs' });
		const { hints } = await send([job('1')]);
		expect(hints.map(({ message }) => message)).toEqual([
			"Talentry's answer has counts that cannot be read: created, updated, deactivated.",
		]);
	});

	test('a page in the place of the answer is no success', async () => {
		await bench.addFault({ vendor: 'talentry', fault: 'html', route: 'sendJobs' });
		expect(textOf((await send([job('1')])).error)).toMatch(/web page instead of data/);
	});

	test('a server that is down for a moment is asked again', async () => {
		await bench.addFault({ vendor: 'talentry', fault: '503', times: 1, retryAfter: 0 });
		expect(jsonOf(await send([job('1')]))).toMatchObject([{ sent: 1 }]);
	});

	function node(name: string, type: string, parameters: object) {
		return {
			id: name,
			name,
			type,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: JSON.parse(JSON.stringify(parameters)),
		};
	}

	function to(name: string) {
		return { main: [[{ node: name, type: 'main' as const, index: 0 }]] };
	}
}
