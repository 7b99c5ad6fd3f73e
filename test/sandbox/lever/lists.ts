import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { LeverError } from './errors';

const limit = z
	.string()
	.regex(/^\d{1,3}$/, 'must be a number')
	.transform(Number)
	.refine((value) => value >= 1 && value <= 100, 'must be from 1 to 100')
	.default('100');

export const pageQuery = { limit, offset: z.string().min(1).optional() };

const tokenSchema = z.object({ list: z.string(), after: z.number().int(), step: z.number().int() });

/** A page. The offset is a token that this list has given out for the same filters. @throws LeverError 400 */
export function takePage<Item>(
	request: FastifyRequest,
	items: readonly Item[],
	{ limit: size, offset, ...filters }: { limit: number; offset?: string | undefined },
): { data: Item[]; hasNext: boolean; next?: string } {
	const list = JSON.stringify([request.routeOptions.url, request.params, filters]);
	const { after, step } = offset === undefined ? { after: 0, step: 0 } : readToken(offset, list);
	const token = (position: number, nextStep: number) =>
		Buffer.from(JSON.stringify({ list, after: position, step: nextStep })).toString('base64url');
	if (request.fault === 'emptyPage')
		return { data: [], hasNext: true, next: token(after, step + 1) };
	const end = after + size;
	const hasNext = end < items.length;
	return { data: items.slice(after, end), hasNext, ...(hasNext && { next: token(end, 0) }) };
}

function readToken(offset: string, list: string): z.infer<typeof tokenSchema> {
	try {
		const token = tokenSchema.parse(JSON.parse(Buffer.from(offset, 'base64url').toString()));
		if (token.list === list) return token;
	} catch {
		// Said below.
	}
	throw new LeverError(400, 'Invalid offset token');
}
