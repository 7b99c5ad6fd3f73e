import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { itemIndexOf, items, jsonOf, linksOf, setUpBench, textOf } from './support';

const bench = setUpBench();

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	options: Parameters<typeof bench.runNode>[2] = {},
) => await bench.runNode('erecruiter', { resource, operation, ...parameters }, options);

const account = (erecruiterApi: Record<string, string>) => ({
	credentials: bench.credentials({ erecruiterApi }),
});
const allKey = () => account({ accessKey: 'sandbox-erecruiter-key-all' });
const oAuth = { authentication: 'oAuth', accessKey: '' };
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const held = (id: number) => bench.sandbox.state.erecruiter.findApplication(id);
const requests = (path: string, method?: string) =>
	bench.sandbox.state.requests.filter(
		(request) => request.path.includes(path) && (!method || request.method === method),
	);

/** What inhire gives for a candidate, linked to a recruitment. */
const fromInhire = (changes: Record<string, unknown> = {}) => ({
	system: 'inhire',
	id: 'iha-90001',
	jobId: 'ih-301',
	appliedAt: '2026-06-10T09:15:00+02:00',
	sourceId: '900',
	candidate: {
		firstName: 'Zofia',
		lastName: 'Przykładowa',
		email: 'zofia.przykladowa@example.com',
		location: 'Łódź',
	},
	documents: [],
	target: { system: 'erecruiter', jobId: '5001' },
	...changes,
});

const withCv = async (changes: Record<string, unknown> = {}, content = 'a CV') => ({
	json: fromInhire({
		documents: [{ id: 'd1', name: 'CV ąęł.pdf', category: 'cv', binary: 'document_0' }],
		...changes,
	}),
	binary: {
		document_0: await bench.n8n.storeBinary(Buffer.from(content), 'CV ąęł.pdf', 'application/pdf'),
	},
});

describe('Application: Create', () => {
	test('once, then again: the same application, its files not twice', async () => {
		const input = [await withCv()];
		const first = await run('application', 'create', {}, { input });
		expect(first.error).toBeUndefined();
		const [created] = jsonOf(first);
		expect(created).toMatchObject({
			system: 'erecruiter',
			result: 'created',
			jobId: '5001',
			sourceId: '900',
			origin: { system: 'inhire', id: 'iha-90001', jobId: 'ih-301' },
			documents: [{ name: 'CV ąęł.pdf', category: 'cv', size: 4 }],
		});
		const application = held(Number(created.id));
		expect(application).toMatchObject({
			externalId: 'iha-90001',
			originId: 900,
			stageId: 1,
			candidate: { firstName: 'Zofia', city: 'Łódź' },
		});
		expect(linksOf(first)).toEqual([0]);

		const again = await run('application', 'create', {}, { input });
		expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', id: created.id }]);
		expect(application?.files).toHaveLength(1);
	});

	test('a file is lost on the way: it says so, and the next run adds it', async () => {
		await bench.addFault({ vendor: 'erecruiter', fault: '500', route: '/Files', times: 1 });
		const input = [await withCv()];
		const { error } = await run('application', 'create', {}, { input });
		expect(textOf(error)).toMatch(
			/The application was created in eRecruiter \(ID \d+\), but without the document "CV ąęł.pdf"/,
		);
		expect(textOf(error)).toContain('Run it again to add what is missing');
		// Never a POST twice after 500.
		expect(requests('/Files', 'POST')).toHaveLength(1);
		expect(itemIndexOf(error)).toBe(0);
		const again = await run('application', 'create', {}, { input });
		expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', documents: [{ size: 4 }] }]);
		expect(held(Number(jsonOf(again)[0].id))?.files).toHaveLength(1);
	});

	test('a POST that is answered with 500 is not repeated', async () => {
		await bench.addFault({ vendor: 'erecruiter', fault: '500', method: 'POST' });
		const { error } = await run('application', 'create', {}, { input: items(fromInhire()) });
		expect(textOf(error)).toContain('eRecruiter is not available (HTTP 500)');
		expect(requests('/CandidateApplications', 'POST')).toHaveLength(1);
	});

	test.each([
		[
			'an unknown source ID',
			{ sourceId: '123456' },
			/eRecruiter does not know this source ID[^]*originId/,
		],
		['no source ID', { sourceId: null }, /The item carries no source ID[^]*'Chosen Below'/],
		[
			'a recruitment that is not shared',
			{ target: { system: 'erecruiter', jobId: '5004' } },
			/The recruitment is not shared with the owner of this access key[^]*Integrations section/,
		],
		[
			'a recruitment that is unknown',
			{ target: { system: 'erecruiter', jobId: '99' } },
			/eRecruiter does not know this record/,
		],
		[
			'a target elsewhere',
			{ target: { system: 'personio', jobId: '1' } },
			/does not say for which eRecruiter recruitment it is meant/,
		],
		[
			'a file that is not there',
			{ documents: [{ name: 'CV.pdf', category: 'cv' }] },
			/"CV.pdf" is listed on the item, but its file is not there/,
		],
		[
			'a declined consent',
			{
				candidate: { firstName: 'A', lastName: 'B', consent: { state: 'declined' } },
			},
			/The application was not written: the candidate has declined/,
		],
	])('of %s', async (_case, changes, message) => {
		const before = bench.sandbox.state.erecruiter.applications.length;
		const { error } = await run('application', 'create', {}, { input: items(fromInhire(changes)) });
		expect(textOf(error)).toMatch(message);
		expect(bench.sandbox.state.erecruiter.applications).toHaveLength(before);
	});

	test('of fields entered in the node, and a status that cannot be set is said', async () => {
		const parameters = {
			candidateSource: 'fields',
			firstName: 'Jan',
			lastName: 'Testowy',
			email: 'jan.testowy@example.com',
			jobSource: 'chosen',
			job: byId('5002'),
			sourceIdFrom: 'chosen',
			publicationPlace: byId('901'),
			documentSource: 'none',
		};
		const input = items({ target: { system: 'erecruiter', jobId: '1', statusId: '4' } });
		const result = await run('application', 'create', parameters, { input });
		expect(jsonOf(result)).toMatchObject([
			{ result: 'created', jobId: '5002', externalId: 'jan.testowy@example.com' },
		]);
		expect(result.hints[0]?.message).toContain('The status 4 of the job link was not set');
	});
});

