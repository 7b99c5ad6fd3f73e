import type { ListOptions, Received } from '../../http/contractClient';
import { connectContract, exportCalls } from '../common/contractService';
import type { ConnectOptions } from '../vendor';
import { workwiseContract, type WorkwiseOperation } from './contract';
import {
	accountRecord,
	applicationRecord,
	jobRecord,
	statusRecord,
	type WorkwiseApplication,
	type WorkwiseJob,
	type WorkwiseStatus,
} from './records';

export interface JobFilter {
	/** Comma-separated: draft, open, closed, archived. */
	status?: string;
	/** Comma-separated: notConnected, connected, paused. */
	connection?: string;
	search?: string;
}

export interface ApplicationFilter {
	/** Comma-separated ids. */
	jobId?: string;
	statusId?: string;
	exportState?: 'due' | 'confirmed';
	/** ISO 8601 with offset. */
	submittedAfter?: string;
	submittedBefore?: string;
	updatedAfter?: string;
}

export interface Outcome {
	outcome: 'interview' | 'rejected' | 'hired';
	/** ISO 8601 with offset. */
	at: string;
	note?: string;
}

export type WorkwiseClient = ReturnType<typeof createWorkwiseClient>;

/**
 * Calls of the Workwise contract. Every call throws Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createWorkwiseClient(options: ConnectOptions) {
	const { client, baseUrl } = connectContract<WorkwiseOperation>(
		'Workwise',
		workwiseContract,
		'read and confirm applications',
		options,
	);
	const {
		record: application,
		document,
		confirmExport,
	} = exportCalls(client, {
		id: 'applicationId',
		read: 'getApplication',
		schema: applicationRecord,
	});

	return {
		baseUrl,
		async account(): Promise<{ id: string; name: string }> {
			return (await client.read('getAccount', accountRecord)).record;
		},
		jobs(
			filter: JobFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<WorkwiseJob>> {
			return client.list('listJobs', jobRecord, listOptions, { query: { ...filter } });
		},
		async job(jobId: string): Promise<Received<WorkwiseJob>> {
			return await client.read('getJob', jobRecord, { ids: { jobId } });
		},
		statuses(
			jobId: string,
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<WorkwiseStatus>> {
			return client.list('listStatuses', statusRecord, listOptions, { ids: { jobId } });
		},
		applications(
			filter: ApplicationFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<WorkwiseApplication>> {
			return client.list('listApplications', applicationRecord, listOptions, {
				query: { ...filter },
			});
		},
		application,
		document,
		confirmExport,
		/** Says what became of the application in the target. */
		async reportOutcome(
			applicationId: string,
			outcome: Outcome,
		): Promise<Received<WorkwiseApplication>> {
			return await client.write('reportOutcome', { ...outcome }, applicationRecord, {
				ids: { applicationId },
				answeredBy: 'getApplication',
				repeatable: true,
			});
		},
	};
}
