import { isDay } from '../model/values';
import type { ColumnType } from './columns';

/** A moment, or a day without a time, as a record has it. */
export interface Moment {
	/** ISO 8601, as it came. */
	iso: string;
	/** Milliseconds since 1970 in UTC; of a day its beginning in UTC. */
	at: number;
	hasTime: boolean;
}

/** What one cell holds; `undefined` is an empty one. */
export type Cell = string | number | boolean | Moment | undefined;

export function isMoment(cell: Cell): cell is Moment {
	return typeof cell === 'object';
}

const isoMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/** @param text ISO 8601: a day, or a date and time with offset */
export function toMoment(text: string): Moment | undefined {
	if (!isoMoment.test(text)) return undefined;
	const day = text.slice(0, 10);
	const at = Date.parse(text);
	// Date.parse takes 30 February for 2 March. Up to the 28th every month has every day.
	if (Number.isNaN(at) || (day.slice(8) > '28' && !isDay(day))) return undefined;
	return { iso: text, at, hasTime: text.length > day.length };
}

/** Between the entries of a list in one cell, and between the values of one entry. */
export const entrySeparator = '; ';
const valueSeparator = ', ';

/** A value of a record as a cell of that type. What does not fit the type stays the text that it is. */
export function toCell(value: unknown, type: ColumnType): Cell {
	if (value === undefined || value === null || value === '') return undefined;
	switch (type) {
		case 'date':
		case 'dateTime':
			return (typeof value === 'string' ? toMoment(value) : undefined) ?? toText(value);
		case 'number':
			return toNumber(value) ?? toText(value);
		case 'boolean':
			return typeof value === 'boolean' ? value : toText(value);
		case 'list':
			return Array.isArray(value) ? joined(value) : toText(value);
		case 'text':
			return toText(value);
	}
}

/** A number, also where it is written as text in the one way that loses nothing: `007` and `1.0` stay text. */
function toNumber(value: unknown): number | undefined {
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
	return typeof value === 'string' && String(number) !== value ? undefined : number;
}

function joined(entries: readonly unknown[]): Cell {
	const texts = entries.map(toText).filter((text) => text !== undefined);
	return texts.length === 0 ? undefined : texts.join(entrySeparator);
}

/** A value in one line; the values of an object one after the other. */
export function toText(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'string') return value;
	if (typeof value !== 'object') return String(value);
	const values = Array.isArray(value) ? value : Object.values(value);
	const texts = values.map(toText).filter((text) => text !== undefined);
	return texts.length === 0 ? undefined : texts.join(valueSeparator);
}
