/** Time as the retry sees it; a test has its own. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after that many milliseconds, or early when the signal is aborted. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
