import type { Clock } from './clock';
import { readRateLimit, requestedWait } from './retryAfter';
import { throwIfCancelled } from './retry';

/** What a service allows in each period. */
export interface RateLimit {
	requests: number;
	/** Milliseconds. */
	period: number;
}

interface Answered {
	status: number;
	headers: Record<string, string>;
}

/** Lets requests go as fast as a service allows, and no faster. */
export interface Pacer {
	/**
	 * Resolves when a request may be sent, with a function to be told of its answer.
	 * @throws Failure `cancelled`
	 */
	turn(signal?: AbortSignal): Promise<(answer: Answered) => void>;
}

interface Period {
	limit: number;
	/** Milliseconds since 1970. */
	endsAt: number;
	/** Requests of ours. */
	sent: number;
	/** Requests of others on the same account, as far as the answers have shown. */
	others: number;
	/** Whether the service has said when it ends. */
	known: boolean;
}

/** Milliseconds by which an end that was told may be too early: requests are not equally long on their way. */
const margin = 50;

/**
 * Counts the requests of each period, and learns from the answers' rate-limit headers how large the limit is, when the
 * period ends, and what others have used of it. A service that sends no such headers is asked as often as `RateLimit` says.
 */
export function createPacer({ requests, period }: RateLimit, clock: Clock): Pacer {
	let current: Period = { limit: requests, endsAt: 0, sent: 0, others: 0, known: false };

	function learn(mine: Period, sentAt: number, { status, headers }: Answered): void {
		// What an earlier period's answer says is over.
		if (mine !== current) return;
		const now = clock.now();
		const { limit, remaining, resetsIn } = readRateLimit(headers, now);
		if (limit) mine.limit = limit;
		if (remaining !== undefined) {
			// Requests that are under way may not be counted yet, so this is the least that others have used.
			mine.others = Math.max(mine.others, mine.limit - remaining - mine.sent);
		}
		if (status === 429) {
			mine.others = Math.max(mine.others, mine.limit - mine.sent);
			mine.endsAt = now + (requestedWait(headers, now) || period);
			mine.known = true;
		} else if (resetsIn !== undefined) {
			// Told about half way between request and answer, in whole seconds, rounded up: the earliest is the closest.
			const told = (sentAt + now) / 2 + resetsIn + margin;
			mine.endsAt = mine.known ? Math.min(mine.endsAt, told) : told;
			mine.known = true;
		}
	}

	return {
		async turn(signal) {
			for (;;) {
				throwIfCancelled(signal);
				const now = clock.now();
				if (now >= current.endsAt) {
					const { limit } = current;
					current = { limit, endsAt: now + period, sent: 0, others: 0, known: false };
				}
				if (current.sent + current.others < current.limit) break;
				await clock.sleep(current.endsAt - now, signal);
			}
			const mine = current;
			mine.sent += 1;
			const sentAt = clock.now();
			return (answer) => learn(mine, sentAt, answer);
		},
	};
}
