import { setTimeout as realDelay } from 'node:timers/promises';
import { fastTime } from '../support/fastTime';
import { paceOf } from '../support/pace';
import { items, jsonOf, setUpBench, textOf } from './support';
import { poptionApplication, someoneElse, teamtailorBench } from './teamtailor/bench';

/** Teamtailor's own limit, 50 requests in 10 seconds, kept by the stand-in, in time that passes 40 times as fast. */
const speed = 40;
const period = 10_000;

const { bench, createApplication, made, run, state, upsertCandidate } =
	teamtailorBench(setUpBench());

let realTime: () => void;
beforeAll(() => {
	realTime = fastTime(speed);
});
afterAll(() => realTime());
beforeEach(async () => await control('/rateLimit', { limit: 50, milliseconds: period }));

const control = async (path: string, body: object, method = 'PATCH') =>
	await bench.control(method, `/teamtailor${path}`, body);
const atOnce = { options: { batching: { batch: { itemsAtOnce: 20 } } } };

/** 400 people with 600 applications: every second one has applied for two jobs. */
function applications(): object[] {
	return Array.from({ length: 600 }, (_unused, index) => {
		const person = index < 400 ? index : (index - 400) * 2;
		return poptionApplication({
			id: `pa-${index}`,
			candidate: {
				id: `pc-${person}`,
				firstName: 'Person',
				lastName: `Nummer ${person}`,
				email: person % 50 === 49 ? undefined : `person.${person}@example.com`,
			},
			target: { system: 'teamtailor', jobId: index < 400 ? '501' : '502' },
		});
	});
}

const pace = () => paceOf(bench.sandbox.state.requests, 'teamtailor', period);

function expectEachOnce(people: number, count: number): void {
	expect(made().candidates).toHaveLength(people);
	const keys = made().applications.map(({ candidateId, jobId }) => `${candidateId} ${jobId}`);
	expect(new Set(keys).size).toBe(count);
	expect(keys).toHaveLength(count);
}

test('600 applications of 400 people: two calls each, and none of them is refused', async () => {
	const result = await createApplication(items(...applications()), atOnce);
	expect(textOf(result.error)).toBe('no error');
	expect(jsonOf(result).map(({ result: word }) => word)).toEqual(
		Array.from({ length: 600 }, () => 'created'),
	);
	expectEachOnce(400, 600);
	const { requests, refused, mostAtOnce } = pace();
	expect(refused).toBe(0);
	expect(mostAtOnce).toBeLessThanOrEqual(50);
	// Candidate and application, or for a second application: is it there, and the application. The 8 without an e-mail
	// are looked for among the latest 400, which are read once, and each time what has come since.
	expect(requests).toBeLessThanOrEqual(600 * 2 + 8 + 400 / 30 + 10);
}, 180_000);

test('candidates who exist: two calls each, and one more where custom fields are to be set', async () => {
	const people = items(
		...Array.from({ length: 40 }, (_unused, index) => ({
			...{ system: 'poption', id: `pc-${index}`, firstName: 'Person', lastName: `Nummer ${index}` },
			email: `person.${index}@example.com`,
			consent: { state: 'accepted', expiresAt: '2099-12-31' },
		})),
	);
	const parameters = { options: { consentDateField: { __rl: true, mode: 'id', value: '51' } } };
	const calls = async (input: typeof people, changes: object = {}) => {
		const before = pace().requests;
		const result = await upsertCandidate(input, { ...parameters, ...changes });
		expect(textOf(result.error)).toBe('no error');
		return pace().requests - before;
	};
	// Once for all: the list of custom fields.
	expect(await calls(people)).toBe(40 * 2 + 1);
	// The first of them shows that they exist, by being refused.
	expect(await calls(people)).toBe(40 * 3 + 1 + 1);
	expect(await calls(people, { options: {} })).toBe(40 * 2 + 1);
	expect(made().candidates).toHaveLength(40);
	expect(pace().refused).toBe(0);
}, 60_000);

test('600 applications, interrupted and repeated: none is lost or doubled', async () => {
	const all = items(...applications());
	const broken = await createApplication(all, atOnce, {
		cancelWhen: () => made().applications.length >= 150,
	});
	expect(broken.run.status).toBe('canceled');
	const before = made().applications.length;
	expect(before).toBeGreaterThanOrEqual(150);
	expect(before).toBeLessThan(600);

	const result = await createApplication(all, atOnce);
	expect(textOf(result.error)).toBe('no error');
	const results = jsonOf(result).map(({ result: word }) => word);
	expect(results).toHaveLength(600);
	expect(results.filter((word) => word === 'alreadyExists').length).toBeGreaterThanOrEqual(before);
	expectEachOnce(400, 600);
	// The answers to what was under way when it was cancelled are not there to be counted by.
	expect(pace().refused).toBeLessThanOrEqual(1);
}, 180_000);

