import { createHash } from 'crypto';
import { createAnnouncedLimit, type Answered } from './announcedLimit';
import type { Clock } from './clock';
import { createRequestWindow, latestArrival, type SentRequest } from './requestWindow';
import { throwIfCancelled } from './retry';

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

interface WaitingRequest {
	/** Milliseconds that it may have to wait because the service has said so. */
	longest: number;
	go(now: number): void;
	refuse(error: LongWait): void;
}

/**
 * Keeps a service's limit wherever its periods begin: by counting our own requests, and by what the answers' rate-limit
 * headers say on top.
 */
export function createPacer({ requests, period }: RateLimit, clock: Clock): Pacer {
	const window = createRequestWindow(period);
	const announced = createAnnouncedLimit(requests, period, window);
	const queue: WaitingRequest[] = [];
	const alarm = createAlarm(clock, sendWaiting);
	let lastNow = 0;

	/** A computer's clock may be set back; what was noted by it before would bar the way until it is there again. */
	function restartIfSetBack(now: number): void {
		if (now < lastNow - latestArrival) {
			window.restart(now);
			announced.forget();
		}
		lastNow = now;
	}

	/** Milliseconds until the next request may be sent; Infinity if that depends on an answer. */
	function waitAt(now: number): number {
		restartIfSetBack(now);
		return window.waitFor(announced.requests(), now) || announced.waitFor(now);
	}

	/** Those that would have to wait for longer than they may are told so. */
	function refuseLongWaits(now: number): void {
		const wait = announced.closedFor(now);
		for (const request of queue.filter(({ longest }) => longest < wait)) {
			leaveQueue(request);
			request.refuse(new LongWait(wait));
		}
	}

	function sendWaiting(): void {
		for (;;) {
			const now = clock.now();
			refuseLongWaits(now);
			const [next] = queue;
			const wait = next ? waitAt(now) : Infinity;
			if (!next || wait > 0) {
				alarm.setAt(now + wait);
				return;
			}
			leaveQueue(next);
			next.go(now);
		}
	}

	function leaveQueue(request: WaitingRequest): void {
		queue.splice(queue.indexOf(request), 1);
	}

	/** Waits in the queue. `undefined` when the run was cancelled meanwhile. */
	async function enqueue(
		signal: AbortSignal | undefined,
		longest: number,
	): Promise<SentRequest | undefined> {
		return await new Promise((resolve, reject) => {
			const request: WaitingRequest = {
				longest,
				go(now) {
					signal?.removeEventListener('abort', cancel);
					resolve(window.send(now));
				},
				refuse(error) {
					signal?.removeEventListener('abort', cancel);
					reject(error);
				},
			};
			const cancel = () => {
				leaveQueue(request);
				resolve(undefined);
				sendWaiting();
			};
			signal?.addEventListener('abort', cancel, { once: true });
			queue.push(request);
			sendWaiting();
		});
	}

	function end(request: SentRequest, answer: Answered | undefined): void {
		const now = clock.now();
		if (!window.end(request, now, answer !== undefined)) return;
		if (answer) announced.learn(request, answer, now);
		else announced.countUnanswered();
		sendWaiting();
	}

	return {
		async turn(signal, longest = Infinity) {
			throwIfCancelled(signal);
			const request = await enqueue(signal, longest);
			if (!request) throwIfCancelled(signal);
			return (answer) => request && end(request, answer);
		},
		isIdle() {
			const now = clock.now();
			return queue.length === 0 && announced.isOver(now) && window.isEmpty(now);
		},
	};
}

interface Alarm {
	/** Rings then, and not at the moment that was set before. Infinity: not at all. */
	setAt(moment: number): void;
}

function createAlarm(clock: Clock, ring: () => void): Alarm {
	let set: { moment: number; ending: AbortController } | undefined;
	return {
		setAt(moment) {
			if (set?.moment === moment) return;
			set?.ending.abort();
			set = undefined;
			if (moment === Infinity) return;
			const mine = { moment, ending: new AbortController() };
			set = mine;
			void clock.sleep(moment - clock.now(), mine.ending.signal).then(() => {
				if (set !== mine) return;
				set = undefined;
				ring();
			});
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
