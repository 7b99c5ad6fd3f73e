import { createHash } from 'crypto';
import type { Clock } from './clock';
import { throwIfCancelled } from './retry';
import { readRateLimit, requestedWait } from './retryAfter';

/** What a service allows in each period. */
export interface RateLimit {
	requests: number;
	/** Milliseconds. */
	period: number;
	/**
	 * Whose limit it is, e.g. the address and the token: all callers of one process that name the same account keep it
	 * together. Without one, each keeps its own.
	 */
	account?: string;
}

interface Answered {
	status: number;
	headers: Record<string, string>;
}

/** Lets requests go as fast as a service allows, and no faster. */
export interface Pacer {
	/**
	 * Resolves when a request may be sent, with a function to be told of its answer; of none when there was none. Those
	 * who wait go in the order in which they came.
	 * @param longest milliseconds that it may have to wait because the service has said so
	 * @throws LongWait; Failure `cancelled`
	 */
	turn(signal?: AbortSignal, longest?: number): Promise<(answer?: Answered) => void>;
	/** Whether it has forgotten everything, so that a new one would do the same. */
	isIdle(): boolean;
}

/** The service has said that it accepts nothing for longer than anybody would wait. */
export class LongWait extends Error {
	constructor(readonly milliseconds: number) {
		super(`Nothing is accepted for ${Math.ceil(milliseconds / 1000)} seconds`);
	}
}

interface Waiting {
	longest: number;
	go(sentAt: number): void;
	refuse(error: LongWait): void;
}

/** What the service has said of the period that it counts at present. */
interface Told {
	/** Requests that are left of it, those under way not counted. */
	remaining: number;
	/** The latest moment at which it ends, in milliseconds since 1970. */
	endsAt: number;
	/** Whether it has refused a request. */
	refused: boolean;
	/** Whether it has counted more requests than ours. */
	others: boolean;
}

/** Milliseconds that two clocks may differ by after a period. */
const margin = 20;

/** Milliseconds within which a request that was cut off may still arrive. */
const lateness = 1000;

/**
 * Keeps a service's limit wherever its periods begin. A request arrives somewhere between its sending and its answer;
 * so as many as are allowed were answered, and a period has passed since, before the next is sent. Then no stretch of
 * that length, fixed or sliding, holds too many of ours. What the answers' rate-limit headers say comes on top: how
 * large the limit is, and how much of it others on the same account have left until the period ends.
 */