describe('reading', () => {
	test('recruitments: those that are shared, or all over pages', async () => {
		const shared = await run('recruitment', 'getAll', { returnAll: true });
		expect(jsonOf(shared).map(({ id, status }) => `${id} ${status}`)).toEqual([
			'5001 open',
			'5002 open',
			'5003 open',
		]);
		const all = await run('recruitment', 'getAll', { returnAll: true }, allKey());
		expect(new Set(jsonOf(all).map(({ id }) => id)).size).toBe(125);
		expect(new Set(jsonOf(all).map(({ status }) => status))).toEqual(
			new Set(['open', 'closed', 'draft']),
		);
		const found = await run('recruitment', 'getAll', { filters: { search: 'DevOps' } });
		expect(jsonOf(found)).toMatchObject([{ id: '5002', title: 'Inżynier DevOps' }]);
		const { error } = await run('recruitment', 'get', { job: byId('5004') });
		expect(textOf(error)).toContain('not shared with the owner of this access key');
	});

	test('statuses of the account (a list) and of a recruitment (a keyed object)', async () => {
		const ofAccount = jsonOf(await run('status', 'getAll', { returnAll: true }));
		expect(ofAccount.map(({ id, kind, locked }) => `${id} ${kind}${locked ? '!' : ''}`)).toEqual([
			...['1 new!', '2 in_progress', '3 in_progress', '4 in_progress', '5 offer!', '6 hired!'],
			...['7 rejected', '8 other', '101 in_progress', '102 in_progress'],
		]);
		const parameters = { statusesOf: 'recruitment', job: byId('5001'), returnAll: true };
		const ofRecruitment = jsonOf(await run('status', 'getAll', parameters));
		expect(ofRecruitment.map(({ id }) => id)).toEqual(ofAccount.map(({ id }) => id));
		expect(ofRecruitment[0]).toMatchObject({ jobId: '5001', type: 'Standard', builtIn: true });
	});

	test('publication places', async () => {
		const result = await run('publicationPlace', 'getAll');
		expect(jsonOf(result)).toContainEqual({ system: 'erecruiter', id: '900', name: 'inhire.io' });
	});

	test('applications of one and of all recruitments, since a time, from one source', async () => {
		const ids = async (parameters: INodeParameters) =>
			jsonOf(await run('application', 'getAll', { returnAll: true, ...parameters })).map(
				({ id }) => id,
			);
		expect(await ids({ job: byId('5002') })).toHaveLength(5);
		expect(await ids({ applicationsOf: 'all' })).toHaveLength(18);
		expect(
			await ids({
				applicationsOf: 'all',
				filters: { createdAfter: '2026-06-01', originSystem: 'inhire' },
			}),
		).toHaveLength(8);
		expect(
			await ids({ job: byId('5003'), filters: { modifiedAfter: '2026-06-09', statusId: '6,4' } }),
		).toEqual(['70303']);
		expect(await ids({ applicationsOf: 'all', returnAll: false, limit: 12 })).toHaveLength(12);
		expect(await ids({ job: byId('5004') })).toEqual([]);
	});

	test('one application with its history, the latest first', async () => {
		expect(jsonOf(await run('application', 'get', { applicationId: '70302' }))).toMatchObject([
			{
				id: '70302',
				jobId: '5003',
				status: { id: '102', name: 'Rozmowa z zarządem' },
				origin: { system: 'inhire', id: 'iha-30302' },
				sourceId: '900',
			},
		]);
		const history = await run('application', 'getStageHistory', {
			applicationSource: 'id',
			applicationId: '70302',
		});
		expect(jsonOf(history).map(({ status }) => status)).toMatchObject([
			{ id: '102' },
			{ id: '4' },
			{ id: '2' },
			{ id: '1', name: 'Nowy' },
		]);
	});

	test('a sporadic 500 and a full minute are waited out', async () => {
		await bench.addFault({ vendor: 'erecruiter', fault: '500', every: 2 });
		await bench.addFault({ vendor: 'erecruiter', fault: '429', times: 1, retryAfter: 0 });
		const result = await run('application', 'getAll', { applicationsOf: 'all', returnAll: true });
		expect(jsonOf(result)).toHaveLength(18);
		expect(requests('/erecruiter/').some(({ status }) => status === 500)).toBe(true);
	});
});

