import type { IDataObject } from 'n8n-workflow';
import { log } from '../support/n8n/container';
import { setUpBench } from './support';
import { ashbyPolls } from './triggers/ashby';
import { erecruiterPolls } from './triggers/erecruiter';
import { leverPolls } from './triggers/lever';
import { matchedIoPolls } from './triggers/matchedIo';
import { personioPolls } from './triggers/personio';
import { ago, day, pollSeries, setBack } from './triggers/pollBench';
import { talentryPolls } from './triggers/talentry';
import { teamtailorPolls } from './triggers/teamtailor';
import { workwisePolls } from './triggers/workwise';

const bench = setUpBench();

const polls = [
	...ashbyPolls,
	...erecruiterPolls,
	...personioPolls,
	...workwisePolls,
	...leverPolls,
	...matchedIoPolls,
	...talentryPolls,
	...teamtailorPolls,
];

// Thousands of records pass through stand-ins and nodes.
jest.setTimeout(120_000);

const minute = 60_000;
const pause = async (milliseconds: number) =>
	await new Promise((done) => setTimeout(done, milliseconds));

describe.each(polls.map((polled) => [polled.title, polled] as const))('%s', (_title, polled) => {
	const { keyOf = ({ id }: IDataObject) => String(id) } = polled;
	const keys = (json: IDataObject[]) => json.map(keyOf);

	/** The trigger after its first poll. */
	async function begun() {
		const trigger = pollSeries(bench, polled.type, polled.parameters);
		expect(await trigger.poll()).toEqual([]);
		// What happens in the same millisecond would be of before.
		await pause(5);
		return {
			...trigger,
			keys: async (budget?: number) => keys(await trigger.poll({}, budget)),
		};
	}
	const happen = async (count: number, from?: number, step = 0) =>
		await polled.happen(bench, count, from === undefined ? undefined : { from, step });
	const expectEachOnce = (given: string[], happened: string[]) =>
		expect([...given].sort()).toEqual([...happened].sort());
	const addFault = async (fault: Omit<Parameters<typeof bench.addFault>[0], 'vendor' | 'route'>) =>
		await bench.addFault({ vendor: polled.vendor, route: polled.route, ...fault });
	const clearFaults = async () => await bench.control('DELETE', '/faults');

	// Without one, some triggers would go by the limit that is documented.
	beforeEach(async () => await bench.control('PATCH', '/limits', { [polled.vendor]: 1_000_000 }));

	test('begins with its first poll; a test run shows samples and moves nothing', async () => {
		const trigger = pollSeries(bench, polled.type, polled.parameters);
		await happen(3, Date.now() - 30 * day, 1000);
		const samples = await trigger.test();
		expect(samples).toHaveLength(polled.samples);
		expect(trigger.place()).toEqual({});

		expect(await trigger.poll()).toEqual([]);
		await pause(5);
		const happened = await happen(1);
		const before = trigger.place();
		expect(await trigger.test()).toHaveLength(polled.samples);
		expect(trigger.place()).toEqual(before);
		const given = await trigger.poll();
		expect(keys(given)).toEqual(happened);
		// A sample has the form of the real thing.
		expect(Object.keys(samples[0])).toEqual(expect.arrayContaining(['system', 'id']));
		expect(samples[0].event).toBe(given[0].event);
		expect(await trigger.poll()).toEqual([]);
	});

	test('gives something else about a record as an event only where it is one', async () => {
		const trigger = await begun();
		const happened = await happen(2);
		expectEachOnce(await trigger.keys(), happened);
		await pause(5);
		await polled.touch(bench, happened[0]);
		expect(await trigger.keys()).toEqual(polled.isTouchEvent ? [happened[0]] : []);
		expect(await trigger.keys()).toEqual([]);
	});

	// Thousands of calls: once a trigger, whatever it watches.
	if (polled === polls.find(({ type }) => type === polled.type)) {
		test('stopped for a day', async () => {
			const trigger = await begun();
			trigger.goTo(setBack(trigger.place(), day));
			const step = Math.floor((day - 2 * minute) / polled.threePages);
			const happened = await happen(polled.threePages, Date.now() - day + minute, step);
			expectEachOnce(await trigger.keys(), happened);
			expect(await trigger.keys()).toEqual([]);
		});

		test('killed while it reads, and before n8n has stored where it stands', async () => {
			const trigger = await begun();
			const happened = await happen(polled.threePages);
			const before = trigger.place();
			// Where a second try is made, it is made at once.
			await addFault({ fault: '500', after: 2, retryAfter: 0 });
			await expect(trigger.poll()).rejects.toThrow();
			expect(trigger.place()).toEqual(before);
			await clearFaults();
			expectEachOnce(await trigger.keys(), happened);

			trigger.goTo(before);
			expectEachOnce(await trigger.keys(), happened);
			expect(await trigger.keys()).toEqual([]);
		});

		test('1,000 changes at one moment, for which a poll has too little time', async () => {
			const trigger = await begun();
			const start = Date.now();
			const happened = await happen(1000);
			const before = trigger.place();
			const given: string[] = [];
			if (polled.outOfTime === 'isRefused') {
				await expect(trigger.poll({}, 0)).rejects.toThrow(/more changes than one poll can read/);
				expect(trigger.place()).toEqual(before);
			} else {
				for (const budget of [0, 0, 50]) given.push(...(await trigger.keys(budget)));
				expect(given.length).toBeGreaterThanOrEqual(3 - (polled.lists - 1));
				expect(given.length).toBeLessThan(1000);
			}
			given.push(...(await trigger.keys()));
			expectEachOnce(given, happened);
			expect(await trigger.keys()).toEqual([]);
			// One that comes to light late.
			const late = await happen(1, start);
			expect(await trigger.keys()).toEqual(late);
		});

		test('changes while the pages are read', async () => {
			const trigger = await begun();
			trigger.goTo(setBack(trigger.place(), 20 * minute));
			const step = Math.floor((18 * minute) / polled.threePages);
			const happened = await happen(polled.threePages, Date.now() - 19 * minute, step);
			await addFault({ fault: 'slow', after: 1, times: 1, delayMs: 300 });
			const polling = trigger.keys();
			await pause(150);
			// The first one was read, and moves to the end.
			await polled.touch(bench, happened[0]);
			const late = await happen(1);
			const first = await polling;
			await clearFaults();
			const given = [...first, ...(await trigger.keys())];
			const moved = given.filter((key) => key === happened[0]).length;
			expect(moved).toBeGreaterThanOrEqual(1);
			expect(moved).toBeLessThanOrEqual(polled.isTouchEvent ? 2 : 1);
			expectEachOnce([...new Set(given)], [...happened, ...late]);
			expect(given).toHaveLength(happened.length + late.length + moved - 1);
		});
	}

	test('without any time it gets on by one record or list a poll, past all that it knows', async () => {
		const trigger = await begun();
		const happened = await happen(6);
		const given: string[] = [];
		for (let round = 0; given.length < 6 && round < 6 * polled.lists; round++) {
			const some = await trigger.keys(0);
			expect(some.length).toBeLessThanOrEqual(1);
			given.push(...some);
		}
		expectEachOnce(given, happened);
		expect(await trigger.keys()).toEqual([]);
	});

	test('polls that overlap', async () => {
		const trigger = await begun();
		const happened = await happen(8);
		await addFault({ fault: 'slow', delayMs: 100 });
		const given = (await trigger.atOnce(3)).map(keys);
		expectEachOnce(given.flat(), happened);
		expect(given.filter(({ length }) => length === 0)).toHaveLength(2);
		await clearFaults();
		const more = await happen(1);
		expect(await trigger.keys()).toEqual(more);
	});

	test('what it remembers does not grow', async () => {
		const trigger = await begun();
		trigger.goTo(setBack(trigger.place(), day));
		const sizes: number[] = [];
		for (let round = 0; round < 24; round++) {
			const from = Date.now() - day + (round + 1) * 10 * minute;
			const happened = await happen(8, from, 1000);
			expectEachOnce(await trigger.keys(), happened);
			sizes.push(JSON.stringify(trigger.place()).length);
		}
		expect(Math.max(...sizes)).toBeLessThan(3000);
		expect(sizes[23]).toBeLessThanOrEqual(1.1 * Math.max(...sizes.slice(0, 4)));
	});

	test('other parameters begin anew, and say so', async () => {
		const trigger = await begun();
		await happen(1);
		const warn = jest.spyOn(log(), 'warn');
		expect(await trigger.poll(polled.others)).toEqual([]);
		expect(warn.mock.calls).toEqual([
			['The parameters of the trigger were changed: it begins again, from now on'],
		]);
		warn.mockRestore();
		await pause(5);
		const happened = await happen(1);
		expect(keys(await trigger.poll(polled.others))).toEqual(happened);
	});

	test.each([
		['text', 'unreadable'],
		['the state of something else', { cursor: 'abc' }],
		[
			'a moment that is none',
			{ scope: 'x', startedAt: 'soon', activatedAt: ago(0), positions: {} },
		],
	])('a place that cannot be read counts as lost: %s', async (_case, poll) => {
		const trigger = await begun();
		const happened = await happen(1);
		trigger.goTo({ poll });
		// This process knows where it stood.
		expect(await trigger.keys()).toEqual(happened);
		expect(trigger.reported).toEqual([]);

		trigger.goTo({ poll });
		trigger.restart();
		expect(await trigger.keys()).toEqual(happened);
		expect(trigger.reported).toHaveLength(1);
	});

	test('a place that was lost over a restart: it reads the last day again, and says so', async () => {
		const trigger = await begun();
		const before = await happen(1, Date.now() - 2 * day);
		const happened = [...(await happen(1, Date.now() - day + minute)), ...(await happen(2))];
		trigger.goTo({});
		trigger.restart();
		const given = await trigger.keys();
		expectEachOnce(given, happened);
		expect(given).not.toContain(before[0]);
		expect(trigger.reported.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^What n8n had stored for the trigger was lost, so it reads again what has changed since \d{4}-/,
			),
		]);

		// From then on it knows.
		await pause(5);
		const more = await happen(1);
		expect(await trigger.keys()).toEqual(more);
		expect(trigger.reported).toHaveLength(1);
	});

	test('a place that was lost while n8n runs: it goes on from where it stood', async () => {
		const trigger = await begun();
		const earlier = await happen(2);
		expectEachOnce(await trigger.keys(), earlier);
		await pause(5);
		const happened = await happen(2);
		trigger.goTo({});
		expectEachOnce(await trigger.keys(), happened);
		expect(trigger.reported).toEqual([]);
	});
});
