import type { Answer } from '../../http/service';
import { withOverrides } from '../../http/contract';
import { createContractClient, type ListOptions, type Received } from '../../http/contractClient';
import type { FailureDetails } from '../../http/failure';
import { readProblem } from '../../http/problemDetails';
import type { ByteStream } from '../../http/request';
import { readContractCredential } from '../common/credential';
import type { ExportConfirmation } from '../common/export';
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
	const { baseUrl, contractOverrides } = readContractCredential('inhire', options.credential);
	const client = createContractClient<InhireOperation>(
		{
			name: 'inhire',
			baseUrl,
			contract: withOverrides('inhire', inhireContract, contractOverrides),
			readFailure,
		},
		options,
	);

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
		async application(applicationId: string): Promise<Received<InhireApplication>> {
			return await client.read('getApplication', applicationRecord, { ids: { applicationId } });
		},
		/** Hands the file's bytes and the answer's headers to `consume`. */
		async document<T>(
			applicationId: string,
			documentId: string,
			consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
		): Promise<T> {
			return await client.download('getDocument', { ids: { applicationId, documentId } }, consume);
		},
		/** Says that the application has arrived in the target; the application is no longer due. */
		async confirmExport(
			applicationId: string,
			confirmation: ExportConfirmation,
		): Promise<Received<InhireApplication>> {
			return await client.write('confirmExport', { ...confirmation }, applicationRecord, {
				ids: { applicationId },
				answeredBy: 'getApplication',
				repeatable: true,
			});
		},
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

function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	return {
		...readProblem(answer),
		...(answer.status === 403 && {
			remedy:
				'The token lacks a right. Ask your contact at inhire for one that may read applications and set their status.',
		}),
	};
}
