import type { JsonSchema, OperationProse } from './prose';

type BodyProse = NonNullable<OperationProse['body']>;

/**
 * The body of a call that sends values.
 * @param sent the paths that the contract sends, e.g. `candidate.email`
 * @throws Error with the paths that only one of contract and prose has
 */
export function bodyOf(sent: readonly string[], prose?: BodyProse): object {
	if (!prose) throw new Error('its body is not described');
	const { required, fields, example, examples, description, additionalProperties } = prose;
	const described = Object.keys(fields);
	const unknown = [...described, ...required].filter(
		(path) => !sent.some((known) => known === path || known.startsWith(`${path}.`)),
	);
	const missing = sent.filter((path) => !described.includes(path));
	if (unknown.length > 0) throw new Error(`not in the body: ${unknown.join(', ')}`);
	// What may hold more need not say all of it.
	if (missing.length > 0 && !additionalProperties)
		throw new Error(`not described in the body: ${missing.join(', ')}`);
	const keywords = { ...(additionalProperties !== undefined && { additionalProperties }) };
	const schema = {
		...object(prose, '', keywords),
		...(description !== undefined && { description }),
	};
	return {
		required: true,
		content: {
			'application/json': {
				schema,
				...(example !== undefined && { example }),
				...(examples && { examples }),
			},
		},
	};
}

/** The object whose fields have that path before their names. */
function object(prose: BodyProse, before: string, keywords: JsonSchema): JsonSchema {
	const below = Object.entries(prose.fields).filter(([path]) => path.startsWith(before));
	const names = [...new Set(below.map(([path]) => path.slice(before.length).split('.')[0] ?? ''))];
	const required = names.filter((name) => prose.required.includes(before + name));
	const properties = names.map((name) => [
		name,
		prose.fields[before + name] ?? object(prose, `${before}${name}.`, keywords),
	]);
	return {
		type: 'object',
		...keywords,
		...(required.length > 0 && { required }),
		properties: Object.fromEntries(properties),
	};
}
