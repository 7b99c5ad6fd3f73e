import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { uuid } from '../sandbox/ashby/state';
import type { WebhookServer } from '../support/n8n';
import { application, items, jsonOf, setUpBench, textOf, type NodeOptions } from './support';
import { pollSeries } from './triggers/pollBench';

/** What is Ashby's own; the tables hold the rest. */

const bench = setUpBench();
const state = () => bench.sandbox.state.ashby;

const job = uuid('a0b', 1);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const ofApplication = { applicationSource: 'id', applicationId: uuid('ab', 1) };

async function run(operation: string, parameters: INodeParameters, options?: NodeOptions) {
	const chosen = { resource: 'application', operation, ...parameters };
	return await bench.runNode('ashby', chosen, options);
}

const item = (changes: Record<string, unknown> = {}) =>
	application({ target: { system: 'ashby', jobId: job }, ...changes });

const requestsTo = (name: string) =>
	bench.sandbox.state.requests.filter(({ path }) => path === `/ashby/${name}`);

async function withFiles(...names: string[]) {
	const [first] = items(
		item({
			message: 'I would like to join.',
			documents: names.map((name, index) => ({
				name,
				category: index === 0 ? 'cv' : 'certificate',
				binary: `document_${index}`,
			})),
		}),
	);
	const binary = Object.fromEntries(
		await Promise.all(
			names.map(async (name, index) => [
				`document_${index}`,
				await bench.n8n.storeBinary(Buffer.from(`bytes of ${name}`), name, 'application/pdf'),
			]),
		),
	);
	return [{ json: first?.json ?? {}, binary }];
}

