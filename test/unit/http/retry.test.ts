import { Failure } from '../../../shared/http/failure';
import { ConnectionFailure } from '../../../shared/http/request';
import { defaultRetryRules, retry, type Gate, type RetryContext } from '../../../shared/http/retry';
import { fakeClock, type FakeClock } from '../../support/fakeClock';
import { failureOf } from '../support/failures';
import { refused, reset } from '../support/scriptedRequest';

interface Answer {
	status: number;
	headers: Record<string, string>;
}

const ok: Answer = { status: 200, headers: {} };
const status = (code: number, headers: Record<string, string> = {}): Answer => ({
	status: code,
	headers,
});

let clock: FakeClock;
let gate: Gate;
beforeEach(() => {
	clock = fakeClock();
	gate = { opensAt: 0 };
});

/** Gives these answers one after the other, the last one for ever. */
function attempts(...answers: Array<Answer | Error>) {
	let count = 0;
	return {
		get count() {
			return count;
		},
		attempt: async () => {
			const answer = answers[Math.min(count, answers.length - 1)] ?? ok;
			count += 1;
			if (answer instanceof Error) throw answer;
			return answer;
		},
	};
}

function context(changes: Partial<RetryContext> = {}): RetryContext {
	return { rules: defaultRetryRules, clock, gate, repeatable: true, ...changes };
}

describe('what is not repeated', () => {
	it.each([400, 401, 403, 404, 409, 422, 500, 501, 302])('an answer %i', async (code) => {
		const calls = attempts(status(code), ok);
		expect(await retry(calls.attempt, context())).toEqual(status(code));
		expect(calls.count).toBe(1);
		expect(clock.waits).toEqual([]);
	});

	it('an error that is no connection failure', async () => {
		const calls = attempts(new TypeError('a defect'), ok);
		await expect(retry(calls.attempt, context())).rejects.toThrow('a defect');
		expect(calls.count).toBe(1);
	});

	it.each([
		['502', status(502)],
		['503 without a time to come back', status(503)],
		['504', status(504)],
		['a cut connection', reset],
		['a timeout', new ConnectionFailure('ETIMEDOUT', false)],
	])('a write that cannot be repeated, after %s', async (_case, outcome) => {
		const calls = attempts(outcome, ok);
		const result = retry(calls.attempt, context({ repeatable: false }));
		if (outcome instanceof Error) await expect(result).rejects.toBe(outcome);
		else expect(await result).toBe(outcome);
		expect(calls.count).toBe(1);
	});
});

describe('what is repeated', () => {
	it.each([
		['429', status(429)],
		['502', status(502)],
		['503', status(503)],
		['504', status(504)],
		['a cut connection', reset],
		['a refused connection', refused],
	])('a read after %s', async (_case, outcome) => {
		const calls = attempts(outcome, outcome, ok);
		expect(await retry(calls.attempt, context())).toBe(ok);
		expect(calls.count).toBe(3);
		expect(clock.waits).toHaveLength(2);
	});

	it.each([
		['429', status(429)],
		['503 with a time to come back', status(503, { 'retry-after': '1' })],
		['a refused connection', refused],
		['a name that is not found', new ConnectionFailure('ENOTFOUND', true)],
	])(
		'even a write that cannot be repeated, after %s: nothing had begun',
		async (_case, outcome) => {
			const calls = attempts(outcome, ok);
			expect(await retry(calls.attempt, context({ repeatable: false }))).toBe(ok);
			expect(calls.count).toBe(2);
		},
	);
});

