import type { Clock } from '../../shared/http/clock';

export interface FakeClock extends Clock {
	/** Milliseconds of each sleep, in order. */
	readonly waits: readonly number[];
	/** Lets that many milliseconds pass. */
	advance(milliseconds: number): void;
}

/** More sleeps than any test has a use for: without an end, a retry would spin here instead of failing. */
const mostSleeps = 1000;

/** A clock on which a sleep takes no time: it moves the time on and is recorded. */
export function fakeClock(start = '2026-03-02T09:00:00Z'): FakeClock {
	let now = Date.parse(start);
	const waits: number[] = [];
	return {
		waits,
		now: () => now,
		advance(milliseconds) {
			now += milliseconds;
		},
		async sleep(milliseconds, signal) {
			if (signal?.aborted) return;
			if (waits.length >= mostSleeps) throw new Error(`Slept ${mostSleeps} times without an end`);
			waits.push(milliseconds);
			now += milliseconds;
		},
	};
}
