import type {
	Candidate,
	DocumentRecord,
	Export,
	Job as WorkwiseJob,
	Outcome,
} from '../workwise/model';

/**
 * The records of docs/contracts/matched-io.openapi.yaml, as the stand-in keeps and answers them. The
 * contract is ours as that of Workwise is, and has the same candidate, documents and export.
 */
export const FIELD_TYPES = ['text', 'longText', 'number', 'boolean', 'option', 'list'] as const;
export const MATCH_STATES = ['open', 'successful', 'declined', 'expired'] as const;

export interface JobField {
	name: string;
	label: string;
	type: (typeof FIELD_TYPES)[number];
	required: boolean;
	options: Array<{ value: string; label: string }> | null;
}

export interface Job {
	id: string;
	status: WorkwiseJob['status'];
	externalSystem: string | null;
	externalId: string | null;
	createdAt: string;
	updatedAt: string;
	/** By the names of the account's job fields. */
	values: Record<string, unknown>;
}

export interface Match {
	id: string;
	jobId: string;
	state: (typeof MATCH_STATES)[number];
	createdAt: string;
	updatedAt: string;
	/** When both sides had agreed. */
	matchedAt: string | null;
	message: string | null;
	candidate: Candidate;
	documents: DocumentRecord[];
	export: Export;
	/** What became of it at the company. */
	outcome: Outcome | null;
}
