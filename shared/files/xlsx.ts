/** What both the writer and the reader of xlsx files must know of the format (ECMA-376). */

/** Rows and columns of a sheet, and UTF-16 units of a cell's text and of a sheet's name, that Excel takes. */
export const mostRows = 1_048_576;
export const mostColumns = 16_384;
export const longestText = 32_767;
export const longestSheetName = 31;

const dayLength = 86_400_000;

/** The day from which a workbook counts. */
export type Calendar = 'from1900' | 'from1904';

/** Days between the spreadsheets' day 0, in either of their two calendars, and 1970. */
const daysBefore1970 = { from1900: 25_569, from1904: 24_107 };

/** The first day whose number all programs agree upon: Lotus took 1900 for a leap year, and Excel kept that. */
const firstCertainDay = { from1900: 61, from1904: 1 };

/** Days of 1970 to the year 10000, which spreadsheets do not reach. */
const mostDays = 2_932_897;

/**
 * A moment as a spreadsheet counts: days since 1900 or 1904, as a fraction the time.
 * @param localTime milliseconds since 1970 as the clock on the wall showed them
 * @returns undefined for a day that spreadsheets cannot count
 */
export function toSerial(localTime: number, calendar: Calendar): number | undefined {
	const days = localTime / dayLength;
	const serial = days + daysBefore1970[calendar];
	return serial >= firstCertainDay[calendar] && days < mostDays ? serial : undefined;
}

/**
 * The opposite, to the second: fractions of days are not exact.
 * @returns undefined for the days that a calendar has and nobody else: the 0th of January 1900 and the 29th of February
 * 1900; before the latter every day counts one more
 */
export function fromSerial(serial: number, calendar: Calendar): number | undefined {
	if (serial < 0) return undefined;
	const day = Math.floor(serial);
	if (calendar === 'from1900' && (day === 0 || day === 60)) return undefined;
	const isBeforeLeapDay = calendar === 'from1900' && day < 60;
	const days = serial - daysBefore1970[calendar] + (isBeforeLeapDay ? 1 : 0);
	return Math.round(days * 86_400) * 1000;
}

/** The letters of a column, by its index from 0: A, B, ..., Z, AA. */
export function columnLetters(index: number): string {
	const before = Math.floor(index / 26);
	return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The index of a column by its letters. */
export function columnIndex(letters: string): number {
	let index = 0;
	for (let at = 0; at < letters.length; at++) index = index * 26 + (letters.charCodeAt(at) - 64);
	return index - 1;
}
