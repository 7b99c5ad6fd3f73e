import { isMoment, type Cell } from '../../cells';
import { offsetsOf } from '../../timeZone';
import { longestText, toSerial, type Calendar } from '../../xlsx';
import type { WriteReport } from '../options';

/** Styles of a cell by what it holds, by their numbers in the workbook. */
export interface CellStyles {
	text?: string;
	date: string;
	dateTime: string;
	/** Of numbers and booleans. */
	other?: string;
}

/** Writes a `<c>` of ECMA-376 part 1, 18.3.1.4, text inline. */
export type CellWriter = (
	place: string,
	cell: Exclude<Cell, undefined>,
	styles: CellStyles,
) => string;

/**
 * @param report counts the texts that were cut, because a cell takes no longer ones
 * @param calendar of the workbook that the cells go into
 */
export function cellWriter(
	timeZone: string,
	report: Pick<WriteReport, 'cutCells'>,
	calendar: Calendar = 'from1900',
): CellWriter {
	const offsetAt = offsetsOf(timeZone);

	function textCell(place: string, text: string, style: string | undefined): string {
		const kept = text.length > longestText ? text.slice(0, longestText) : text;
		if (kept !== text) report.cutCells += 1;
		const space = /^\s|\s$|[\r\n]/.test(kept) ? ' xml:space="preserve"' : '';
		return `<c r="${place}"${styled(style)} t="inlineStr"><is><t${space}>${escapeText(kept)}</t></is></c>`;
	}

	return (place, cell, styles) => {
		if (typeof cell === 'string') return textCell(place, cell, styles.text);
		if (typeof cell === 'number') {
			return `<c r="${place}"${styled(styles.other)}><v>${cell}</v></c>`;
		}
		if (!isMoment(cell)) {
			return `<c r="${place}"${styled(styles.other)} t="b"><v>${cell ? 1 : 0}</v></c>`;
		}
		const serial = toSerial(cell.hasTime ? cell.at + offsetAt(cell.at) : cell.at, calendar);
		if (serial === undefined) return textCell(place, cell.iso, styles.text);
		const style = cell.hasTime ? styles.dateTime : styles.date;
		return `<c r="${place}"${styled(style)}><v>${serial}</v></c>`;
	};
}

function styled(style: string | undefined): string {
	return style === undefined ? '' : ` s="${style}"`;
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
