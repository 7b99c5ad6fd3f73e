import { oneAtATime, type OneAtATime } from '../../shared/vendor/oneAtATime';
import type { FileAddress } from './files';

/**
 * What one execution knows of an account, so that its nodes need not ask again. It ends with the execution; what others
 * may change meanwhile is read again.
 */
export interface Memory {
	/** Candidates that the execution has created or met, by e-mail in lower case or by source tag. */
	readonly candidates: Map<string, KnownCandidate>;
	/** The résumés that it has sent, by candidate: Teamtailor fetches them later than it answers. */
	readonly resumes: Map<string, FileAddress>;
	/** Candidates by their source tag, by how many days back they were looked for. */
	readonly tagged: Map<number, Tagged>;
	/** IDs of candidates to whom the execution has added files. */
	readonly withUploads: Set<string>;
	/** The notes of the account, once one has been asked for. */
	notes: Promise<KnownNotes> | undefined;
	/** By what is read or written, e.g. `uploads of 17`. */
	readonly inTurn: OneAtATime;
}

/** A note that is in Teamtailor; nothing of its text. */
export interface KnownNote {
	id: string;
	userId: string | undefined;
	/** Milliseconds since 1970, by the clock of this machine. */
	at: number;
}

export interface KnownNotes {
	readonly readAt: number;
	/** By candidate and text. */
	readonly byKey: Map<string, KnownNote[]>;
}

/** With the name by which others who share the e-mail are told apart. */
export interface KnownCandidate {
	id: string;
	firstName?: string | null | undefined;
	lastName?: string | null | undefined;
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
		resumes: new Map(),
		tagged: new Map(),
		withUploads: new Set(),
		notes: undefined,
		inTurn: oneAtATime(),
	};
	ofExecution.set(account, memory);
	return memory;
}
