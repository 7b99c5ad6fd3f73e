/** Reads and writes values at paths like `candidate.first_name` in JSON of an unknown form. */

type Json = Record<string, unknown>;

/** Whether it is an object with fields; a list is not. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at the path; `undefined` where the path leads nowhere. The empty path is the value itself. */
export function valueAt(value: unknown, path: string): unknown {
	let current = value;
	for (const key of path === '' ? [] : path.split('.')) {
		if (Array.isArray(current) && /^\d+$/.test(key)) current = current[Number(key)];
		else if (isObject(current) && Object.hasOwn(current, key)) current = current[key];
		else return undefined;
	}
	return current;
}

/** The object's own value of that name; `undefined` for names that every object inherits, such as `constructor`. */
export function ownValue<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A copy of the object with the value at the path; objects on the way are made. */
export function withValueAt(object: Json, path: string, value: unknown): Json {
	const [key = '', ...rest] = path.split('.');
	if (rest.length === 0) return { ...object, [key]: value };
	const inner = ownValue(object, key);
	return { ...object, [key]: withValueAt(isObject(inner) ? inner : {}, rest.join('.'), value) };
}

/**
 * Renames fields of a vendor's record to those of our contract. `fields` says for each of our paths where the vendor
 * has it; `documents[].name` means the field of each element of a list, and the vendor's path then starts at the element.
 */
export function fieldRenamer(
	fields: Readonly<Record<string, string>>,
): (record: unknown) => unknown {
	const renamed = Object.entries(fields).filter(([ours, theirs]) => ours !== theirs);
	if (renamed.length === 0) return (record) => record;
	const whole = renamed.filter(([path]) => !path.includes('[]'));
	const inner = renamed.filter(([path]) => path.includes('[].'));
	return (record) => (isObject(record) ? rename(record, whole, inner) : record);
}

type Renames = ReadonlyArray<[ours: string, theirs: string]>;

/** Whole fields first, so that a list has moved to its place before its elements are looked at. */
function rename(record: Json, whole: Renames, inner: Renames): Json {
	let result = record;
	for (const [ours, theirs] of whole) result = withValueAt(result, ours, valueAt(record, theirs));
	for (const [ours, theirs] of inner) {
		const [list = '', field = ''] = ours.split('[].');
		const elements = valueAt(result, list);
		if (!Array.isArray(elements)) continue;
		const changed: unknown[] = elements.map((element: unknown) =>
			isObject(element) ? withValueAt(element, field, valueAt(element, theirs)) : element,
		);
		result = withValueAt(result, list, changed);
	}
	return result;
}
