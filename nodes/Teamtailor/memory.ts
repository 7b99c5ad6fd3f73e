import { oneAtATime, type OneAtATime } from '../../shared/vendor/oneAtATime';

/**
 * What one execution knows of an account, so that its nodes need not ask again. It ends with the execution, and it
 * holds IDs only: what others may change meanwhile is always read again.
 */
export interface Memory {
	/** IDs of candidates that the execution has created or met, by e-mail in lower case or by source tag. */
	readonly candidates: Map<string, string>;
	/** Candidates by their source tag, by how many days back they were looked for. */
	readonly tagged: Map<number, Tagged>;
	/** IDs of candidates to whom the execution has added files. */
	readonly withUploads: Set<string>;
	/** By what is read or written, e.g. `uploads of 17`. */
	readonly inTurn: OneAtATime;
}

export interface Tagged {
	/** By tag. */
	readonly ids: Map<string, string>;
	/** Those that were created before are in `ids`; ISO 8601, by Teamtailor's clock. */
	until?: string;
}

/** n8n gives each execution a signal of its own, which all of its nodes share, and forgets it when it is over. */
const memories = new WeakMap<AbortSignal, Map<string, Memory>>();

/** @param signal of the execution; without one, nothing is known beforehand, and nobody else learns of it */
export function memoryOf(signal: AbortSignal | undefined, account: string): Memory {
	const ofExecution = (signal && memories.get(signal)) ?? new Map<string, Memory>();
	if (signal) memories.set(signal, ofExecution);
	const memory = ofExecution.get(account) ?? {
		candidates: new Map(),
		tagged: new Map(),
		withUploads: new Set(),
		inTurn: oneAtATime(),
	};
	ofExecution.set(account, memory);
	return memory;
}
