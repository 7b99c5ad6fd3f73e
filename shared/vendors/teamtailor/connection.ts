import { z, type ZodType, type ZodTypeDef } from 'zod';
import { createCaller, type Caller } from '../../http/caller';
import type { ListOptions, Received, UnreadableRecord } from '../../http/contractClient';
import { fillPath } from '../../http/contract';
import { fieldsOf, unexpectedShape } from '../../http/explain';
import { Failure } from '../../http/failure';
import { paginate } from '../../http/paginate';
import type { HttpRequest, QueryValue } from '../../http/request';
import type { ConnectOptions } from '../vendor';
import {
	largestPage,
	mediaType,
	rateLimit,
	teamtailorEndpoints,
	type TeamtailorOperation,
} from './contract';
import { accountKey, type TeamtailorAccount } from './credential';
import { readFailure } from './errors';
import {
	listDocument,
	recordDocument,
	toDocument,
	toResource,
	type NewResource,
	type Resource,
} from './jsonApi';

const rules = { name: 'Teamtailor', readFailure };

export interface Place {
	/** The id in the path. */
	id?: string;
	query?: Record<string, QueryValue>;
}

type RecordSchema<T> = ZodType<T, ZodTypeDef, unknown>;

/** Calls in JSON:API. Every call throws Failure. */
export interface Connection {
	readonly caller: Caller;
	read<T>(
		operation: TeamtailorOperation,
		schema: RecordSchema<T>,
		place: Place,
	): Promise<Received<T>>;
	/** All records of a list, 30 a page, along `links.next`. */
	list<T>(
		operation: TeamtailorOperation,
		schema: RecordSchema<T>,
		options?: ListOptions,
		place?: Place,
	): AsyncGenerator<Received<T>>;
	/** `repeatable` says that a second try does no harm. */
	write<T>(
		operation: TeamtailorOperation,
		resource: NewResource,
		schema: RecordSchema<T>,
		place: Place & { repeatable: boolean },
	): Promise<Received<T>>;
}

export function openConnection(account: TeamtailorAccount, options: ConnectOptions): Connection {
	const { baseUrl, apiVersion } = account;
	const ofAccount = { ...rateLimit, account: accountKey(options.credential, account) };
	const caller = createCaller({ ...rules, rateLimit: ofAccount }, options);

	function requestTo(operation: TeamtailorOperation, { id, query }: Place): HttpRequest {
		const { method, path } = teamtailorEndpoints[operation];
		return {
			method,
			url: baseUrl + fillPath(path, id === undefined ? {} : { id }),
			...(query && { query }),
			headers: { accept: mediaType, 'x-api-version': apiVersion },
		};
	}

	return {
		caller,

		async read(operation, schema, place) {
			const request = requestTo(operation, place);
			const { data, included } = await caller.json(request, recordDocument);
			const checked = received(data, included, schema);
			if ('error' in checked) throw unexpectedShape(rules, request, checked.error);
			return checked;
		},

		list(operation, schema, { limit, pageSize, onUnreadable } = {}, place = {}) {
			const size = Math.min(pageSize ?? largestPage, limit ?? largestPage, largestPage);
			const first = requestTo(operation, {
				...place,
				query: { 'page[size]': size, ...place.query },
			});
			return paginate({
				first,
				load: async (request) => await caller.json(request, listDocument),
				items: ({ data, included }) =>
					data.flatMap((row) => {
						const checked = received(row, included, schema);
						if (!('error' in checked)) return [checked];
						onUnreadable?.({
							...idOf(row),
							problems: fieldsOf(checked.error).map(({ field, message }) => `${field}: ${message}`),
						});
						return [];
					}),
				rowCount: ({ data }) => data.length,
				strategy: {
					type: 'nextLink',
					next: ({ links }) => links?.next && onOurAddress(first.url, links.next),
				},
				...(limit !== undefined && { limit }),
			});
		},

		async write(operation, resource, schema, { repeatable, ...place }) {
			const request: HttpRequest = {
				...requestTo(operation, place),
				body: { type: 'json', value: toDocument(resource) },
			};
			request.headers = { ...request.headers, 'content-type': mediaType };
			const { data, included } = await caller.json(request, recordDocument, { repeatable });
			const checked = received(data, included, schema);
			if ('error' in checked) throw unexpectedShape(rules, request, checked.error);
			return checked;
		},
	};
}

/**
 * For a look-up before a write: what cannot be read may be the record that is looked for, which would be created again.
 * @throws Failure `contract`
 */
export function refuseUnreadable({ id, problems }: UnreadableRecord): never {
	throw new Failure({
		kind: 'contract',
		service: rules.name,
		message: `${rules.name} sent the record ${id ?? 'without an ID'} in an unexpected form (${problems.join('; ')})`,
		remedy:
			"It may be the record that was looked for, so none was created in its place. Look at it in Teamtailor, or try another 'API Version' in the credential.",
	});
}

/** The query of the next link at the address that was asked: behind a proxy, links name Teamtailor's own host. */
function onOurAddress(asked: string, next: string): string {
	if (!URL.canParse(next, asked)) return next;
	const address = new URL(asked);
	address.search = new URL(next, asked).search;
	return address.href;
}

type Others = Parameters<typeof toResource>[1];

function received<T>(
	data: unknown,
	others: Others,
	schema: RecordSchema<T>,
): Received<T> | { error: z.ZodError } {
	let resource: Resource;
	try {
		resource = toResource(data, others);
	} catch (error) {
		if (error instanceof z.ZodError) return { error };
		throw error;
	}
	const checked = schema.safeParse(resource);
	if (!checked.success) return { error: checked.error };
	const named = new Set(relatedKeys(resource));
	const included = (others ?? []).filter(({ type, id }) => named.has(`${type}:${id}`));
	const raw = typeof data === 'object' && included.length > 0 ? { ...data, included } : data;
	return { record: checked.data, raw };
}

function relatedKeys({ related }: Resource): string[] {
	return Object.values(related).flatMap((others) =>
		[others ?? []].flat().map(({ type, id }) => `${type}:${id}`),
	);
}

const withId = z.object({ id: z.union([z.string(), z.number().transform(String)]) });

function idOf(row: unknown): { id?: string } {
	const checked = withId.safeParse(row);
	return checked.success ? { id: checked.data.id } : {};
}
