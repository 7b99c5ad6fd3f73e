import type { ListOptions, Received } from '../../http/contractClient';
import { connectContract, exportCalls } from '../common/contractService';
import type { ConnectOptions } from '../vendor';
import { inhireContract, type InhireOperation } from './contract';
import {
	applicationRecord,
	connectionRecord,
	importRecord,
	jobRecord,
	statusRecord,
	type InhireApplication,
	type InhireConnection,
	type InhireJob,
	type InhireStatus,
} from './records';

export interface ApplicationFilter {
	jobId?: string;
	exportState?: 'due' | 'confirmed';
	/** ISO 8601 with offset. */
	updatedAfter?: string;
}

export interface StatusChange {
	statusId: string;
	/** ISO 8601 with offset. */
	changedAt: string;
	/** The status in the applicant tracking system that led to it. */
	atsStatusId?: string;
	atsStatusName?: string;
}

export type InhireClient = ReturnType<typeof createInhireClient>;

/**
 * Calls of the inhire contract. Every call throws Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createInhireClient(options: ConnectOptions) {
	const { client } = connectContract<InhireOperation>(
		'inhire',
		inhireContract,
		'read applications and set their status',
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
		async connection(): Promise<Received<InhireConnection>> {
			return await client.read('getConnection', connectionRecord);
		},
		/** Adds the source ids, and renames those that inhire has under another name. */
		async importSources(sources: ReadonlyArray<{ id: string; name: string }>) {
			const { record } = await client.write('importSources', { sources }, importRecord, {
				repeatable: true,
			});
			return record;
		},
		statuses(listOptions: ListOptions = {}): AsyncGenerator<Received<InhireStatus>> {
			return client.list('listStatuses', statusRecord, listOptions);
		},
		jobs(
			filter: { search?: string } = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<InhireJob>> {
			return client.list('listJobs', jobRecord, listOptions, { query: { ...filter } });
		},
		applications(
			filter: ApplicationFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<InhireApplication>> {
			return client.list('listApplications', applicationRecord, listOptions, {
				query: { ...filter },
			});
		},
		application,
		document,
		confirmExport,
		/** Repeating the same change does no harm. @throws Failure `conflict` when a later change is known there */
		async setStatus(
			applicationId: string,
			change: StatusChange,
		): Promise<Received<InhireApplication>> {
			return await client.write('setStatus', { ...change }, applicationRecord, {
				ids: { applicationId },
				answeredBy: 'getApplication',
				repeatable: true,
			});
		},
	};
}
