import http, { type ClientRequest } from 'node:http';
import { setTimeout as realDelay } from 'node:timers/promises';

export interface IdleTimeOptions {
	/** How many requests a stand-in keeps waiting at this moment. */
	held(): number;
	/** Called when nothing goes on any more and no timer would end it. */
	onHang(): void;
	/** Whether no time passes at this moment, whatever goes on; default never. */
	stands?(): boolean;
	/** Whether a body stalls, so that the limit on idle bodies goes by this time, too. */
	stalls?: boolean;
}

export interface IdleTime {
	/** Does the work while time passes as it needs it. @throws if nothing goes on although it should */
	run<T>(work: () => Promise<T>, options: IdleTimeOptions): Promise<T>;
}

const realTime = [
	'cancelAnimationFrame',
	'cancelIdleCallback',
	'clearImmediate',
	'clearInterval',
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'requestAnimationFrame',
	'requestIdleCallback',
	'setImmediate',
	'setInterval',
] as const;

/** Milliseconds of real time after which work that does not end is given up. */
const patience = 15_000;

const realNow = performance.now.bind(performance);

/**
 * Time for the tests of a file that passes only while nothing else goes on: a timer of JavaScript fires at once when no
 * request of this process is under way, apart from those that a stand-in keeps waiting. So a pause of minutes takes no
 * time, and what would wait for ever is told apart from what waits for long.
 */
export function useIdleTime(): IdleTime {
	const underWay = new Set<ClientRequest>();
	let wake = () => {};
	let stalling = false;

	beforeAll(() => {
		jest.useFakeTimers({ doNotFake: [...realTime] });
		// The limit on idle bodies goes by these two, which jest does not fake together with the timers. Outside of a stall
		// they stay real: a file that is being written would look like a stall if time passed meanwhile.
		const { timeout: realTimeout } = AbortSignal;
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			if (!stalling) return realTimeout.call(AbortSignal, milliseconds);
			const ending = new AbortController();
			setTimeout(
				() => ending.abort(new DOMException('The time is over', 'TimeoutError')),
				milliseconds,
			);
			return ending.signal;
		});
		jest.spyOn(performance, 'now').mockImplementation(() => (stalling ? Date.now() : realNow()));
		const { request: realRequest } = http;
		jest
			.spyOn(http, 'request')
			.mockImplementation((...given: Parameters<typeof http.request>): ClientRequest => {
				const request: ClientRequest = Reflect.apply(realRequest, http, given);
				underWay.add(request);
				request.once('close', () => {
					underWay.delete(request);
					wake();
				});
				return request;
			});
	});
	afterAll(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	/** Until a request has ended; a stand-in begins to hold one without a word, so not for long. */
	async function change(): Promise<void> {
		const ends = new AbortController();
		const { signal } = ends;
		const end = new Promise<void>((resolve) => {
			wake = resolve;
		});
		await Promise.race([end, realDelay(3, undefined, { ref: false, signal }).catch(() => {})]);
		ends.abort();
	}

	function passTime(): void {
		const before = Date.now();
		jest.advanceTimersToNextTimer();
		// A real timer takes a millisecond at least, also one that was set to a part of it.
		if (Date.now() === before) jest.advanceTimersByTime(1);
	}

	return {
		async run(work, { held, onHang, stands = () => false, stalls = false }) {
			stalling = stalls;
			const givesUpAt = realNow() + patience;
			underWay.clear();
			let isDone = false;
			let hangs = false;
			const done = work().finally(() => {
				isDone = true;
				wake();
			});
			done.catch(() => {});
			while (realNow() < givesUpAt) {
				// Everything that can go on without time passing does so first.
				await new Promise((resolve) => setImmediate(resolve));
				if (isDone) return await done;
				if (stands() || underWay.size > held()) await change();
				else if (jest.getTimerCount() > 0) passTime();
				else {
					if (underWay.size > 0 && !hangs) {
						hangs = true;
						onHang();
					}
					await change();
				}
			}
			const paths = Array.from(underWay, ({ method, path }) => `${method} ${path}`);
			throw new Error(`Does not end; ${held()} are held of [${paths.join(', ')}]`);
		},
	};
}
