import { z } from 'zod';

import { invalid, refusal } from './errors';
import type { Invalid } from './errors';

const identifier = z.object({
	type: z.string().optional(),
	id: z.union([z.string(), z.number().transform(String)]),
});

const documentSchema = z.object({
	data: z.object({
		type: z.string(),
		id: z.union([z.string(), z.number().transform(String)]).optional(),
		attributes: z.record(z.unknown()).optional(),
		relationships: z.record(z.object({ data: identifier.nullable() })).optional(),
	}),
});

export interface WriteRules {
	type: string;
	/** In a path that names one, the body must name the same. */
	id?: string;
	attributes: Record<string, z.ZodTypeAny>;
	/** Types by relationship. */
	relationships?: Record<string, string>;
}

export interface WrittenDocument {
	attributes: Record<string, unknown>;
	/** Ids by relationship; `null` to remove it. */
	relationships: Record<string, string | null>;
}

/**
 * Reads the document of a write.
 * @throws TeamtailorError 400 for what the record does not have, 422 for values of the wrong type
 */
export function readDocument(body: unknown, rules: WriteRules): WrittenDocument {
	const parsed = documentSchema.safeParse(body);
	if (!parsed.success) {
		throw refusal(400, 'Missing Parameter', 'The required parameter, data, is missing or wrong.', {
			code: '106',
		});
	}
	const { type, id, attributes = {}, relationships = {} } = parsed.data.data;
	if (type !== rules.type) {
		throw refusal(400, 'Invalid resource', `${type} is not a valid resource.`, { code: '101' });
	}
	if (rules.id !== undefined && id !== rules.id) {
		throw refusal(400, 'Key does not match', 'The id in the body is not that of the address.', {
			code: '116',
		});
	}
	const problems: Invalid[] = [];
	for (const [name, value] of Object.entries(attributes)) {
		const schema = rules.attributes[name];
		if (!schema) throw notAllowed(name);
		if (!schema.safeParse(value).success) {
			problems.push({ path: `attributes/${name}`, message: 'is invalid' });
		}
	}
	for (const [name, { data }] of Object.entries(relationships)) {
		const wanted = rules.relationships?.[name];
		if (!wanted) throw notAllowed(name);
		if (data?.type !== undefined && data.type !== wanted) {
			problems.push({ path: `relationships/${name}`, message: 'is of the wrong type' });
		}
	}
	if (problems.length > 0) throw invalid(problems);
	return {
		attributes,
		relationships: Object.fromEntries(
			Object.entries(relationships).map(([name, { data }]) => [name, data?.id ?? null]),
		),
	};
}

function notAllowed(name: string) {
	return refusal(400, 'Param not allowed', `${name} is not allowed.`, {
		code: '105',
		source: { pointer: name },
	});
}
