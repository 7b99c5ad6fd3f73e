import { invalidInput } from '../../http/failure';
import { columnLetters } from '../xlsx';
import type { ReadLimits, SourceCell, SourceRow, TableRow } from './row';

/** A table of which the header row has been read. */
export interface Table {
	/** Headers with the letters of their columns. */
	headers: ReadonlyMap<string, string>;
	warnings: string[];
	rows: AsyncIterable<SourceRow>;
}

export interface TableOptions {
	headerRow?: number;
	limits: ReadLimits;
}

/**
 * Reads the header row, and the rows below it as they are asked for. Empty rows are skipped.
 * @throws Failure `validation` when there is no header row, or the table is larger than the limits
 */
export async function readTable(
	source: AsyncIterator<TableRow>,
	options: TableOptions,
): Promise<Table> {
	const table = await findTable(source, options);
	if (table) return table;
	const { headerRow } = options;
	throw invalidInput(
		headerRow
			? `Row ${headerRow}, which should hold the headers, is empty`
			: 'The file has no rows',
		[],
		'The first row that is not empty must hold the headers.',
	);
}

/**
 * As `readTable`, but without a header row the result is `undefined`.
 * @throws Failure `validation` when the table is larger than the limits
 */
export async function findTable(
	source: AsyncIterator<TableRow>,
	{ headerRow, limits }: TableOptions,
): Promise<Table | undefined> {
	let next = await source.next();
	while (!next.done && (headerRow ? next.value.number < headerRow : isEmpty(next.value))) {
		next = await source.next();
	}
	if (next.done || isEmpty(next.value)) return undefined;
	// Spreadsheets leave out rows that are empty.
	if (headerRow && next.value.number !== headerRow) return undefined;
	const { cells } = next.value;
	if (cells.length > limits.columns) {
		throw invalidInput(
			`The table has ${cells.length} columns; at most ${limits.columns} are read`,
			[],
			"Check the file, or raise 'Max Columns'.",
		);
	}
	const { names, warnings } = nameColumns(cells);
	const headers = new Map(
		names.flatMap((name, index): Array<[string, string]> =>
			name === undefined ? [] : [[name, columnLetters(index)]],
		),
	);
	return { headers, warnings, rows: below(source, names, limits.rows) };
}

function isEmpty({ cells, problem }: TableRow): boolean {
	return problem === undefined && !cells.some(isFilled);
}

/** Programs write cells with an empty text, or with blanks alone. */
function isFilled(cell: SourceCell): boolean {
	return typeof cell === 'string' ? cell.trim() !== '' : cell !== undefined;
}

/** Columns by the texts of the header row. Those without a header are left out as long as they are empty. */
function nameColumns(cells: readonly SourceCell[]): {
	names: Array<string | undefined>;
	warnings: string[];
} {
	const headers = cells.map((cell) =>
		String(cell ?? '')
			.replace(/\s+/g, ' ')
			.trim(),
	);
	const taken = new Set(headers);
	const met = new Set<string>();
	const warnings: string[] = [];
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
		warnings.push(
			`The header "${header}" occurs again in column ${columnLetters(index)}; that column is called "${name}".`,
		);
		return name;
	});
	return { names, warnings };
}

async function* below(
	source: AsyncIterator<TableRow>,
	names: ReadonlyArray<string | undefined>,
	mostRows: number,
): AsyncGenerator<SourceRow> {
	let count = 0;
	for (;;) {
		const next = await source.next();
		if (next.done) return;
		if (isEmpty(next.value)) continue;
		count += 1;
		if (count > mostRows) {
			throw tooManyRows(mostRows);
		}
		yield toSourceRow(next.value, names);
	}
}

function toSourceRow(
	{ number, cells, problem }: TableRow,
	names: ReadonlyArray<string | undefined>,
): SourceRow {
	const values: Record<string, unknown> = {};
	const row: SourceRow = { number, values, problems: problem ? [{ message: problem }] : [] };
	for (let index = 0; index < cells.length; index++) {
		const cell = cells[index];
		if (!isFilled(cell)) continue;
		const name = names[index];
		if (name !== undefined) {
			values[name] = cell;
		} else {
			row.problems.push({
				column: columnLetters(index),
				message: `has a value without a header above it; the table has ${names.length} columns`,
			});
		}
	}
	return row;
}

/** That a file has more rows than may become items. */
export function tooManyRows(most: number) {
	return invalidInput(
		`The file has more than ${most} rows`,
		[],
		"Raise 'Max Rows', or split the file. Every row becomes an item that n8n holds in memory.",
	);
}
