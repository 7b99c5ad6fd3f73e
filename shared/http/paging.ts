import { z } from 'zod';
import { nextLinkOf } from './linkHeader';
import type { PageStrategy } from './paginate';
import { valueAt } from './paths';

/** A path like `meta.total` in an answer's body, or one of the answer's headers. */
const source = z.union([z.string().min(1), z.object({ header: z.string().min(1) }).strict()], {
	errorMap: () => ({ message: 'must be a path in the answer, or {"header": "its name"}' }),
});

export type Source = z.infer<typeof source>;

const name = z.string().min(1, 'must not be empty');

/** Where a request says which page it wants; in the query unless it says otherwise. */
const carrier = {
	in: z.enum(['query', 'body', 'header']).optional(),
	/** The name of the parameter, field or header that holds the position. */
	parameter: name,
	/** The name of the one that holds the number of records in a page; see also `query.limit` of an endpoint. */
	size: name.optional(),
};

/** Marks of a list's last page. An empty page is always the last one. */
const ends = {
	/** The number of all records; of several places the first that is there counts. */
	total: z.union([source, z.array(source)]).optional(),
	/** Whether more records follow: `true`, or text such as `true`. */
	more: source.optional(),
	/** A page with fewer records than were asked for is the last one. For services that do not lower the page size. */
	shortPage: z.boolean().optional(),
};

/** How a list goes on, as data of an endpoint. */
export const pagingSchema = z.discriminatedUnion('type', [
	/** There is only one page. */
	z.object({ type: z.literal('onePage') }).strict(),
	z
		.object({
			type: z.literal('cursor'),
			...carrier,
			/** Where the cursor of the next page is; the list ends without one. */
			next: source,
			more: ends.more,
			/** The cursor is sent without the filters of the first request. */
			alone: z.boolean().optional(),
		})
		.strict(),
	/** The answer names the URL of the next page, which carries its own query and must be on the same host. */
	z
		.object({
			type: z.literal('nextUrl'),
			next: source,
			more: ends.more,
			/** The query parameter of the first request that holds the number of records in a page. */
			size: name.optional(),
		})
		.strict(),
	z
		.object({
			/** The same, in the Link header (RFC 8288). */
			type: z.literal('linkHeader'),
			/** The one parameter of that URL which is sent, for services that refuse a cursor with others beside it. */
			cursor: name.optional(),
			/** As for `nextUrl`. */
			size: name.optional(),
		})
		.strict(),
	/** By the number of records read so far. */
	z.object({ type: z.literal('offset'), ...carrier, ...ends }).strict(),
	z
		.object({
			type: z.literal('pageNumber'),
			...carrier,
			/** The number of the first page. */
			first: z.number().int().min(0),
			...ends,
			/** The number of all pages. */
			pages: source.optional(),
		})
		.strict(),
]);

export type Paging = z.infer<typeof pagingSchema>;

/** One answer of a list. */
export interface ListAnswer {
	body: unknown;
	/** In lower case. */
	headers: Record<string, string>;
}

/**
 * The paging as `paginate` follows it.
 * @param pageSize records that each page is asked for
 */
export function strategyOf(paging: Paging, pageSize: number): PageStrategy<ListAnswer> {
	switch (paging.type) {
		case 'onePage':
			return { type: 'cursor', parameter: '', next: () => undefined };
		case 'cursor':
			return {
				...placeOf(paging),
				type: 'cursor',
				alone: paging.alone ?? false,
				next: (answer) => (endsHere(answer, paging) ? undefined : textAt(answer, paging.next)),
			};
		case 'nextUrl':
			return {
				type: 'nextLink',
				next: (answer) => (endsHere(answer, paging) ? undefined : textAt(answer, paging.next)),
			};
		case 'linkHeader':
			return {
				type: 'nextLink',
				next: ({ headers }) => nextLinkOf(headers.link),
				...(paging.cursor && { only: paging.cursor }),
			};
		case 'offset':
			return {
				...placeOf(paging),
				type: 'offset',
				total: (answer) => numberAt(answer, paging.total),
				...endMarks(paging, pageSize),
			};
		case 'pageNumber':
			return {
				...placeOf(paging),
				type: 'pageNumber',
				first: paging.first,
				total: (answer) => numberAt(answer, paging.total),
				pageCount: (answer) => numberAt(answer, paging.pages),
				...endMarks(paging, pageSize),
			};
	}
}

function placeOf({ in: carriedIn = 'query', parameter }: Extract<Paging, { parameter: string }>) {
	return { in: carriedIn, parameter };
}

function endMarks(
	paging: { more?: Source | undefined; shortPage?: boolean | undefined },
	pageSize: number,
) {
	return {
		isLast: (answer: ListAnswer) => endsHere(answer, paging),
		...(paging.shortPage && { fullPage: pageSize }),
	};
}

/** Whether the answer says that no more records follow; one that says nothing does not. */
function endsHere(answer: ListAnswer, { more }: { more?: Source | undefined }): boolean {
	if (more === undefined) return false;
	const value = readSource(answer, more);
	return ['false', '0', ''].includes(String(value ?? 'unknown').toLowerCase());
}

function textAt(answer: ListAnswer, from: Source): string | undefined {
	const value = readSource(answer, from);
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The first number at one of the places. */
function numberAt(answer: ListAnswer, from: Source | readonly Source[] = []): number | undefined {
	const places: readonly Source[] = Array.isArray(from) ? from : [from];
	for (const place of places) {
		const value = readSource(answer, place);
		const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof number === 'number' && Number.isFinite(number)) return number;
	}
	return undefined;
}

function readSource({ body, headers }: ListAnswer, from: Source): unknown {
	if (typeof from === 'string') return valueAt(body, from);
	const header = from.header.toLowerCase();
	return Object.hasOwn(headers, header) ? headers[header] : undefined;
}

/** What is wrong with the place of the next cursor or URL, at which a list would otherwise end too early. */
export function pagingProblem(
	paging: Paging,
	body: unknown,
): { field: string; message: string } | undefined {
	if (paging.type !== 'cursor' && paging.type !== 'nextUrl') return undefined;
	if (typeof paging.next !== 'string') return undefined;
	const value = valueAt(body, paging.next);
	const fits = value === undefined || value === null || ['string', 'number'].includes(typeof value);
	return fits ? undefined : { field: paging.next, message: 'must be text or null' };
}
