import type { ZodType, ZodTypeDef } from 'zod';
import { z } from 'zod';
import { createCaller, type Caller, type CallerParts } from './caller';
import { fieldsOf } from './explain';
import type { Answer } from './service';
import { fillPath, type Contract, type Endpoint } from './contract';
import type { FailureDetails } from './failure';
import { paginate, type PageStrategy } from './paginate';
import { fieldRenamer, valueAt, withValueAt } from './paths';
import type { ByteStream, HttpRequest, QueryValue, RequestBody } from './request';
import type { RetryRules } from './retry';

/** A record as checked, and as it came. */
export interface Received<T> {
	record: T;
	raw: unknown;
}

/** A record of a list that does not fit the contract; the others of its page go on. */
export interface UnreadableRecord {
	id?: string;
	/** What it is, if not one of the records that are asked for but one in which these are. */
	noun?: string;
	/** What is wrong, by field. */
	problems: string[];
}

export interface ListOptions {
	limit?: number;
	pageSize?: number;
	/** Told of each record that cannot be read. */
	onUnreadable?(record: UnreadableRecord): void;
	/** Load the next page while the records of this one are used; for lists that are read to their end. */
	readAhead?: boolean;
}

export interface ContractService<Operation extends string> {
	/** Display name. */
	name: string;
	/** Without a slash at the end. */
	baseUrl: string;
	contract: Contract<Operation>;
	/** Sent with every call, e.g. the company. */
	query?: Record<string, QueryValue>;
	readFailure?(answer: Answer): Partial<FailureDetails> | undefined;
	retry?: Partial<RetryRules>;
	/** Records that a page may have. */
	largestPage?: number;
}

export interface Place {
	/** Values of the path's placeholders. */
	ids?: Record<string, string>;
	/** By our names. */
	query?: Record<string, QueryValue>;
}

/** Calls by a contract that a user may have changed. Every call throws Failure. */
export interface ContractClient<Operation extends string> {
	readonly caller: Caller;
	/** The call's method, address and query. */
	requestTo(operation: Operation, place?: Place): HttpRequest;
	/** One record. */
	read<T>(
		operation: Operation,
		schema: ZodType<T, ZodTypeDef, unknown>,
		place?: Place,
	): Promise<Received<T>>;
	/** All records of a list, page by page. */
	list<T>(
		operation: Operation,
		schema: ZodType<T, ZodTypeDef, unknown>,
		options?: ListOptions,
		place?: Place,
	): AsyncGenerator<Received<T>>;
	/**
	 * Sends values by their contract names; the answer is a record as `answeredBy` describes it.
	 * `repeatable` says that a second try does no harm.
	 */
	write<T>(
		operation: Operation,
		values: Record<string, unknown>,
		schema: ZodType<T, ZodTypeDef, unknown>,
		place: Place & { answeredBy?: Operation; repeatable: boolean },
	): Promise<Received<T>>;
	/** Hands the bytes of a file and the answer's headers to `consume`. */
	download<T>(
		operation: Operation,
		place: Place,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
	): Promise<T>;
	/** Sends a form with a file. `repeatable` says that a second try does no harm. */
	upload<T>(
		operation: Operation,
		body: Extract<RequestBody, { type: 'multipart' }>,
		schema: ZodType<T, ZodTypeDef, unknown>,
		place: Place & { repeatable: boolean },
	): Promise<T>;
}

interface Page {
	items: unknown[];
	next?: string | null;
	total?: number;
}

