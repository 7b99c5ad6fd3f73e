import type { FieldProblem } from '../http/failure';

/** A person in a JSON-LD document, and where: the path is the start of the paths of its problems. */
interface FoundPerson {
	value: unknown;
	path: Array<string | number>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Person`, `schema:Person` or `https://schema.org/Person`, alone or among other types. */
function isPerson(value: unknown): boolean {
	if (!isRecord(value)) return false;
	return [value['@type']]
		.flat()
		.some(
			(type) =>
				typeof type === 'string' && /^(https?:\/\/schema\.org\/|schema:)?Person$/.test(type),
		);
}

/**
 * The one person of a JSON-LD document: the document itself, in its list or `@graph`, or the `mainEntity` of a page.
 * Others that the person names, such as colleagues, do not count.
 */
export function findPerson(document: unknown): FoundPerson | { problem: FieldProblem } {
	const top: FoundPerson[] = Array.isArray(document)
		? document.map((value: unknown, index) => ({ value, path: [index] }))
		: [{ value: document, path: [] }];
	const nodes = top.flatMap(({ value, path }): FoundPerson[] => {
		const graph = isRecord(value) ? value['@graph'] : undefined;
		if (!Array.isArray(graph)) return [{ value, path }];
		return graph.map((node: unknown, index) => ({ value: node, path: [...path, '@graph', index] }));
	});
	const candidates = nodes.flatMap((node): FoundPerson[] => {
		if (isPerson(node.value)) return [node];
		const main = isRecord(node.value) ? node.value.mainEntity : undefined;
		return isPerson(main) ? [{ value: main, path: [...node.path, 'mainEntity'] }] : [];
	});
	const [first, second] = candidates;
	if (!first) return { problem: { field: '@type', message: 'no Person is in the document' } };
	if (second) {
		const message = `${candidates.length} persons are in the document; send one candidate at a time`;
		return { problem: { field: '@type', message } };
	}
	return first;
}
