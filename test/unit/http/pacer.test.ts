import { createCaller } from '../../../shared/http/caller';
import { createPacer } from '../../../shared/http/pacer';
import type { RequestFunction } from '../../../shared/http/request';
import { fakeClock } from '../../support/fakeClock';
import { virtualClock, type VirtualClock } from '../../support/virtualClock';
import { failureOf } from '../support/failures';
import { scriptedRequest } from '../support/scriptedRequest';

const limit = { requests: 50, period: 10_000 };
const url = 'https://ats.example.com/v1/candidates';

interface ServerOptions {
	/** Milliseconds that an answer takes. */
	latency?: number;
	allowed?: number;
	period?: number;
	/** Whether answers tell what is left. */
	headers?: boolean;
	/** When its periods begin: with the first request, or by the clock. */
	aligned?: boolean;
	/** Requests that someone else makes in each period, right at its beginning. */
	others?: number;
}

/** A service that counts in fixed periods. */
function server(clock: VirtualClock, options: ServerOptions = {}) {
	const { latency = 40, allowed = 50, period = 10_000, headers = true } = options;
	const { aligned = false, others = 0 } = options;
	let endsAt = 0;
	let used = 0;
	const log = { accepted: 0, refused: 0 };
	const request: RequestFunction = async () => {
		await clock.sleep(latency / 2);
		const now = clock.now();
		if (now >= endsAt) {
			endsAt = aligned ? (Math.floor(now / period) + 1) * period : now + period;
			used = others;
		}
		used += 1;
		const status = used > allowed ? 429 : 200;
		log[status === 200 ? 'accepted' : 'refused'] += 1;
		const told: Record<string, string> = {
			'x-rate-limit-limit': String(allowed),
			'x-rate-limit-remaining': String(Math.max(0, allowed - used)),
			'x-rate-limit-reset': String(Math.ceil((endsAt - now) / 1000)),
		};
		await clock.sleep(latency / 2);
		return { status, headers: headers ? told : {}, body: empty() };
	};
	return { request, log };
}

async function* empty(): AsyncGenerator<Uint8Array> {
	yield Buffer.from('{}');
}

/** Makes that many calls, some at once, and tells how long they took in seconds. */
async function call(clock: VirtualClock, request: RequestFunction, count: number, atOnce: number) {
	const caller = createCaller({ name: 'Example ATS', rateLimit: limit }, { request, clock });
	const started = clock.now();
	let next = 0;
	async function work() {
		while (next++ < count) await caller.text({ method: 'GET', url });
	}
	await clock.run(Promise.all(Array.from({ length: atOnce }, work)));
	return (clock.now() - started) / 1000;
}

describe('as fast as the limit allows, and no call refused', () => {
	it.each([
		['one at a time', { latency: 40 }, 1],
		['many at once', { latency: 40 }, 20],
		['many at once, slow answers', { latency: 900 }, 50],
		['periods by the clock', { latency: 40, aligned: true }, 10],
		['nothing told', { latency: 40, headers: false }, 10],
		['a limit that is larger than documented', { allowed: 200 }, 20],
		['periods that are shorter than documented', { period: 2000 }, 20],
	])('%s', async (_case, options: ServerOptions, atOnce) => {
		const clock = virtualClock();
		const { request, log } = server(clock, options);
		const count = 2000;
		const seconds = await call(clock, request, count, atOnce);
		expect(log).toEqual({ accepted: count, refused: 0 });
		const { allowed = 50, period = 10_000 } = options;
		// The last period need not be waited for.
		const allowedSeconds = (Math.ceil(count / allowed) - 1) * (period / 1000);
		expect(allowedSeconds / seconds).toBeGreaterThanOrEqual(0.95);
	});
});

describe('a limit that someone else uses as well', () => {
	it('is shared: the calls are spread, and refusals stay rare', async () => {
		const clock = virtualClock();
		const { request, log } = server(clock, { others: 20 });
		const seconds = await call(clock, request, 600, 10);
		expect(log.accepted).toBe(600);
		expect(log.refused).toBeLessThan(60);
		expect(600 / 30 / (seconds / 10 + 1)).toBeGreaterThanOrEqual(0.9);
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
	it('is waited for until the period is over', async () => {
		const clock = fakeClock();
		const pacer = createPacer({ requests: 2, period: 1000 }, clock);
		for (let index = 0; index < 4; index++) await pacer.turn();
		expect(clock.waits).toEqual([1000]);
	});

	it('is not waited for in a cancelled run', async () => {
		const pacer = createPacer({ requests: 1, period: 1000 }, fakeClock());
		expect((await failureOf(pacer.turn(AbortSignal.abort()))).kind).toBe('cancelled');
	});
});
