import type { ZodType, ZodTypeDef } from 'zod';
import type { Candidate } from '../model';

/** The forms in which a candidate may arrive. */
export const formNames = ['candidate', 'json-resume', 'schema-org'] as const;

export type FormName = (typeof formNames)[number];

/** Something of the target system, such as a talent pool. */
export interface Choice {
	id: string;
	name?: string;
}

/** A candidate, with what the sender wants done with it in the target system. */
export type ImportedCandidate = Candidate & { status?: Choice; pools?: Choice[] };

/** What is read of a candidate, and what of the sent fields was left aside. */
export interface ReadCandidate {
	candidate: ImportedCandidate;
	/** Names of fields that hold something and that the vocabulary has no place for. */
	ignored: string[];
}

/** One accepted form: how it is checked, and how it becomes a candidate. */
export interface Form<Sent> {
	/** In the sender's own terms, of cleaned JSON. */
	schema: ZodType<Sent, ZodTypeDef, unknown>;
	/** @param document what was sent, with what the schema does not know */
	toCandidate(sent: Sent, document: unknown): ReadCandidate;
	/**
	 * The fields without which there is no candidate; others that cannot be read are left aside and named. Absent where
	 * every field counts, since a sender has made it for this address.
	 */
	needed?: readonly string[];
}
