import { paginate, type PageStrategy } from '../../../shared/http/paginate';
import type { HttpRequest } from '../../../shared/http/request';
import { collect, failureOf } from '../support/failures';

interface Page {
	items: number[];
	next?: string | null;
	total?: number;
	pages?: number;
}

const first: HttpRequest = {
	method: 'GET',
	url: 'https://api.example.com/v1/jobs',
	query: { status: 'open' },
};

/** Reads these pages, and keeps what was asked for. */
function listOf(pages: Page[], strategy: PageStrategy<Page>, limit?: number) {
	const asked: HttpRequest[] = [];
	const items = paginate({
		first,
		load: async (request) => {
			asked.push(request);
			return pages[asked.length - 1] ?? { items: [] };
		},
		items: (page: Page) => page.items,
		strategy,
		...(limit !== undefined && { limit }),
	});
	return { items, asked };
}

const nextLink: PageStrategy<Page> = { type: 'nextLink', next: ({ next }) => next };
const cursor: PageStrategy<Page> = {
	type: 'cursor',
	parameter: 'cursor',
	next: ({ next }) => next,
};
const offset: PageStrategy<Page> = { type: 'offset', parameter: 'offset' };
const pageNumber: PageStrategy<Page> = { type: 'pageNumber', parameter: 'page', first: 1 };

describe('a list that does not move on', () => {
	it('is refused when the cursor repeats, after the items that were read', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1], next: 'b' },
				{ items: [2], next: 'c' },
				{ items: [3], next: 'b' },
			],
			cursor,
		);
		const seen: number[] = [];
		const failure = await failureOf(async () => {
			for await (const item of items) seen.push(item);
		});
		expect(seen).toEqual([1, 2, 3]);
		expect(asked).toHaveLength(3);
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('names the same next page again');
		expect(failure.details.endpoint).toBe('GET /v1/jobs');
	});

	it('is refused when an empty page names its own cursor', async () => {
		const { items } = listOf(
			[
				{ items: [], next: 'b' },
				{ items: [], next: 'b' },
			],
			cursor,
		);
		expect((await failureOf(collect(items))).kind).toBe('contract');
	});

	it('is refused when the next link repeats, relative or absolute', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1], next: '/v1/jobs?page=2' },
				{ items: [2], next: 'https://api.example.com/v1/jobs?page=2' },
			],
			nextLink,
		);
		expect((await failureOf(collect(items))).message).toContain('same next page');
		expect(asked).toHaveLength(2);
	});

	it.each([
		'https://evil.example.net/jobs',
		'//evil.example.net/jobs',
		'http://api.example.com/v1',
	])('is refused when it leads to another origin: %s', async (next) => {
		const { items, asked } = listOf([{ items: [1], next }], nextLink);
		const failure = await failureOf(collect(items));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('another host');
		expect(asked).toHaveLength(1);
	});

	it('is refused when the next link is no address', async () => {
		const { items } = listOf([{ items: [1], next: 'https://' }], nextLink);
		expect((await failureOf(collect(items))).kind).toBe('contract');
	});

	it('does no harm when the limit was reached before', async () => {
		const { items } = listOf(
			[
				{ items: [1], next: 'b' },
				{ items: [2], next: 'b' },
			],
			cursor,
			2,
		);
		expect(await collect(items)).toEqual([1, 2]);
	});
});

describe('next link', () => {
	it('goes on to the third page, through an empty one, with the link as it is', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1, 2], next: '/v1/jobs?cursor=x&limit=2' },
				{ items: [], next: 'https://api.example.com/v1/jobs?cursor=y' },
				{ items: [3], next: null },
			],
			nextLink,
		);
		expect(await collect(items)).toEqual([1, 2, 3]);
		expect(asked).toEqual([
			first,
			{ ...first, url: 'https://api.example.com/v1/jobs?cursor=x&limit=2', query: undefined },
			{ ...first, url: 'https://api.example.com/v1/jobs?cursor=y', query: undefined },
		]);
	});

	it.each([null, undefined, ''])('ends with %p', async (next) => {
		const { items, asked } = listOf(
			[{ items: [1], ...(next !== undefined && { next }) }],
			nextLink,
		);
		expect(await collect(items)).toEqual([1]);
		expect(asked).toHaveLength(1);
	});
});

describe('cursor', () => {
	it('goes on to the third page, through an empty one, and keeps the other parameters', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1], next: 'b' },
				{ items: [], next: 'c' },
				{ items: [2, 3], next: null },
			],
			cursor,
		);
		expect(await collect(items)).toEqual([1, 2, 3]);
		expect(asked.map(({ query }) => query)).toEqual([
			{ status: 'open' },
			{ status: 'open', cursor: 'b' },
			{ status: 'open', cursor: 'c' },
		]);
	});
});

