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
	 * @throws Failure `cancelled`
	 */
	turn(signal?: AbortSignal): Promise<(answer?: Answered) => void>;
	/** Whether it has forgotten everything, so that a new one would do the same. */
	isIdle(): boolean;
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
	let underWay = 0;
	/** When the requests that may still count were answered, the earliest first. */
	const answeredAt: number[] = [];
	let told: Told | undefined;
	const waiting: Array<(sentAt?: number) => void> = [];
	let sleeper: { until: number; ends: AbortController } | undefined;

	let seen = 0;

	/** A computer's clock may be set back; what was noted by it before would bar the way until it is there again. */
	function heedClock(now: number): void {
		if (now < seen - lateness) {
			answeredAt.fill(now);
			told = undefined;
		}
		seen = now;
	}

	/** Milliseconds until the next request may be sent; Infinity when that depends on an answer. */
	function waitAt(now: number): number {
		heedClock(now);
		while ((answeredAt[0] ?? now) + period + margin <= now) answeredAt.shift();
		const tooMany = answeredAt.length + underWay - limit;
		const earliest = answeredAt[tooMany];
		if (tooMany >= 0) {
			return earliest === undefined ? Infinity : Math.max(0, earliest + period + margin - now);
		}
		if (!told) return 0;
		if (now >= told.endsAt) {
			// Others may go on using the limit up: one request shows it, before all that wait are refused.
			return (told.refused || told.others) && underWay > 0 ? Infinity : 0;
		}
		if (told.remaining > underWay) return 0;
		return told.remaining > 0 ? Infinity : told.endsAt - now;
	}

	function letGo(): void {
		for (;;) {
			const now = clock.now();
			const first = waiting.at(0);
			const wait = first ? waitAt(now) : Infinity;
			if (!first || wait > 0) {
				wakeAt(now + wait);
				return;
			}
			waiting.shift();
			underWay += 1;
			first(now);
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
		const others = remaining !== undefined && limit - remaining > answeredAt.length + underWay;
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
		async turn(signal) {
			throwIfCancelled(signal);
			const sentAt = await new Promise<number | undefined>((resolve) => {
				const go = (moment?: number) => {
					signal?.removeEventListener('abort', leave);
					resolve(moment);
				};
				const leave = () => {
					waiting.splice(waiting.indexOf(go), 1);
					go();
					letGo();
				};
				signal?.addEventListener('abort', leave);
				waiting.push(go);
				letGo();
			});
			if (sentAt === undefined) throwIfCancelled(signal);
			let isOver = false;
			return (answer) => {
				if (isOver) return;
				isOver = true;
				underWay -= 1;
				const now = clock.now();
				answeredAt.push(answer ? now : now + lateness);
				if (!answer) {
					answeredAt.sort((one, other) => one - other);
					if (told) told.remaining -= 1;
				} else if (sentAt !== undefined) learn(sentAt, now, answer);
				letGo();
			};
		},
		isIdle() {
			const now = clock.now();
			return (
				waiting.length + underWay === 0 &&
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
