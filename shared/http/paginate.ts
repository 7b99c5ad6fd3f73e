import { Failure } from './failure';
import { isObject, withValueAt } from './paths';
import type { HttpRequest } from './request';

/** Where a request carries its position; in the query unless it says otherwise. */
export interface Carrier {
	in?: 'query' | 'body' | 'header';
	parameter: string;
}

/** Marks of the last page, besides an empty one. */
interface Ends<Page> {
	total?(page: Page): number | undefined;
	isLast?(page: Page): boolean;
	/** Records in a full page, where a page with fewer is the last one. */
	fullPage?: number;
}

/** How a list goes on, as data. `Page` is the checked body of one answer. */
export type PageStrategy<Page> =
	| {
			type: 'nextLink';
			next(page: Page): string | null | undefined;
			/** The one parameter of the link's query that is sent. */
			only?: string;
	  }
	| (Carrier & {
			type: 'cursor';
			next(page: Page): string | null | undefined;
			/** Send the cursor without the filters of the first request. */
			alone?: boolean;
	  })
	| (Carrier & Ends<Page> & { type: 'offset' })
	| (Carrier &
			Ends<Page> & {
				type: 'pageNumber';
				first: number;
				pageCount?(page: Page): number | undefined;
			});

export interface Pagination<Page, Item> {
	first: HttpRequest;
	load(request: HttpRequest): Promise<Page>;
	items(page: Page): readonly Item[];
	/** How many rows the page had, where `items` leaves some out; an offset counts rows. */
	rowCount?(page: Page): number;
	strategy: PageStrategy<NoInfer<Page>>;
	/** Stop after that many items; absent: all of them. */
	limit?: number;
	/** Load the next page while the items of this one are used; for lists that are read to their end. */
	readAhead?: boolean;
}

/**
 * All items of a list, page by page, no page before it is needed unless it is to read ahead. An empty page does not end a
 * list that names a next one. Offset and page number lists end at the mark that the service gives or else at the first
 * empty page: a short page is the end only where the strategy says so, since services cap page sizes silently.
 *
 * @throws Failure `contract` when the list does not move on, or leads to another host
 */
export async function* paginate<Page, Item>(options: Pagination<Page, Item>): AsyncGenerator<Item> {
	const { first, load, items, strategy, limit = Infinity, readAhead = false } = options;
	if (limit <= 0) return;
	// A next link back to the beginning is a repetition as well.
	const seen = new Set<string>(strategy.type === 'nextLink' ? [new URL(first.url).href] : []);
	async function loadNext(
		page: Page,
		progress: Omit<Progress, 'seen'>,
	): Promise<{ page: Page } | undefined> {
		const request = nextRequest(first, strategy, page, { ...progress, seen });
		return request && { page: await load(request) };
	}
	let given = 0;
	let read = 0;
	let pages = 0;

	let current: { page: Page } | undefined = { page: await load(first) };
	while (current) {
		const page: Page = current.page;
		const list = items(page);
		const rows = options.rowCount?.(page) ?? list.length;
		pages += 1;
		read += rows;
		const progress = { read, pages, rows };
		const isLast = given + list.length >= limit;
		const following: Promise<{ page: Page } | undefined> | undefined =
			readAhead && !isLast ? loadNext(page, progress) : undefined;
		// Its failure is told when it is its turn.
		following?.catch(() => undefined);
		for (const item of list) {
			if (given >= limit) return;
			given += 1;
			yield item;
		}
		if (isLast) return;
		current = await (following ?? loadNext(page, progress));
	}
}

interface Progress {
	/** Items read so far. */
	read: number;
	/** Pages read so far. */
	pages: number;
	/** Rows of the page just read. */
	rows: number;
	/** Cursors and links used so far. */
	seen: Set<string>;
}

function nextRequest<Page>(
	first: HttpRequest,
	strategy: PageStrategy<Page>,
	page: Page,
	{ read, pages, rows, seen }: Progress,
): HttpRequest | undefined {
	switch (strategy.type) {
		case 'nextLink': {
			const link = strategy.next(page);
			if (!link) return undefined;
			if (!URL.canParse(link, first.url)) {
				throw stuck(first, 'The service names a next page that is no address');
			}
			const url = new URL(link, first.url);
			// Credentials go with the request: a link to another host must not get them.
			if (url.origin !== new URL(first.url).origin) {
				throw stuck(first, `The next page is on another host (${url.host})`);
			}
			const { only } = strategy;
			if (only !== undefined) keepOnly(first, url, only);
			refuseRepeated(first, seen, url.href);
			// A next link carries its own query; sending ours as well would reset it.
			return { ...first, url: url.href, query: undefined };
		}
		case 'cursor': {
			const cursor = strategy.next(page);
			if (!cursor) return undefined;
			refuseRepeated(first, seen, cursor);
			return withPosition(strategy.alone ? withoutFilters(first) : first, strategy, cursor);
		}
		case 'offset': {
			return isLast(strategy, page, rows, read) ? undefined : withPosition(first, strategy, read);
		}
		case 'pageNumber': {
			const { pageCount, first: firstNumber } = strategy;
			if (isLast(strategy, page, rows, read) || pages >= (pageCount?.(page) ?? Infinity)) {
				return undefined;
			}
			return withPosition(first, strategy, firstNumber + pages);
		}
	}
}

function isLast<Page>(ends: Ends<Page>, page: Page, rows: number, read: number): boolean {
	return (
		rows === 0 ||
		read >= (ends.total?.(page) ?? Infinity) ||
		rows < (ends.fullPage ?? 0) ||
		(ends.isLast?.(page) ?? false)
	);
}

/** The request with a position, a cursor or a number, where the carrier says. */
export function withPosition(
	request: HttpRequest,
	{ in: carriedIn = 'query', parameter }: Carrier,
	position: string | number,
): HttpRequest {
	switch (carriedIn) {
		case 'query':
			return { ...request, query: { ...request.query, [parameter]: position } };
		case 'header':
			return { ...request, headers: { ...request.headers, [parameter]: String(position) } };
		case 'body': {
			const { body } = request;
			const values = body?.type === 'json' && isObject(body.value) ? body.value : {};
			return {
				...request,
				body: { type: 'json', value: withValueAt(values, parameter, position) },
			};
		}
	}
}

function withoutFilters(request: HttpRequest): HttpRequest {
	return { ...request, query: undefined, body: undefined };
}

/** @throws Failure `contract` for a link without that parameter */
function keepOnly(first: HttpRequest, url: URL, parameter: string): void {
	const value = url.searchParams.get(parameter);
	if (value === null) {
		throw stuck(first, `The service names a next page without the parameter '${parameter}'`);
	}
	url.search = new URLSearchParams({ [parameter]: value }).toString();
}

function refuseRepeated(first: HttpRequest, seen: Set<string>, position: string): void {
	if (seen.has(position))
		throw stuck(first, 'The service names the same next page again, so the list would never end');
	seen.add(position);
}

function stuck(first: HttpRequest, message: string): Failure {
	return new Failure({
		kind: 'contract',
		message,
		remedy: 'Nothing was skipped up to here. If it stays so, report it to the service.',
		endpoint: `${first.method} ${new URL(first.url).pathname}`,
	});
}
