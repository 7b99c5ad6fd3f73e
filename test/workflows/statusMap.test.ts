import type { INodeExecutionData } from 'n8n-workflow';
import { jsonOf, setUpBench, textOf } from './support';

/** One map for all jobs of systems whose statuses belong to a job. */

const bench = setUpBench();

const base = {
	operation: 'map',
	sourceSystem: 'workwise',
	targetSystem: 'teamtailor',
	sourceJob: { __rl: true, mode: 'list', value: '' },
	targetJob: { __rl: true, mode: 'list', value: '' },
	preset: 'none',
	mapSource: 'json',
	requireComplete: false,
	options: {},
};

const rows = [
	{ from: 'Offene Bewerbungen', to: 'inbox' },
	{ from: ' termin ', to: 'INTERVIEW ' },
];

async function map(changes: object, input: INodeExecutionData[], mapJson: unknown = rows) {
	return await bench.runNode(
		'recruitingStatusMap',
		{ ...base, mapJson: JSON.stringify(mapJson), ...changes },
		{ input, onError: 'continueErrorOutput' },
	);
}

/** An application of a job of Workwise that is meant for one of Teamtailor. */
function application(id: string, statusId: string, targetJobId?: string): INodeExecutionData {
	return {
		json: {
			system: 'workwise',
			id,
			jobId: 'ww-101',
			status: { id: statusId, name: statusId },
			...(targetJobId && { target: { system: 'teamtailor', jobId: targetJobId } }),
		},
	};
}

const stagesOf = (jobId: string) =>
	[...bench.sandbox.state.teamtailor.stages.values()].filter((stage) => stage.jobId === jobId);

const jobsWith = (name: string) =>
	[...bench.sandbox.state.teamtailor.jobs.keys()].filter((jobId) =>
		stagesOf(jobId).some((stage) => stage.name.toLowerCase() === name),
	);

const stageId = (jobId: string, name: string) =>
	stagesOf(jobId).find((stage) => stage.name.toLowerCase() === name)?.id;

/** The job has no such stage any more. */
function removeInterviews(jobId: string): void {
	const id = stageId(jobId, 'interview');
	if (id) bench.sandbox.state.teamtailor.stages.delete(id);
}

test('each item gets the stage of its own job, found by name, whatever case and blanks', async () => {
	const jobs = jobsWith('interview');
	expect(jobs.length).toBeGreaterThan(1);
	const items = jobs.flatMap((jobId) => [
		application(`${jobId}-1`, 'interview', jobId),
		application(`${jobId}-2`, 'open', jobId),
	]);
	const result = await map({}, items);
	expect(textOf(result.error)).toBe('no error');
	const mapped = jsonOf(result).map(({ status }) => (status as { to: object }).to);
	expect(mapped).toEqual(
		jobs.flatMap((jobId) => [
			expect.objectContaining({ system: 'teamtailor', id: stageId(jobId, 'interview') }),
			expect.objectContaining({ system: 'teamtailor', id: stageId(jobId, 'inbox') }),
		]),
	);
});

test('a hundred items of one job read its statuses once', async () => {
	const [jobId = ''] = jobsWith('interview');
	const items = Array.from({ length: 100 }, (_, index) =>
		application(`a${index}`, 'interview', jobId),
	);
	const before = bench.sandbox.state.requests.length;
	expect(jsonOf(await map({}, items))).toHaveLength(100);
	const calls = bench.sandbox.state.requests
		.slice(before)
		.filter(({ path }) => /stages|statuses/.test(path));
	expect(calls).toHaveLength(2);
});

test('a status that the job of an item lacks concerns this item, with the statuses there are', async () => {
	const [jobId = '', without = ''] = jobsWith('interview');
	removeInterviews(without);
	const result = await map({}, [
		application('a', 'interview', without),
		application('b', 'interview', jobId),
		application('c', 'open', without),
	]);
	expect(jsonOf(result).map(({ id }) => id)).toEqual(['b', 'c']);
	const [failed] = jsonOf(result, 3);
	expect(failed.error).toContain(`job ${without} of Teamtailor`);
	expect(failed.error).toContain('to "INTERVIEW"');
	expect(failed.error).toContain(stagesOf(without)[0].name);
});

test('an item that names no job of the target says so; a chosen job takes such items in', async () => {
	const [jobId = ''] = jobsWith('interview');
	const items = [application('a', 'interview')];
	expect(jsonOf(await map({}, items), 3)).toMatchObject([
		{ error: expect.stringMatching(/does not say its job in Teamtailor/) },
	]);
	const chosen = await map({ targetJob: { __rl: true, mode: 'id', value: jobId } }, items);
	expect(jsonOf(chosen)).toMatchObject([{ status: { to: { id: stageId(jobId, 'interview') } } }]);
});

