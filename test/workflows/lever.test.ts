import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { USERS, uuid } from '../sandbox/lever/state';
import type { WebhookServer } from '../support/n8n';
import { application, items, jsonOf, setUpBench, textOf, type NodeOptions } from './support';

/** What is Lever's own; the tables hold the rest. */

const bench = setUpBench();
const state = () => bench.sandbox.state.lever;

const posting = uuid('b0', 1);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const of = (number: number) => ({ applicationSource: 'id', applicationId: uuid('0b', number) });
const opportunity = (number: number) => state().opportunities.get(uuid('0b', number));

async function run(operation: string, parameters: INodeParameters = {}, options?: NodeOptions) {
	return await bench.runNode(
		'lever',
		{ resource: 'application', operation, ...parameters },
		options,
	);
}

const account = (leverApi: Record<string, string>) => ({
	credentials: bench.credentials({ leverApi }),
});

const item = (changes: Record<string, unknown> = {}) =>
	application({ target: { system: 'lever', jobId: posting }, ...changes });

const requestsTo = (path: string, method = 'GET') =>
	bench.sandbox.state.requests.filter(
		(request) => request.method === method && request.path.endsWith(path),
	);

async function withFiles(...names: string[]) {
	const documents = names.map((name, index) => ({
		name,
		category: 'cv',
		binary: `document_${index}`,
	}));
	const [first] = items(item({ message: 'I would like to join.', documents }));
	const files = names.map(
		async (name) =>
			await bench.n8n.storeBinary(Buffer.from(`bytes of ${name}`), name, 'application/pdf'),
	);
	const stored = await Promise.all(files);
	const binary = Object.fromEntries(stored.map((file, index) => [`document_${index}`, file]));
	return [{ json: first?.json ?? {}, binary }];
}

describe('Create', () => {
	test('writes opportunity, files and note; the second run adds nothing', async () => {
		const input = await withFiles('cv.pdf', 'diploma.pdf');
		const first = await run(
			'create',
			{ additionalFields: { tags: 'A, B', source: 'Board' } },
			{ input },
		);
		expect(textOf(first.error)).toBe('no error');
		const [created] = jsonOf(first);
		expect(created).toMatchObject({
			...{ result: 'created', jobId: posting, status: { id: 'applicant-new', kind: 'new' } },
			documents: [{ name: 'cv.pdf', category: 'cv' }, { name: 'diploma.pdf' }],
			origin: { system: 'workwise', id: 'wwa-1' },
		});
		const stored = state().opportunities.get(String(created?.id));
		expect(stored).toMatchObject({
			...{ tags: ['A', 'B'], sources: ['Board'], owner: USERS[0].id },
			notes: [{ value: 'I would like to join.' }],
		});
		expect(stored?.files.map(({ bytes }) => bytes.toString())).toEqual([
			'bytes of cv.pdf',
			'bytes of diploma.pdf',
		]);
		const size = state().opportunities.size;

		const again = await run('create', {}, { input });
		expect(jsonOf(again)).toMatchObject([{ result: 'alreadyExists', id: created?.id }]);
		expect(state().opportunities.size).toBe(size);
		expect(stored?.files).toHaveLength(2);
		expect(stored?.notes).toHaveLength(1);
	});

	test('makes one opportunity of two items of one person at once', async () => {
		const input = items(item({ id: 'a' }), item({ id: 'b' }));
		const options = { batching: { batch: { itemsAtOnce: 10, pause: 0 } } };
		const result = await run('create', { options }, { input });
		expect(jsonOf(result).map(({ result: each }) => each)).toEqual(['created', 'alreadyExists']);
	});

	test('says that a person is known already, whose data Lever keeps', async () => {
		const candidate = {
			firstName: 'Amelia',
			lastName: 'Invented',
			email: 'Amelia.Invented@example.com',
		};
		const input = items(item({ candidate, target: { system: 'lever', jobId: uuid('b0', 2) } }));
		const before = state().contacts.size;
		const result = await run('create', {}, { input });
		expect(jsonOf(result)).toMatchObject([
			{ result: 'created', candidateResult: 'alreadyExists', candidateId: uuid('c0', 1) },
		]);
		expect(state().contacts.size).toBe(before);
	});

	test('begins in the stage of the job link, and in the archive for an archive reason', async () => {
		const target = (statusId: string) => ({ system: 'lever', jobId: posting, statusId });
		const staged = await run('create', {}, { input: items(item({ target: target('offer') })) });
		expect(jsonOf(staged)).toMatchObject([{ status: { id: 'offer', kind: 'offer' } }]);
		const other = item({
			...{ candidate: { email: 'other@example.com' } },
			target: target(uuid('ea', 1)),
		});
		const archived = await run('create', {}, { input: items(other) });
		expect(jsonOf(archived)).toMatchObject([
			{ status: { id: uuid('ea', 1), name: 'Underqualified', kind: 'rejected' } },
		]);
	});

	test('names the file that is missing, and adds it with the next run', async () => {
		await bench.addFault({ vendor: 'lever', route: 'uploadFile', fault: '500', times: 1 });
		const input = await withFiles('cv.pdf');
		const failed = await run('create', {}, { input });
		expect(textOf(failed.error)).toMatch(
			/The application was created in Lever \(ID .+\), but without the document "cv.pdf"/,
		);
		expect(jsonOf(await run('create', {}, { input }))).toMatchObject([
			{ result: 'alreadyExists', documents: [{ name: 'cv.pdf' }] },
		]);
	});

	test.each([
		['no email address', { candidate: { email: '' } }, {}, /Email is missing/],
		[
			'an unknown stage',
			{ target: { system: 'lever', jobId: posting, statusId: 'nowhere' } },
			{},
			/Choose a stage from the list[^]*stages .+ was not found/,
		],
		[
			'an unknown posting',
			{ target: { system: 'lever', jobId: 'x' } },
			{},
			/Choose a posting from the list/,
		],
		['no acting user', {}, { performAs: ' ' }, /in whose name[^]*Acting User: is not chosen/],
		[
			'an unknown acting user',
			{},
			{ performAs: 'x' },
			/Choose the 'Acting User'[^]*users .+ was not found/,
		],
		['a key of another region', {}, { apiKey: 'other' }, /Check the API key and the 'Region'/],
		[
			'a key without the endpoint',
			{},
			{ apiKey: 'sandbox-lever-key-postings' },
			/lacks the permission for this endpoint[^]*make a new key/,
		],
	])('refuses %s', async (_case, changes, credential, message) => {
		const before = state().opportunities.size;
		const { error } = await run(
			'create',
			{},
			{ input: items(item(changes)), ...account(credential) },
		);
		expect(textOf(error)).toMatch(message);
		expect(state().opportunities.size).toBe(before);
	});

	test('takes the acting user of the node before that of the credential, also a deactivated one', async () => {
		const result = await run('create', { actingUser: USERS[2].id }, { input: items(item()) });
		const [created] = jsonOf(result);
		expect(state().opportunities.get(String(created?.id))?.owner).toBe(USERS[2].id);
	});
});

