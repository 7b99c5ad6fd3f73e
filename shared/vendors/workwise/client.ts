import type { ZodType, ZodTypeDef } from 'zod';
import { z } from 'zod';
import { createCaller } from '../../http/caller';
import { fieldsOf } from '../../http/explain';
import type { Answer } from '../../http/service';
import { fillPath, withOverrides, type Endpoint } from '../../http/contract';
import type { FailureDetails } from '../../http/failure';
import { paginate } from '../../http/paginate';
import { renameFields, valueAt, withValueAt } from '../../http/paths';
import type { ByteStream, HttpRequest, QueryValue } from '../../http/request';
import type { ConnectOptions } from '../vendor';
import { workwiseContract, type WorkwiseOperation } from './contract';
import { readCredential } from './credential';
import {
	accountRecord,
	applicationRecord,
	jobRecord,
	problemRecord,
	statusRecord,
	type WorkwiseApplication,
	type WorkwiseJob,
	type WorkwiseStatus,
} from './records';

/** A record as checked, and as it came. */
export interface Received<T> {
	record: T;
	raw: unknown;
}

/** A record of a list that does not fit the contract; the others of its page go on. */
export interface UnreadableRecord {
	id?: string;
	/** What is wrong, by field. */
	problems: string[];
}

export interface ListOptions {
	limit?: number;
	pageSize?: number;
	/** Told of each record that cannot be read. */
	onUnreadable?(record: UnreadableRecord): void;
}

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

export interface ExportConfirmation {
	targetSystem: string;
	targetJobId: string;
	targetApplicationId?: string;
	result: 'created' | 'alreadyExists';
	/** ISO 8601 with offset. */
	exportedAt: string;
}

export interface Outcome {
	outcome: 'interview' | 'rejected' | 'hired';
	/** ISO 8601 with offset. */
	at: string;
	note?: string;
}

export type WorkwiseClient = ReturnType<typeof createWorkwiseClient>;

const largestPage = 100;

/**
 * Calls of the Workwise contract. Every call throws Failure.
 * @throws Failure `validation` for a credential or contract overrides that cannot be used
 */
