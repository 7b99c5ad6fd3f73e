import { DateTime, FixedOffsetZone, type Zone } from 'luxon';
import { invalidInput } from '../http/failure';

/** What 3/4/2026 means: the 3rd of April, the 4th of March, or nothing that may be relied on. */
export const slashDates = ['dayFirst', 'monthFirst', 'unreadable'] as const;
export type SlashDates = (typeof slashDates)[number];

export interface CalendarOptions {
	now: Date;
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
	/** YYYY-MM-DD in the workflow's time zone. */
	day: string;
}

/** Dates as they are seen at a moment in a time zone. */
export interface ConsentCalendar {
	/** The moment itself, for what is over at once. */
	now: ConsentEnd;
	/**
	 * Until when a consent lasts. A date without a time lasts to the end of that day, and a time without an offset is meant,
	 * in the workflow's time zone. Takes text, the day numbers of Excel, and dates as JavaScript and luxon have them.
	 * @returns `undefined` for what cannot be read for certain
	 */
	read(value: unknown): ConsentEnd | undefined;
	/** Days of the calendar until then: 0 is today, 1 tomorrow, -1 yesterday. */
	daysUntil(end: ConsentEnd): number;
}

/**
 * A calendar for one run: it remembers what it has read, since dates are the same in many rows.
 * @throws Failure `validation` when there is no such time zone
 */
export function consentCalendar({
	now,
	timeZone,
	slashDates: order,
}: CalendarOptions): ConsentCalendar {
	const here = DateTime.fromJSDate(now, { zone: timeZone });
	const { zone } = here;
	const patterns = spellings[order ?? 'unreadable'];
	const known = new Map<string, ConsentEnd | undefined>();
	const today = endAt(here);
	if (!today) {
		throw invalidInput(
			`The time zone "${timeZone}" of the workflow is not known`,
			[{ field: 'Timezone', message: 'is not a time zone such as Europe/Warsaw' }],
			"Choose another 'Timezone' in the settings of the workflow.",
		);
	}
	const todaysNumber = numberOf(today.day);
	return {
		now: today,
		read(value) {
			if (typeof value !== 'string') return readOther(value, zone);
			if (!known.has(value)) known.set(value, readText(value.trim(), patterns, zone));
			return known.get(value);
		},
		daysUntil: ({ day }) => numberOf(day) - todaysNumber,
	};
}

function numberOf(day: string): number {
	return Date.parse(day) / 86_400_000;
}

const time = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d+)?)?`;
const meridiem = String.raw`(?:\s*(?<meridiem>[ap])\.?m\.?)?`;
const clock = String.raw`(?:(?:T|,?\s+(?:kl\.?\s+|um\s+|at\s+)?)${time}${meridiem}(?:\s+Uhr)?)?`;
const offset = String.raw`(?:\s*(?<offset>Z|[+-](?:0\d|1[0-4]):?[0-5]\d))?`;

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

function readOther(value: unknown, zone: Zone): ConsentEnd | undefined {
	if (typeof value === 'number') return readExcelDay(value, zone);
	if (value instanceof Date) return endAt(DateTime.fromJSDate(value, { zone }));
	return DateTime.isDateTime(value) ? endAt(value.setZone(zone)) : undefined;
}

function readText(text: string, patterns: readonly RegExp[], zone: Zone): ConsentEnd | undefined {
	for (const pattern of patterns) {
		const parts = pattern.exec(text)?.groups;
		if (!parts) continue;
		const day = { year: Number(parts.year), month: Number(parts.month), day: Number(parts.day) };
		if (parts.hour === undefined) {
			return parts.offset === undefined ? endOfDay(DateTime.fromObject(day, { zone })) : undefined;
		}
		const hour = hourOf(Number(parts.hour), parts.meridiem);
		if (hour === undefined) return undefined;
		const clockTime = { hour, minute: Number(parts.minute), second: Number(parts.second ?? 0) };
		const own = parts.offset ? zoneOf(parts.offset) : zone;
		const end = endAt(DateTime.fromObject({ ...day, ...clockTime }, { zone: own }).setZone(zone));
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

function zoneOf(text: string): Zone {
	if (text.toUpperCase() === 'Z') return FixedOffsetZone.utcInstance;
	const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
	return FixedOffsetZone.instance(text.startsWith('-') ? -minutes : minutes);
}

/** Excel counts days from the end of 1899; a fraction is the time of day. Others than those of our time are no dates. */
function readExcelDay(days: number, zone: Zone): ConsentEnd | undefined {
	const [of1990, of2200, of1970] = [32_874, 109_573, 25_569];
	if (!(days >= of1990 && days < of2200)) return undefined;
	const seconds = Math.round((days - of1970) * 86_400);
	const local = DateTime.fromSeconds(seconds, { zone: 'utc' }).setZone(zone, {
		keepLocalTime: true,
	});
	return Number.isInteger(days) ? endOfDay(local) : endAt(local);
}

function endOfDay(day: DateTime): ConsentEnd | undefined {
	return endAt(day.endOf('day'));
}

function endAt(moment: DateTime): ConsentEnd | undefined {
	const [text, day] = [moment.toISO(), moment.toISODate()];
	return moment.isValid && text && day ? { at: moment.toMillis(), text, day } : undefined;
}
