import { DateTime, FixedOffsetZone, type Zone } from 'luxon';

/** What 3/4/2026 means: the 3rd of April, the 4th of March, or nothing that may be relied on. */
export const slashDates = ['dayFirst', 'monthFirst', 'unreadable'] as const;
export type SlashDates = (typeof slashDates)[number];

/** A date as somebody has written it. */
export interface WrittenDate {
	/** In the zone that was asked for; of a date without a time the beginning of that day. */
	moment: DateTime;
	hasTime: boolean;
	/** The text as it came, where it is ISO 8601 with offset. */
	text?: string;
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

/**
 * Reads a date, or date and time, in the spellings of files: ISO 8601, 31.12.2026, and with slashes as `order` says. A time
 * without an offset is one of that zone.
 * @returns `undefined` for what cannot be read for certain
 */
export function readWrittenDate(
	text: string,
	order: SlashDates,
	zone: Zone,
): WrittenDate | undefined {
	for (const pattern of spellings[order]) {
		const parts = pattern.exec(text)?.groups;
		if (!parts) continue;
		const day = { year: Number(parts.year), month: Number(parts.month), day: Number(parts.day) };
		if (parts.hour === undefined) {
			if (parts.offset !== undefined) return undefined;
			return valid({ moment: DateTime.fromObject(day, { zone }), hasTime: false });
		}
		const hour = hourOf(Number(parts.hour), parts.meridiem);
		if (hour === undefined) return undefined;
		const clockTime = { hour, minute: Number(parts.minute), second: Number(parts.second ?? 0) };
		const own = parts.offset ? zoneOf(parts.offset) : zone;
		const moment = DateTime.fromObject({ ...day, ...clockTime }, { zone: own }).setZone(zone);
		return valid({ moment, hasTime: true, ...(isoWithOffset.test(text) && { text }) });
	}
	return undefined;
}

/**
 * Excel counts days from the end of 1899; a fraction is the time of day. Others than those of our time are no dates.
 */
export function readExcelDay(days: number, zone: Zone): WrittenDate | undefined {
	const [of1990, of2200, of1970] = [32_874, 109_573, 25_569];
	if (!(days >= of1990 && days < of2200)) return undefined;
	const seconds = Math.round((days - of1970) * 86_400);
	const moment = DateTime.fromSeconds(seconds, { zone: 'utc' }).setZone(zone, {
		keepLocalTime: true,
	});
	return valid({ moment, hasTime: !Number.isInteger(days) });
}

/** Seconds or milliseconds since 1970, as programs count; others than those of our time are no dates. */
export function readUnixTime(count: number, zone: Zone): WrittenDate | undefined {
	const [of1990, of2200] = [631_152_000, 7_258_118_400];
	const seconds = count >= of2200 ? count / 1000 : count;
	if (!(seconds >= of1990 && seconds < of2200)) return undefined;
	return valid({ moment: DateTime.fromSeconds(seconds, { zone }), hasTime: true });
}

function valid(date: WrittenDate): WrittenDate | undefined {
	return date.moment.isValid ? date : undefined;
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