export function createContractClient<Operation extends string>(
	service: ContractService<Operation>,
	parts: CallerParts,
): ContractClient<Operation> {
	const { baseUrl, contract, largestPage = 100 } = service;
	const caller = createCaller(service, parts);

	function requestTo(operation: Operation, { ids = {}, query = {} }: Place = {}): HttpRequest {
		const endpoint = contract[operation];
		const named = Object.entries({ ...service.query, ...query }).map(([name, value]) => [
			endpoint.query[name] ?? name,
			value,
		]);
		return {
			method: endpoint.method,
			url: baseUrl + fillPath(endpoint.path, ids),
			query: Object.fromEntries(named),
		};
	}

	return {
		caller,
		requestTo,

		async read(operation, schema, place) {
			return await caller.json(requestTo(operation, place), received(contract[operation], schema));
		},

		list(operation, schema, options = {}, place = {}) {
			const { limit, pageSize = largestPage, onUnreadable, readAhead } = options;
			const endpoint = contract[operation];
			const rename = fieldRenamer(endpoint.fields);
			const page = pageSchema(endpoint);
			const size = Math.min(pageSize, limit ?? pageSize, largestPage);
			const paged = endpoint.query.limit !== undefined;
			return paginate({
				first: requestTo(operation, {
					...place,
					query: { ...place.query, ...(paged && { limit: size }) },
				}),
				load: async (request) => await caller.json(request, page),
				items: ({ items }) =>
					items.flatMap((item) => {
						const renamed = rename(item);
						const checked = schema.safeParse(renamed);
						if (checked.success) return [{ record: checked.data, raw: item }];
						onUnreadable?.({
							...idOf(renamed),
							problems: fieldsOf(checked.error).map(({ field, message }) => `${field}: ${message}`),
						});
						return [];
					}),
				rowCount: ({ items }) => items.length,
				strategy: strategyOf(endpoint),
				...(limit !== undefined && { limit }),
				...(readAhead && { readAhead }),
			});
		},

		async write(operation, values, schema, { answeredBy = operation, repeatable, ...place }) {
			const endpoint = contract[operation];
			let body: Record<string, unknown> = {};
			for (const [name, value] of Object.entries(values)) {
				if (value !== undefined) {
					body = withValueAt(body, endpoint.body[name] ?? name, value);
				}
			}
			return await caller.json(
				{ ...requestTo(operation, place), body: { type: 'json', value: body } },
				received(contract[answeredBy], schema),
				{ repeatable },
			);
		},

		async download(operation, place, consume) {
			return await caller.download(requestTo(operation, place), consume);
		},

		async upload(operation, body, schema, { repeatable, ...place }) {
			return await caller.json({ ...requestTo(operation, place), body }, schema, { repeatable });
		},
	};
}

/** By cursor where the contract names one, by offset where the query has one, else one page. */
function strategyOf(endpoint: Endpoint): PageStrategy<Page> {
	if (endpoint.nextCursor) {
		const parameter = endpoint.query.cursor ?? 'cursor';
		return { type: 'cursor', parameter, next: ({ next }) => next };
	}
	if (endpoint.query.offset) {
		return { type: 'offset', parameter: endpoint.query.offset, total: ({ total }) => total };
	}
	return { type: 'cursor', parameter: 'cursor', next: () => undefined };
}

function pageSchema(endpoint: Endpoint): ZodType<Page, ZodTypeDef, unknown> {
	return z.unknown().transform((body, context): Page => {
		const refuse = (path: string, message: string) => {
			context.addIssue({ code: 'custom', path: [path], message });
			return z.NEVER;
		};
		const items = asList(valueAt(body, endpoint.items ?? ''));
		if (!items) return refuse(endpoint.items ?? '', 'must be a list');
		const next = endpoint.nextCursor ? valueAt(body, endpoint.nextCursor) : undefined;
		if (next !== undefined && next !== null && typeof next !== 'string') {
			return refuse(endpoint.nextCursor ?? '', 'must be text or null');
		}
		const total = (endpoint.totals ?? [])
			.map((path) => valueAt(body, path))
			.find((value) => typeof value === 'number');
		return { items, next, ...(typeof total === 'number' && { total }) };
	});
}

/** Some services answer with an object of records by id where others answer with a list. */
function asList(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'object' || value === null) return undefined;
	const records: unknown[] = Object.values(value);
	return records.every((record) => typeof record === 'object' && record !== null)
		? records
		: undefined;
}

function received<T>(endpoint: Endpoint, schema: ZodType<T, ZodTypeDef, unknown>) {
	const rename = fieldRenamer(endpoint.fields);
	return z.unknown().transform((raw, context): Received<T> => {
		const checked = schema.safeParse(rename(raw));
		if (checked.success) return { record: checked.data, raw };
		for (const issue of checked.error.issues) context.addIssue(issue);
		return z.NEVER;
	});
}

function idOf(record: unknown): { id?: string } {
	const id = valueAt(record, 'id');
	return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
}
