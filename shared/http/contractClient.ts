import type { ZodType, ZodTypeDef } from 'zod';
import { z } from 'zod';
import { createCaller, type Caller, type CallerParts } from './caller';
import { fieldsOf } from './explain';
import type { Answer } from './service';
import { fillPath, pagingOf, type Contract, type Endpoint } from './contract';
import type { FailureDetails } from './failure';
import { paginate, withPosition } from './paginate';
import { pagingProblem, strategyOf, type ListAnswer, type Paging } from './paging';
import { fieldRenamer, ownValue, valueAt, withValueAt } from './paths';
import type { ByteStream, HttpRequest, QueryValue, RequestBody } from './request';
import type { RateLimit } from './pacer';
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
	/** Told of each page as a whole, for what stands beside its records, e.g. a sync token. */
	onPage?(answer: unknown): void;
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
	/** See `ServiceRules.readStatus`. */
	readStatus?(answer: Answer): number | undefined;
	retry?: Partial<RetryRules>;
	/** Keeps the calls below it. */
	rateLimit?: RateLimit;
	/** Records that a page may have. */
	largestPage?: number;
}

export interface CallParameters {
	/** Values of the path's placeholders. */
	ids?: Record<string, string>;
	/** By our names. */
	query?: Record<string, QueryValue>;
	/** What a call that reads with a body is asked, by our names. */
	body?: Record<string, unknown>;
}

/** Calls by a contract that a user may have changed. Every call throws Failure. */
export interface ContractClient<Operation extends string> {
	readonly caller: Caller;
	/** The call's method, address, query and, where the place has one, body. */
	requestTo(operation: Operation, place?: CallParameters): HttpRequest;
	/** One record. */
	read<T>(
		operation: Operation,
		schema: ZodType<T, ZodTypeDef, unknown>,
		place?: CallParameters,
	): Promise<Received<T>>;
	/** All records of a list, page by page. */
	list<T>(
		operation: Operation,
		schema: ZodType<T, ZodTypeDef, unknown>,
		options?: ListOptions,
		place?: CallParameters,
	): AsyncGenerator<Received<T>>;
	/**
	 * Sends values by their contract names; the answer is a record as `answeredBy` describes it.
	 * `repeatable` says that a second try does no harm.
	 */
	write<T>(
		operation: Operation,
		values: Record<string, unknown>,
		schema: ZodType<T, ZodTypeDef, unknown>,
		place: CallParameters & { answeredBy?: Operation; repeatable: boolean },
	): Promise<Received<T>>;
	/** Hands the bytes of a file and the answer's headers to `consume`. */
	download<T>(
		operation: Operation,
		place: CallParameters,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
	): Promise<T>;
	/** Sends a form with a file. `repeatable` says that a second try does no harm. */
	upload<T>(
		operation: Operation,
		body: Extract<RequestBody, { type: 'multipart' }>,
		schema: ZodType<T, ZodTypeDef, unknown>,
		place: CallParameters & { repeatable: boolean },
	): Promise<T>;
}

interface Page extends ListAnswer {
	items: unknown[];
}

export function createContractClient<Operation extends string>(
	service: ContractService<Operation>,
	parts: CallerParts,
): ContractClient<Operation> {
	const { baseUrl, contract, largestPage = 100 } = service;
	const caller = createCaller(service, parts);

	function requestTo(
		operation: Operation,
		{ ids = {}, query = {}, body }: CallParameters = {},
	): HttpRequest {
		const endpoint = contract[operation];
		const named = Object.entries({ ...service.query, ...query }).map(([name, value]) => [
			ownValue(endpoint.query, name) ?? name,
			value,
		]);
		return {
			method: endpoint.method,
			url: baseUrl + fillPath(endpoint.path, ids),
			query: Object.fromEntries(named),
			...(body && { body: bodyOf(endpoint, body) }),
		};
	}

	return {
		caller,
		requestTo,

		async read(operation, schema, place = {}) {
			return await caller.json(
				requestTo(operation, asked(contract[operation], place)),
				received(contract[operation], schema),
				reading,
			);
		},

		list(operation, schema, options = {}, place = {}) {
			const { limit, pageSize = largestPage, onUnreadable, readAhead, onPage } = options;
			const endpoint = contract[operation];
			const rename = fieldRenamer(endpoint.fields);
			const paging = pagingOf(endpoint);
			const page = pageSchema(endpoint, paging);
			const size = Math.min(pageSize, limit ?? pageSize, largestPage);
			return paginate({
				first: withPageSize(requestTo(operation, asked(endpoint, place)), endpoint, paging, size),
				load: async (request): Promise<Page> => {
					const { value, headers } = await caller.answer(request, page, reading);
					onPage?.(value.body);
					return { ...value, headers };
				},
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
				strategy: strategyOf(paging, size),
				...(limit !== undefined && { limit }),
				...(readAhead && { readAhead }),
			});
		},

		async write(operation, values, schema, { answeredBy = operation, repeatable, ...place }) {
			const endpoint = contract[operation];
			return await caller.json(
				{ ...requestTo(operation, place), body: bodyOf(endpoint, values) },
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

/** What only reads may be repeated, whatever its method is. */
const reading = { repeatable: true };

/** A call that reads by POST has a body, even where nothing is asked. */
function asked({ method }: Endpoint, place: CallParameters): CallParameters {
	return method === 'GET' ? place : { body: {}, ...place };
}

/** The values at the places that the service has for them. */
function bodyOf(endpoint: Endpoint, values: Record<string, unknown>): RequestBody {
	let body: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(values)) {
		if (value === undefined) continue;
		body = withValueAt(body, ownValue(endpoint.body, name) ?? name, value);
	}
	return { type: 'json', value: body };
}

function withPageSize(
	request: HttpRequest,
	{ query }: Endpoint,
	paging: Paging,
	size: number,
): HttpRequest {
	if ('size' in paging && paging.size !== undefined) {
		return withPosition(request, { ...paging, parameter: paging.size }, size);
	}
	return query.limit === undefined
		? request
		: withPosition(request, { parameter: query.limit }, size);
}

function pageSchema(
	endpoint: Endpoint,
	paging: Paging,
): ZodType<Omit<Page, 'headers'>, ZodTypeDef, unknown> {
	return z.unknown().transform((body, context) => {
		const refuse = (path: string, message: string) => {
			context.addIssue({ code: 'custom', path: [path], message });
			return z.NEVER;
		};
		// Some services have no content for an empty list.
		const items = body === undefined ? [] : asList(valueAt(body, endpoint.items ?? ''));
		if (!items) return refuse(endpoint.items ?? '', 'must be a list');
		const problem = pagingProblem(paging, body);
		return problem ? refuse(problem.field, problem.message) : { items, body };
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
		const inner = valueAt(raw, endpoint.envelope ?? '');
		const checked = schema.safeParse(rename(inner));
		if (checked.success) return { record: checked.data, raw: inner };
		for (const issue of checked.error.issues) context.addIssue(issue);
		return z.NEVER;
	});
}

function idOf(record: unknown): { id?: string } {
	const id = valueAt(record, 'id');
	return typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
}
