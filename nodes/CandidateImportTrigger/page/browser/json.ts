/** Reads JSON of unknown form: what is not there, or is something else, counts as blank. */

export function at(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? Reflect.get(value, name)
		: undefined;
}

export function textAt(value: unknown, name: string): string {
	const text = at(value, name);
	return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
}

export function listAt(value: unknown, name: string): unknown[] {
	const list = at(value, name);
	return Array.isArray(list) ? list : [];
}

export function parseJson(text: string | null): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		return undefined;
	}
}
