/** Requests allowed in a minute, counted in windows that begin with the first request. */
export interface RateWindow {
	/** Requests a minute; null for no limit. */
	limit: number | null;
	/** Counts a request and tells what is left. */
	take(): RateReading;
	/** Back to the vendor's own limit and an empty window. */
	reset(): void;
}

export interface RateReading {
	exceeded: boolean;
	limit: number | null;
	remaining: number;
	/** Whole seconds until the window ends, at least 1. */
	resetSeconds: number;
}

export function createRateWindow(defaultLimit: number): RateWindow {
	let windowEnd = 0;
	let used = 0;
	return {
		limit: defaultLimit,
		take() {
			const now = Date.now();
			if (now >= windowEnd) {
				windowEnd = now + 60_000;
				used = 0;
			}
			used += 1;
			return {
				exceeded: this.limit !== null && used > this.limit,
				limit: this.limit,
				remaining: Math.max(0, (this.limit ?? used) - used),
				resetSeconds: Math.max(1, Math.ceil((windowEnd - now) / 1000)),
			};
		},
		reset() {
			this.limit = defaultLimit;
			windowEnd = 0;
		},
	};
}
