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
	/**
	 * The status that an answer stands for, where the service's own says less: 400 for a failure inside HTTP 200, 429 for a
	 * refusal that came as 503. `undefined` leaves it as it is. What comes of it - the retry, the kind of the failure - is
	 * as if the service had sent that status.
	 */
	readStatus?(answer: Answer): number | undefined;
	/** Reads the service's own error format, in the body or the headers. What it leaves open follows from the HTTP status. */
	readFailure?(answer: Answer): Partial<FailureDetails> | undefined;
	retry?: Partial<RetryRules>;
	/** Keeps the calls below it; without one, only a refusal slows them down. */
	rateLimit?: RateLimit;
}
