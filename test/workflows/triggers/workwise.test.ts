import type { INodeParameters } from 'n8n-workflow';
import { setUpBench } from '../support';
import { ago, day, pollSeries } from './pollBench';

const bench = setUpBench();

const series = (parameters: INodeParameters = {}) =>
	pollSeries(bench, 'workwiseTrigger', parameters);

async function create(body: object = {}): Promise<string[]> {
	const made = await bench.control('POST', '/workwise/applications', { documents: 0, ...body });
	const { ids } = made as { ids: string[] };
	return ids;
}
const change = async (id: string, body: object = {}) =>
	await bench.control('PATCH', `/workwise/applications/${id}`, body);
const listRequests = () =>
	bench.sandbox.state.requests.filter(({ path }) => path.endsWith('/v1/applications'));

test('a test run shows samples and leaves the place alone', async () => {
	const trigger = series();
	const samples = await trigger.test();
	expect(samples).toHaveLength(3);
	expect(samples[0]).toMatchObject({
		system: 'workwise',
		event: 'statusReached',
		status: { name: 'Offene Bewerbungen', kind: 'new' },
		reachedAt: expect.any(String),
		activatedAt: expect.any(String),
	});
	expect(trigger.place()).toEqual({});
});

test('starts with each new application, once, whatever happens to it afterwards', async () => {
	const trigger = series();
	expect(await trigger.ids()).toEqual([]);
	const [id] = await create();
	const [other] = await create({ statusId: 'in-review' });
	expect(await trigger.ids()).toEqual([id]);
	await change(id, { message: 'changed' });
	expect(await trigger.ids()).toEqual([]);
	// Confirming its export is a change as well.
	await bench.runNode('workwise', {
		resource: 'application',
		operation: 'confirmExport',
		applicationSource: 'id',
		applicationId: id,
		targetSource: 'fields',
		targetSystem: 'personio',
		targetJobId: '2001',
	});
	expect(await trigger.ids()).toEqual([]);
	await change(other, { statusId: 'open' });
	expect(await trigger.poll()).toMatchObject([{ id: other, status: { id: 'open' } }]);
});

test('a chosen status, by its name or its ID', async () => {
	const trigger = series({ statusOf: 'chosen', statuses: ['Termin', 'hired'] });
	await trigger.poll();
	const made = await create({ count: 3 });
	expect(await trigger.ids()).toEqual([]);
	await change(made[0], { statusId: 'interview' });
	await change(made[1], { statusId: 'hired' });
	await change(made[2], { statusId: 'rejected' });
	expect(await trigger.ids()).toEqual([made[0], made[1]]);
	await change(made[0], { statusId: 'hired' });
	expect(await trigger.ids()).toEqual([made[0]]);
	await expect(trigger.poll({ statuses: [] })).rejects.toThrow("'Status Names or IDs' is empty");
});

test('earlier applications take part only when the node says so', async () => {
	const [old] = await create({ submittedAt: ago(day), statusId: 'in-review' });
	const strict = series();
	const lenient = series({ onlyAfterActivation: false });
	await strict.poll();
	await lenient.poll();
	await change(old, { statusId: 'open' });
	expect(await strict.ids()).toEqual([]);
	expect(await lenient.ids()).toEqual([old]);
	const since = series({ options: { activation: ago(2 * day) } });
	await since.poll();
	await change(old, { statusId: 'rejected' });
	await change(old, { statusId: 'open' });
	expect(await since.ids()).toEqual([old]);
});

describe('jobs', () => {
	test('chosen ones, also by an expression that gives text', async () => {
		const trigger = series({ jobsOf: 'chosen', jobs: 'ww-102, ww-103' });
		await trigger.poll();
		await create();
		const [id] = await create({ jobId: 'ww-102' });
		expect(await trigger.ids()).toEqual([id]);
		expect(listRequests().at(-1)?.query.jobId).toBe('ww-102,ww-103');
	});

	test('those that are connected at Workwise', async () => {
		const connect = async (jobId: string, connection: string) =>
			await bench.control('PATCH', `/workwise/jobs/${jobId}`, { connection });
		await connect('ww-101', 'connected');
		await connect('ww-102', 'paused');
		const trigger = series({ jobsOf: 'connected' });
		await trigger.poll();
		await create({ jobId: 'ww-102' });
		const [id] = await create({ jobId: 'ww-101' });
		expect(await trigger.ids()).toEqual([id]);
	});

	test('the lists show jobs, and statuses by name', async () => {
		const options = async (method: string, parameters: INodeParameters = {}) =>
			await bench.n8n.loadOptions({
				type: 'n8n-nodes-recruiting.workwiseTrigger',
				method,
				parameters,
				credentials: bench.credentials(),
			});
		const jobs = await options('getJobs');
		expect(jobs.length).toBeGreaterThan(100);
		expect(jobs.every(({ name, value }) => name.endsWith(` · ${value}`))).toBe(true);
		expect(
			await options('getStatuses', { jobsOf: 'chosen', jobs: ['ww-101'], statusOf: 'chosen' }),
		).toContainEqual({ name: 'Offene Bewerbungen', value: 'Offene Bewerbungen' });
	});
});

test('a poll reads no more than what was changed', async () => {
	const trigger = series();
	await trigger.poll();
	await create({ count: 1000, submittedAt: ago(30 * day) });
	const before = listRequests().length;
	await trigger.poll();
	expect(listRequests().length - before).toBe(1);
});

test('a service that does not say when a status was reached: new applications', async () => {
	const contractOverrides = JSON.stringify({
		listApplications: { fields: { statusChangedAt: 'nowhere' } },
	});
	const poll = async (staticData = {}) =>
		await bench.n8n.poll({
			type: 'n8n-nodes-recruiting.workwiseTrigger',
			parameters: {},
			credentials: bench.credentials({ workwiseApi: { contractOverrides } }),
			staticData,
		});
	const first = await poll();
	const [id] = await create();
	const second = await poll(first.staticData);
	expect(second.items?.map(({ json }) => json.id)).toEqual([id]);
	await change(id, { message: 'changed' });
	expect((await poll(second.staticData)).items).toBeNull();
});
