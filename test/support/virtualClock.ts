import type { Clock } from '../../shared/http/clock';

export interface VirtualClock extends Clock {
	/** Lets time pass, always to the next moment at which something wakes up, until the work is done. */
	run<T>(work: Promise<T>): Promise<T>;
}

/** A clock for work that goes on in parallel: time passes only while everything sleeps, and takes none itself. */
export function virtualClock(start = '2026-03-02T09:00:00Z'): VirtualClock {
	let now = Date.parse(start);
	let sleepers: Array<{ wakesAt: number; wake(): void }> = [];
	return {
		now: () => now,
		async sleep(milliseconds) {
			await new Promise<void>((wake) =>
				sleepers.push({ wakesAt: now + Math.max(0, milliseconds), wake }),
			);
		},
		async run(work) {
			let done = false;
			const finished = work.finally(() => {
				done = true;
			});
			finished.catch(() => {});
			for (;;) {
				// Everything that can go on without time passing does so first.
				await new Promise((resolve) => setImmediate(resolve));
				if (done) return await finished;
				if (sleepers.length === 0) continue;
				now = Math.min(...sleepers.map(({ wakesAt }) => wakesAt));
				const woken = sleepers.filter(({ wakesAt }) => wakesAt <= now);
				sleepers = sleepers.filter(({ wakesAt }) => wakesAt > now);
				for (const { wake } of woken) wake();
			}
		},
	};
}
