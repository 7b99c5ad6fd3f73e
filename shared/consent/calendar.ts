import { DateTime, type Zone } from 'luxon';
import { readExcelDay, readWrittenDate, type SlashDates, type WrittenDate } from '../dates/written';
import { invalidInput } from '../http/failure';

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
	slashDates: order = 'unreadable',
}: CalendarOptions): ConsentCalendar {
	const here = DateTime.fromJSDate(now, { zone: timeZone });
	const { zone } = here;
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
			if (!known.has(value)) known.set(value, endOf(readWrittenDate(value.trim(), order, zone)));
			return known.get(value);
		},
		daysUntil: ({ day }) => numberOf(day) - todaysNumber,
	};
}

function numberOf(day: string): number {
	return Date.parse(day) / 86_400_000;
}

function readOther(value: unknown, zone: Zone): ConsentEnd | undefined {
	if (typeof value === 'number') return endOf(readExcelDay(value, zone));
	if (value instanceof Date) return endAt(DateTime.fromJSDate(value, { zone }));
	return DateTime.isDateTime(value) ? endAt(value.setZone(zone)) : undefined;
}

function endOf(date: WrittenDate | undefined): ConsentEnd | undefined {
	if (!date) return undefined;
	const end = endAt(date.hasTime ? date.moment : date.moment.endOf('day'));
	return end && date.text ? { ...end, text: date.text } : end;
}

function endAt(moment: DateTime): ConsentEnd | undefined {
	const [text, day] = [moment.toISO(), moment.toISODate()];
	return moment.isValid && text && day ? { at: moment.toMillis(), text, day } : undefined;
}
