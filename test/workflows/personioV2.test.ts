import type { INodeParameters } from 'n8n-workflow';
import { itemIndexOf, items, jsonOf, linksOf, setUpBench, textOf } from './support';
import type { NodeOptions } from './support';

const bench = setUpBench();

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	options: NodeOptions = {},
) => await bench.runNode('personio', { resource, operation, ...parameters }, options);

/** Only the second credential: the first one must not be asked for. */
const onlyV2 = (changes: Record<string, string> = {}): NodeOptions => {
	const { personioV2Api } = bench.credentials({ personioV2Api: changes });
	return { credentials: { personioV2Api } };
};

const tokenRequests = () =>
	bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/auth/token'));
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const byFields = (email: string) => ({
	candidateSource: 'fields',
	firstName: 'Ida',
	lastName: 'Erfunden',
	email,
	jobSource: 'chosen',
	job: byId('2001'),
	documentSource: 'none',
});

describe('reading', () => {
	const ids = async (filters: INodeParameters = {}, resource = 'application') =>
		jsonOf(await run(resource, 'getAll', { returnAll: true, filters }, onlyV2())).map(
			({ id }) => id,
		);

	test('applications, the latest change first, over pages', async () => {
		await bench.control('POST', '/personio/applications', { count: 450 });
		const all = await ids();
		expect(all).toHaveLength(457);
		expect(new Set(all).size).toBe(457);
		expect(all.slice(-2)).toEqual(['495002', '495001']);
		const some = await run('application', 'getAll', { returnAll: false, limit: 3 }, onlyV2());
		expect(jsonOf(some)).toHaveLength(3);
		expect(linksOf(some)).toEqual([0, 0, 0]);
	});

	test('applications of a person, of jobs, in stages and windows', async () => {
		expect(await ids({ email: 'eva.entwurf@example.com' })).toEqual(['495004']);
		expect(await ids({ jobIds: '2001, 2004' })).toEqual(['495007', '495002', '495001']);
		expect(await ids({ stageIds: 'custom:5001,system:rejected' })).toEqual(['495003', '495002']);
		const window = { updatedAfter: '2026-06-02T00:00:00', updatedBefore: '2026-06-05T00:00:00' };
		expect(await ids(window)).toEqual(['495004', '495003', '495002']);
		expect(await ids({ ...window, createdAfter: '2026-06-03T00:00:00' })).toEqual([
			'495004',
			'495003',
		]);
		expect(await ids({ updatedBefore: '2026-06-02T00:00:00' })).toEqual(['495001']);
	});

	test('one application and its stages, also by what another node gave', async () => {
		const { outputs, error } = await run(
			'application',
			'get',
			{ applicationId: '495001', simplify: false },
			onlyV2(),
		);
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toMatchObject({
			system: 'personio',
			jobId: '2001',
			jobTitle: 'Backend Developer (all genders)',
			status: { id: 'system:accepted', name: 'Accepted', kind: 'hired' },
			source: 'Workwise',
			candidate: { email: 'bernd.beispiel@example.com' },
			raw: { current_stage: { id: null }, created_at: { timezone: 'Europe/Berlin' } },
		});
		const history = await run(
			'application',
			'getStageTransitions',
			{},
			{ ...onlyV2(), input: items({ system: 'personio', id: '495002' }) },
		);
		expect(jsonOf(history).map(({ status }) => status)).toMatchObject([
			{ id: 'system:rejected' },
			{ id: 'custom:5001', name: 'Phone interview' },
			{ id: 'system:unassigned' },
		]);
	});

	test('candidates', async () => {
		expect(await ids({ email: 'hugo.halbwegs@example.com' }, 'candidate')).toEqual(['300007']);
		const one = await run('candidate', 'get', { candidateId: '300007' }, onlyV2());
		expect(jsonOf(one)).toMatchObject([
			{ firstName: 'Hugo', phone: '+49 30 000000', applicationIds: ['495007'] },
		]);
	});

	test('categories, and their stages as statuses', async () => {
		const categories = jsonOf(await run('category', 'getAll', { returnAll: true }, onlyV2()));
		expect(categories).toMatchObject([
			{ id: '701', name: 'Professionals', statuses: expect.any(Array) },
			{ id: '702', name: 'Trainees' },
		]);
		const all = jsonOf(await run('stage', 'getAll', { returnAll: true }, onlyV2()));
		expect(all).toHaveLength(13);
		const some = await run('stage', 'getAll', { returnAll: true, categoryId: '702' }, onlyV2());
		expect(jsonOf(some).map(({ id }) => id)).not.toContain('custom:5002');
	});

	test('jobs that are not published as well; those of the feed need the first credential', async () => {
		const jobs = jsonOf(await run('recruitingJob', 'getAll', { returnAll: true }, onlyV2()));
		expect(jobs).toHaveLength(66);
		expect(jobs).toContainEqual(expect.objectContaining({ id: '2006', status: 'unknown' }));
		const one = await run('recruitingJob', 'get', { job: byId('2005') }, onlyV2());
		expect(jsonOf(one)).toMatchObject([{ title: 'Warehouse Associate' }]);
		const { personioApi } = bench.credentials();
		const feed = await run('job', 'getAll', { returnAll: true }, { credentials: { personioApi } });
		expect(jsonOf(feed)).toHaveLength(64);
		const without = await run('job', 'getAll', {}, onlyV2());
		expect(textOf(without.error)).toContain('personioApi');
	});

	test('the pick list shows all jobs', async () => {
		const { results } = await bench.n8n.listSearch({
			type: 'n8n-nodes-recruiting.personio',
			method: 'searchRecruitingJobs',
			parameters: { resource: 'recruitingJob', operation: 'get' },
			credentials: bench.credentials(),
			filter: 'werkstudent',
		});
		expect(results).toEqual([{ name: 'Werkstudent Marketing · 2006', value: '2006' }]);
	});

	test('two items of which one fails', async () => {
		const result = await run(
			'application',
			'get',
			{ applicationId: '={{ $json.id }}' },
			{ ...onlyV2(), input: items({ id: '1' }, { id: '495001' }), onError: 'continueErrorOutput' },
		);
		expect(jsonOf(result)).toMatchObject([{ id: '495001' }]);
		expect(jsonOf(result, 1)).toMatchObject([
			{ error: 'Personio does not know this record', details: { kind: 'notFound' } },
		]);
	});

	test('the third page does not come: nothing is given out, and the endpoint is named', async () => {
		await bench.control('POST', '/personio/applications', { count: 600 });
		await bench.addFault({
			vendor: 'personio',
			fault: 'invalidJson',
			route: 'listApplications',
			after: 2,
		});
		const { error, outputs } = await run('application', 'getAll', { returnAll: true }, onlyV2());
		expect(textOf(error)).toContain('Personio answered with something that is not JSON');
		expect(textOf(error)).toContain('GET /personio/api/v2/recruiting/applications');
		expect(itemIndexOf(error)).toBe(0);
		expect(outputs.flat()).toEqual([]);
	});

	test('a cut connection and a full minute are waited out', async () => {
		await bench.addFault({ vendor: 'personio', fault: 'cut', times: 1 });
		await bench.addFault({ vendor: 'personio', fault: '429', times: 1, after: 1, retryAfter: 0 });
		expect(await ids()).toHaveLength(7);
	});
});

