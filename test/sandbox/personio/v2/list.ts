import { z } from 'zod';

import { fieldMessages } from '../../control/validate';
import { PersonioV2Error } from './errors';
import type { Place, UpdateOrder, Updated } from './updates';

const instant = z
	.string()
	.datetime({ offset: true, message: 'Expected a date and time with an offset' })
	.transform((text) => Date.parse(text));

export const pageQuery = {
	limit: z
		.string()
		.regex(/^\d{1,3}$/, 'Expected a whole number from 1 to 200')
		.transform(Number)
		.refine((limit) => limit >= 1 && limit <= 200, 'Expected a whole number from 1 to 200')
		.default('100'),
	cursor: z.string().min(1).optional(),
};

export const windowQuery = {
	'updated_at.gt': instant.optional(),
	'updated_at.lt': instant.optional(),
};

/** @throws PersonioV2Error 400 with each parameter that is unknown or does not fit */
export function readQuery<Shape extends z.ZodRawShape>(shape: Shape, query: unknown) {
	const parsed = z.object(shape).strict().safeParse(query);
	if (!parsed.success) {
		throw new PersonioV2Error(
			400,
			fieldMessages(parsed.error).map(({ field, message }) => `${field}: ${message}`),
		);
	}
	const given = new Map(Object.entries(parsed.data));
	if (given.get('updated_at.gt') !== undefined && given.get('updated_at.lt') !== undefined) {
		throw new PersonioV2Error(400, ['updated_at.gt and updated_at.lt are mutually exclusive']);
	}
	return parsed.data;
}

interface PageRequest<Record> {
	limit: number;
	cursor: string | undefined;
	matches(record: Record): boolean;
	/** Nothing from here on fits: a list that is sorted by it need not be read to its end. */
	endsAt?(record: Record): boolean;
	/** Answer nothing now and everything on the next page. */
	empty: boolean;
	/** Address of the list, without a query. */
	address: string;
	toBody(record: Record): object;
}

/**
 * One page. The link to the next one carries the cursor alone, and a cursor tells a place and no filters: who does not
 * send the filters again gets the list without them.
 */
export function pageOf<Record extends Updated>(
	order: UpdateOrder<Record>,
	{ limit, cursor, matches, endsAt, empty, address, toBody }: PageRequest<Record>,
): object {
	const from = cursor === undefined ? undefined : readCursor(cursor);
	const page: Record[] = [];
	let next: string | undefined;
	if (empty) {
		next = writeCursor(from?.after ?? null, (from?.step ?? 0) + 1);
	} else {
		for (const record of order.newestFirst(from?.after ?? undefined)) {
			if (endsAt?.(record)) break;
			if (!matches(record)) continue;
			const last = page.at(-1);
			if (page.length === limit && last) {
				next = writeCursor([last.updatedAt, last.id], 0);
				break;
			}
			page.push(record);
		}
	}
	return {
		_data: page.map(toBody),
		_meta: {
			links: {
				self: { href: address },
				...(next !== undefined && { next: { href: `${address}?cursor=${next}` } }),
			},
		},
	};
}

const cursorSchema = z
	.object({ after: z.tuple([z.number(), z.string()]).nullable(), step: z.number() })
	.strict();

function writeCursor(after: Place | null, step: number): string {
	return `cur_${Buffer.from(JSON.stringify({ after, step })).toString('base64url')}`;
}

function readCursor(cursor: string): z.infer<typeof cursorSchema> {
	try {
		const text = Buffer.from(cursor.replace(/^cur_/, ''), 'base64url').toString();
		return cursorSchema.parse(JSON.parse(text));
	} catch {
		throw new PersonioV2Error(400, ['cursor: It was not given out by this list']);
	}
}
