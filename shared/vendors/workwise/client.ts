import type { Answer } from '../../http/service';
import { withOverrides } from '../../http/contract';
import { createContractClient, type ListOptions, type Received } from '../../http/contractClient';
import type { FailureDetails } from '../../http/failure';
import { readProblem } from '../../http/problemDetails';
import type { ByteStream } from '../../http/request';
import { readContractCredential } from '../common/credential';
import type { ExportConfirmation } from '../common/export';
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
	const { baseUrl, contractOverrides } = readContractCredential('Workwise', options.credential);
	const client = createContractClient<WorkwiseOperation>(
		{
			name: 'Workwise',
			baseUrl,
			contract: withOverrides('Workwise', workwiseContract, contractOverrides),
			readFailure,
		},
		options,
	);

	async function write(
		operation: 'confirmExport' | 'reportOutcome',
		applicationId: string,
		values: object,
	): Promise<Received<WorkwiseApplication>> {
		return await client.write(operation, { ...values }, applicationRecord, {
			ids: { applicationId },
			answeredBy: 'getApplication',
			// The contract makes both writes idempotent, whatever their method is.
			repeatable: true,
		});
	}

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
		async application(applicationId: string): Promise<Received<WorkwiseApplication>> {
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
		): Promise<Received<WorkwiseApplication>> {
			return await write('confirmExport', applicationId, confirmation);
		},
		/** Says what became of the application in the target. */
		async reportOutcome(
			applicationId: string,
			outcome: Outcome,
		): Promise<Received<WorkwiseApplication>> {
			return await write('reportOutcome', applicationId, outcome);
		},
	};
}

function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	return {
		...readProblem(answer),
		...(answer.status === 403 && {
			remedy:
				'The token lacks a right. Ask your contact at Workwise for one that may read and confirm applications.',
		}),
	};
}
