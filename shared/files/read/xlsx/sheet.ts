import { invalidInput, type Failure } from '../../../http/failure';
import type { Archive } from '../../archive';
import { offsetsOf, type OffsetAt } from '../../timeZone';
import { columnIndex, fromSerial, mostColumns, mostRows, type Calendar } from '../../xlsx';
import type { SourceCell, TableRow } from '../row';
import type { NumberKind } from './styles';
import { decodeEscapes, textKeeper } from './text';
import { parseXml } from './xml';

/** What the cells of a workbook's sheets refer to. */
export interface Surroundings {
	strings: readonly string[];
	styles: readonly NumberKind[];
	calendar: Calendar;
	timeZone: string;
}

/**
 * The rows of a sheet, those without a cell left out.
 * @throws Failure `validation` for a row or a column that no sheet has
 */
export async function* readSheet(
	archive: Archive,
	path: string,
	surroundings: Surroundings,
): AsyncGenerator<TableRow> {
	const toValue = valueReader(surroundings);
	const rows: TableRow[] = [];
	let row: TableRow = { number: 0, cells: [] };
	let column = -1;
	let type = '';
	let style = 0;
	let text = '';
	let inValue = false;
	const pieces = parseXml(await archive.open(path), {
		open(name, attributes) {
			if (name === 'c') {
				column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
				// Checked before the columns up to it are filled: a few letters are enough for millions of them.
				if (!(column >= 0 && column < mostColumns)) {
					throw outside(
						`Row ${row.number} of the spreadsheet has a cell ${placed(attributes.r)}, and a sheet has at most ${mostColumns} columns`,
					);
				}
				type = attributes.t ?? 'n';
				style = Number(attributes.s ?? 0);
				text = '';
			} else if (name === 'v' || name === 't') {
				inValue = true;
			} else if (name === 'row') {
				const number = attributes.r === undefined ? row.number + 1 : Number(attributes.r);
				if (!Number.isInteger(number) || number < 1 || number > mostRows) {
					throw outside(
						`After row ${row.number} the spreadsheet has a row ${placed(attributes.r)}, and a sheet has the rows 1 to ${mostRows}`,
					);
				}
				row = { number, cells: [] };
				column = -1;
			} else if (name === 'rPh') {
				type = 'reading';
			}
		},
		text(piece) {
			if (inValue && type !== 'reading') text += piece;
		},
		close(name) {
			if (name === 'v' || name === 't') inValue = false;
			else if (name === 'rPh') type = 'inlineStr';
			else if (name === 'row') rows.push(row);
			else if (name === 'c' && text !== '') {
				// Columns between that have no cell are empty.
				while (row.cells.length < column) row.cells.push(undefined);
				row.cells[column] = toValue(text, type, style);
			}
		},
	});
	while (!(await pieces.next()).done) {
		yield* rows;
		rows.length = 0;
	}
	yield* rows;
}

/** The place that the file names; as it is nothing that a program would write, it may be of any length. */
function placed(reference: string | undefined): string {
	return reference === undefined ? 'too many' : `at "${reference.slice(0, 20)}"`;
}

function outside(message: string): Failure {
	return invalidInput(message, [], 'Open it in a spreadsheet program and save it anew.');
}

function columnOf(reference: string): number {
	let end = 0;
	while (end < reference.length && reference.charCodeAt(end) > 64) end += 1;
	return columnIndex(reference.slice(0, end));
}

type ValueReader = (text: string, type: string, style: number) => SourceCell;

/** Types of cells: ECMA-376 part 1, 18.18.11. */
function valueReader({ strings, styles, calendar, timeZone }: Surroundings): ValueReader {
	const offsetAt = offsetsOf(timeZone);
	const keep = textKeeper();
	return (text, type, style) => {
		switch (type) {
			case 's':
				return strings[Number(text)];
			case 'inlineStr':
			case 'str':
				return keep(decodeEscapes(text));
			case 'b':
				return text === '1' || text === 'true';
			case 'n': {
				const number = Number(text);
				if (Number.isNaN(number)) return keep(text);
				const kind = styles[style] ?? 'number';
				return kind === 'number' ? number : toIso(number, kind, calendar, offsetAt);
			}
			default:
				// Dates as text, and errors such as #N/A.
				return keep(text);
		}
	};
}

/** A date of a spreadsheet as ISO 8601: without a time where the format shows none and there is none. */
function toIso(
	serial: number,
	kind: NumberKind,
	calendar: Calendar,
	offsetAt: OffsetAt,
): SourceCell {
	const local = fromSerial(serial, calendar);
	const date = new Date(local);
	if (Number.isNaN(date.getTime()) || serial < 1) return serial;
	const text = date.toISOString();
	if (kind === 'date' && Number.isInteger(serial)) return text.slice(0, 10);
	// The offset depends on the moment, and the moment on the offset: the second guess is right but for a lost hour.
	const offset = offsetAt(local - offsetAt(local));
	return `${text.slice(0, 19)}${offsetText(offset)}`;
}

function offsetText(offset: number): string {
	const minutes = Math.abs(offset) / 60_000;
	const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
	return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
