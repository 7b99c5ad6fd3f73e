import { invalidInput, type Failure } from '../../../http/failure';
import type { Archive } from '../../archive';
import { offsetsOf, type OffsetAt } from '../../timeZone';
import { columnIndex, fromSerial, mostColumns, mostRows, type Calendar } from '../../xlsx';
import { checkBlankRows, isFilled, type SourceCell, type TableRow } from '../row';
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
 * The rows of a sheet that hold something.
 * @throws Failure `validation` for a row or a column that no sheet has, and for a cell whose text is missing in the file
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
	let value = '';
	/** A text within the cell itself; some programs write a value beside it. */
	let inline = '';
	let inValue = false;
	let inText = false;
	let inReading = false;
	let blankRows = 0;
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
				value = '';
				inline = '';
			} else if (name === 'v') {
				inValue = true;
			} else if (name === 't') {
				inText = !inReading;
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
				inReading = true;
			}
		},
		text(piece) {
			if (inValue) value += piece;
			else if (inText) inline += piece;
		},
		close(name) {
			if (name === 'v') inValue = false;
			else if (name === 't') inText = false;
			else if (name === 'rPh') inReading = false;
			else if (name === 'row') {
				if (!row.cells.some(isFilled)) return checkBlankRows((blankRows += 1));
				rows.push(row);
			} else if (name === 'c') {
				const isInline = inline !== '' && (type === 'inlineStr' || value === '');
				const cell = isInline
					? toValue(inline, 'inlineStr', style)
					: value !== ''
						? toValue(value, type, style)
						: undefined;
				if (cell === undefined) return;
				// Columns between that have no cell are empty.
				while (row.cells.length < column) row.cells.push(undefined);
				row.cells[column] = cell;
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
	return invalidInput(message, [], 'Open it in a spreadsheet program and save it again.');
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
				return strings[Number(text)] ?? missingText(text);
			case 'inlineStr':
			case 'str':
				return keep(decodeEscapes(text));
			case 'b':
				return text === '1' || text === 'true';
			case 'n': {
				const number = Number(text);
				if (!Number.isFinite(number)) return keep(text);
				const kind = styles[style] ?? 'number';
				return kind === 'number' ? number : toIso(number, kind, calendar, offsetAt);
			}
			default:
				// Dates as text, and errors such as #N/A.
				return keep(text);
		}
	};
}

function missingText(number: string): never {
	throw invalidInput(
		`The spreadsheet is damaged: a cell refers to its text number ${number.slice(0, 20)}, which it does not have`,
		[],
		'Open it in a spreadsheet program, save it again, and try again.',
	);
}

/** A date of a spreadsheet as ISO 8601: without a time where the format shows none and there is none. */
function toIso(
	serial: number,
	kind: NumberKind,
	calendar: Calendar,
	offsetAt: OffsetAt,
): SourceCell {
	const local = fromSerial(serial, calendar);
	const date = new Date(local ?? Number.NaN);
	if (local === undefined || Number.isNaN(date.getTime())) return serial;
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