describe('the id of an application that was created', () => {
	test('comes with the result of Create, and is found again for one that exists', async () => {
		await bench.control('PATCH', '/personio/recruiting', { delayMs: 1500 });
		const parameters = { ...byFields('ida.erfunden@example.com'), findId: true };
		const first = await run('application', 'create', parameters);
		expect(first.error).toBeUndefined();
		expect(jsonOf(first)).toMatchObject([
			{ system: 'personio', result: 'created', id: '90001', jobId: '2001' },
		]);
		const again = await run('application', 'create', parameters);
		expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', id: '90001' }]);
	});

	test('that cannot be found is no failure: the application stands there', async () => {
		await bench.control('PATCH', '/personio/recruiting', { delayMs: 60_000 });
		const parameters = {
			...byFields('ida.erfunden@example.com'),
			findId: true,
			options: { findSeconds: 0 },
		};
		const result = await run('application', 'create', parameters);
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
		expect(jsonOf(result)[0]).not.toHaveProperty('id');
		expect(result.hints[0]?.message).toContain('its ID was not found in API V2');
		const refused = await run('application', 'create', parameters, {
			credentials: bench.credentials({ personioV2Api: { clientSecret: 'wrong' } }),
		});
		expect(jsonOf(refused)).toMatchObject([{ result: 'alreadyExists' }]);
		expect(refused.hints[0]?.message).toContain('gives no token for this client');
	});

	test('is not looked for otherwise', async () => {
		const { personioApi } = bench.credentials();
		const options = { credentials: { personioApi } };
		const result = await run(
			'application',
			'create',
			byFields('ida.erfunden@example.com'),
			options,
		);
		expect(jsonOf(result)[0]).not.toHaveProperty('id');
		expect(tokenRequests()).toEqual([]);
	});

	test('is found by Find, with what the source must be told', async () => {
		await run('application', 'create', byFields('ida.erfunden@example.com'));
		const created = {
			system: 'personio',
			result: 'created',
			jobId: '2001',
			origin: { system: 'workwise', id: 'wwa-10101', jobId: 'ww-101' },
			candidate: { firstName: 'Ida', email: 'Ida.Erfunden@example.com' },
		};
		const found = await run('application', 'find', {}, { ...onlyV2(), input: items(created) });
		expect(found.error).toBeUndefined();
		expect(jsonOf(found)).toMatchObject([
			{ id: '90001', result: 'created', origin: created.origin, status: { kind: 'new' } },
		]);
		// The source takes it as it is.
		const confirmed = await bench.runNode(
			'workwise',
			{ resource: 'application', operation: 'confirmExport' },
			{ input: found.outputs[0] ?? [] },
		);
		expect(confirmed.error).toBeUndefined();
		expect(bench.sandbox.state.workwise.findApplication('wwa-10101')?.export).toMatchObject({
			state: 'confirmed',
			targetSystem: 'personio',
			targetApplicationId: '90001',
		});
	});

	test('of an application that is meant for Personio, or of fields', async () => {
		const linked = {
			system: 'workwise',
			id: 'wwa-1',
			jobId: 'ww-101',
			candidate: { email: 'carla.muster@example.com' },
			target: { system: 'personio', jobId: '2001' },
		};
		const byInput = await run('application', 'find', {}, { ...onlyV2(), input: items(linked) });
		expect(jsonOf(byInput)).toMatchObject([{ id: '495002' }]);
		const fields = { findBy: 'fields', email: 'deniz.probe@example.com', jobId: '2002' };
		expect(jsonOf(await run('application', 'find', fields, onlyV2()))).toMatchObject([
			{ id: '495003', status: { id: 'custom:5001' } },
		]);
	});

	test('that does not exist stops, or goes on as it came', async () => {
		const input = items({
			system: 'personio',
			jobId: '2002',
			result: 'created',
			candidate: { email: 'carla.muster@example.com' },
		});
		const options = { findSeconds: 0 };
		const stopped = await run('application', 'find', { options }, { ...onlyV2(), input });
		expect(textOf(stopped.error)).toContain(
			'Personio has no application of this candidate for job 2002',
		);
		const passed = await run(
			'application',
			'find',
			{ options: { ...options, whenNotFound: 'continue' } },
			{ ...onlyV2(), input },
		);
		expect(jsonOf(passed)).toEqual([input[0].json]);
		const other = items({
			system: 'workwise',
			jobId: 'ww-1',
			candidate: { email: 'x@example.com' },
		});
		const refused = await run('application', 'find', {}, { ...onlyV2(), input: other });
		expect(textOf(refused.error)).toContain('does not say who applied for which job of Personio');
	});
});

