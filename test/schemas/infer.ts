/** The JSON Schema of what n8n shows of an output: names and types, no values. */
export interface OutputSchema {
	type: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

/** The schema that all the values fit; of a list, that of all its entries together. */
export function inferSchema(values: readonly unknown[]): OutputSchema {
	const types = [...new Set(values.map(typeOf))].sort();
	const objects = values.filter(isObject);
	const lists = values.filter(Array.isArray);
	const entries = lists.flat();
	return {
		type: types.length === 1 ? types[0] : types,
		...(objects.length > 0 && { properties: propertiesOf(objects) }),
		...(entries.length > 0 && { items: inferSchema(entries) }),
	};
}

function propertiesOf(objects: ReadonlyArray<Record<string, unknown>>) {
	// What is undefined is not there once n8n has saved it.
	const properties = objects
		.flatMap((object) => Object.entries(object))
		.filter(([, value]) => value !== undefined);
	const names = [...new Set(properties.map(([name]) => name))].sort();
	return Object.fromEntries(
		names.map((wanted) => [
			wanted,
			inferSchema(properties.filter(([name]) => name === wanted).map(([, value]) => value)),
		]),
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return typeof value;
}