describe('a bad account', () => {
	test.each([
		['a wrong key', { accessKey: 'wrong' }, 'eRecruiter does not accept the credential'],
		['no company', { companyId: ' ' }, 'The eRecruiter credential has no company ID'],
		['another company', { companyId: '7' }, 'is not allowed to do this in eRecruiter'],
		[
			'a wrong password',
			{ ...oAuth, password: 'wrong' },
			'eRecruiter gives no token for this client and user',
		],
		['a token URL that gives no token', { ...oAuth, tokenUrl: 'http://127.0.0.1:9/token' }, ''],
	])('%s', async (_case, changes, message) => {
		const { error } = await run('recruitment', 'getAll', {}, account(changes));
		expect(error).toBeDefined();
		expect(textOf(error)).toContain(message);
		expect(textOf(error)).not.toContain('sandbox-client-secret');
	});

	test('the credential test tells them apart', async () => {
		const check = async (changes: Record<string, string>) =>
			await bench.n8n.testCredential(
				'erecruiterApi',
				bench.credentials({ erecruiterApi: changes }).erecruiterApi,
			);
		expect(await check({})).toMatchObject({ status: 'OK' });
		expect(await check(oAuth)).toMatchObject({ status: 'OK' });
		expect(await check({ ...oAuth, password: 'wrong' })).toMatchObject({ status: 'Error' });
		expect((await check({ accessKey: 'wrong' })).message).toContain('does not accept');
		expect((await check({ companyId: '7' })).message).toContain('no access to the company');
	});
});

describe('OAuth', () => {
	test('a token is asked for once, and anew when it has expired', async () => {
		const input = items(...Array.from({ length: 3 }, () => fromInhire()));
		const result = await run(
			'recruitment',
			'get',
			{ job: byId('5004') },
			{ input, ...account(oAuth) },
		);
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toHaveLength(3);
		expect(requests('/oAuth/Token')).toHaveLength(1);

		const stale = await run(
			'recruitment',
			'get',
			{ job: byId('5004') },
			account({ ...oAuth, sessionToken: 'expired-long-ago' }),
		);
		expect(stale.error).toBeUndefined();
		expect(jsonOf(stale)).toMatchObject([{ id: '5004' }]);
		expect(requests('/oAuth/Token')).toHaveLength(2);
	});

	test('a file is sent again after the token was renewed', async () => {
		const input = [await withCv()];
		const result = await run(
			'application',
			'create',
			{},
			{ input, ...account({ ...oAuth, sessionToken: 'expired' }) },
		);
		expect(result.error).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([{ documents: [{ size: 4 }] }]);
	});
});

