/** Requests allowed in a span of time, counted in windows that begin with the first request. */
export interface RateWindow {
	/** Requests a window; null for no limit. */
	limit: number | null;
	/** How long a window is. */
	milliseconds: number;
	/** Counts a request and tells what is left; each key has windows of its own. */
	take(key?: string): RateReading;
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

export function createRateWindow(defaultLimit: number, defaultMilliseconds = 60_000): RateWindow {
	const windows = new Map<string, { end: number; used: number }>();
	return {
		limit: defaultLimit,
		milliseconds: defaultMilliseconds,
		take(key = '') {
			const now = Date.now();
			let window = windows.get(key);
			if (!window || now >= window.end) {
				window = { end: now + this.milliseconds, used: 0 };
				windows.set(key, window);
			}
			window.used += 1;
			const { end, used } = window;
			return {
				exceeded: this.limit !== null && used > this.limit,
				limit: this.limit,
				remaining: Math.max(0, (this.limit ?? used) - used),
				resetSeconds: Math.max(1, Math.ceil((end - now) / 1000)),
			};
		},
		reset() {
			this.limit = defaultLimit;
			this.milliseconds = defaultMilliseconds;
			windows.clear();
		},
	};
}
