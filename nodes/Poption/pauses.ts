import type { Clock } from '../../shared/http/clock';
import { Failure } from '../../shared/http/failure';

/** What a wait depends on. */
export interface Waiting {
	clock: Clock;
	signal?: AbortSignal;
	/** Milliseconds since 1970 after which nothing is waited for. */
	endsAt: number;
}

const firstPause = 500;
const longestPause = 60_000;
const growth = 1.5;

/** Gives the milliseconds to wait before each further look: 0.5 s, 0.75 s … up to a minute. */
export function growingPauses(): () => number {
	let next = firstPause;
	return () => {
		const pause = next;
		next = Math.min(next * growth, longestPause);
		return pause;
	};
}

/** @throws Failure `cancelled` */
export async function pauseUntil({ clock, signal }: Waiting, moment: number): Promise<void> {
	throwIfCancelled(signal);
	await clock.sleep(Math.max(0, moment - clock.now()), signal);
	throwIfCancelled(signal);
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (!signal?.aborted) return;
	throw new Failure({ kind: 'cancelled', message: 'The execution was cancelled' });
}

/** For a message. */
export function minutes(milliseconds: number): string {
	const count = Math.round(milliseconds / 60_000);
	return count === 1 ? '1 minute' : `${count} minutes`;
}