describe('Create', () => {
	test('writes candidate, files, note and application; the second run adds nothing', async () => {
		const input = await withFiles('cv.pdf', 'diploma.pdf');
		const first = await run('create', {}, { input });
		expect(textOf(first.error)).toBe('no error');
		const [created] = jsonOf(first);
		expect(created).toMatchObject({
			result: 'created',
			candidateResult: 'created',
			jobId: job,
			status: { name: 'Application Review', kind: 'new' },
			documents: [{ name: 'cv.pdf' }, { name: 'diploma.pdf' }],
			origin: { system: 'workwise', id: 'wwa-1' },
		});
		const { candidates, applications, notes, emails } = state();
		const candidate = [...candidates.values()].at(-1);
		expect(candidate).toMatchObject({ name: 'Vera Versuch', emails: ['vera.versuch@example.com'] });
		const resume = candidate?.files.find(({ id }) => id === candidate.resumeId);
		expect(resume?.bytes.toString()).toBe('bytes of cv.pdf');
		expect(candidate?.files.map(({ name }) => name)).toEqual(['cv.pdf', 'diploma.pdf']);
		expect(notes.at(-1)).toMatchObject({
			...{ candidateId: candidate?.id, content: 'I would like to join.' },
			sendNotifications: false,
		});
		const sizes = () => [candidates.size, applications.size, notes.length];
		const before = sizes();

		const again = await run('create', {}, { input });
		expect(jsonOf(again)).toMatchObject([
			{
				result: 'alreadyExists',
				id: created?.id,
				skippedDocuments: [{ name: 'cv.pdf' }, { name: 'diploma.pdf' }],
			},
		]);
		expect(sizes()).toEqual(before);
		expect(emails).toEqual([]);
	});

	test('makes one candidate of two items of one person at once, with two applications', async () => {
		const input = items(
			item({ id: 'a' }),
			item({ id: 'b', target: { system: 'ashby', jobId: uuid('a0b', 2) } }),
		);
		const before = state().candidates.size;
		const options = { batching: { batch: { itemsAtOnce: 10, pause: 0 } } };
		const result = await run('create', { options }, { input });
		expect(jsonOf(result).map(({ result: each }) => each)).toEqual(['created', 'created']);
		expect(state().candidates.size).toBe(before + 1);
	});

	test('makes no second candidate where a search does not find the first one yet', async () => {
		await bench.control('PATCH', '/ashby/behaviour', { searchLags: true });
		const other = { system: 'ashby', jobId: uuid('a0b', 2) };
		const result = await run(
			'create',
			{},
			{ input: items(item(), item({ id: 'b', target: other })) },
		);
		const [first, second] = jsonOf(result);
		expect(second).toMatchObject({ result: 'created', candidateId: first?.candidateId });
	});

	test('goes on where a run ended after the candidate', async () => {
		await bench.addFault({ vendor: 'ashby', route: 'application.create', fault: '500', times: 1 });
		const input = items(item({ message: 'Hello' }));
		const failed = await run('create', {}, { input });
		expect(textOf(failed.error)).toContain('The candidate is in Ashby (ID ');
		const notes = state().notes.length;
		const again = await run('create', {}, { input });
		expect(jsonOf(again)).toMatchObject([{ result: 'created', candidateResult: 'alreadyExists' }]);
		expect(state().notes).toHaveLength(notes);
	});

	test('60 at 10 at once, with connections that break after each kind of write: none lost, none doubled', async () => {
		await bench.control('PATCH', '/limits', { ashby: null });
		const cv = await bench.n8n.storeBinary(Buffer.from('a CV'), 'cv.pdf', 'application/pdf');
		const input = Array.from({ length: 60 }, (_unused, index) => {
			const candidate = {
				firstName: 'Vera',
				lastName: `No${index}`,
				email: `v${index}@example.com`,
			};
			const documents = [{ name: 'cv.pdf', category: 'cv', binary: 'document_0' }];
			const [one] = items(
				item({ id: `a${index}`, candidate, documents, message: `Hello ${index}` }),
			);
			return { json: one?.json ?? {}, binary: { document_0: cv } };
		});
		const before = state().candidates.size;
		const options = { batching: { batch: { itemsAtOnce: 10, pause: 0 } } };
		const writes = [
			...['candidate.create', 'candidate.uploadResume', 'candidate.createNote'],
			'application.create',
		];
		for (const route of writes) {
			await bench.addFault({ vendor: 'ashby', route, fault: 'cutAfterEffect', every: 7 });
		}
		const broken = await run('create', { options }, { input, onError: 'continueErrorOutput' });
		expect(jsonOf(broken, 1).length).toBeGreaterThan(20);
		for (const { error } of jsonOf(broken, 1)) expect(error).toMatch(/connection to Ashby broke/);
		await bench.control('DELETE', '/faults');
		const again = await run('create', { options }, { input });
		expect(jsonOf(again)).toHaveLength(60);

		const added = [...state().candidates.values()].slice(before);
		expect(added).toHaveLength(60);
		for (const { id, files } of added) {
			expect(files.map(({ name }) => name)).toEqual(['cv.pdf']);
			expect(state().applicationsOf(id)).toHaveLength(1);
			expect(state().notes.filter(({ candidateId }) => candidateId === id)).toHaveLength(1);
		}
	}, 60_000);

	test('begins in the stage of the job link, or as a lead', async () => {
		const stage = uuid('5a', 104);
		const inStage = item({ target: { system: 'ashby', jobId: job, statusId: stage } });
		const chosen = await run('create', {}, { input: items(inStage) });
		expect(jsonOf(chosen)).toMatchObject([{ status: { id: stage, name: 'Onsite' } }]);
		const other = item({ candidate: { email: 'other@example.com' } });
		const lead = await run('create', { options: { asLead: true } }, { input: items(other) });
		expect(jsonOf(lead)).toMatchObject([{ status: { name: 'New Lead' } }]);
	});

	test.each([
		[
			'a stage of another job',
			{ statusId: uuid('5a', 203) },
			{},
			/does not belong to the job .* must be one of New Lead/s,
		],
		['an archive stage', { statusId: uuid('5a', 107) }, {}, /is for archived applications/],
		['an unknown job', { jobId: uuid('a0b', 99) }, {}, /does not know this record.*job_not_found/s],
		['no e-mail', {}, { email: '' }, /Email is missing.*Nothing was sent/s],
		['no e-mail address', {}, { email: 'vera' }, /Email is not a valid e-mail address/],
	])('refuses %s in words', async (_case, target, candidate, message) => {
		const wrong = item({ candidate, target: { system: 'ashby', jobId: job, ...target } });
		const { error } = await run('create', {}, { input: items(wrong) });
		expect(textOf(error)).toMatch(message);
		expect(requestsTo('application.create').length).toBeLessThanOrEqual(1);
	});
});

