import type { FailureDetails } from './failure';
import type { RateLimit } from './pacer';
import type { RetryRules } from './retry';

/** An answer that was read to its end. `json` is `undefined` when the text is no JSON. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
	json: unknown;
}

/** What is particular to one service. */
export interface ServiceRules {
	/** Display name, e.g. `Personio`. */
	name: string;
	/** Reads the service's own error format. What it leaves open follows from the HTTP status. */
	readFailure?(answer: Answer): Partial<FailureDetails> | undefined;
	retry?: Partial<RetryRules>;
	/** Keeps the calls below it; without one, only a refusal slows them down. */
	rateLimit?: RateLimit;
}
