import { z } from 'zod';
import { createCaller } from '../../shared/http/caller';
import type { Clock } from '../../shared/http/clock';
import { fillPath } from '../../shared/http/contract';
import type { ListOptions, Received, UnreadableRecord } from '../../shared/http/contractClient';
import { fieldsOf, unexpectedShape } from '../../shared/http/explain';
import { paginate } from '../../shared/http/paginate';
import type { ByteStream, HttpRequest, QueryValue } from '../../shared/http/request';
import type { ConnectOptions, VendorApi } from '../../shared/http/vendorApi';
import { refuseUnreadable as refuseUnreadableOf } from '../../shared/vendor/createOnce';
import {
	filterQuery,
	largestPage,
	mediaType,
	rateLimit,
	type Endpoint,
	type Filter,
} from './contract';
import { accountKey, readCredential, type TeamtailorAccount } from './credential';
import {
	listDocument,
	readFailure,
	recordDocument,
	toDocument,
	toResource,
	type NewResource,
	type Resource,
} from './jsonApi';
import { system } from './mapping';
import { memoryOf, type Memory } from './memory';

const rules = { name: 'Teamtailor', readFailure };

/** What narrows and orders a list. */
export interface ListQuery {
	/** The ID in the path. */
	id?: string;
	filter?: Filter;
	/** An attribute, with a minus for the other way round. */
	sort?: string;
	/** Names of attributes, with commas; defaults to all. */
	fields?: string;
}

/** Calls of the published API. Every call throws Failure. */
export interface TeamtailorClient {
	readonly account: TeamtailorAccount;
	/** Display name. */
	readonly name: string;
	readonly clock: Clock;
	readonly signal: AbortSignal | undefined;
	readonly memory: Memory;
	read<T>(endpoint: Endpoint<T>, id: string): Promise<Received<T>>;
	/** All records of a list, 30 a page, along `links.next`. */
	list<T>(
		endpoint: Endpoint<T>,
		options?: ListOptions,
		query?: ListQuery,
	): AsyncGenerator<Received<T>>;
	/** `repeatable` says that a second try does no harm. */
	create<T>(
		endpoint: Endpoint<T>,
		values: NewResource,
		rules: { repeatable: boolean },
	): Promise<Received<T>>;
	update<T>(endpoint: Endpoint<T>, id: string, values: NewResource): Promise<Received<T>>;
	/** Hands over the bytes at a signed address, which is good for seconds. */
	download<T>(
		url: string,
		consume: (body: ByteStream, headers: Record<string, string>) => Promise<T>,
	): Promise<T>;
}

export const teamtailorApi: VendorApi<TeamtailorClient> = {
	system,
	name: rules.name,
	credentialType: 'teamtailorApi',
	api: 'published',
	connect,
};

function connect(options: ConnectOptions): TeamtailorClient {
	const account = readCredential(options.credential);
	const key = accountKey(options.credential, account);
	const { clock, signal } = options;
	const caller = createCaller({ ...rules, rateLimit: { ...rateLimit, account: key } }, options);

	function requestTo(
		{ method, path, query }: Endpoint<unknown>,
		id?: string,
		more: Record<string, QueryValue> = {},
	): HttpRequest {
		return {
			method,
			url: account.baseUrl + fillPath(path, id === undefined ? {} : { id }),
			query: { ...more, ...query },
			headers: { accept: mediaType, 'x-api-version': account.apiVersion },
		};
	}

	async function oneRecord<T>(
		endpoint: Endpoint<T>,
		request: HttpRequest,
		repeatable = true,
	): Promise<Received<T>> {
		const { data, included } = await caller.json(request, recordDocument, { repeatable });
		const checked = received(data, included, endpoint);
		if ('error' in checked) throw unexpectedShape(rules, request, checked.error, repeatable);
		return checked;
	}

	async function write<T>(
		endpoint: Endpoint<T>,
		id: string | undefined,
		values: NewResource,
		repeatable: boolean,
	): Promise<Received<T>> {
		const request = requestTo(endpoint, id);
		return await oneRecord(
			endpoint,
			{
				...request,
				body: { type: 'json', value: toDocument(typeOf(endpoint), id, values) },
				headers: { ...request.headers, 'content-type': mediaType },
			},
			repeatable,
		);
	}

	return {
		account,
		name: rules.name,
		clock,
		signal,
		memory: memoryOf(signal, key),
		read: async (endpoint, id) => await oneRecord(endpoint, requestTo(endpoint, id)),
		list(endpoint, listOptions = {}, { id, filter, sort, fields } = {}) {
			const { limit, pageSize, onUnreadable, readAhead } = listOptions;
			const first = requestTo(endpoint, id, {
				'page[size]': Math.min(pageSize ?? largestPage, limit ?? largestPage, largestPage),
				...filterQuery(filter ?? {}),
				sort,
				[`fields[${typeOf(endpoint)}]`]: fields,
			});
			return paginate({
				first,
				load: async (request) => await caller.json(request, listDocument),
				items: ({ data, included }) =>
					data.flatMap((row) => {
						const checked = received(row, included, endpoint);
						if (!('error' in checked)) return [checked];
						onUnreadable?.(unreadable(row, checked.error));
						return [];
					}),
				rowCount: ({ data }) => data.length,
				strategy: {
					type: 'nextLink',
					next: ({ links }) => links?.next && onOurAddress(first.url, links.next),
				},
				...(limit !== undefined && { limit }),
				...(readAhead && { readAhead }),
			});
		},
		create: async (endpoint, values, { repeatable }) =>
			await write(endpoint, undefined, values, repeatable),
		update: async (endpoint, id, values) => await write(endpoint, id, values, true),
		download: async (url, consume) =>
			await caller.download({ method: 'GET', url, anonymous: true }, consume),
	};
}

/** The type of the records is the first part of the path. */
function typeOf({ path }: Endpoint<unknown>): string {
	return path.split('/')[1] ?? '';
}

/** For a look-up before a write. @throws Failure `contract` */
export const refuseUnreadable = refuseUnreadableOf(
	rules.name,
	"Or try another 'API Version' in the credential.",
);

/** The query of the next link at the address that was asked: behind a proxy, links name Teamtailor's own host. */
function onOurAddress(asked: string, next: string): string {
	if (!URL.canParse(next, asked)) return next;
	const address = new URL(asked);
	address.search = new URL(next, asked).search;
	return address.href;
}

function received<T>(
	data: unknown,
	others: Parameters<typeof toResource>[1],
	{ record }: Endpoint<T>,
): Received<T> | { error: z.ZodError } {
	const read = toResource(data, others);
	if ('error' in read) return read;
	const { resource } = read;
	const checked = record.safeParse(resource);
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

function unreadable(row: unknown, error: z.ZodError): UnreadableRecord {
	return {
		...withId.safeParse(row).data,
		problems: fieldsOf(error).map(({ field, message }) => `${field}: ${message}`),
	};
}