export function createWorkwiseClient(options: ConnectOptions) {
	const { baseUrl, contractOverrides } = readCredential(options.credential);
	const contract = withOverrides('Workwise', workwiseContract, contractOverrides);
	const caller = createCaller({ name: 'Workwise', readFailure }, options);

	function requestTo(
		endpoint: Endpoint,
		ids: Record<string, string> = {},
		query: Record<string, QueryValue> = {},
	): HttpRequest {
		const named = Object.entries(query).map(([name, value]) => [
			endpoint.query[name] ?? name,
			value,
		]);
		return {
			method: endpoint.method,
			url: baseUrl + fillPath(endpoint.path, ids),
			query: Object.fromEntries(named),
		};
	}

	async function read<T>(
		operation: WorkwiseOperation,
		schema: ZodType<T, ZodTypeDef, unknown>,
		ids: Record<string, string> = {},
	): Promise<Received<T>> {
		const endpoint = contract[operation];
		return await caller.json(requestTo(endpoint, ids), received(endpoint, schema));
	}

	function list<T>(
		operation: WorkwiseOperation,
		schema: ZodType<T, ZodTypeDef, unknown>,
		query: Record<string, QueryValue>,
		{ limit, pageSize = largestPage, onUnreadable }: ListOptions,
		ids: Record<string, string> = {},
	): AsyncGenerator<Received<T>> {
		const endpoint = contract[operation];
		const record = received(endpoint, schema);
		const page = z.unknown().transform((body, context) => {
			const items = valueAt(body, endpoint.items ?? '');
			const cursor = endpoint.nextCursor ? valueAt(body, endpoint.nextCursor) : undefined;
			if (!Array.isArray(items)) {
				context.addIssue({
					code: 'custom',
					path: [endpoint.items ?? ''],
					message: 'must be a list',
				});
				return z.NEVER;
			}
			if (cursor !== undefined && cursor !== null && typeof cursor !== 'string') {
				context.addIssue({
					code: 'custom',
					path: [endpoint.nextCursor ?? ''],
					message: 'must be text or null',
				});
				return z.NEVER;
			}
			return { items: items as unknown[], next: cursor };
		});
		const size = Math.min(pageSize, limit ?? pageSize, largestPage);
		return paginate({
			first: requestTo(endpoint, ids, { ...query, limit: size }),
			load: async (request) => await caller.json(request, page),
			items: ({ items }) =>
				items.flatMap((item) => {
					const checked = record.safeParse(item);
					if (checked.success) return [checked.data];
					onUnreadable?.({
						...idOf(renameFields(item, endpoint.fields)),
						problems: fieldsOf(checked.error).map(({ field, message }) => `${field}: ${message}`),
					});
					return [];
				}),
			strategy: {
				type: 'cursor',
				parameter: endpoint.query.cursor ?? 'cursor',
				next: ({ next }) => next,
			},
			...(limit !== undefined && { limit }),
		});
	}

	async function write(
		operation: WorkwiseOperation,
		applicationId: string,
		values: Record<string, string | undefined>,
	): Promise<Received<WorkwiseApplication>> {
		const endpoint = contract[operation];
		let body: Record<string, unknown> = {};
		for (const [name, value] of Object.entries(values)) {
			if (value !== undefined) body = withValueAt(body, endpoint.body[name] ?? name, value);
		}
		return await caller.json(
			{ ...requestTo(endpoint, { applicationId }), body: { type: 'json', value: body } },
			received(contract.getApplication, applicationRecord),
			// The contract makes both writes idempotent, whatever their method is.
			{ repeatable: true },
		);
	}

	return {
		async account(): Promise<{ id: string; name: string }> {
			return (await read('getAccount', accountRecord)).record;
		},
		jobs(filter: JobFilter = {}, options: ListOptions = {}): AsyncGenerator<Received<WorkwiseJob>> {
			return list('listJobs', jobRecord, { ...filter }, options);
		},
		async job(jobId: string): Promise<Received<WorkwiseJob>> {
			return await read('getJob', jobRecord, { jobId });
		},
		statuses(jobId: string, options: ListOptions = {}): AsyncGenerator<Received<WorkwiseStatus>> {
			return list('listStatuses', statusRecord, {}, options, { jobId });
		},
		applications(
			filter: ApplicationFilter = {},
			options: ListOptions = {},
		): AsyncGenerator<Received<WorkwiseApplication>> {
			return list('listApplications', applicationRecord, { ...filter }, options);
		},
		async application(applicationId: string): Promise<Received<WorkwiseApplication>> {
			return await read('getApplication', applicationRecord, { applicationId });
		},
		/** Hands the file's bytes and the answer's headers to `consume`. */
		async document<T>(
			applicationId: string,
			documentId: string,
			consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
		): Promise<T> {
			return await caller.download(
				requestTo(contract.getDocument, { applicationId, documentId }),
				consume,
			);
		},
		/** Says that the application has arrived in the target; the application is no longer due. */
		async confirmExport(
			applicationId: string,
			confirmation: ExportConfirmation,
		): Promise<Received<WorkwiseApplication>> {
			return await write('confirmExport', applicationId, { ...confirmation });
		},
		/** Says what became of the application in the target. */
		async reportOutcome(
			applicationId: string,
			outcome: Outcome,
		): Promise<Received<WorkwiseApplication>> {
			return await write('reportOutcome', applicationId, { ...outcome });
		},
	};
}

function received<T>(endpoint: Endpoint, schema: ZodType<T, ZodTypeDef, unknown>) {
	return z.unknown().transform((raw, context): Received<T> => {
		const checked = schema.safeParse(renameFields(raw, endpoint.fields));
		if (checked.success) return { record: checked.data, raw };
		for (const issue of checked.error.issues) context.addIssue(issue);
		return z.NEVER;
	});
}

function idOf(record: unknown): { id?: string } {
	const id = valueAt(record, 'id');
	return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
}

/** Problem details (RFC 9457), as the contract has them. */
function readFailure({ json, status }: Answer): Partial<FailureDetails> | undefined {
	const problem = problemRecord.safeParse(json);
	if (!problem.success) return undefined;
	const { title, detail, errors } = problem.data;
	return {
		...(detail || title ? { vendorMessage: detail ?? title ?? '' } : {}),
		...(errors && { fields: errors }),
		...(status === 403 && {
			remedy:
				'The token lacks a right. Ask your contact at Workwise for one that may read and confirm applications.',
		}),
	};
}