describe('Reading', () => {
	test('gives status, documents and consent; says that confidential ones are left out', async () => {
		const filters = { updatedAfter: '2026-03-03T00:00:00Z', archived: 'any' };
		const result = await run('getAll', { returnAll: true, filters });
		expect(jsonOf(result)).toMatchObject([
			{
				...{
					id: uuid('0b', 1),
					jobId: posting,
					status: { name: 'Phone screen', kind: 'in_progress' },
				},
				documents: [
					{ id: `resumes/${uuid('f1', 1)}`, mimeType: 'application/pdf' },
					{ id: `files/${uuid('f2', 1)}`, name: 'letter.txt' },
				],
			},
			{ id: uuid('0b', 2), candidate: { firstName: 'Björn', lastName: 'van der Muster' } },
			{
				...{ id: uuid('0b', 3), status: { name: 'Underqualified', kind: 'rejected' } },
				...{ lastStage: { id: 'applicant-new' }, candidate: { consent: { state: 'accepted' } } },
			},
			{ id: uuid('0b', 5), jobId: '' },
		]);
		expect(result.hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('Lever leaves confidential applications out'),
		]);
	});

	test('reads confidential ones with a key that may, and says nothing then', async () => {
		const filters = { includeConfidential: true, leaveOutDocuments: true };
		const key = account({ apiKey: 'sandbox-lever-key-confidential' });
		const result = await run('getAll', { returnAll: true, filters }, key);
		expect(jsonOf(result)).toHaveLength(5);
		expect(jsonOf(result)[3]).toMatchObject({ id: uuid('0b', 4), confidential: true });
		expect(result.hints).toEqual([]);
		expect(requestsTo('/files')).toEqual([]);
	});

	test('goes on by the token that Lever names, and refuses none as the end', async () => {
		await bench.control('POST', '/lever/opportunities', { count: 250 });
		const filters = { leaveOutDocuments: true };
		const result = await run('getAll', { returnAll: true, filters });
		expect(new Set(jsonOf(result).map(({ id }) => id)).size).toBe(254);
	});
});

