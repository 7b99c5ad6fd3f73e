import type { ListOptions, Received } from '../../http/contractClient';
import { connectContract, exportCalls } from '../common/contractService';
import type { ConnectOptions } from '../vendor';
import { matchedIoContract, type MatchedIoOperation } from './contract';
import {
	accountRecord,
	importRecord,
	jobFieldRecord,
	jobRecord,
	jobWithFieldsRecord,
	matchRecord,
	type MatchedIoImport,
	type MatchedIoJob,
	type MatchedIoJobField,
	type MatchedIoMatch,
} from './records';

export interface JobFilter {
	search?: string;
	/** Comma-separated: draft, open, closed, archived. */
	status?: string;
	/** The job in the applicant tracking system; both or neither. */
	externalSystem?: string;
	externalId?: string;
}

export interface MatchFilter {
	/** Comma-separated ids. */
	jobId?: string;
	/** open, successful, declined or expired. */
	state?: string;
	exportState?: 'due' | 'confirmed';
	/** ISO 8601 with offset. */
	changedAfter?: string;
	/** ISO 8601 with offset. */
	matchedAfter?: string;
	search?: string;
	/** `-` before it: the latest first. By the last change when left out. */
	sort?: 'updatedAt' | '-updatedAt' | 'matchedAt' | '-matchedAt';
}

/** A job of another system as it goes to matched.io. */
export interface JobImport {
	externalSystem: string;
	externalId: string;
	/** What becomes of one that was imported before. */
	ifExists: 'update' | 'keep';
	/** By the names of the account's job fields. */
	fields: Record<string, unknown>;
}

export type MatchedIoClient = ReturnType<typeof createMatchedIoClient>;

/**
 * Calls of the matched.io contract. Every call throws Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createMatchedIoClient(options: ConnectOptions) {
	const { client } = connectContract<MatchedIoOperation>(
		'matched.io',
		matchedIoContract,
		'import jobs, read matches and confirm them',
		options,
	);
	const {
		record: match,
		document,
		confirmExport,
	} = exportCalls(client, {
		id: 'matchId',
		read: 'getMatch',
		schema: matchRecord,
	});

	return {
		async account(): Promise<{ id: string; name: string }> {
			return (await client.read('getAccount', accountRecord)).record;
		},
		/** The fields of the account's form for a new job, in its order. */
		jobFields(listOptions: ListOptions = {}): AsyncGenerator<Received<MatchedIoJobField>> {
			return client.list('listJobFields', jobFieldRecord, listOptions);
		},
		jobs(
			filter: JobFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<MatchedIoJob>> {
			return client.list('listJobs', jobRecord, listOptions, { query: { ...filter } });
		},
		async job(jobId: string): Promise<Received<MatchedIoJob>> {
			return await client.read('getJob', jobRecord, { ids: { jobId } });
		},
		/** The job that was imported from there, with all its fields; `undefined` when none was. */
		async importedJob(
			externalSystem: string,
			externalId: string,
		): Promise<Record<string, unknown> | undefined> {
			const found = client.list(
				'listJobs',
				jobWithFieldsRecord,
				{ limit: 1 },
				{ query: { externalSystem, externalId } },
			);
			for await (const { record } of found) return record;
			return undefined;
		},
		/** Recognised by system and id of the job there: a second time it is no second job. */
		async importJob({ fields, ...rest }: JobImport): Promise<Received<MatchedIoImport>> {
			return await client.write('importJob', { ...fields, ...rest }, importRecord, {
				repeatable: true,
			});
		},
		matches(
			filter: MatchFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<MatchedIoMatch>> {
			return client.list('listMatches', matchRecord, listOptions, { query: { ...filter } });
		},
		match,
		document,
		confirmExport,
	};
}