test('from such a system, a rejection counts for more than the stage that it happened in', async () => {
	const jobs = jobsWith('interview');
	const items = jobs.flatMap((jobId) =>
		['in_progress', 'rejected'].map((kind) => ({
			json: {
				...{ system: 'teamtailor', id: `${jobId} ${kind}`, jobId },
				status: { id: stageId(jobId, 'interview') ?? '', name: 'Interview', kind },
			},
		})),
	);
	const result = await map(
		{ sourceSystem: 'teamtailor', targetSystem: 'personio', preset: 'byKind' },
		items,
		[{ from: 'interview', to: 'Offer' }],
	);
	expect(textOf(result.error)).toBe('no error');
	expect(jsonOf(result).map(({ status }) => (status as { to: { id: string } }).to.id)).toEqual(
		jobs.flatMap(() => ['system:offer', 'system:rejected']),
	);
});

test('a complete map names the job whose status it leaves out', async () => {
	const [jobId = ''] = jobsWith('interview');
	const item = {
		json: {
			system: 'teamtailor',
			id: 'a',
			jobId,
			status: { id: stageId(jobId, 'inbox') ?? '', name: 'Inbox' },
		},
	};
	const result = await bench.runNode(
		'recruitingStatusMap',
		{
			...base,
			...{ sourceSystem: 'teamtailor', targetSystem: 'personio', requireComplete: true },
			mapJson: JSON.stringify([{ from: 'Inbox', to: 'system:unassigned' }]),
		},
		{ input: [item] },
	);
	expect(result.run.error?.message).toMatch(/not complete: .*Interview.* of job/);
});

test('coverage is checked over all open jobs', async () => {
	removeInterviews('502');
	const result = await bench.runNode('recruitingStatusMap', {
		...base,
		...{ operation: 'checkCoverage', sourceSystem: 'erecruiter' },
		mapJson: JSON.stringify([
			{ from: '2', to: 'Interview' },
			{ from: '3', to: 'Nowhere' },
		]),
	});
	const covered = jsonOf(result) as Array<{
		coverage: string;
		from: { id: string };
		jobs?: Array<{ id: string }>;
	}>;
	const jobsOf = (id: string, coverage: string) =>
		covered
			.filter((one) => one.from.id === id && one.coverage === coverage)
			.flatMap(({ jobs = [] }) => jobs.map((job) => job.id));
	const open = [...bench.sandbox.state.teamtailor.jobs.values()]
		.filter(({ status }) => ['open', 'unlisted'].includes(status))
		.map(({ id }) => id);
	const having = open.filter((id) => stageId(id, 'interview'));
	expect(jobsOf('2', 'mapped').sort()).toEqual(having.sort());
	expect(jobsOf('2', 'goneFromTarget')).toHaveLength(open.length - having.length);
	expect(jobsOf('3', 'goneFromTarget')).toHaveLength(open.length);
});

test('the panel shows the statuses of several jobs by name when no job is chosen', async () => {
	const { fields } = await bench.n8n.resourceMapping({
		type: 'n8n-nodes-recruiting.recruitingStatusMap',
		method: 'getStatusFields',
		parameters: { ...base, preset: 'byKind', targetSystem: 'personio', sourceSystem: 'teamtailor' },
		credentials: bench.credentials(),
	});
	const names = fields.map(({ id }) => id);
	expect(names).toEqual(expect.arrayContaining(['Inbox', 'Interview', 'Hired', 'Rejected']));
	expect(new Set(names).size).toBe(names.length);
	expect(fields.find(({ id }) => id === 'Rejected')?.defaultValue).toBe('system:rejected');
	expect(fields[0].options?.at(-1)).toEqual({ name: 'Leave as It Is', value: '-' });
});

describe('locks and statuses that say nothing', () => {
	const fromErecruiter = { sourceSystem: 'erecruiter', preset: 'builtIn' };
	const item = (id: string) => [{ json: { id: 'a', status: { id, name: 'x' } } }];
	const complete = [
		{ from: '101', to: 'cv-analysis' },
		{ from: '102', to: 'interview' },
	];

	test("eRecruiter's three statuses are locked for inhire only", async () => {
		const result = await map({ ...fromErecruiter, targetSystem: 'personio' }, item('1'), [
			{ from: '1', to: 'system:offer' },
		]);
		expect(textOf(result.error)).toBe('no error');
		expect(jsonOf(result)).toMatchObject([{ status: { to: { id: 'system:offer' } } }]);
	});

	test('a message that was sent moves nobody, and counts as covered', async () => {
		const message = bench.sandbox.state.erecruiter.stages.find(({ type }) => type === 'Message');
		const id = String(message?.id);
		const result = await map(
			{ ...fromErecruiter, targetSystem: 'inhire', requireComplete: true },
			item(id),
			complete,
		);
		expect(textOf(result.error)).toBe('no error');
		expect([0, 1].map((output) => jsonOf(result, output))).toEqual([[], []]);
		expect(jsonOf(result, 2)).toEqual([{ id: 'a', status: { from: { id, name: 'x' } } }]);
	});

	test('a row can leave a status as it is', async () => {
		const result = await map(
			{ ...fromErecruiter, targetSystem: 'inhire', requireComplete: true },
			item('101'),
			[{ from: '101', to: null }, complete[1]],
		);
		expect(jsonOf(result, 2)).toHaveLength(1);
	});
});