export function createPacer({ requests, period }: RateLimit, clock: Clock): Pacer {
	let limit = requests;
	/** When those that are under way were sent. */
	const underWay = new Set<{ sentAt: number }>();
	/** When the requests that may still count were answered, the earliest first. */
	const answeredAt: number[] = [];
	let told: Told | undefined;
	const waiting: Waiting[] = [];
	let sleeper: { until: number; ends: AbortController } | undefined;

	let seen = 0;

	/** A computer's clock may be set back; what was noted by it before would bar the way until it is there again. */
	function heedClock(now: number): void {
		if (now < seen - lateness) {
			answeredAt.fill(now);
			for (const one of underWay) one.sentAt = now;
			told = undefined;
		}
		seen = now;
	}

	/** Milliseconds until the next request may be sent; Infinity when that depends on an answer. */
	function waitAt(now: number): number {
		heedClock(now);
		while ((answeredAt[0] ?? now) + period + margin <= now) answeredAt.shift();
		const tooMany = answeredAt.length + underWay.size - limit;
		const earliest = answeredAt[tooMany];
		if (tooMany >= 0) {
			return earliest === undefined ? Infinity : Math.max(0, earliest + period + margin - now);
		}
		if (!told) return 0;
		const { endsAt, remaining } = told;
		if (now < endsAt) return remaining > underWay.size ? 0 : endsAt - now;
		if (!told.refused && !told.others) return 0;
		// Others may go on using the limit up: one request shows it, before all that wait are refused. One that was sent
		// before shows nothing, and one that is not answered bars the way for a period only.
		const lookedAt = Math.max(...[...underWay].map(({ sentAt }) => sentAt));
		return lookedAt < endsAt ? 0 : Math.max(0, lookedAt + period - now);
	}

	/** Those that would have to wait for longer than they may are told so. */
	function refuseLongWaits(now: number): void {
		const wait = told && told.remaining <= 0 ? told.endsAt - now : 0;
		for (const one of waiting.filter(({ longest }) => longest < wait)) {
			waiting.splice(waiting.indexOf(one), 1);
			one.refuse(new LongWait(wait));
		}
	}

	function letGo(): void {
		for (;;) {
			const now = clock.now();
			refuseLongWaits(now);
			const first = waiting.at(0);
			const wait = first ? waitAt(now) : Infinity;
			if (!first || wait > 0) {
				wakeAt(now + wait);
				return;
			}
			waiting.shift();
			first.go(now);
		}
	}

	function wakeAt(until: number): void {
		if (sleeper?.until === until) return;
		sleeper?.ends.abort();
		sleeper = undefined;
		if (until === Infinity) return;
		const mine = { until, ends: new AbortController() };
		sleeper = mine;
		void clock.sleep(until - clock.now(), mine.ends.signal).then(() => {
			if (sleeper !== mine) return;
			sleeper = undefined;
			letGo();
		});
	}

	function learn(sentAt: number, now: number, { status, headers }: Answered): void {
		const reading = readRateLimit(headers, now);
		if (reading.limit) limit = reading.limit;
		if (status === 429) {
			const endsAt = now + (requestedWait(headers, now) || period);
			told = { remaining: 0, endsAt, refused: true, others: true };
			return;
		}
		const { remaining, resetsIn = period } = reading;
		const others = remaining !== undefined && limit - remaining > answeredAt.length + underWay.size;
		if (told && now < told.endsAt) {
			if (remaining === undefined) told.remaining -= 1;
			else told.remaining = Math.min(told.remaining, remaining);
			told.others ||= others;
			// In whole seconds, rounded up: the earliest of one period is the closest.
			if (!told.refused) told.endsAt = Math.min(told.endsAt, now + resetsIn);
			return;
		}
		// What was sent before the end of a period that is over says nothing about the next one.
		if (told && sentAt < told.endsAt) return;
		told =
			remaining === undefined
				? undefined
				: { remaining, endsAt: now + resetsIn, refused: false, others };
	}

	return {
		async turn(signal, longest = Infinity) {
			throwIfCancelled(signal);
			const mine = await new Promise<{ sentAt: number } | undefined>((resolve, reject) => {
				const one: Waiting = {
					longest,
					go(sentAt) {
						signal?.removeEventListener('abort', leave);
						const sent = { sentAt };
						underWay.add(sent);
						resolve(sent);
					},
					refuse(error) {
						signal?.removeEventListener('abort', leave);
						reject(error);
					},
				};
				const leave = () => {
					waiting.splice(waiting.indexOf(one), 1);
					resolve(undefined);
					letGo();
				};
				signal?.addEventListener('abort', leave, { once: true });
				waiting.push(one);
				letGo();
			});
			if (!mine) throwIfCancelled(signal);
			return (answer) => {
				if (!mine || !underWay.delete(mine)) return;
				const now = clock.now();
				answeredAt.push(answer ? now : now + lateness);
				if (!answer) {
					answeredAt.sort((one, other) => one - other);
					if (told) told.remaining -= 1;
				} else learn(mine.sentAt, now, answer);
				letGo();
			};
		},
		isIdle() {
			const now = clock.now();
			return (
				waiting.length + underWay.size === 0 &&
				(told?.endsAt ?? 0) <= now &&
				(answeredAt.at(-1) ?? -Infinity) + period + margin <= now
			);
		},
	};
}

/** Those of each clock; a test has clocks of its own. */
const shared = new WeakMap<Clock, Map<string, Pacer>>();

/** The pacer that all callers of the same account share, whichever node or execution they belong to. */
export function pacerFor(limit: RateLimit, clock: Clock): Pacer {
	if (limit.account === undefined) return createPacer(limit, clock);
	const pacers = shared.get(clock) ?? new Map<string, Pacer>();
	shared.set(clock, pacers);
	const key = createHash('sha256').update(limit.account).digest('base64url');
	const known = pacers.get(key);
	if (known) return known;
	for (const [other, pacer] of pacers) if (pacer.isIdle()) pacers.delete(other);
	const pacer = createPacer(limit, clock);
	pacers.set(key, pacer);
	return pacer;
}