describe('Changing', () => {
	const reason = (number: number) => ({ archiveReason: byId(uuid('ea', number)) });

	test('moves once, and then leaves it', async () => {
		const parameters = { ...of(1), stage: byId(uuid('5a', 2)) };
		expect(jsonOf(await run('moveToStage', parameters))).toMatchObject([
			{
				result: 'updated',
				status: { name: 'On-site interview' },
				previousStatus: { name: 'Phone screen' },
			},
		]);
		expect(jsonOf(await run('moveToStage', parameters))).toMatchObject([{ result: 'unchanged' }]);
		expect(requestsTo('/stage', 'PUT')).toHaveLength(1);
	});

	test('archives with the reason that a Status Map gives', async () => {
		const input = items({
			...{ system: 'lever', id: uuid('0b', 2) },
			status: { from: { id: 'x' }, to: { id: uuid('ea', 2) } },
		});
		const result = await run('moveToStage', { stageSource: 'input' }, { input });
		expect(jsonOf(result)).toMatchObject([{ result: 'updated', status: { name: 'Withdrew' } }]);
	});

	test('rejects, reopens and hires; a hire counts once', async () => {
		expect(jsonOf(await run('reject', { ...of(1), ...reason(1) }))).toMatchObject([
			{ result: 'updated', status: { kind: 'rejected' } },
		]);
		expect(jsonOf(await run('reopen', of(1)))).toMatchObject([
			{ result: 'updated', status: { name: 'Phone screen' } },
		]);
		const hire = { ...of(1), ...reason(3), requisitionId: 'r-1' };
		expect(jsonOf(await run('hire', hire))).toMatchObject([{ status: { kind: 'hired' } }]);
		expect(jsonOf(await run('hire', hire))).toMatchObject([{ result: 'unchanged' }]);
		expect(state().hires.get('r-1')).toBe(1);
	});

	test('sends a hire with a requisition once, even if the answer is lost', async () => {
		await bench.addFault({ vendor: 'lever', method: 'PUT', fault: 'cutAfterEffect' });
		const { error } = await run('hire', { ...of(1), ...reason(3), requisitionId: 'r-1' });
		expect(error).toBeDefined();
		expect(state().hires.get('r-1')).toBe(1);
	});

	test.each([
		['reject', reason(3), /"Hired" is for hires[^]*must be one of Underqualified, Withdrew/],
		['hire', reason(1), /"Underqualified" is not for hires/],
		['reject', { archiveReason: byId('x') }, /Lever has no archive reason with the ID x/],
		['moveToStage', { stage: byId('x') }, /Choose a stage from the list/],
		['addNote', { text: '  ' }, /Text: must not be blank/],
	])('%s refuses %j', async (operation, parameters, message) => {
		const { error } = await run(operation, { ...of(1), ...parameters });
		expect(textOf(error)).toMatch(message);
		expect(opportunity(1)).toMatchObject({ archived: null, stage: uuid('5a', 1), notes: [] });
	});
});

describe('Lever Trigger', () => {
	let server: WebhookServer | undefined;
	afterEach(async () => await server?.close());

	async function activate(events: string[], staticData?: IDataObject) {
		server = await bench.n8n.serveWebhook({
			workflow: {
				nodes: [
					{
						...{ id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0] },
						...{ type: 'n8n-nodes-recruiting.leverTrigger', parameters: { events } },
					},
				],
				connections: {},
			},
			credentials: bench.credentials(),
			...(staticData && { staticData }),
		});
		return server;
	}
	const send = async (webhook: object = {}) =>
		await bench.control('POST', '/lever/webhooks', {
			...{ url: server?.url, event: 'candidateStageChange', ...webhook },
		});

	test('gives the application as Lever has it now, and knows a call that comes again', async () => {
		const { started } = await activate(['candidateStageChange', 'candidateHired']);
		expect([...state().webhooks.values()].map(({ event }) => event)).toHaveLength(2);
		const first = await send();
		expect(first).toMatchObject({ status: 200 });
		const { token, triggeredAt } = first as IDataObject;
		expect(await send({ token, triggeredAt, id: uuid('0b', 2) })).toMatchObject({ body: 'known' });
		expect(started.map(([one]) => one?.json)).toMatchObject([
			{
				...{ event: 'candidateStageChange', system: 'lever', id: uuid('0b', 1) },
				...{ status: { name: 'Phone screen' }, documents: [{}, {}] },
			},
		]);
	});

	test.each([
		['another token', { signature: 'wrongToken' }],
		['no signature', { signature: 'none' }],
		['a call of two hours ago', { ageSeconds: 7200 }],
		['a call of the future', { ageSeconds: -7200 }],
		['an event that was not chosen', { event: 'candidateHired' }],
	])('starts nothing for %s', async (_case, webhook) => {
		const { started } = await activate(['candidateStageChange']);
		expect(await send(webhook)).toMatchObject({ status: 401 });
		expect(started).toEqual([]);
	});

	test('names an application that cannot be read', async () => {
		const { started } = await activate(['candidateStageChange']);
		await send({ id: uuid('0b', 4) });
		expect(started.map(([one]) => one?.json)).toEqual([
			{ event: 'candidateStageChange', system: 'lever', id: uuid('0b', 4), isReadable: false },
		]);
	});

	test('keeps its webhooks while all is there, and leaves none behind where one is refused', async () => {
		const first = await activate(['candidateHired']);
		const [before] = state().webhooks.keys();
		const kept = first.staticData();
		await first.close();
		await (await activate(['candidateHired'], kept)).close();
		expect([...state().webhooks.keys()]).toEqual([before]);
		await bench.addFault({ vendor: 'lever', route: 'createWebhook', fault: '403', after: 1 });
		await expect(activate(['applicationCreated', 'candidateDeleted'], kept)).rejects.toThrow();
		expect(state().webhooks.size).toBe(0);
	});
});
