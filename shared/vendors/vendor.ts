export type { ConnectOptions, VendorApi } from '../http/vendorApi';
import type { VendorApi } from '../http/vendorApi';
import type { Job, Status } from '../model';

/** A system whose jobs bring applications that go elsewhere. */
export interface JobSource {
	jobs(search?: string): AsyncIterable<Job>;
	/** The statuses that an application of that job can have. */
	statuses(jobId: string): Promise<Status[]>;
}

/** A system into whose jobs applications are written. */
export interface JobTarget {
	jobs(search?: string): AsyncIterable<Job>;
	/** The statuses that an application of that job can be created with; empty when none can be set. */
	statuses(jobId: string): Promise<Status[]>;
	/** Whether the system may have this status although `statuses` does not list it: it offers no way to look. */
	mayHaveStatus?(statusId: string): boolean;
	/** Whether `jobs` leaves out those that are closed, archived or drafts. */
	listsOnlyOpenJobs: boolean;
	/** Why this cannot be an id of one of its jobs. */
	refuseJobId?(jobId: string): string | undefined;
}

/** A system whose statuses can be mapped to those of another. */
export interface StatusSystem {
	statuses(jobId?: string): Promise<Status[]>;
	/** The jobs to choose from, where statuses belong to a job. */
	jobs?(search?: string): AsyncIterable<Job>;
}

/** What a user should know of a system beyond the operations of its node, one sentence each. */
export interface VendorFacts {
	/** What is published by the vendor, and what is a contract of ours. */
	api: string;
	/** Which statuses can be set, and when. */
	statuses: string;
	files: string;
	consent: string;
	limits: string;
}

/** One vendor as the nodes that belong to no vendor see it. */
export interface Vendor<Client> extends VendorApi<Client> {
	facts: VendorFacts;
	jobSource?(client: Client): JobSource;
	jobTarget?(client: Client): JobTarget;
	/** Whether its statuses belong to a job; then one has to be named. */
	statusesPerJob?: true;
	statusSystem?(client: Client): StatusSystem;
}
