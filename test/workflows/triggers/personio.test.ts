import type { INodeParameters } from 'n8n-workflow';
import { setUpBench } from '../support';
import { ago, day, pollSeries, setBack } from './pollBench';

const bench = setUpBench();

const series = (parameters: INodeParameters = {}) =>
	pollSeries(bench, 'personioTrigger', { event: 'applicationCreated', ...parameters });

async function create(body: object = {}): Promise<string[]> {
	const made = await bench.control('POST', '/personio/applications', body);
	const { ids } = made as { ids: string[] };
	return ids;
}
const change = async (id: string, body: object = {}) =>
	await bench.control('PATCH', `/personio/applications/${id}`, body);
const remove = async (id: string) => await bench.control('DELETE', `/personio/applications/${id}`);
const listRequests = () =>
	bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/recruiting/applications'));

describe('Application Created', () => {
	test('a test run shows samples and leaves the place alone', async () => {
		const trigger = series();
		const samples = await trigger.test();
		expect(samples).toHaveLength(3);
		expect(samples[0]).toMatchObject({
			system: 'personio',
			event: 'applicationCreated',
			jobId: expect.stringMatching(/^\d+$/),
			candidate: { email: expect.stringContaining('@example.com') },
			createdAt: expect.stringMatching(/^2026-06-/),
		});
		expect(trigger.place()).toEqual({});
		await trigger.poll();
		const place = trigger.place();
		await create();
		await trigger.test();
		expect(trigger.place()).toEqual(place);
		expect(await trigger.ids()).toHaveLength(1);
	});

	test('begins with the first poll, and gives each application once', async () => {
		const trigger = series();
		expect(await trigger.ids()).toEqual([]);
		const first = await create();
		const second = await create({ jobId: '2002' });
		expect((await trigger.ids()).sort()).toEqual([...first, ...second].sort());
		expect(await trigger.ids()).toEqual([]);
		// A change of it is no creation.
		await change(first[0]);
		await change('495001', { stage: 'rejected' });
		expect(await trigger.ids()).toEqual([]);
	});

	test('of chosen jobs; another choice begins anew', async () => {
		const trigger = series({ jobsOf: 'chosen', jobs: ['2002'] });
		await trigger.poll();
		await create();
		const [id] = await create({ jobId: '2002' });
		expect(await trigger.ids()).toEqual([id]);
		await create({ jobId: '2003' });
		expect(await trigger.ids({ jobs: ['2003'] })).toEqual([]);
		const [later] = await create({ jobId: '2003' });
		expect(await trigger.ids({ jobs: ['2003'] })).toEqual([later]);
		await expect(trigger.poll({ jobs: [] })).rejects.toThrow("'Job Names or IDs' is empty");
		expect(await trigger.ids({ jobs: '2003, 2002' })).toEqual([]);
	});

	test('an application that the first API has created', async () => {
		const trigger = series();
		await trigger.poll();
		await bench.runNode('personio', {
			resource: 'application',
			operation: 'create',
			candidateSource: 'fields',
			firstName: 'Ida',
			lastName: 'Erfunden',
			email: 'ida.erfunden@example.com',
			jobSource: 'chosen',
			job: { __rl: true, mode: 'id', value: '2001' },
			documentSource: 'none',
		});
		expect(await trigger.poll()).toMatchObject([
			{ id: '90001', jobId: '2001', candidate: { email: 'ida.erfunden@example.com' } },
		]);
	});
});

describe('nothing is lost or doubled', () => {
	test('changes while the pages are read', async () => {
		const trigger = series();
		await trigger.poll();
		const start = ago(900_000);
		trigger.goTo(setBack(trigger.place(), 1_000_000));
		const made = await create({ count: 600, createdAt: start, stepMs: 1000 });
		await bench.addFault({
			vendor: 'personio',
			fault: 'slow',
			route: 'listApplications',
			after: 1,
			times: 1,
			delayMs: 400,
		});
		const polling = trigger.ids();
		await new Promise((done) => setTimeout(done, 200));
		// The oldest moves to the front; one that was read is removed, so that all others move up; a new one comes.
		await change(made[0]);
		await remove(made[599]);
		const [late] = await create();
		const given = [...(await polling), ...(await trigger.ids())];
		expect(new Set(given).size).toBe(given.length);
		expect(new Set(given)).toEqual(new Set([...made, late]));
	});

	test('an empty page that names a next one, 429 and a token that expires in the middle', async () => {
		const trigger = series();
		await trigger.poll();
		const made = await create({ count: 300 });
		await bench.addFault({ vendor: 'personio', fault: 'emptyPage', times: 1 });
		await bench.addFault({
			vendor: 'personio',
			fault: '429',
			route: 'listApplications',
			after: 1,
			times: 1,
			retryAfter: 0,
		});
		await bench.control('DELETE', '/personio/tokens');
		expect((await trigger.ids()).sort()).toEqual([...made].sort());
	});

	test('a poll reads no more than what was changed', async () => {
		const trigger = series();
		await trigger.poll();
		await create({ count: 3000, createdAt: ago(30 * day), stepMs: 100 });
		const before = listRequests().length;
		await trigger.poll();
		expect(listRequests().length - before).toBe(1);
	});
});