test('a process that dies between creating and the answer: the next run finds what it created', async () => {
	const all = items(...applications().slice(0, 60));
	const created = () => made().candidates.length + made().applications.length;
	const answered = () =>
		bench.sandbox.state.requests.filter(({ method, status }) => method === 'POST' && status === 201)
			.length;
	for (const [route, after] of [
		['/candidates', 25],
		['/job-applications', 10],
	] as const) {
		const fault = { vendor: 'teamtailor', fault: 'slowAnswer', route, method: 'POST', after };
		await bench.addFault({ ...fault, delayMs: 60_000 });
		const broken = await createApplication(all, atOnce, { cancelAfterMs: 1500 * speed });
		expect(broken.run.status).toBe('canceled');
		expect(created()).toBeGreaterThan(answered());
		await bench.control('DELETE', '/faults');
	}
	const result = await createApplication(all, atOnce);
	expect(textOf(result.error)).toBe('no error');
	expect(jsonOf(result)).toHaveLength(60);
	expectEachOnce(60, 60);
}, 60_000);

test('answers that get lost on the way: nothing is sent twice', async () => {
	for (const route of ['/candidates', '/job-applications']) {
		const fault = { vendor: 'teamtailor', fault: 'cutAfterEffect', route, method: 'POST' };
		await bench.addFault({ ...fault, every: 7 });
	}
	const result = await createApplication(items(...applications().slice(0, 120)), atOnce);
	expect(textOf(result.error)).toBe('no error');
	expectEachOnce(120, 120);
	expect(pace()).toMatchObject({ refused: 0 });
}, 60_000);

test('someone else who uses most of the limit slows us down, and nothing fails', async () => {
	const stop = someoneElse(bench, 35, period);
	const result = await createApplication(items(...applications().slice(0, 100)), atOnce);
	stop();
	expect(textOf(result.error)).toBe('no error');
	expectEachOnce(100, 100);
	// 200 calls, 15 a period. Where someone else's calls come after ours, a few are refused.
	expect(pace().refused).toBeLessThan(40);
}, 120_000);

test('someone else who uses all of it for a minute is waited for', async () => {
	const stop = someoneElse(bench, 60, period);
	setTimeout(stop, 60_000);
	const result = await createApplication(items(...applications().slice(0, 40)), atOnce);
	expect(textOf(result.error)).toBe('no error');
	expectEachOnce(40, 40);
	// All that were under way at first, then one to look after each period.
	expect(pace().refused).toBeLessThanOrEqual(20 + 8);
}, 60_000);

test('two workflows of one process share the limit, and one application is made only once', async () => {
	const all = applications().slice(0, 150);
	const results = await Promise.all([
		createApplication(items(...all), { options: { batching: { batch: { itemsAtOnce: 5 } } } }),
		createApplication(items(...[...all].reverse()), {
			options: { batching: { batch: { itemsAtOnce: 5 } } },
		}),
	]);
	for (const { error } of results) expect(textOf(error)).toBe('no error');
	expectEachOnce(150, 150);
	expect(pace()).toMatchObject({ refused: 0 });
	expect(pace().mostAtOnce).toBeLessThanOrEqual(50);
}, 60_000);

describe('what others do meanwhile', () => {
	const [first, second] = [
		{ jobId: '501', id: 'pa-1' },
		{ jobId: '502', id: 'pa-2' },
	].map(({ id, jobId }) => poptionApplication({ id, target: { system: 'teamtailor', jobId } }));
	const pair = items(first ?? {}, second ?? {});
	/** Seconds that the second application waits, in which something happens. */
	const slowly = { options: { batching: { batch: { itemsAtOnce: 1, pause: 40_000 } } } };

	test('a candidate that was deleted after it was met is created anew', async () => {
		const running = createApplication(pair, slowly);
		while (made().applications.length === 0) await realDelay(5);
		const { candidates, emails } = state();
		const id = made().candidates[0]?.id ?? '';
		candidates.delete(id);
		emails.clear();
		const result = await running;
		expect(textOf(result.error)).toBe('no error');
		const [one, other] = jsonOf(result);
		expect(one).toMatchObject({ candidateId: id, candidateResult: 'created' });
		expect(other).toMatchObject({ result: 'created', candidateResult: 'created' });
		expect(other?.candidateId).not.toBe(id);
	}, 30_000);

	test('an application that someone else made meanwhile is not made again', async () => {
		const running = createApplication(pair, slowly);
		while (made().applications.length === 0) await realDelay(5);
		const [application] = made().applications;
		if (application) state().addApplication({ ...application, id: '999001', jobId: '502' });
		const result = await running;
		expect(jsonOf(result)).toMatchObject([
			{ result: 'created' },
			{ result: 'alreadyExists', id: '999001' },
		]);
	}, 30_000);
});

test('used up by someone else: it is waited for, and then goes on', async () => {
	await control('/rateLimit', { limit: 10, milliseconds: period });
	await control('/others', { requests: 10 }, 'POST');
	const result = await run('job', 'getAll')(items({}), { limit: 5 });
	expect(jsonOf(result)).toHaveLength(5);
	const statuses = bench.sandbox.state.requests.map(({ status }) => status);
	expect(statuses).toEqual([429, 200]);
});
