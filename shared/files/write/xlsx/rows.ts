import type { Cell } from '../../cells';
import { columnLetters } from '../../xlsx';
import type { CellStyles, CellWriter } from './cell';

/** Writes one row of a sheet, by its number from 1. */
export type RowWriter = (number: number, cells: readonly Cell[]) => string;

/** A `<row>` of ECMA-376 part 1, 18.3.1.73. */
export function rowWriter(columns: number, styles: CellStyles, writeCell: CellWriter): RowWriter {
	const letters = Array.from({ length: columns }, (_, index) => columnLetters(index));
	return (number, cells) => {
		let row = `<row r="${number}">`;
		for (let index = 0; index < cells.length; index++) {
			const cell = cells[index];
			if (cell !== undefined) row += writeCell(`${letters[index] ?? ''}${number}`, cell, styles);
		}
		return `${row}</row>`;
	};
}
