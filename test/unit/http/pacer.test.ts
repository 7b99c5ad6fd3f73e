import { createCaller } from '../../../shared/http/caller';
import { createPacer, type RateLimit } from '../../../shared/http/pacer';
import type { RequestFunction } from '../../../shared/http/request';
import { fakeClock } from '../../support/fakeClock';
import { virtualClock, type VirtualClock } from '../../support/virtualClock';
import { failureOf } from '../support/failures';
import { scriptedRequest } from '../support/scriptedRequest';

const limit = { requests: 50, period: 10_000 };
const url = 'https://ats.example.com/v1/candidates';

interface ServerOptions {
	/** Milliseconds that an answer takes at least, and at most; how they are spread on the two ways is left to chance. */
	latency?: [number, number];
	allowed?: number;
	/**
	 * How it counts: in periods that begin with the first request, in periods by the clock, or in each stretch of that
	 * length.
	 */
	counts?: 'fromFirst' | 'byClock' | 'sliding';
	/** What its answers tell of the limit: what is true, always the same, or nothing. */
	tells?: 'truth' | 'constants' | 'nothing';
	/** Requests that someone else makes in each period, right at its beginning. */
	others?: number;
}

/** A chance that is the same in each run. */
function chances(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** A service with a limit. */
function server(clock: VirtualClock, options: ServerOptions = {}) {
	const { latency = [20, 60], allowed = 50, counts = 'fromFirst', tells = 'truth' } = options;
	const { others = 0 } = options;
	const { period } = limit;
	const chance = chances(7);
	let endsAt = 0;
	let used = 0;
	/** When those that count in a sliding period arrived. */
	const arrived: number[] = [];
	const log = { accepted: 0, refused: 0 };

	function count(now: number): { used: number; endsAt: number } {
		if (counts === 'sliding') {
			while ((arrived[0] ?? now) + period <= now) arrived.shift();
			arrived.push(now);
			return { used: arrived.length, endsAt: (arrived[0] ?? now) + period };
		}
		if (now >= endsAt) {
			endsAt = counts === 'byClock' ? (Math.floor(now / period) + 1) * period : now + period;
			used = others;
		}
		used += 1;
		return { used, endsAt };
	}

	const request: RequestFunction = async () => {
		const [shortest, longest] = latency;
		const whole = shortest + chance() * (longest - shortest);
		const there = Math.round(whole * chance());
		await clock.sleep(there);
		const now = clock.now();
		const counted = count(now);
		const status = counted.used > allowed ? 429 : 200;
		log[status === 200 ? 'accepted' : 'refused'] += 1;
		const told: Record<string, string> = {
			'x-rate-limit-limit': String(allowed),
			'x-rate-limit-remaining': String(Math.max(0, allowed - counted.used)),
			'x-rate-limit-reset': String(Math.ceil((counted.endsAt - now) / 1000)),
		};
		const constants = { ...told, 'x-rate-limit-remaining': '49', 'x-rate-limit-reset': '10' };
		await clock.sleep(Math.round(whole) - there);
		const headers = { truth: told, constants, nothing: {} }[tells];
		return { status, headers, body: empty() };
	};
	return { request, log };
}

async function* empty(): AsyncGenerator<Uint8Array> {
	yield Buffer.from('{}');
}

interface CallOptions {
	count: number;
	atOnce: number;
	/** Milliseconds after which they begin. */
	after?: number;
}

/** Makes calls, some at once, as each node and execution does with a caller of its own. */
async function calls(
	clock: VirtualClock,
	request: RequestFunction,
	{ count, atOnce, after = 0 }: CallOptions,
	rateLimit: RateLimit = limit,
): Promise<void> {
	await clock.sleep(after);
	const caller = createCaller({ name: 'Example ATS', rateLimit }, { request, clock });
	let next = 0;
	async function work() {
		while (next++ < count) await caller.text({ method: 'GET', url });
	}
	await Promise.all(Array.from({ length: atOnce }, work));
}

/** The same, and how long it took in seconds. */
async function call(clock: VirtualClock, request: RequestFunction, count: number, atOnce: number) {
	const started = clock.now();
	await clock.run(calls(clock, request, { count, atOnce }));
	return (clock.now() - started) / 1000;
}

describe('as fast as the limit allows, and no call refused', () => {
	const slow: [number, number] = [300, 900];
	const cases: Array<[string, ServerOptions, number]> = [
		['one at a time', {}, 1],
		['many at once', {}, 20],
		['more at once than are allowed', {}, 80],
		['slow answers', { latency: slow }, 20],
		['periods by the clock', { counts: 'byClock' }, 10],
		['periods by the clock, slow answers', { counts: 'byClock', latency: slow }, 10],
		['sliding periods', { counts: 'sliding' }, 20],
		['sliding periods, slow answers', { counts: 'sliding', latency: slow }, 20],
		['nothing told', { tells: 'nothing' }, 10],
		['nothing told, by the clock', { tells: 'nothing', counts: 'byClock', latency: slow }, 10],
		['nothing told, sliding', { tells: 'nothing', counts: 'sliding', latency: slow }, 10],
		['always the same told', { tells: 'constants' }, 10],
		['always the same told, sliding', { tells: 'constants', counts: 'sliding' }, 10],
		['a limit that is larger than documented', { allowed: 200 }, 20],
		['a limit that is smaller than documented', { allowed: 20 }, 10],
	];
	it.each(cases)('%s', async (_case, options, atOnce) => {
		const clock = virtualClock();
		const { request, log } = server(clock, options);
		const count = 2000;
		const seconds = await call(clock, request, count, atOnce);
		expect(log).toEqual({ accepted: count, refused: 0 });
		const { allowed = 50, latency: [, longest] = [20, 60] } = options;
		// The last period need not be waited for. What an answer takes is lost in each: where the period begins is unknown.
		const allowedSeconds = (Math.ceil(count / allowed) - 1) * 10;
		expect(allowedSeconds / seconds).toBeGreaterThanOrEqual(longest > 100 ? 0.9 : 0.98);
	});
});

describe('an account that several nodes and executions use at the same time', () => {
	const account = { ...limit, account: 'https://ats.example.com token-1' };

	it.each(['fromFirst', 'byClock', 'sliding'] as const)(
		'has one limit, periods %s',
		async (counts) => {
			const clock = virtualClock();
			const { request, log } = server(clock, { counts });
			const started = clock.now();
			await clock.run(
				Promise.all([
					calls(clock, request, { count: 300, atOnce: 20 }, account),
					calls(clock, request, { count: 200, atOnce: 5, after: 3333 }, account),
					// One after the other, as the nodes of a workflow run.
					calls(clock, request, { count: 40, atOnce: 4, after: 8000 }, account).then(
						async () => await calls(clock, request, { count: 60, atOnce: 40 }, account),
					),
				]),
			);
			expect(log).toEqual({ accepted: 600, refused: 0 });
			expect((clock.now() - started) / 1000).toBeLessThan(115);
		},
	);

	it('lets nobody starve: who comes first goes first', async () => {
		const clock = virtualClock();
		const { request } = server(clock);
		let few = 0;
		await clock.run(
			Promise.all([
				calls(clock, request, { count: 1000, atOnce: 50 }, account),
				calls(clock, request, { count: 1, atOnce: 1, after: 5000 }, account).then(() => {
					few = clock.now();
				}),
			]),
		);
		expect((few - Date.parse('2026-03-02T09:00:00Z')) / 1000).toBeLessThan(25);
	});

	it('leaves other accounts alone', async () => {
		const clock = virtualClock();
		const started = clock.now();
		const [one, other] = [server(clock), server(clock)];
		await clock.run(
			Promise.all([
				calls(clock, one.request, { count: 50, atOnce: 10 }, account),
				calls(clock, other.request, { count: 50, atOnce: 10 }, { ...account, account: 'another' }),
			]),
		);
		expect(clock.now() - started).toBeLessThan(1000);
	});
});

describe('a limit that someone else uses as well', () => {
	it.each(['fromFirst', 'byClock'] as const)(
		'is shared: the calls are spread, and refusals stay rare, periods %s',
		async (counts) => {
			const clock = virtualClock();
			const { request, log } = server(clock, { others: 20, counts });
			const seconds = await call(clock, request, 600, 10);
			expect(log.accepted).toBe(600);
			expect(log.refused).toBe(0);
			expect(600 / 30 / (seconds / 10 + 1)).toBeGreaterThanOrEqual(0.85);
		},
	);

	it('is waited for while someone else uses all of it, with one call to look after each period', async () => {
		const clock = virtualClock();
		const { request, log } = server(clock, { others: 50 });
		const free = server(clock);
		const started = clock.now();
		const end = started + 60_000;
		await clock.run(
			calls(clock, async (next) => await (clock.now() < end ? request : free.request)(next), {
				count: 40,
				atOnce: 10,
			}),
		);
		// The first ten do not know yet.
		expect(log).toEqual({ accepted: 0, refused: expect.any(Number) });
		expect(log.refused).toBeLessThanOrEqual(10 + 6);
		expect(free.log).toEqual({ accepted: 40, refused: 0 });
	});

	it('that one slow call holds back is not waited for longer than a period', async () => {
		const clock = virtualClock();
		const pacer = createPacer(limit, clock);
		const told = { 'x-rate-limit-limit': '50', 'x-rate-limit-reset': '10' };
		const took = async () => {
			const started = clock.now();
			const answered = await pacer.turn();
			return { answered, seconds: (clock.now() - started) / 1000 };
		};
		await clock.run(
			(async () => {
				await pacer.turn();
				const { answered } = await took();
				answered({ status: 200, headers: { ...told, 'x-rate-limit-remaining': '1' } });
				// The period is over: what is under way since before shows nothing of the next one.
				const first = await took();
				expect(first.seconds).toBe(10);
				// That one looks whether others use the limit up; it is not answered either.
				const second = await took();
				expect(second.seconds).toBe(10);
				second.answered({ status: 200, headers: { ...told, 'x-rate-limit-remaining': '49' } });
				expect((await took()).seconds).toBe(0);
			})(),
		);
	});

	it('that the service closes for longer than a call may wait is told to all, and not asked for again', async () => {
		const { request, sent } = scriptedRequest({ status: 429, headers: { 'retry-after': '86400' } });
		const clock = fakeClock();
		const rules = { name: 'Example ATS', rateLimit: limit };
		const caller = createCaller(rules, { request, clock });
		for (const time of [0, 3600]) {
			clock.advance(time * 1000);
			const failure = await failureOf(caller.text({ method: 'GET', url }));
			expect(failure.kind).toBe('rateLimited');
			expect(failure.message).toContain(`accepts no more calls for ${86_400 - time} seconds`);
		}
		expect(sent).toHaveLength(1);
		expect(clock.waits).toEqual([]);
	});

	it('that the service closes is told to those who wait already', async () => {
		const pacer = createPacer({ requests: 1, period: 1000 }, fakeClock());
		const answered = await pacer.turn();
		const waits = [pacer.turn(undefined, 300_000), pacer.turn(undefined, 300_000)];
		answered({ status: 429, headers: { 'retry-after': '400' } });
		for (const wait of waits) await expect(wait).rejects.toThrow('for 400 seconds');
	});

	it('is waited for when nothing is left of it', async () => {
		const { request, sent } = scriptedRequest(
			{ status: 429, headers: { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '7' } },
			{},
		);
		const clock = fakeClock();
		const caller = createCaller({ name: 'Example ATS', rateLimit: limit }, { request, clock });
		await caller.text({ method: 'GET', url });
		expect(sent).toHaveLength(2);
		expect(clock.waits).toEqual([7000]);
	});
});

describe('what is not counted', () => {
	it('requests to other hosts, such as file stores', async () => {
		const { request, sent } = scriptedRequest({ text: 'bytes' });
		const clock = fakeClock();
		const rules = { name: 'Example ATS', rateLimit: { requests: 1, period: 10_000 } };
		const caller = createCaller(rules, { request, clock });
		for (let index = 0; index < 5; index++) {
			await caller.text({ method: 'GET', url, anonymous: true });
		}
		expect(sent).toHaveLength(5);
		expect(clock.waits).toEqual([]);
	});
});

describe('a turn', () => {
	const sent = { requests: 2, period: 1000 };
	const answer = { status: 200, headers: {} };

	it('is waited for until a period has passed since the answers', async () => {
		const clock = fakeClock();
		const pacer = createPacer(sent, clock);
		for (let index = 0; index < 4; index++) (await pacer.turn())(answer);
		expect(clock.waits).toEqual([1020]);
	});

	it('is not waited for in a cancelled run', async () => {
		const pacer = createPacer({ ...sent, requests: 1 }, fakeClock());
		expect((await failureOf(pacer.turn(AbortSignal.abort()))).kind).toBe('cancelled');
	});

	it('that is given up by a cancelled run goes to the next who waits', async () => {
		const pacer = createPacer({ ...sent, requests: 1 }, fakeClock());
		const answered = await pacer.turn();
		const cancelled = new AbortController();
		const first = failureOf(pacer.turn(cancelled.signal));
		const second = pacer.turn();
		cancelled.abort();
		expect((await first).kind).toBe('cancelled');
		answered(answer);
		(await second)(answer);
		expect(pacer.isIdle()).toBe(false);
	});

	it('is not waited for longer than a period when the clock is set back', async () => {
		const clock = fakeClock();
		const pacer = createPacer({ ...sent, requests: 1 }, clock);
		(await pacer.turn())(answer);
		clock.advance(-3_600_000);
		(await pacer.turn())(answer);
		expect(clock.waits).toEqual([1020]);
	});

	it('counts when the connection broke: the request may have arrived, even a moment later', async () => {
		const clock = fakeClock();
		const pacer = createPacer({ ...sent, requests: 1 }, clock);
		(await pacer.turn())();
		(await pacer.turn())(answer);
		expect(clock.waits).toEqual([2020]);
	});
});
