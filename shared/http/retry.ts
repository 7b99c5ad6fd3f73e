import type { Clock } from './clock';
import { Failure } from './failure';
import { ConnectionFailure } from './request';
import { requestedWait, retryAfterWait } from './retryAfter';

export interface RetryRules {
	/** Tries of one call, the first included; refusals for the rate limit do not count. */
	attempts: number;
	/** Milliseconds that one call may spend waiting altogether. */
	budget: number;
	/** Statuses that mean "try again later". */
	statuses: readonly number[];
}

export const defaultRetryRules: RetryRules = {
	attempts: 5,
	budget: 300_000,
	statuses: [429, 502, 503, 504],
};

/**
 * Whether the answer says that the service has not begun with the request. A 503 without Retry-After may come from a
 * proxy whose service has carried the request out.
 */
export function isRefusedBeforeEffect({ status, headers }: Answered): boolean {
	return status === 429 || (status === 503 && headers['retry-after'] !== undefined);
}

interface Answered {
	status: number;
	headers: Record<string, string>;
}

const firstPause = 500;
const longestPause = 30_000;

/** Shared by all calls of one run: when the service asks one of them to wait, the others wait too. */
export interface Gate {
	/** Milliseconds since 1970 before which nothing is sent. */
	opensAt: number;
}

export interface RetryContext {
	rules: RetryRules;
	clock: Clock;
	gate: Gate;
	signal?: AbortSignal;
	/** Whether a second try after an answer got lost does no harm. */
	repeatable: boolean;
}

/**
 * Runs one call until it has an answer that is worth reading: waits as the service asks (or exponentially with
 * jitter), within a number of attempts and a budget of time, and stops when the run is cancelled.
 * The last answer is given back as it is, so that the caller explains it.
 *
 * @throws ConnectionFailure of the last attempt; Failure `cancelled`
 */
export async function retry<Answer extends Answered>(
	attempt: () => Promise<Answer>,
	{ rules, clock, gate, signal, repeatable }: RetryContext,
): Promise<Answer> {
	const givesUpAt = clock.now() + rules.budget;
	let failedAttempts = 0;
	let refusals = 0;

	for (;;) {
		while (gate.opensAt > clock.now() && gate.opensAt <= givesUpAt) {
			await pause(gate.opensAt - clock.now());
		}
		throwIfCancelled(signal);

		let answer: Answer | undefined;
		let lost: ConnectionFailure | undefined;
		try {
			answer = await attempt();
		} catch (error) {
			throwIfCancelled(signal);
			if (!(error instanceof ConnectionFailure)) throw error;
			lost = error;
		}

		const wait = waitBeforeNext(answer, lost);
		if (wait === undefined || clock.now() + wait > givesUpAt) {
			if (answer) return answer;
			throw lost;
		}
		await pause(wait);
	}

	/** Milliseconds to wait before the next attempt; `undefined` when this one was the last. */
	function waitBeforeNext(answer?: Answer, lost?: ConnectionFailure): number | undefined {
		if (answer) {
			if (!rules.statuses.includes(answer.status)) return undefined;
			if (!repeatable && !isRefusedBeforeEffect(answer)) return undefined;
		} else if (!repeatable && !lost?.notSent) {
			return undefined;
		}
		if (answer?.status === 429) {
			// A wait of nothing would hammer a service that goes on refusing.
			const wait = requestedWait(answer.headers, clock.now()) || backOff(refusals++);
			gate.opensAt = Math.max(gate.opensAt, clock.now() + wait);
			return wait;
		}
		failedAttempts += 1;
		if (failedAttempts >= rules.attempts) return undefined;
		return (answer && retryAfterWait(answer.headers, clock.now())) || backOff(failedAttempts - 1);
	}

	async function pause(milliseconds: number): Promise<void> {
		throwIfCancelled(signal);
		await clock.sleep(milliseconds, signal);
		throwIfCancelled(signal);
	}
}

/** 0.5 s, 1 s, 2 s … with up to half taken off by chance, so that many callers do not return together. */
function backOff(failedAttempts: number): number {
	const full = Math.min(firstPause * 2 ** failedAttempts, longestPause);
	return full * (0.5 + Math.random() / 2);
}

/** @throws Failure `cancelled`; ConnectionFailure when the time of the run is over, if that is the signal's reason */
export function throwIfCancelled(signal?: AbortSignal): void {
	if (!signal?.aborted) return;
	if (signal.reason instanceof ConnectionFailure) throw signal.reason;
	throw new Failure({ kind: 'cancelled', message: 'The execution was cancelled' });
}
