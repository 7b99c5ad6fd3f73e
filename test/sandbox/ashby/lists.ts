import { createHash } from 'node:crypto';

import { z } from 'zod';

import { AshbyError } from './errors';
import type { Row } from './model';

export const pageShape = {
	cursor: z.string().min(1).optional(),
	limit: z.number().int().min(1).max(100).default(100),
};

/** Of lists that can also be read by what was changed. */
export const syncShape = {
	...pageShape,
	createdAfter: z.number().int().optional(),
	syncToken: z.string().min(1).optional(),
};

const placeSchema = z
	.object({ after: z.number(), scope: z.string(), era: z.number(), step: z.number() })
	.strict();

interface PageOptions<R extends Row> {
	rows: readonly R[];
	matches(row: R): boolean;
	asked: { cursor?: string | undefined; limit: number; syncToken?: string | undefined };
	/** The list and its filters: a cursor belongs to them, a token to the list alone. */
	list: string;
	filters: object;
	era: number;
	/** Answer no records now, and name a next page. */
	empty: boolean;
	toRecord(row: R): object;
	/** Whether the list has tokens. */
	hasTokens: boolean;
}

/** One page; what was changed last comes last. @throws AshbyError for a cursor or token that is not good */
export function takePage<R extends Row>(options: PageOptions<R>): object {
	const { asked, list, filters, era, hasTokens } = options;
	const scope = createHash('sha256')
		.update(JSON.stringify([list, filters]))
		.digest('base64url');
	const since = asked.syncToken ? readPlace(asked.syncToken, list, era, 'sync token') : undefined;
	const from = asked.cursor ? readPlace(asked.cursor, scope, era, 'cursor') : undefined;
	const after = from?.after ?? since?.after ?? 0;
	if (options.empty) {
		const nextCursor = writePlace({ after, scope, era, step: (from?.step ?? 0) + 1 });
		return { success: true, results: [], moreDataAvailable: true, nextCursor };
	}
	const rows = options.rows
		.filter((row) => row.sequence > after && options.matches(row))
		.sort((one, other) => one.sequence - other.sequence);
	const page = rows.slice(0, asked.limit);
	const moreDataAvailable = rows.length > page.length;
	const last = page.at(-1)?.sequence ?? after;
	return {
		success: true,
		results: page.map(options.toRecord),
		moreDataAvailable,
		...(moreDataAvailable && { nextCursor: writePlace({ after: last, scope, era, step: 0 }) }),
		...(hasTokens &&
			!moreDataAvailable && { syncToken: writePlace({ after: last, scope: list, era, step: 0 }) }),
	};
}

function writePlace(place: z.infer<typeof placeSchema>): string {
	return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readPlace(text: string, scope: string, era: number, what: string) {
	let content: unknown;
	try {
		content = JSON.parse(Buffer.from(text, 'base64url').toString());
	} catch {
		content = undefined;
	}
	const parsed = placeSchema.safeParse(content);
	if (!parsed.success || parsed.data.scope !== scope) {
		throw new AshbyError('invalid_input', `The ${what} does not belong to this list`);
	}
	if (parsed.data.era !== era) throw new AshbyError('invalid_input', `The ${what} has expired`);
	return parsed.data;
}