test('sends nothing of an item with an empty file', async () => {
	const [first] = await withFiles('cv.pdf');
	const empty = await bench.n8n.storeBinary(Buffer.alloc(0), 'cv.pdf', 'application/pdf');
	const input = [{ json: first?.json ?? {}, binary: { document_0: empty } }];
	const { error } = await run('create', {}, { input });
	expect(textOf(error)).toMatch(/Document "cv.pdf" is empty.*Nothing was sent/s);
	expect(bench.sandbox.state.requests).toEqual([]);
});

describe('changes', () => {
	test('moves once, also by the status of a Recruiting Status Map', async () => {
		const to = { system: 'ashby', id: uuid('5a', 103), name: 'Phone Screen' };
		const mapped = { system: 'ashby', id: uuid('ab', 1), status: { from: { id: 'x' }, to } };
		const parameters = { applicationSource: 'input', stageSource: 'input' };
		const first = await run('moveToStage', parameters, { input: items(mapped) });
		expect(jsonOf(first)).toMatchObject([
			{
				...{ result: 'updated', status: { name: 'Phone Screen', kind: 'in_progress' } },
				previousStatus: { name: 'Application Review' },
			},
		]);
		const second = await run('moveToStage', parameters, { input: items(mapped) });
		expect(jsonOf(second)).toMatchObject([{ result: 'unchanged' }]);
		expect(requestsTo('application.changeStage')).toHaveLength(1);
	});

	test('archives only with a reason', async () => {
		const parameters = { ...ofApplication, stage: byId(uuid('5a', 107)) };
		const { error } = await run('moveToStage', parameters);
		expect(textOf(error)).toMatch(/archives an application only with a reason.*'Archive Reason'/s);
		const reason = { archiveReason: byId(uuid('ea', 2)) };
		const archived = await run('moveToStage', { ...parameters, ...reason });
		expect(jsonOf(archived)).toMatchObject([
			{ result: 'updated', rejectReason: { name: 'Withdrew' }, status: { kind: 'rejected' } },
		]);
	});

	test('rejects without an e-mail, and with one only if a template is named', async () => {
		const reason = { archiveReason: byId(uuid('ea', 1)) };
		const rejected = await run('reject', { ...ofApplication, ...reason });
		expect(jsonOf(rejected)).toMatchObject([{ result: 'updated', status: { name: 'Archived' } }]);
		expect(state().emails).toEqual([]);
		const again = await run('reject', { ...ofApplication, ...reason });
		expect(jsonOf(again)).toMatchObject([{ result: 'unchanged' }]);
		const other = { applicationSource: 'id', applicationId: uuid('ab', 2), ...reason };
		await run('reject', { ...other, options: { emailTemplateId: uuid('ed', 1) } });
		expect(state().emails).toEqual([uuid('ab', 2)]);
	});

	test('says which permission is missing, although the answer is HTTP 200', async () => {
		const credentials = bench.credentials({
			ashbyApi: { apiKey: 'sandbox-ashby-key-for-candidates' },
		});
		const { error } = await bench.runNode(
			'ashby',
			{ resource: 'job', operation: 'getAll' },
			{ credentials },
		);
		expect(textOf(error)).toMatch(/not allowed to do this in Ashby.*API Keys.*lacks jobsRead/s);
	});
});

describe('reading', () => {
	test('gives applications with the files of their candidates, streamed', async () => {
		const parameters = { returnAll: true, downloadDocuments: true };
		const result = await run('getAll', parameters);
		expect(jsonOf(result)).toHaveLength(4);
		const [first] = result.outputs[0] ?? [];
		expect(first?.json).toMatchObject({
			source: 'Applied',
			candidate: { firstName: 'Adele', lastName: 'Sample', tags: ['Referral'] },
			documents: [{ name: 'cv.pdf', category: 'cv', binary: 'document_0' }],
		});
		expect(first?.binary?.document_0).toMatchObject({ mimeType: 'application/pdf' });
	});

	test('without candidate details costs one call for all', async () => {
		const filters = { updatedAfter: '2026-02-02T00:00:00Z' };
		const result = await run('getAll', { returnAll: true, details: false, filters });
		expect(jsonOf(result)).toHaveLength(3);
		expect(requestsTo('candidate.info')).toEqual([]);
	});

	test('lists drafts only if they are asked for', async () => {
		const read = async (filters: INodeParameters) =>
			jsonOf(
				await bench.runNode('ashby', {
					...{ resource: 'job', operation: 'getAll', returnAll: true, filters },
				}),
			).map(({ status }) => status);
		expect(await read({})).toEqual(['open', 'open', 'closed']);
		expect(await read({ status: ['Draft', 'Closed'] })).toEqual(['closed', 'draft']);
	});
});