describe('how long it waits', () => {
	it.each([
		[{ 'retry-after': '7' }, 7000],
		[{ 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' }, 30_000],
		[{ 'x-ratelimit-reset': '12' }, 12_000],
		[{ 'x-ratelimit-reset': String(Date.parse('2026-03-02T09:00:45Z') / 1000) }, 45_000],
	])('as told by %j', async (headers: Record<string, string>, expected) => {
		await retry(attempts(status(429, headers), ok).attempt, context());
		expect(clock.waits).toEqual([expected]);
	});

	it('as a 503 tells', async () => {
		await retry(attempts(status(503, { 'retry-after': '4' }), ok).attempt, context());
		expect(clock.waits).toEqual([4000]);
	});

	it('not until the window of a rate limit ends when that was not the reason', async () => {
		const answer = status(503, { 'x-ratelimit-remaining': '500', 'x-ratelimit-reset': '57' });
		await retry(attempts(answer, ok).attempt, context());
		expect(clock.waits[0]).toBeLessThanOrEqual(500);
	});

	it('longer each time when nothing is told, with some chance in it', async () => {
		await retry(
			attempts(status(502), status(502), status(502), status(502), ok).attempt,
			context(),
		);
		expect(clock.waits).toHaveLength(4);
		for (const [index, full] of [500, 1000, 2000, 4000].entries()) {
			expect(clock.waits[index]).toBeGreaterThanOrEqual(full / 2);
			expect(clock.waits[index]).toBeLessThanOrEqual(full);
		}
	});

	it.each(['retry-after', 'x-ratelimit-reset'])(
		'a little even when %s is 0, so that a refusing service is not hammered',
		async (name) => {
			const calls = attempts(status(429, { [name]: '0' }));
			await retry(calls.attempt, context());
			expect(Math.min(...clock.waits)).toBeGreaterThan(0);
			expect(calls.count).toBeLessThan(50);
		},
	);
});

describe('bounds', () => {
	it('gives back the last answer after five tries', async () => {
		const calls = attempts(status(503));
		expect(await retry(calls.attempt, context())).toEqual(status(503));
		expect(calls.count).toBe(5);
	});

	it('throws the last connection failure after as many tries as the rules say', async () => {
		const calls = attempts(reset, reset, refused);
		const rules = { ...defaultRetryRules, attempts: 3 };
		await expect(retry(calls.attempt, context({ rules }))).rejects.toBe(refused);
		expect(calls.count).toBe(3);
	});

	it('does not count refusals for the rate limit as tries, with or without a stated wait', async () => {
		const refusals = [
			...Array.from({ length: 8 }, () => status(429, { 'retry-after': '1' })),
			...Array.from({ length: 4 }, () => status(429)),
		];
		const calls = attempts(...refusals, status(502), status(502), ok);
		expect(await retry(calls.attempt, context())).toBe(ok);
		expect(calls.count).toBe(15);
	});

	it('gives up at once when the service asks for more time than there is', async () => {
		const calls = attempts(status(429, { 'retry-after': '301' }), ok);
		expect((await retry(calls.attempt, context())).status).toBe(429);
		expect(calls.count).toBe(1);
		expect(clock.waits).toEqual([]);
	});

	it('spends no more than the budget on waiting', async () => {
		const calls = attempts(status(429, { 'retry-after': '40' }));
		const rules = { ...defaultRetryRules, budget: 100_000 };
		expect((await retry(calls.attempt, context({ rules }))).status).toBe(429);
		expect(clock.waits).toEqual([40_000, 40_000]);
	});
});

describe('gate', () => {
	it('makes the other calls wait when one is told to', async () => {
		const order: string[] = [];
		const one = attempts(status(429, { 'retry-after': '9' }), ok);
		await retry(one.attempt, context({ rules: { ...defaultRetryRules, budget: 1000 } }));
		expect(gate.opensAt).toBe(clock.now() + 9000);

		await retry(async () => {
			order.push(new Date(clock.now()).toISOString());
			return ok;
		}, context());
		expect(order).toEqual(['2026-03-02T09:00:09.000Z']);
	});

	it('never opens earlier because of another answer', async () => {
		gate.opensAt = clock.now() + 20_000;
		const calls = attempts(status(429, { 'retry-after': '1' }), ok);
		await retry(calls.attempt, context());
		expect(clock.waits).toEqual([20_000, 1000]);
	});

	it('is not waited for beyond the budget', async () => {
		gate.opensAt = clock.now() + 301_000;
		const calls = attempts(ok);
		await retry(calls.attempt, context());
		expect(calls.count).toBe(1);
		expect(clock.waits).toEqual([]);
	});
});

describe('cancellation', () => {
	it('sends nothing when the run was cancelled before', async () => {
		const calls = attempts(ok);
		const failure = await failureOf(retry(calls.attempt, context({ signal: AbortSignal.abort() })));
		expect(failure.kind).toBe('cancelled');
		expect(calls.count).toBe(0);
	});

	it('ends a wait', async () => {
		const abort = new AbortController();
		const calls = attempts(status(503), ok);
		const impatient = {
			now: clock.now,
			sleep: async () => abort.abort(),
		};
		const result = retry(calls.attempt, context({ clock: impatient, signal: abort.signal }));
		expect((await failureOf(result)).kind).toBe('cancelled');
		expect(calls.count).toBe(1);
	});

	it('is told apart from the connection failure that it causes', async () => {
		const abort = new AbortController();
		const result = retry(
			async () => {
				abort.abort();
				throw new ConnectionFailure('ERR_CANCELED', false);
			},
			context({ signal: abort.signal }),
		);
		await expect(result).rejects.toBeInstanceOf(Failure);
		expect((await failureOf(result)).kind).toBe('cancelled');
	});
});