describe('the token', () => {
	const twenty = () => ({
		input: items(...Array.from({ length: 20 }, () => ({ id: '495001' }))),
	});
	const atOnce = {
		applicationSource: 'id',
		applicationId: '={{ $json.id }}',
		options: { batching: { batch: { itemsAtOnce: 20, pause: 0 } } },
	};

	test('is asked for once by twenty calls at the same time with an expired one', async () => {
		const stale = onlyV2({ sessionToken: 'papi-expired-long-ago' });
		const find = {
			...atOnce,
			findBy: 'fields',
			email: 'deniz.probe@example.com',
			jobId: '2002',
		};
		await bench.control('DELETE', '/personio/tokens');
		// What an earlier test was given is not known any more either.
		await run('application', 'get', { applicationId: '495001' }, onlyV2());
		await bench.control('DELETE', '/personio/tokens');
		const before = tokenRequests().length;
		const result = await run('application', 'find', find, {
			...twenty(),
			credentials: bench.credentials({ personioV2Api: { sessionToken: '' } }),
		});
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toHaveLength(20);
		expect(tokenRequests().length - before).toBe(1);

		const refused = () =>
			bench.sandbox.state.requests.filter(({ status }) => status === 401).length;
		const refusedBefore = refused();
		const again = await run('application', 'find', find, { ...twenty(), ...stale });
		expect(again.error).toBeUndefined();
		expect(jsonOf(again)).toHaveLength(20);
		// All twenty were refused, and got the token that had been given out just before.
		expect(refused() - refusedBefore).toBe(20);
		expect(tokenRequests().length - before).toBe(1);
	});

	test('that expires in the middle is renewed', async () => {
		await bench.control('POST', '/personio/applications', { count: 300 });
		await bench.addFault({
			vendor: 'personio',
			fault: 'unauthorized',
			route: 'listApplications',
			after: 1,
			times: 1,
		});
		const result = await run('application', 'getAll', { returnAll: true }, onlyV2());
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toHaveLength(307);
	});

	test.each([
		['a wrong secret', { clientSecret: 'wrong-secret' }, /gives no token for this client/],
		['a client of another kind', { clientId: '4711' }, /Recruiting API Key does not work here/],
		[
			'a client without the right',
			{ clientId: 'papi-sandbox-hr-client' },
			/not allowed to read recruiting data[^]*personio:recruiting:read/,
		],
		['a wrong address', { baseUrl: 'http://127.0.0.1:9' }, /ECONNREFUSED/],
		['no address at all', { baseUrl: 'nowhere' }, /API Base URL: must be an address/],
	])('of %s', async (_case, changes: Record<string, string>, message) => {
		const { error } = await run('application', 'getAll', {}, onlyV2(changes));
		expect(textOf(error)).toMatch(message);
		expect(textOf(error)).not.toContain('wrong-secret');
		expect(textOf(error)).not.toContain('papi-sandbox-secret');
	});

	test('the credential test tells them apart', async () => {
		const check = async (changes: Record<string, string> = {}) => {
			const { personioV2Api } = bench.credentials({ personioV2Api: changes });
			return await bench.n8n.testCredential('personioV2Api', personioV2Api);
		};
		expect(await check()).toMatchObject({ status: 'OK' });
		expect(await check({ baseUrl: `${bench.sandbox.url}/personio/api/` })).toMatchObject({
			status: 'OK',
		});
		const refused = await check({ clientSecret: 'wrong' });
		expect(refused.status).toBe('Error');
		expect(refused.message).toContain('gives no token for this client');
		expect(await check({ clientId: 'papi-sandbox-hr-client' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('may not read recruiting data'),
		});
	});
});