test('a poll reads everything once more after its sync token has expired, and gives nothing twice', async () => {
	const trigger = pollSeries(bench, 'ashbyPollTrigger', { event: 'applicationCreated' });
	const apply = async () => await bench.control('POST', '/ashby/applications', {});
	await trigger.poll();
	await new Promise((done) => setTimeout(done, 5));
	await apply();
	expect(await trigger.poll()).toHaveLength(1);
	const calls = requestsTo('application.list').length;
	expect(await trigger.poll()).toEqual([]);
	expect(requestsTo('application.list')).toHaveLength(calls + 1);
	await apply();
	await bench.control('DELETE', '/ashby/tokens');
	expect(await trigger.poll()).toHaveLength(1);
	expect(await trigger.poll()).toEqual([]);
});

describe('Ashby Trigger', () => {
	let server: WebhookServer | undefined;
	afterEach(async () => await server?.close());

	async function activate(events: string[], staticData?: IDataObject) {
		server = await bench.n8n.serveWebhook({
			workflow: {
				nodes: [
					{
						...{ id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0] },
						...{ type: 'n8n-nodes-recruiting.ashbyTrigger', parameters: { events } },
					},
				],
				connections: {},
			},
			credentials: bench.credentials(),
			...(staticData && { staticData }),
		});
		return server;
	}
	const send = async (webhook: object) =>
		await bench.control('POST', '/ashby/webhooks', {
			url: server?.url,
			event: 'candidateStageChange',
			...webhook,
		});
	const registered = () => [...state().webhooks.values()].map(({ webhookType }) => webhookType);

	test('registers one webhook an event, starts for a signed one, and knows one that comes again', async () => {
		const { started } = await activate(['applicationSubmit', 'candidateStageChange']);
		expect(registered()).toEqual(['applicationSubmit', 'candidateStageChange']);
		expect(await send({})).toMatchObject({ status: 200 });
		expect(await send({})).toMatchObject({ status: 200, body: 'known' });
		expect(started.map(([first]) => first?.json)).toMatchObject([
			{
				...{ event: 'candidateStageChange', system: 'ashby', id: uuid('ab', 1), jobId: job },
				status: { name: 'Application Review' },
			},
		]);
	});

	test.each([
		['another secret', { signature: 'wrongSecret' }, 401],
		['a body that was written again', { signature: 'changedBody' }, 401],
		['no signature', { signature: 'none' }, 401],
		['an event that was not chosen', { event: 'candidateHire' }, 200],
	])('starts nothing for %s', async (_case, webhook, status) => {
		const { started } = await activate(['candidateStageChange']);
		expect(await send(webhook)).toMatchObject({ status });
		expect(started).toEqual([]);
	});

	test('answers a ping, with or without a signature', async () => {
		const { started } = await activate(['candidateStageChange']);
		expect(await send({ event: 'ping' })).toMatchObject({ status: 200 });
		expect(await send({ event: 'ping', signature: 'none' })).toMatchObject({ status: 200 });
		expect(started).toEqual([]);
	});

	test('registers nothing again while all is there, and all anew after other events were chosen', async () => {
		const first = await activate(['applicationSubmit']);
		const kept = first.staticData();
		const [before] = state().webhooks.keys();
		await first.close();
		await (await activate(['applicationSubmit'], kept)).close();
		expect([...state().webhooks.keys()]).toEqual([before]);
		await activate(['candidateHire', 'candidateDelete'], kept);
		expect(registered()).toEqual(['candidateHire', 'candidateDelete']);
	});

	test('leaves no webhook behind where one of them is refused', async () => {
		const fault = { vendor: 'ashby', route: 'webhook.create', fault: '403', after: 1 };
		await bench.addFault(fault);
		await expect(activate(['applicationSubmit', 'candidateHire'])).rejects.toThrow(/not allowed/);
		expect(registered()).toEqual([]);
	});
});
