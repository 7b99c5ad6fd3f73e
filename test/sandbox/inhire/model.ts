import type {
	Application as WorkwiseApplication,
	Job as WorkwiseJob,
	Status as WorkwiseStatus,
} from '../workwise/model';

/**
 * The records of docs/contracts/inhire.openapi.yaml, as the stand-in keeps and answers them. The
 * contract is ours as that of Workwise is, and has the same candidate, documents and export.
 */
export interface Status extends WorkwiseStatus {
	/** Its pair with a stage of the ATS is fixed. */
	locked: boolean;
}

export const STATUS_KINDS = [
	'new',
	'inProgress',
	'offer',
	'hired',
	'rejected',
	'withdrawn',
	'other',
] as const;

export interface Job {
	id: string;
	title: string;
	status: WorkwiseJob['status'];
	atsJobId: string | null;
	location: string | null;
}

export interface Source {
	id: string;
	name: string;
}

export interface Connection {
	company: string;
	ats: { name: string; connected: boolean; lastTestedAt: string | null };
}

export interface Application extends Omit<
	WorkwiseApplication,
	'source' | 'outcome' | 'statusChangedAt'
> {
	sourceId: string | null;
	atsStatus: { id: string | null; name: string | null; changedAt: string } | null;
}
