import { isMoment, type Cell } from '../../cells';
import type { ColumnType } from '../../columns';
import { offsetsOf } from '../../timeZone';
import { columnLetters, longestText, toSerial } from '../../xlsx';
import type { WriteReport } from '../options';
import type { Styles } from './frame';

/** Writes one row of a sheet, by its number from 1. */
export type RowWriter = (number: number, cells: readonly Cell[]) => string;

/** A `<row>` of ECMA-376 part 1, 18.3.1.73, its texts inline. */
export function rowWriter(
	types: readonly ColumnType[],
	styles: Styles,
	timeZone: string,
	report: WriteReport,
): RowWriter {
	const offsetAt = offsetsOf(timeZone);
	const letters = types.map((_, index) => columnLetters(index));

	function textCell(place: string, text: string): string {
		const kept = text.length > longestText ? text.slice(0, longestText) : text;
		if (kept !== text) report.cutCells += 1;
		const space = /^\s|\s$|[\r\n]/.test(kept) ? ' xml:space="preserve"' : '';
		return `<c r="${place}" s="${styles.text}" t="inlineStr"><is><t${space}>${escapeText(kept)}</t></is></c>`;
	}

	return (number, cells) => {
		let row = `<row r="${number}">`;
		for (let index = 0; index < cells.length; index++) {
			const cell = cells[index];
			if (cell === undefined) continue;
			const place = `${letters[index] ?? ''}${number}`;
			if (typeof cell === 'string') {
				row += textCell(place, cell);
			} else if (typeof cell === 'number') {
				row += `<c r="${place}"><v>${cell}</v></c>`;
			} else if (!isMoment(cell)) {
				row += `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
			} else {
				const serial = toSerial(cell.hasTime ? cell.at + offsetAt(cell.at) : cell.at);
				const style = cell.hasTime ? styles.dateTime : styles.date;
				row +=
					serial === undefined
						? textCell(place, cell.iso)
						: `<c r="${place}" s="${style}"><v>${serial}</v></c>`;
			}
		}
		return `${row}</row>`;
	};
}

/** What XML must not hold as it is; a text that looks like the escape of a control character, too. */
const special = /[<>&\p{Cc}\uFFFE\uFFFF]|_(?=x[\dA-Fa-f]{4}_)/gu;

/** Control characters become `_x0007_`, the form of ECMA-376 part 1, 22.9.2.19. */
function escapeText(text: string): string {
	return text.replace(special, (character) => {
		if (character === '&') return '&amp;';
		if (character === '<') return '&lt;';
		if (character === '>') return '&gt;';
		if (character === '\t' || character === '\n') return character;
		return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
	});
}
