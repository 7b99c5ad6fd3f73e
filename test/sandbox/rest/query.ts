import { createHash } from 'node:crypto';

import { z } from 'zod';

import { fieldMessages } from '../control/validate';
import { Problem } from './problem';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** An ISO 8601 instant with an offset, kept as text. */
export const instantSchema = z
	.string()
	.refine(
		(text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)),
		'Expected an ISO 8601 instant with an offset',
	);

/** The same as a query parameter, in milliseconds. */
export const instantQuery = instantSchema.transform((text) => Date.parse(text)).optional();

/** `a,b` as a set. */
export function listQuery<Item extends z.ZodType<string, z.ZodTypeDef, string>>(item: Item) {
	return z
		.string()
		.transform((text) => text.split(','))
		.pipe(z.array(item))
		.transform((items) => new Set<string>(items))
		.optional();
}

export const pageQuery = {
	limit: z
		.string()
		.regex(/^\d{1,4}$/, 'Expected a whole number from 1 to 100')
		.transform(Number)
		.refine((limit) => limit >= 1 && limit <= 100, 'Expected a whole number from 1 to 100')
		.default('50'),
	cursor: z.string().min(1).optional(),
};

/** @throws Problem 400 that names each parameter that is unknown or does not fit */
export function readQuery<Shape extends z.ZodRawShape>(shape: Shape, query: unknown) {
	const parsed = z.object(shape).strict().safeParse(query);
	if (parsed.success) return parsed.data;
	const errors = fieldMessages(parsed.error).map((error) =>
		error.message === 'Unknown property' ? { ...error, message: 'Unknown query parameter' } : error,
	);
	const named = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
	throw new Problem(400, `The query cannot be read: ${named}`, errors);
}

/** Where a record stands in a list: the value it is sorted by, then its id. */
export type Place = readonly [string | number, string];

const cursorSchema = z
	.object({
		after: z.tuple([z.union([z.string(), z.number()]), z.string()]).nullable(),
		scope: z.string(),
		/** Makes the cursor after an empty page another one than that which led there. */
		step: z.number().int(),
	})
	.strict();

export interface PageOptions<Item> {
	/** All records, sorted by place. */
	items: readonly Item[];
	place(item: Item): Place;
	matches?(item: Item): boolean;
	limit: number;
	cursor: string | undefined;
	/** The filters, as text: a cursor is good for the same ones only. */
	scope: string;
	/** Answer no items now and everything on the next page. */
	empty: boolean;
}

/** @throws Problem 400 for a cursor that was not given out for these filters */
export function takePage<Item>(options: PageOptions<Item>): {
	items: Item[];
	nextCursor: string | null;
} {
	const scope = createHash('sha256').update(options.scope).digest('base64url').slice(0, 12);
	const cursor = options.cursor === undefined ? null : readCursor(options.cursor, scope);
	const after = cursor?.after ?? null;
	if (options.empty) {
		return { items: [], nextCursor: writeCursor(after, scope, (cursor?.step ?? 0) + 1) };
	}
	const page: Item[] = [];
	for (let index = after ? firstAfter(options, after) : 0; index < options.items.length; index++) {
		const item = options.items[index];
		if (item === undefined || (options.matches && !options.matches(item))) continue;
		const last = page.at(-1);
		if (page.length === options.limit && last !== undefined) {
			return { items: page, nextCursor: writeCursor(options.place(last), scope, 0) };
		}
		page.push(item);
	}
	return { items: page, nextCursor: null };
}

export function comparePlaces([a, aId]: Place, [b, bId]: Place): number {
	if (a !== b) return a < b ? -1 : 1;
	return aId === bId ? 0 : aId < bId ? -1 : 1;
}

function firstAfter<Item>({ items, place }: PageOptions<Item>, after: Place): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const item = items[middle];
		if (item !== undefined && comparePlaces(place(item), after) <= 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function writeCursor(after: Place | null, scope: string, step: number): string {
	return Buffer.from(JSON.stringify({ after, scope, step })).toString('base64url');
}

function readCursor(cursor: string, scope: string): z.infer<typeof cursorSchema> {
	const bad = (message: string) => {
		return new Problem(400, `The cursor cannot be used: ${message}`, [
			{ field: 'cursor', message },
		]);
	};
	let content: unknown;
	try {
		content = JSON.parse(Buffer.from(cursor, 'base64url').toString());
	} catch {
		throw bad('It was not given out by this list');
	}
	const parsed = cursorSchema.safeParse(content);
	if (!parsed.success) throw bad('It was not given out by this list');
	if (parsed.data.scope !== scope) throw bad('It belongs to other filters');
	return parsed.data;
}

/** The list and its filters as text, which a cursor belongs to. */
export function scopeOf(list: string, filters: Record<string, unknown>): string {
	return JSON.stringify([list, filters], (_key, value: unknown) =>
		value instanceof Set ? [...value].sort() : value,
	);
}
