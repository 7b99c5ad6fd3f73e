import { DateTime } from 'luxon';

/** What 3/4/2026 means: the 3rd of April, the 4th of March, or nothing that may be relied on. */
export const slashDates = ['dayFirst', 'monthFirst', 'unreadable'] as const;
export type SlashDates = (typeof slashDates)[number];

export interface DateReading {
	/** IANA name of the workflow's time zone, which dates without an offset are in. */
	timeZone: string;
	/** Default `unreadable`: a consent is not stretched by a guess. */
	slashDates?: SlashDates;
}

/** The last moment of a consent. */
export interface ConsentEnd {
	/** Milliseconds since 1970. */
	at: number;
	/** ISO 8601 with offset; the record's own text when that has an offset. */
	text: string;
}

const time = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d+)?)?`;
const meridiem = String.raw`(?:\s*(?<meridiem>[ap])\.?m\.?)?`;
const clock = String.raw`(?:(?:T|,?\s+(?:kl\.?\s+|um\s+|at\s+)?)${time}${meridiem}(?:\s+Uhr)?)?`;
const offset = String.raw`(?:\s*(?<offset>Z|[+-]\d{2}:?\d{2}))?`;

function spelling(date: string): RegExp {
	return new RegExp(`^${date}${clock}${offset}$`, 'i');
}

const year = String.raw`(?<year>\d{4})`;
const yearFirst = spelling(
	String.raw`${year}(?<separator>[-/.])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})`,
);
/** The usual form in Norwegian, German and Polish. */
const dotted = spelling(String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?${year}`);
const dayFirst = spelling(
	String.raw`(?<day>\d{1,2})(?<separator>[-/])(?<month>\d{1,2})\k<separator>${year}`,
);
const monthFirst = spelling(
	String.raw`(?<month>\d{1,2})(?<separator>[-/])(?<day>\d{1,2})\k<separator>${year}`,
);

const unambiguous = [yearFirst, dotted];
const spellings: Readonly<Record<SlashDates, readonly RegExp[]>> = {
	dayFirst: [...unambiguous, dayFirst],
	monthFirst: [...unambiguous, monthFirst],
	unreadable: unambiguous,
};

/**
 * Reads until when a consent lasts. A date without a time lasts to the end of that day, and a time without an offset is
 * meant, in the workflow's time zone. Takes text, the day numbers of Excel, and dates as JavaScript and luxon have them.
 * @returns `undefined` for what cannot be read for certain
 */
export function readConsentEnd(value: unknown, reading: DateReading): ConsentEnd | undefined {
	if (typeof value === 'string') return readText(value.trim(), reading);
	if (typeof value === 'number') return readExcelDay(value, reading.timeZone);
	const moment = value instanceof Date ? DateTime.fromJSDate(value) : value;
	return DateTime.isDateTime(moment) ? endAt(moment.setZone(reading.timeZone)) : undefined;
}

function readText(text: string, { timeZone, slashDates: order }: DateReading) {
	for (const pattern of spellings[order ?? 'unreadable']) {
		const parts = pattern.exec(text)?.groups;
		if (!parts) continue;
		const day = { year: Number(parts.year), month: Number(parts.month), day: Number(parts.day) };
		if (parts.hour === undefined) {
			return parts.offset === undefined
				? endOfDay(DateTime.fromObject(day, { zone: timeZone }))
				: undefined;
		}
		const hour = hourOf(Number(parts.hour), parts.meridiem);
		if (hour === undefined) return undefined;
		const clockTime = { hour, minute: Number(parts.minute), second: Number(parts.second ?? 0) };
		const zone = parts.offset ? zoneOf(parts.offset) : timeZone;
		const end = endAt(DateTime.fromObject({ ...day, ...clockTime }, { zone }));
		return end && isoWithOffset.test(text) ? { ...end, text } : end;
	}
	return undefined;
}

const isoWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** The hour of the day; `undefined` for one that the English clock does not have. */
function hourOf(hour: number, half: string | undefined): number | undefined {
	if (!half) return hour;
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function zoneOf(text: string): string {
	if (text.toUpperCase() === 'Z') return 'utc';
	return `utc${text.slice(0, 3)}:${text.slice(-2)}`;
}

/** Excel counts days from the end of 1899; a fraction is the time of day. Others than those of our time are no dates. */
function readExcelDay(days: number, timeZone: string): ConsentEnd | undefined {
	const [of1990, of2200, of1970] = [32_874, 109_573, 25_569];
	if (days < of1990 || days >= of2200) return undefined;
	const seconds = Math.round((days - of1970) * 86_400);
	const local = DateTime.fromSeconds(seconds, { zone: 'utc' }).setZone(timeZone, {
		keepLocalTime: true,
	});
	return Number.isInteger(days) ? endOfDay(local) : endAt(local);
}

function endOfDay(day: DateTime): ConsentEnd | undefined {
	return endAt(day.endOf('day'));
}

function endAt(moment: DateTime): ConsentEnd | undefined {
	const text = moment.toISO();
	return moment.isValid && text ? { at: moment.toMillis(), text } : undefined;
}

/** Whole days of the calendar from now to then: 0 is today, 1 tomorrow, -1 yesterday. */
export function daysUntil(at: number, now: Date, timeZone: string): number {
	const day = (milliseconds: number) => {
		const { year: y, month, day: d } = DateTime.fromMillis(milliseconds, { zone: timeZone });
		return Date.UTC(y, month - 1, d) / 86_400_000;
	};
	return day(at) - day(now.getTime());
}

/** YYYY-MM-DD in that time zone. */
export function dayOf({ at }: ConsentEnd, timeZone: string): string {
	return DateTime.fromMillis(at, { zone: timeZone }).toFormat('yyyy-MM-dd');
}