test('pick lists show recruitments and publication places', async () => {
	const list = async (method: string, filter?: string) =>
		await bench.n8n.listSearch({
			type: 'n8n-nodes-recruiting.erecruiter',
			method,
			parameters: { resource: 'application', operation: 'create' },
			credentials: bench.credentials(),
			filter,
		});
	expect((await list('searchRecruitments', '5001')).results).toMatchObject([
		{ name: 'Senior Java Developer · OPEN · 5001', value: '5001' },
	]);
	expect((await list('searchPublicationPlaces', 'linked')).results).toEqual([
		{ name: 'LinkedIn · 902', value: '902' },
	]);
});

describe('Trigger', () => {
	const poll = async (
		staticData: IDataObject,
		parameters: INodeParameters = {},
		options: { mode?: 'manual'; budget?: number } = {},
	) =>
		await bench.n8n.poll({
			type: 'n8n-nodes-recruiting.erecruiterTrigger',
			parameters: { event: 'statusChanged', ...parameters },
			credentials: bench.credentials(),
			staticData,
			...options,
		});
	const create = async (body: object = {}) => {
		const made = await bench.control('POST', '/erecruiter/applications', body);
		const { ids } = made as { ids: number[] };
		return ids;
	};
	const move = async (id: number, stageId: number) =>
		await bench.control('PATCH', `/erecruiter/applications/${id}`, { stageId });

	test('a test run shows samples and leaves the cursor alone', async () => {
		const { items: samples, staticData } = await poll({}, {}, { mode: 'manual' });
		expect(samples?.length).toBe(3);
		expect(samples?.[0].json).toMatchObject({
			event: 'statusChanged',
			status: { id: expect.any(String) },
			previousStatus: { id: expect.any(String) },
		});
		expect(staticData).toEqual({});
	});

	test('begins at activation, gives each change once, and only of applications made since', async () => {
		const first = await poll({});
		expect(first.items).toBeNull();
		const [id] = await create({ externalId: 'iha-1' });
		const second = await poll(first.staticData);
		// It has the status that it began with: no change.
		expect(second.items).toBeNull();
		await move(id, 2);
		await move(70104, 7);
		const third = await poll(second.staticData);
		expect(third.items?.map(({ json }) => json)).toMatchObject([
			{
				id: String(id),
				origin: { system: 'inhire', id: 'iha-1' },
				status: { id: '2', name: 'Analiza CV' },
				previousStatus: { id: '1', name: 'Nowy' },
				activatedAt: expect.any(String),
			},
		]);
		const quiet = await poll(third.staticData);
		expect(quiet.items).toBeNull();
		// Something else about it changes.
		await bench.control('PATCH', `/erecruiter/applications/${id}`, {});
		expect((await poll(quiet.staticData)).items).toBeNull();
		await move(id, 4);
		const last = await poll(quiet.staticData, { onlyAfterActivation: true });
		expect(last.items?.map(({ json }) => json.status)).toMatchObject([{ id: '4' }]);
	});

	test('also of earlier applications, or since a moment of the user', async () => {
		const start = await poll({});
		await move(70104, 7);
		await move(70101, 6);
		const ids = async (parameters: INodeParameters) =>
			((await poll(start.staticData, parameters)).items ?? []).map(({ json }) => json.id).sort();
		expect(await ids({})).toEqual([]);
		expect(await ids({ onlyAfterActivation: false })).toEqual(['70101', '70104']);
		expect(await ids({ options: { activation: '2026-06-01T00:00:00' } })).toEqual(['70104']);
	});

	test('a change of the parameters begins anew; the activation stays', async () => {
		const start = await poll({});
		const [id] = await create();
		await move(id, 3);
		const chosen = { recruitmentsOf: 'chosen', recruitments: ['5001'] };
		const changed = await poll(start.staticData, chosen);
		expect(changed.items).toBeNull();
		await move(id, 4);
		expect((await poll(changed.staticData, chosen)).items).toHaveLength(1);
	});

	test('a recruitment that is not shared is named, and nothing is passed over', async () => {
		const chosen = { recruitmentsOf: 'chosen', recruitments: ['5001', '5004'] };
		const start = await poll({}, chosen);
		const [id] = await create();
		await move(id, 2);
		await expect(poll(start.staticData, chosen)).rejects.toThrow(/recruitment is not shared/);
		await bench.control('PATCH', '/erecruiter/recruitments/5004', { sharedWithPartner: true });
		expect((await poll(start.staticData, chosen)).items).toHaveLength(1);
	});
});
