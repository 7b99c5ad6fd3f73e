import { DateTime, IANAZone } from 'luxon';
import { toMoment } from '../cells';
import { knownState } from '../../consent/columns';
import { readExcelDay, readUnixTime, readWrittenDate, type SlashDates } from '../../dates/written';
import { jobStatusOf } from './jobStatus';

/** A cell as a field of a record, or why it is none; with the path of the field where it says more about another one. */
export type ReadValue = { value: unknown; path?: string } | { problem: string };

export interface ValueReader {
	/** @param path of the field in a candidate, or in an application */
	read(path: string, cell: unknown): ReadValue;
}

const dateFields =
	/(^|\.)(appliedAt|updatedAt|createdAt|givenAt|expiresAt|firstActivityAt|lastActivityAt)$/;

/** Reads cells as the fields of candidates and applications want them. */
export function valueReader(timeZone: string, slashDates: SlashDates): ValueReader {
	const zone = IANAZone.create(timeZone);
	const known = new Map<unknown, ReadValue>();

	function readDate(cell: unknown): ReadValue {
		if (typeof cell === 'string' && toMoment(cell)) return { value: cell };
		// Within a file the same days come again and again.
		const before = known.get(cell);
		if (before) return before;
		const date =
			typeof cell === 'number'
				? (readExcelDay(cell, zone) ?? readUnixTime(cell, zone))
				: typeof cell === 'string'
					? (readWrittenDate(cell.trim(), slashDates, zone) ?? readSerialText(cell))
					: undefined;
		const iso = date?.text ?? (date?.hasTime ? date.moment.toISO() : date?.moment.toISODate());
		const result = iso
			? { value: withSeconds(iso) }
			: { problem: 'is not a date; write it like 2026-12-31 or 31.12.2026' };
		if (known.size > 50_000) known.clear();
		known.set(cell, result);
		return result;
	}
	function readSerialText(text: string) {
		return /^\d{5}([.,]\d+)?$/.test(text.trim())
			? readExcelDay(Number(text.trim().replace(',', '.')), zone)
			: undefined;
	}

	/** A consent that was given: some write when, and some write "yes" in the column for when. */
	function readConsent(path: string, cell: unknown): ReadValue {
		const block = path.slice(0, path.lastIndexOf('.'));
		const state = knownState(textOf(cell));
		if (state !== undefined) return { path: `${block}.state`, value: state };
		const date = readDate(cell);
		const isPast =
			'value' in date && DateTime.fromISO(String(date.value), { zone }).toMillis() <= Date.now();
		if (isPast) return { path: `${block}.givenAt`, value: date.value };
		return path.endsWith('.givenAt') ? date : { value: textOf(cell) };
	}

	return {
		read(path, cell) {
			if (/(^|\.)consent\.(state|givenAt)$/.test(path)) return readConsent(path, cell);
			if (dateFields.test(path)) return readDate(cell);
			const name = path.slice(path.lastIndexOf('.') + 1);
			const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
			if (list) {
				const { separator, toEntries } = list;
				const entries: unknown[] = Array.isArray(cell) ? cell : entriesOf(cell, separator);
				return {
					value: entries.flatMap((entry) =>
						typeof entry === 'string' ? toEntries(entry) : [entry],
					),
				};
			}
			if (path === 'status') return { value: jobStatusOf(textOf(cell)) };
			// Answers of forms are lists where several can be chosen.
			const texts: unknown[] = Array.isArray(cell) ? cell : [cell];
			if (texts.some((text) => typeof text === 'object')) return { problem: 'is not a text' };
			return { value: texts.map(textOf).filter(Boolean).join(', ') };
		},
	};
}

/** Luxon writes milliseconds, which no file has. */
function withSeconds(iso: string): string {
	return iso.replace('.000', '');
}

function textOf(cell: unknown): string {
	return String(cell).trim();
}

function entriesOf(cell: unknown, separator: RegExp): string[] {
	return textOf(cell)
		.split(separator)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

interface ListField {
	/** Between entries; commas stand within some, too. */
	separator: RegExp;
	toEntries(text: string): unknown[];
}

const strong = /[;\n|]/;
const words = /[;\n|,]/;

/** Fields that are lists, and what becomes of one entry. */
const lists: Readonly<Record<string, ListField>> = {
	links: {
		separator: strong,
		toEntries: (text) =>
			(text.match(/https?:[^\s,]+/g) ?? [text]).map((url) => ({ type: linkType(url), url })),
	},
	experience: { separator: strong, toEntries: (title) => [{ title }] },
	education: { separator: strong, toEntries: (degree) => [{ degree }] },
	skills: { separator: words, toEntries: (skill) => [skill] },
	languages: {
		// "nb, C2" is one language with its level.
		separator: /[;\n|]|,(?!\s*(?:[ABC][12]\b|native|fluent|basic))/i,
		toEntries: (text) => {
			const [, language = text, level] = /^(.*?)\s*[,(:]\s*([^)]*)\)?$/.exec(text) ?? [];
			return [{ language, ...(level && { level }) }];
		},
	},
	tags: { separator: words, toEntries: (tag) => [tag] },
	notes: { separator: /\n|;/, toEntries: (text) => [{ text }] },
};

function linkType(url: string): string {
	const host = URL.canParse(url) ? new URL(url).hostname : url;
	const known = ['linkedin', 'xing', 'github'].find((name) => host.includes(`${name}.`));
	return known ?? 'website';
}
