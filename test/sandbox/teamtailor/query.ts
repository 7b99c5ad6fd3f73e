import { badRequest } from './errors';
import type { Collection, Row } from './resources';

const LARGEST_PAGE = 30;
const DEFAULT_PAGE = 10;

export interface ListQuery {
	filters: Map<string, string>;
	include: string[];
	/** Attribute names, `-` before one for descending. */
	sort: string[];
	/** Attributes to answer, by type. */
	fields: Map<string, Set<string>>;
	size: number;
	number: number;
	after: number | undefined;
}

/** @throws TeamtailorError 400 for what the endpoint does not know */
export function readQuery(query: unknown, filters: readonly string[] = []): ListQuery {
	const read: ListQuery = {
		filters: new Map(),
		include: [],
		sort: [],
		fields: new Map(),
		size: DEFAULT_PAGE,
		number: 1,
		after: undefined,
	};
	for (const [name, given] of Object.entries(query ?? {})) {
		const value = String(given);
		const filter = /^filter\[(.+)\]$/.exec(name)?.[1];
		const type = /^fields\[(.+)\]$/.exec(name)?.[1];
		if (filter !== undefined) {
			if (!filters.includes(filter)) {
				throw badRequest('Filter not allowed', `${filter} is not allowed.`, name);
			}
			read.filters.set(filter, value);
		} else if (type !== undefined) read.fields.set(type, new Set(value.split(',')));
		else if (name === 'include') read.include = value.split(',').filter(Boolean);
		else if (name === 'sort') read.sort = value.split(',').filter(Boolean);
		else if (name === 'page[size]') read.size = Math.min(whole(name, value), LARGEST_PAGE);
		else if (name === 'page[number]') read.number = whole(name, value);
		else if (name === 'page[after]') read.after = readCursor(value);
		else throw badRequest('Param not allowed', `${name} is not allowed.`, name);
	}
	return read;
}

function whole(name: string, value: string): number {
	if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
	throw badRequest('Invalid page value', `${value} is not a valid value for ${name}.`, name);
}

function readCursor(value: string): number {
	const [, position] = /^after:(\d+):\d+$/.exec(Buffer.from(value, 'base64url').toString()) ?? [];
	if (position !== undefined) return Number(position);
	throw badRequest('Invalid page value', 'The cursor is not valid.', 'page[after]');
}

let cursors = 0;

function writeCursor(position: number): string {
	cursors += 1;
	return Buffer.from(`after:${position}:${cursors}`).toString('base64url');
}

export interface Page<R> {
	rows: R[];
	count: number;
	links: Record<string, string>;
}

interface PageOptions<R extends Row> {
	rows: readonly R[];
	query: ListQuery;
	collection: Collection<R>;
	/** Address of the list, without its query. */
	address: string;
	/** The query as it came, to be repeated in the links. */
	asked: Record<string, string>;
	/** Whether the list goes on by cursor, as that of candidates does. */
	byCursor: boolean;
	/** Answer no rows now and everything on the next page. */
	empty: boolean;
}

/** @throws TeamtailorError 400 for an attribute that the record does not have */
export function takePage<R extends Row>(options: PageOptions<R>): Page<R> {
	const { query, address, asked, byCursor, empty } = options;
	const rows = sorted(options);
	const start =
		byCursor && query.after !== undefined ? query.after : (query.number - 1) * query.size;
	const end = empty ? start : Math.min(start + query.size, rows.length);
	const link = (page: Record<string, string>) =>
		`${address}?${new URLSearchParams({ ...withoutPage(asked), 'page[size]': String(query.size), ...page }).toString()}`;
	const hasNext = end < rows.length;
	const pages = Math.max(1, Math.ceil(rows.length / query.size));
	return {
		rows: rows.slice(start, end),
		count: rows.length,
		links: {
			first: link({ 'page[number]': '1' }),
			last: link({ 'page[number]': String(pages) }),
			...(hasNext && {
				next: link(
					byCursor
						? { 'page[after]': writeCursor(end) }
						: { 'page[number]': String(query.number + 1) },
				),
			}),
		},
	};
}

function withoutPage(asked: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(asked).filter(([name]) => !name.startsWith('page[')));
}

function sorted<R extends Row>({ rows, query, collection }: PageOptions<R>): R[] {
	const keys = (query.sort.length > 0 ? query.sort : ['id']).map((key) => {
		const name = key.replace(/^-/, '');
		return { name, descending: key.startsWith('-') };
	});
	const valueOf = (row: R, name: string): unknown =>
		name === 'id' ? Number(row.id) : collection.attributes(row)[name];
	const [sample] = rows;
	for (const { name } of keys) {
		if (sample && valueOf(sample, name) === undefined) {
			throw badRequest('Invalid sort criteria', `${name} is not a valid sort criteria.`, 'sort');
		}
	}
	return [...rows].sort((one, other) => {
		for (const { name, descending } of keys) {
			const order = compare(valueOf(one, name), valueOf(other, name));
			if (order !== 0) return descending ? -order : order;
		}
		return Number(one.id) - Number(other.id);
	});
}

function compare(one: unknown, other: unknown): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	const [a, b] = [String(one ?? ''), String(other ?? '')];
	const [aTime, bTime] = [Date.parse(a), Date.parse(b)];
	if (/^\d{4}-/.test(a) && /^\d{4}-/.test(b)) return aTime - bTime;
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a moment is within `filter[name][from]` and `filter[name][to]`, both included. */
export function isWithin(query: ListQuery, name: string, moment: string): boolean {
	for (const end of ['from', 'to'] as const) {
		const text = query.filters.get(`${name}][${end}`);
		if (text === undefined) continue;
		const limit = Date.parse(text);
		const parameter = `filter[${name}][${end}]`;
		if (Number.isNaN(limit))
			throw badRequest('Invalid filter value', `${text} is no time.`, parameter);
		if (end === 'from' ? Date.parse(moment) < limit : Date.parse(moment) > limit) return false;
	}
	return true;
}

/** The names of the two filters of a moment. */
export const timeFilter = (name: string) => [`${name}][from`, `${name}][to`];
