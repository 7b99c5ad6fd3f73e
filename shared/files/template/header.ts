import type { TableRow } from '../read/row';
import { fold } from '../../consent/columns';
import { columnLetters } from '../xlsx';

/** Rows from the top among which headers are looked for. */
const searchedRows = 50;

export interface HeaderRow {
	number: number;
	/** Letters of the columns by header; of a header that occurs twice, the first. */
	columns: Map<string, string>;
}

/**
 * The row of a template that holds the headers: the first of those that know the most of the wanted ones.
 * @param knows whether something fills a column of that header
 */
export function findHeaderRow(
	rows: readonly TableRow[],
	knows: (header: string) => boolean,
	chosen?: number,
): HeaderRow | undefined {
	const candidates = rows
		.filter(({ number }) => (chosen ? number === chosen : number <= searchedRows))
		.map((row) => ({ number: row.number, columns: headersOf(row) }))
		.map((row) => ({ ...row, known: [...row.columns.keys()].filter(knows).length }));
	const most = Math.max(0, ...candidates.map(({ known }) => known));
	const found = candidates.find(({ known }) => known === most);
	return found && (chosen || most > 0)
		? { number: found.number, columns: found.columns }
		: undefined;
}

function headersOf({ cells }: TableRow): Map<string, string> {
	const columns = new Map<string, string>();
	cells.forEach((cell, index) => {
		if (typeof cell !== 'string') return;
		const header = cell.replace(/\s+/g, ' ').trim();
		if (header !== '' && !columns.has(header)) columns.set(header, columnLetters(index));
	});
	return columns;
}

/** Whether two headers mean the same. */
export function sameHeader(one: string, other: string): boolean {
	const [first, second] = [one, other].map((header) => fold(plainHeader(header)));
	return first === second && (first !== '' || one.trim() === other.trim());
}

/** Templates mark required columns with an asterisk, and explain them in brackets. */
export function plainHeader(header: string): string {
	return header.replace(/\*|\([^)]*\)/g, '').trim();
}
