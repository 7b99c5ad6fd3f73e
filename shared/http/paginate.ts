import { Failure } from './failure';
import type { HttpRequest } from './request';

/** How a list goes on, as data. `Page` is the checked body of one answer. */
export type PageStrategy<Page> =
	| { type: 'nextLink'; next(page: Page): string | null | undefined }
	| { type: 'cursor'; parameter: string; next(page: Page): string | null | undefined }
	| { type: 'offset'; parameter: string; total?(page: Page): number | undefined }
	| {
			type: 'pageNumber';
			parameter: string;
			first: number;
			pageCount?(page: Page): number | undefined;
	  };

export interface Pagination<Page, Item> {
	first: HttpRequest;
	load(request: HttpRequest): Promise<Page>;
	items(page: Page): readonly Item[];
	/** How many rows the page had, where `items` leaves some out; an offset counts rows. */
	rowCount?(page: Page): number;
	strategy: PageStrategy<Page>;
	/** Stop after that many items; absent: all of them. */
	limit?: number;
	/** Load the next page while the items of this one are used; for lists that are read to their end. */
	readAhead?: boolean;
}

/**
 * All items of a list, page by page, no page before it is needed unless it is to read ahead. An empty page does not end a
 * list that names a next one. Offset and page number lists end at the total that the service tells or else at the first
 * empty page: a short page is no end, since services cap page sizes silently.
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
		const progress = { read, pages, empty: rows === 0 };
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
	/** Whether the page just read had no items. */
	empty: boolean;
	/** Cursors and links used so far. */
	seen: Set<string>;
}

function nextRequest<Page>(
	first: HttpRequest,
	strategy: PageStrategy<Page>,
	page: Page,
	{ read, pages, empty, seen }: Progress,
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
			refuseRepeated(first, seen, url.href);
			// A next link carries its own query; sending ours as well would reset it.
			return { ...first, url: url.href, query: undefined };
		}
		case 'cursor': {
			const cursor = strategy.next(page);
			if (!cursor) return undefined;
			refuseRepeated(first, seen, cursor);
			return withQuery(first, strategy.parameter, cursor);
		}
		case 'offset': {
			if (empty || read >= (strategy.total?.(page) ?? Infinity)) return undefined;
			return withQuery(first, strategy.parameter, read);
		}
		case 'pageNumber': {
			if (empty || pages >= (strategy.pageCount?.(page) ?? Infinity)) return undefined;
			return withQuery(first, strategy.parameter, strategy.first + pages);
		}
	}
}

function withQuery(first: HttpRequest, parameter: string, value: string | number): HttpRequest {
	return { ...first, query: { ...first.query, [parameter]: value } };
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
