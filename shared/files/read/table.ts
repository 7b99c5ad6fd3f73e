import { invalidInput } from '../../http/failure';
import { columnLetters } from '../xlsx';
import {
	isFilled,
	type ReadLimits,
	type RowProblem,
	type SourceCell,
	type SourceRow,
	type TableRow,
} from './row';

/** A table of which the header row has been read. */
export interface Table {
	/** Headers with the letters of their columns. */
	headers: ReadonlyMap<string, string>;
	/** How many of the headers the caller knows. */
	known: number;
	warnings: string[];
	rows: AsyncIterable<SourceRow>;
}

export interface TableOptions {
	headerRow?: number;
	knows?: (header: string) => boolean;
	limits: ReadLimits;
}

/**
 * Reads the header row, and the rows below it as they are asked for. Empty rows are skipped.
 * @returns `undefined` when there is no header row
 * @throws Failure `validation` when the table is larger than the limits
 */
export async function findTable(
	source: AsyncIterator<TableRow>,
	{ headerRow, knows = () => false, limits }: TableOptions,
): Promise<Table | undefined> {
	const found = headerRow
		? await rowAt(source, headerRow)
		: await searchHeaders(source, (row) => knownIn(row, knows));
	if (!found) return undefined;
	const { header, first } = found;
	if (header.cells.length > limits.columns) {
		throw invalidInput(
			`The table has ${header.cells.length} columns; at most ${limits.columns} are read`,
			[],
			"Check the file, or raise 'Max Columns'.",
		);
	}
	const { names, warnings } = nameColumns(header.cells);
	const headers = new Map(
		names.flatMap((name, index): Array<[string, string]> =>
			name === undefined ? [] : [[name, columnLetters(index)]],
		),
	);
	if (found.skipped > 0) {
		warnings.push(
			`Row ${header.number} was taken for the headers; the rows above it were not read. The option 'Header Row' chooses another row.`,
		);
	}
	return {
		headers,
		known: knownIn(header, knows),
		warnings,
		rows: below(first, source, names, limits.rows),
	};
}

/** A header row, and the rows with content below it that have been read already. */
interface FoundHeader {
	header: TableRow;
	first: readonly TableRow[];
	/** Rows with content above it. */
	skipped: number;
}

/** The row of that number. */
async function rowAt(
	source: AsyncIterator<TableRow>,
	number: number,
): Promise<FoundHeader | undefined> {
	let next = await source.next();
	while (!next.done && next.value.number < number) next = await source.next();
	// Rows without content may be left out.
	if (next.done || next.value.number !== number || isEmpty(next.value)) return undefined;
	return { header: next.value, first: [], skipped: 0 };
}

/** Rows with content among which the headers are looked for. */
const searchedRows = 20;

/**
 * The header row: the first row with content, unless it has hardly a known header and a wider row that follows has more,
 * as below a title or a few lines of instructions.
 */
async function searchHeaders(
	source: AsyncIterator<TableRow>,
	countKnown: (row: TableRow) => number,
): Promise<FoundHeader | undefined> {
	const rows: TableRow[] = [];
	let isFound = false;
	while (!isFound && rows.length < searchedRows) {
		const next = await source.next();
		if (next.done) break;
		if (isEmpty(next.value)) continue;
		rows.push(next.value);
		isFound = rows.length === 1 && countKnown(next.value) >= 2;
	}
	const [top] = rows;
	if (!top) return undefined;
	const others = rows.filter((row) => widthOf(row) > widthOf(top));
	const [best] = others.toSorted((one, other) => countKnown(other) - countKnown(one));
	const header = !isFound && best && countKnown(best) >= 2 ? best : top;
	const skipped = rows.indexOf(header);
	return { header, first: rows.slice(skipped + 1), skipped };
}

function knownIn({ cells }: TableRow, knows: (header: string) => boolean): number {
	return new Set(cells.filter((cell) => typeof cell === 'string' && knows(cell))).size;
}

function widthOf({ cells }: TableRow): number {
	return cells.filter(isFilled).length;
}

function isEmpty({ cells, problem }: TableRow): boolean {
	return problem === undefined && !cells.some(isFilled);
}

/** Columns by the texts of the header row. Those without a header are left out as long as they are empty. */
function nameColumns(cells: readonly SourceCell[]): {
	names: Array<string | undefined>;
	warnings: string[];
} {
	const headers = cells.map((cell) =>
		nameOf(
			String(cell ?? '')
				.replace(/\s+/g, ' ')
				.trim(),
		),
	);
	const taken = new Set(headers);
	const met = new Set<string>();
	const repeated: string[] = [];
	const names = headers.map((header, index) => {
		if (header === '') return undefined;
		if (!met.has(header)) {
			met.add(header);
			return header;
		}
		// Another column may have the name with a number for its own.
		let count = 2;
		while (taken.has(`${header} (${count})`)) count += 1;
		const name = `${header} (${count})`;
		taken.add(name);
		repeated.push(
			`The header "${header}" occurs again in column ${columnLetters(index)}; that column is called "${name}".`,
		);
		return name;
	});
	return { names, warnings: atMost(mostWarnings, repeated, 'more headers occur again.') };
}

/** Warnings of one kind that are shown. */
const mostWarnings = 10;

/** The first of the warnings, and how many more there are. */
function atMost(most: number, warnings: readonly string[], more: string): string[] {
	return warnings.length <= most
		? [...warnings]
		: [...warnings.slice(0, most), `${warnings.length - most} ${more}`];
}

/** The one name that a field of an object cannot have. */
function nameOf(header: string): string {
	return header === '__proto__' ? '_proto_' : header;
}

async function* below(
	first: readonly TableRow[],
	source: AsyncIterator<TableRow>,
	names: ReadonlyArray<string | undefined>,
	mostRows: number,
): AsyncGenerator<SourceRow> {
	let count = 0;
	const toRow = (row: TableRow) => {
		count += 1;
		if (count > mostRows) throw tooManyRows(mostRows);
		return toSourceRow(row, names);
	};
	for (const row of first) yield toRow(row);
	for (let next = await source.next(); !next.done; next = await source.next()) {
		if (!isEmpty(next.value)) yield toRow(next.value);
	}
}

/** Cells without a header that are named one by one. */
const mostNamedCells = 10;

function toSourceRow(
	{ number, cells, problem }: TableRow,
	names: ReadonlyArray<string | undefined>,
): SourceRow {
	const values: Record<string, unknown> = {};
	const problems: RowProblem[] = problem ? [{ message: problem }] : [];
	let unnamed = 0;
	for (let index = 0; index < cells.length; index++) {
		const cell = cells[index];
		if (!isFilled(cell)) continue;
		const name = names[index];
		if (name !== undefined) {
			values[name] = cell;
			continue;
		}
		unnamed += 1;
		if (unnamed > mostNamedCells) continue;
		problems.push({
			column: columnLetters(index),
			message: `has a value without a header above it; the table has ${names.length} columns`,
		});
	}
	if (unnamed > mostNamedCells) {
		problems.push({ message: `${unnamed - mostNamedCells} more cells have no header above them` });
	}
	return { number, values, problems };
}

/** That a file has more rows than may become items. */
export function tooManyRows(most: number) {
	return invalidInput(
		`The file has more than ${most} rows`,
		[],
		"Raise 'Max Rows', or split the file. Every row becomes an item that n8n holds in memory.",
	);
}