describe('Stage Changed', () => {
	test('gives each stage and the one before, once', async () => {
		const trigger = series({ event: 'stageChanged' });
		await trigger.poll();
		const [id] = await create();
		// It has the stage that it began with: no change.
		expect(await trigger.poll()).toEqual([]);
		await change(id, { stage: '5001' });
		await change('495004', { stage: 'rejected' });
		const given = await trigger.poll();
		expect(given).toMatchObject([
			{
				id,
				status: { id: 'custom:5001', name: 'Phone interview', kind: 'in_progress' },
				previousStatus: { id: 'system:unassigned', kind: 'new' },
				changedAt: expect.any(String),
			},
			{ id: '495004', status: { id: 'system:rejected', kind: 'rejected' } },
		]);
		expect(await trigger.poll()).toEqual([]);
		// Something else about it changes.
		await change(id);
		expect(await trigger.poll()).toEqual([]);
		await change(id, { stage: '5002' });
		await change(id, { stage: 'offer' });
		expect(await trigger.poll()).toMatchObject([
			{ id, status: { id: 'custom:5002' }, previousStatus: { id: 'custom:5001' } },
			{ id, status: { id: 'system:offer' }, previousStatus: { id: 'custom:5002' } },
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	test('a chosen stage that it passes through between two polls', async () => {
		const trigger = series({ event: 'stageChanged', stages: ['system:offer'] });
		await trigger.poll();
		const before = trigger.place();
		const updatedAt = new Date(Date.now() + 1).toISOString();
		await change('495003', { stage: 'offer', updatedAt });
		await change('495003', { stage: 'accepted', updatedAt });
		const passed = [{ id: '495003', status: { id: 'system:offer' }, changedAt: updatedAt }];
		expect(await trigger.poll()).toMatchObject(passed);
		expect(await trigger.poll()).toEqual([]);
		// A poll that ended before n8n had stored its place.
		trigger.goTo(before);
		expect(await trigger.poll()).toMatchObject(passed);
		await change('495003');
		expect(await trigger.poll()).toEqual([]);
	});

	test('a stage that the transitions do not have yet', async () => {
		const trigger = series({ event: 'stageChanged' });
		await trigger.poll();
		await change('495003', { stage: 'offer' });
		const { transitions } =
			bench.sandbox.state.personio.recruiting.applications.get('495003') ?? {};
		const entry = transitions?.pop();
		const expected = [{ id: '495003', status: { id: 'system:offer' } }];
		expect(await trigger.poll()).toMatchObject(expected);
		if (entry) transitions?.push(entry);
		await change('495003');
		expect(await trigger.poll()).toEqual([]);
	});

	test('of chosen stages', async () => {
		const trigger = series({ event: 'stageChanged', stages: ['system:accepted'] });
		await trigger.poll();
		await change('495003', { stage: 'offer' });
		expect(await trigger.poll()).toEqual([]);
		await change('495003', { stage: 'accepted' });
		expect(await trigger.poll()).toMatchObject([
			{ id: '495003', status: { kind: 'hired' }, previousStatus: { id: 'system:offer' } },
		]);
	});

	test('an application that is removed meanwhile holds nothing up', async () => {
		const trigger = series({ event: 'stageChanged' });
		await trigger.poll();
		await change('495001', { stage: 'withdrawn' });
		await change('495003', { stage: 'offer' });
		await bench.addFault({
			vendor: 'personio',
			fault: 'slow',
			route: 'listStageTransitions',
			times: 1,
			delayMs: 300,
		});
		const polling = trigger.ids();
		await new Promise((done) => setTimeout(done, 100));
		await remove('495001');
		expect(await polling).toEqual(['495003']);
	});
});

test('the lists show jobs and stages', async () => {
	const options = async (method: string) =>
		await bench.n8n.loadOptions({
			type: 'n8n-nodes-recruiting.personioTrigger',
			method,
			parameters: { event: 'stageChanged' },
			credentials: bench.credentials(),
		});
	expect(await options('getJobs')).toContainEqual({
		name: 'Werkstudent Marketing · 2006',
		value: '2006',
	});
	expect(await options('getStages')).toEqual([
		{ name: 'Unassigned', value: 'system:unassigned' },
		{ name: 'Phone interview', value: 'custom:5001' },
		{ name: 'On-site interview', value: 'custom:5002' },
		{ name: 'Offer', value: 'system:offer' },
		{ name: 'Accepted', value: 'system:accepted' },
		{ name: 'Rejected', value: 'system:rejected' },
		{ name: 'Withdrawn', value: 'system:withdrawn' },
	]);
});
