import { isObject } from '../http/paths';
import { toCell, toText, type Cell } from './cells';
import { plainColumn, type Column, type ColumnType, type Language } from './columns';

/** Lists in one cell, or each entry in a column of its own. */
export type ListForm = 'joined' | 'numbered';

/** How records become rows. */
export interface Layout {
	headers: string[];
	types: ColumnType[];
	read(record: object): Cell[];
	/** Lists that had more entries than there are columns for; the rest is in the last one. */
	overfullLists(): number;
}

/**
 * @param sample records that say how many numbered columns a list needs
 */
export function layOut(
	columns: readonly Column[],
	language: Language,
	lists: ListForm,
	sample: readonly object[],
): Layout {
	const headers: string[] = [];
	const types: ColumnType[] = [];
	const readers: Array<(record: object, cells: Cell[]) => void> = [];
	let overfull = 0;
	for (const { path, header, type } of columns) {
		const valueOf = reader(path);
		if (type !== 'list' || lists === 'joined') {
			headers.push(header[language]);
			types.push(type);
			readers.push((record, cells) => cells.push(toCell(valueOf(record), type)));
			continue;
		}
		const count = Math.max(1, ...sample.map((record) => entriesOf(valueOf(record)).length));
		for (let index = 1; index <= count; index++) {
			headers.push(count === 1 ? header[language] : `${header[language]} ${index}`);
			types.push('text');
		}
		readers.push((record, cells) => {
			const entries = entriesOf(valueOf(record));
			for (let index = 0; index < count - 1; index++) cells.push(toText(entries[index]));
			const rest = entries.slice(count - 1);
			if (rest.length > 1) overfull += 1;
			cells.push(toCell(rest, 'list'));
		});
	}
	return {
		headers: unlike(headers),
		types,
		read(record) {
			const cells: Cell[] = [];
			for (const read of readers) read(record, cells);
			return cells;
		},
		overfullLists: () => overfull,
	};
}

function entriesOf(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

/**
 * Reads a path such as `candidate.email`; taken apart once, since it is read for every record. Columns of files have
 * dots in their names: a key that is all that is left of the path goes before the levels that it could mean.
 */
export function reader(path: string): (record: object) => unknown {
	const steps = stepsOf(path);
	return (record) => {
		let current: unknown = record;
		for (const { rest, key } of steps) {
			if (typeof current !== 'object' || current === null) return undefined;
			if (Object.hasOwn(current, rest)) return Reflect.get(current, rest);
			if (key === undefined || !Object.hasOwn(current, key)) return undefined;
			current = Reflect.get(current, key);
		}
		return undefined;
	};
}

/** What is left of the path at each level, and the key that leads to the next. */
function stepsOf(path: string): Array<{ rest: string; key?: string }> {
	const steps: Array<{ rest: string; key?: string }> = [];
	let rest = path;
	for (let dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
		steps.push({ rest, key: rest.slice(0, dot) });
		rest = rest.slice(dot + 1);
	}
	return [...steps, { rest }];
}

/** Headers that are all different: a second "Title" becomes "Title (2)". */
function unlike(headers: readonly string[]): string[] {
	const taken = new Set<string>();
	return headers.map((header) => {
		let name = header;
		for (let count = 2; taken.has(name); count++) name = `${header} (${count})`;
		taken.add(name);
		return name;
	});
}

/** The columns that records have by themselves: every path to a value, in the order in which they turn up. */
export function discoverColumns(records: Iterable<object>): Column[] {
	const types = new Map<string, ColumnType>();
	for (const record of records) collect(record, '', types);
	return [...types].map(([path, type]) => plainColumn(path, type));
}

function collect(record: object, prefix: string, types: Map<string, ColumnType>): void {
	for (const [key, value] of Object.entries(record)) {
		const path = `${prefix}${key}`;
		// What lies below a key with a dot would not be found again by its path: it goes into one cell.
		if (isObject(value) && !key.includes('.')) {
			collect(value, `${path}.`, types);
		} else if (value !== undefined && value !== null) {
			const known = types.get(path);
			const type = typeOf(value);
			types.set(path, known === undefined || known === type ? type : wider(known, type));
		}
	}
}

/** The type of the column that a value would make by itself. */
export function typeOf(value: unknown): ColumnType {
	if (Array.isArray(value)) return 'list';
	if (typeof value === 'number') return 'number';
	if (typeof value === 'boolean') return 'boolean';
	const cell = toCell(value, 'dateTime');
	if (typeof cell !== 'object') return 'text';
	return cell.hasTime ? 'dateTime' : 'date';
}

/** The type that both values fit. */
function wider(one: ColumnType, other: ColumnType): ColumnType {
	const both = [one, other];
	if (both.includes('list')) return 'list';
	return both.every((type) => type === 'date' || type === 'dateTime') ? 'dateTime' : 'text';
}
