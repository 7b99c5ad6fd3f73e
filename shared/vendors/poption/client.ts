import { z } from 'zod';
import { withOverrides } from '../../http/contract';
import { createContractClient, type ListOptions, type Received } from '../../http/contractClient';
import { Failure, type FailureDetails } from '../../http/failure';
import { readProblem } from '../../http/problemDetails';
import type { ByteStream } from '../../http/request';
import type { Answer } from '../../http/service';
import { readContractCredential } from '../common/credential';
import type { ConnectOptions } from '../vendor';
import { poptionContract, type PoptionOperation } from './contract';
import { describeExport } from './describe';
import {
	categoryRecord,
	describedCategoryRecord,
	exportRecord,
	jobPostingRecord,
	type ExportFormat,
	type HeaderLanguage,
	type PoptionCategory,
	type PoptionDescribedCategory,
	type PoptionExport,
	type PoptionJobPosting,
} from './records';

/** What is to be exported. */
export interface ExportRequest {
	category: string;
	format: ExportFormat;
	/** Of the headers in xlsx and csv. */
	language: HeaderLanguage;
}

export interface ExportFilter {
	category?: string;
	/** One or more, separated by commas. */
	status?: string;
}

export type PoptionClient = ReturnType<typeof createPoptionClient>;

type Consume<T> = (body: ByteStream, headers: Record<string, string>) => Promise<T>;

/**
 * Calls of the Poption contract. Every call throws Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createPoptionClient(options: ConnectOptions) {
	const { baseUrl, contractOverrides } = readContractCredential('Poption', options.credential);
	const client = createContractClient<PoptionOperation>(
		{
			name: 'Poption',
			baseUrl,
			contract: withOverrides('Poption', poptionContract, contractOverrides),
			readFailure,
		},
		options,
	);

	return {
		categories(listOptions: ListOptions = {}): AsyncGenerator<Received<PoptionCategory>> {
			return client.list('listCategories', categoryRecord, listOptions);
		},
		async category(categoryId: string): Promise<Received<PoptionDescribedCategory>> {
			return await client.read('getCategory', describedCategoryRecord, { ids: { categoryId } });
		},
		exports(
			filter: ExportFilter = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<PoptionExport>> {
			return client.list('listExports', exportRecord, listOptions, { query: { ...filter } });
		},
		async export(exportId: string): Promise<Received<PoptionExport>> {
			return await client.read('getExport', exportRecord, { ids: { exportId } });
		},
		/**
		 * Starts an export. The same reference a second time gives the export that the first has started, so an answer
		 * that got lost does no harm.
		 * @throws Failure `conflict` that names the exports which run when all slots are taken; `permission` without the
		 * right to export
		 */
		async startExport(
			{ category, format, language }: ExportRequest,
			reference: string,
		): Promise<Received<PoptionExport>> {
			return await client.write(
				'startExport',
				{ category, format, language, reference },
				exportRecord,
				{ answeredBy: 'getExport', repeatable: true },
			);
		},
		/** Hands the bytes of a finished export to `consume`. */
		async downloadExport<T>(exportId: string, consume: Consume<T>): Promise<T> {
			return await client.download('downloadExport', { ids: { exportId } }, consume);
		},
		/** Whether it was there; one that somebody else has deleted meanwhile is gone all the same. */
		async deleteExport(exportId: string): Promise<boolean> {
			try {
				await client.caller.text(client.requestTo('deleteExport', { ids: { exportId } }));
				return true;
			} catch (error) {
				if (isGone(error)) return false;
				throw error;
			}
		},
		async candidateProfile<T>(candidateId: string, consume: Consume<T>): Promise<T> {
			return await client.download('getCandidateProfile', { ids: { candidateId } }, consume);
		},
		async applicationProfile<T>(applicationId: string, consume: Consume<T>): Promise<T> {
			return await client.download('getApplicationProfile', { ids: { applicationId } }, consume);
		},
		jobPostings(
			filter: { search?: string; status?: string } = {},
			listOptions: ListOptions = {},
		): AsyncGenerator<Received<PoptionJobPosting>> {
			return client.list('listJobPostings', jobPostingRecord, listOptions, {
				query: { ...filter },
			});
		},
	};
}

/** Whether the failure says that the record is not there any more. */
export function isGone(error: unknown): boolean {
	return error instanceof Failure && error.kind === 'notFound';
}

/** What an answer with 409 to `startExport` says. */
const slotsTaken = z.object({ running: z.array(exportRecord).min(1) });

function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	const problem = readProblem(answer);
	if (answer.status === 403) return { ...problem, ...missingRight };
	const taken = answer.status === 409 ? slotsTaken.safeParse(answer.json) : undefined;
	if (!taken?.success) return problem;
	const { running } = taken.data;
	return {
		...problem,
		message: `All ${running.length} exports that Poption runs at a time are taken: ${running.map(describeExport).join('; ')}`,
		remedy:
			"Wait until one has finished ('Wait for a Free Slot'), or delete one that is not needed ('Export: Delete').",
	};
}

const missingRight = {
	message: 'The account of this credential may not do this in Poption',
	remedy:
		'Only administrators may export data from Poption. Use the token of an administrator, or ask one to give your account that role in the company settings.',
};
