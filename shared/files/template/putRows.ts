import { invalidInput } from '../../http/failure';
import { isMoment, type Cell } from '../cells';
import { columnIndex } from '../xlsx';
import type { CellWriter } from '../write/xlsx/cell';
import { attribute, elements, type CellXml, type RowXml, type SheetXml } from './sheetXml';
import type { StyleSheet } from './styles';

/** A value for one column of a row. */
export interface PlacedCell {
	/** Letters of the column. */
	letters: string;
	cell: Exclude<Cell, undefined>;
}

export interface RowsToPut {
	firstRow: number;
	rows: ReadonlyArray<readonly PlacedCell[]>;
	/** Columns that are filled; in the others a row keeps what it has. */
	filledColumns: readonly string[];
	styles: StyleSheet;
	writeCell: CellWriter;
}

/**
 * The XML of the sheet with the rows in it. A row that is not there yet looks like the first one that was filled.
 * @throws Failure `validation` where a formula would be overwritten
 */
export function putRows(
	sheet: SheetXml,
	{ firstRow, rows, filledColumns, styles, writeCell }: RowsToPut,
): string {
	const pattern = sheet.rows.get(firstRow);
	const columnStyles = stylesOfColumns(sheet);
	const numbers = new Set([...sheet.rows.keys(), ...rows.map((_, index) => firstRow + index)]);
	const prefixed = (xml: string) =>
		sheet.prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-z])/g, `<$1${sheet.prefix}`);

	function written(number: number, placed: readonly PlacedCell[]): string {
		const own = sheet.rows.get(number);
		const row: RowXml = own ?? blankCopy(pattern);
		const cells = new Map(
			[...row.cells].map(([letters, { xml }]) => [letters, at(xml, `${letters}${number}`)]),
		);
		for (const letters of filledColumns) {
			const existing = row.cells.get(letters);
			if (existing?.hasFormula) throw overwritesFormula(`${letters}${number}`);
			if (existing?.isFilled) cells.delete(letters);
		}
		for (const { letters, cell } of placed) {
			const style =
				(row.cells.get(letters) ?? pattern?.cells.get(letters))?.style ?? columnStyles(letters);
			const xml = writeCell(`${letters}${number}`, cell, {
				...(style !== undefined && { text: style, other: style }),
				date: isMoment(cell) ? styles.asDate(style, 'date') : '',
				dateTime: isMoment(cell) && cell.hasTime ? styles.asDate(style, 'dateTime') : '',
			});
			cells.set(letters, prefixed(xml));
		}
		const sorted = [...cells].sort(([one], [other]) => columnIndex(one) - columnIndex(other));
		return open(number, row) + sorted.map(([, xml]) => xml).join('') + close;
	}
	const open = (number: number, { attributes }: RowXml) =>
		`<${sheet.prefix}row r="${number}"${attributes}>`;
	const close = `</${sheet.prefix}row>`;

	const body = [...numbers]
		.sort((one, other) => one - other)
		.map((number) => {
			const placed = rows[number - firstRow];
			if (placed) return written(number, placed);
			const row = sheet.rows.get(number);
			return row ? open(number, row) + row.content + close : '';
		});
	// What the sheet says of its own extent is not true any more; without it programs count for themselves.
	const before = sheet.before.replace(/<(\w+:)?dimension\b[^>]*\/>/, '').replace(/\/>$/, '>');
	return before + body.join('') + sheet.after;
}

/** A row with the same looks and nothing in it. */
function blankCopy(pattern: RowXml | undefined): RowXml {
	if (!pattern) return { attributes: '', content: '', cells: new Map() };
	const cells = [...pattern.cells].filter(([, cell]) => !cell.isFilled);
	return { attributes: pattern.attributes, content: '', cells: new Map<string, CellXml>(cells) };
}

/** The cell at another place. */
function at(xml: string, place: string): string {
	const [tag = ''] = /^<[^>]*>/.exec(xml) ?? [];
	const named = / r="[^"]*"/.test(tag)
		? tag.replace(/ r="[^"]*"/, ` r="${place}"`)
		: tag.replace(/(?=[\s/>])/, ` r="${place}"`);
	return named + xml.slice(tag.length);
}

/** The style of a column without a cell, by its letters. */
function stylesOfColumns({ before, prefix }: SheetXml): (letters: string) => string | undefined {
	const ranges = [...elements(before, `${prefix}col`)].map(([, attributes = '']) => ({
		from: Number(attribute(attributes, 'min')),
		to: Number(attribute(attributes, 'max')),
		style: attribute(attributes, 'style'),
	}));
	return (letters) => {
		const number = columnIndex(letters) + 1;
		return ranges.find(({ from, to }) => from <= number && number <= to)?.style;
	};
}

function overwritesFormula(place: string) {
	return invalidInput(
		`The cell ${place} of the template holds a formula, and would be overwritten`,
		[{ field: place, message: 'holds a formula' }],
		"Leave that column out of the mapping, or set 'First Row' to a row below the formulas.",
	);
}
