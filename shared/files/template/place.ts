import { invalidInput } from '../../http/failure';
import type { SourceCell, TableRow } from '../read/row';
import { columnIndex, mostRows } from '../xlsx';

/** Where the records go, and what stands there already: cells by their names, such as A4. */
export interface Place {
	firstRow: number;
	overwritten: string[];
}

interface Wanted {
	headerRow: number;
	/** Letters of the columns that are filled. */
	columns: readonly string[];
	/** How many records there are. */
	count: number;
	/** The row that the user has chosen. */
	firstRow: number | undefined;
}

/**
 * Finds the rows for the records: from the one that the user has chosen, over what stands there, or from the first below
 * the headers that is free.
 * @throws Failure `validation` where the headers would be overwritten, or something that the user did not offer
 */
export function placeRecords(
	rows: readonly TableRow[],
	{ headerRow, columns, count, firstRow: chosen }: Wanted,
): Place {
	if (chosen !== undefined && chosen <= headerRow) {
		throw invalidInput(
			`The headers of the template are in row ${headerRow}, and records from row ${chosen} would be written over them`,
			[],
			`Set 'First Row' to ${headerRow + 1} or more, or to 0 for the first free row; 'Header Row' says where the headers are.`,
		);
	}
	const taken = takenCells(rows, headerRow, columns);
	const firstRow = chosen ?? firstFreeRow(taken, headerRow);
	if (firstRow + count - 1 > mostRows) {
		throw invalidInput(`A sheet has at most ${mostRows} rows, and these are more`, []);
	}
	const overwritten = [...taken]
		.filter(([number]) => number >= firstRow && number < firstRow + count)
		.flatMap(([, cells]) => cells);
	if (chosen === undefined && overwritten.length > 0) {
		throw invalidInput(
			`The ${count} records need the rows ${firstRow} to ${firstRow + count - 1} of the template, and something stands there already: ${named(overwritten)}`,
			[],
			"Clear those cells in the template, or set 'First Row': to a row below them, or to one from which they may be overwritten.",
		);
	}
	return { firstRow, overwritten };
}

/** Some of the cells, and how many more there are. */
export function named(cells: readonly string[]): string {
	const rest = cells.length - 10;
	return cells.slice(0, 10).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The cells of those columns in which something stands, by their row. */
function takenCells(
	rows: readonly TableRow[],
	headerRow: number,
	columns: readonly string[],
): ReadonlyMap<number, string[]> {
	const taken = new Map<number, string[]>();
	for (const { number, cells } of rows) {
		if (number <= headerRow) continue;
		const places = columns
			.filter((letters) => isFilled(cells[columnIndex(letters)]))
			.map((letters) => `${letters}${number}`);
		if (places.length > 0) taken.set(number, places);
	}
	return taken;
}

function isFilled(cell: SourceCell): boolean {
	return cell !== undefined && String(cell).trim() !== '';
}

function firstFreeRow(taken: ReadonlyMap<number, unknown>, headerRow: number): number {
	let row = headerRow + 1;
	while (taken.has(row)) row += 1;
	return row;
}