describe('offset', () => {
	it('does not take a short page for the end: services cap page sizes silently', async () => {
		const { items, asked } = listOf(
			[{ items: [1, 2, 3] }, { items: [4] }, { items: [5, 6] }],
			offset,
		);
		expect(await collect(items)).toEqual([1, 2, 3, 4, 5, 6]);
		expect(asked.map(({ query }) => query?.offset)).toEqual([undefined, 3, 4, 6]);
	});

	it('ends at the total without a further request', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1, 2], total: 5 },
				{ items: [3, 4], total: 5 },
				{ items: [5], total: 5 },
			],
			{ ...offset, total: ({ total }) => total },
		);
		expect(await collect(items)).toEqual([1, 2, 3, 4, 5]);
		expect(asked).toHaveLength(3);
	});

	it('ends at an empty page although the total promises more', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1], total: 9 },
				{ items: [], total: 9 },
			],
			{
				...offset,
				total: ({ total }) => total,
			},
		);
		expect(await collect(items)).toEqual([1]);
		expect(asked).toHaveLength(2);
	});
});

describe('page number', () => {
	it('counts from the first number and ends at the first empty page', async () => {
		const { items, asked } = listOf([{ items: [1, 2] }, { items: [3] }, { items: [4, 5] }], {
			...pageNumber,
			first: 0,
		});
		expect(await collect(items)).toEqual([1, 2, 3, 4, 5]);
		expect(asked.map(({ query }) => query?.page)).toEqual([undefined, 1, 2, 3]);
	});

	it('ends at the number of pages without a further request', async () => {
		const { items, asked } = listOf(
			[
				{ items: [1], pages: 3 },
				{ items: [2], pages: 3 },
				{ items: [3], pages: 3 },
			],
			{ ...pageNumber, pageCount: ({ pages }) => pages },
		);
		expect(await collect(items)).toEqual([1, 2, 3]);
		expect(asked.map(({ query }) => query?.page)).toEqual([undefined, 2, 3]);
	});
});

describe('limit', () => {
	const pages = [
		{ items: [1, 2], next: 'b' },
		{ items: [3, 4], next: 'c' },
		{ items: [5], next: null },
	];

	it.each([
		[0, [], 0],
		[1, [1], 1],
		[2, [1, 2], 1],
		[3, [1, 2, 3], 2],
		[4, [1, 2, 3, 4], 2],
		[9, [1, 2, 3, 4, 5], 3],
	])('%i gives %j and reads %i pages', async (limit, expected, requests) => {
		const { items, asked } = listOf(pages, cursor, limit);
		expect(await collect(items)).toEqual(expected);
		expect(asked).toHaveLength(requests);
	});

	it('is not needed by a reader who stops: no page is read ahead', async () => {
		const { items, asked } = listOf(pages, cursor);
		for await (const item of items) if (item === 2) break;
		expect(asked).toHaveLength(1);
	});
});

describe('reading ahead', () => {
	/** Pages of one item each, of which the third cannot be loaded when `fails`. */
	function ahead(limit?: number, fails = false) {
		const asked: number[] = [];
		const items = paginate({
			first,
			load: async () => {
				asked.push(asked.length + 1);
				if (fails && asked.length === 3) throw new Error('the third page');
				return { items: [asked.length], next: asked.length < 5 ? `c${asked.length}` : null };
			},
			items: (page: Page) => page.items,
			strategy: cursor,
			readAhead: true,
			...(limit !== undefined && { limit }),
		});
		return { items, asked };
	}

	it('asks for the next page before the items of this one are used', async () => {
		const { items, asked } = ahead();
		expect((await items.next()).value).toBe(1);
		expect(asked).toEqual([1, 2]);
		expect(await collect(items)).toEqual([2, 3, 4, 5]);
		expect(asked).toHaveLength(5);
	});

	it('asks for no page beyond the limit', async () => {
		const { items, asked } = ahead(2);
		expect(await collect(items)).toEqual([1, 2]);
		expect(asked).toHaveLength(2);
	});

	it('tells of a page that cannot be loaded after the items before it', async () => {
		const { items } = ahead(undefined, true);
		const seen: number[] = [];
		const reading = async () => {
			for await (const item of items) seen.push(item);
		};
		await expect(reading()).rejects.toThrow('the third page');
		expect(seen).toEqual([1, 2]);
	});
});
