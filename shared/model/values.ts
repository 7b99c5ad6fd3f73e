import { z } from 'zod';

/**
 * A closed list of known words that stays open for words nobody knows yet: vendors add values without
 * asking, and an unknown one is carried along instead of stopping a candidate.
 */
export type OpenEnum<Known extends string> = Known | (string & Record<never, never>);

const knownWords = new WeakMap<z.ZodTypeAny, readonly string[]>();

/** Text of one of the known words, or any other non-empty text. */
export function openEnum<const Known extends string>(
	known: readonly Known[],
): z.ZodType<OpenEnum<Known>, z.ZodTypeDef, unknown> {
	const word = z.string().min(1, `must be a word such as ${known.join(', ')}`);
	knownWords.set(word, known);
	return word;
}

/** The words that an open enumeration knows; `undefined` for any other schema. */
export function knownWordsOf(schema: z.ZodTypeAny): readonly string[] | undefined {
	return knownWords.get(schema);
}

/** `null` and blank text count as absent: JSON from forms and vendors uses all three. */
function blankAsAbsent(value: unknown): unknown {
	if (value === null) return undefined;
	return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

/** Text that may be missing, `null` or blank; the result is trimmed text or `undefined`. */
export const optionalString = z.preprocess(blankAsAbsent, z.string().trim().optional());

/** An id as text. Numbers are accepted because many vendors count their records. */
export const idText = z.union([
	z.string().trim().min(1, 'must not be empty'),
	z.number().int().transform(String),
]);

/** An id that may be missing, `null` or blank. */
export const optionalId = z.preprocess(blankAsAbsent, idText.optional());

/** The entries of a list that is given as text with commas, trimmed, without blank ones: "12, 15" is 12 and 15. */
export function splitList(text: string): string[] {
	return text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** A list that may be missing or `null`; the result is always a list. */
export function listOf<Item extends z.ZodTypeAny>(item: Item) {
	return z.preprocess((value) => value ?? [], z.array(item));
}

/** Whether it is a day of the calendar, YYYY-MM-DD; Date.parse alone would take 30 February for 2 March. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const month = Number(text.slice(5, 7));
	const day = Number(text.slice(8));
	if (month < 1 || month > 12 || day < 1) return false;
	// Every month has the 28th; the last day is the one before the first of the next month.
	return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate();
}

/** ISO 8601: a date and time with an offset, or a date alone. */
export const timestamp = z
	.string()
	.refine(
		(text) =>
			/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/.test(text) &&
			isDay(text.slice(0, 10)) &&
			!Number.isNaN(Date.parse(text)),
		'must be an ISO 8601 date, or date and time with offset, e.g. 2026-03-01T08:30:00+01:00',
	);

/** A timestamp that may be missing, `null` or blank. */
export const optionalTimestamp = z.preprocess(blankAsAbsent, timestamp.optional());

/** The fields that every record of a vendor carries besides its own. */
export const recordFields = {
	/** The system that the record comes from, e.g. `workwise`. */
	system: optionalString,
	/** The vendor's own record, present only when "Simplify" is off. */
	raw: z.unknown().optional(),
};
