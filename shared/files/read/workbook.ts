import { invalidInput } from '../../http/failure';
import type { FilePart } from '../../http/request';
import type { OpenedFile, ReadOptions, SourceRow, TableRow } from './row';
import { findTable, type Table, type TableOptions } from './table';
import { readXlsx, type SheetRows } from './xlsx';

/** Sheets in which a table is looked for, and that a message names. */
const mostSheets = 20;

interface SheetTable {
	sheet: SheetRows;
	table: Table;
	/** What the table is read from. */
	source: AsyncGenerator<TableRow>;
}

/**
 * Opens the table of a workbook: the sheet that is named, else the first whose headers are known, else the first with
 * rows; and those in which it goes on, as "Candidates 2" after "Candidates".
 * @throws Failure `validation` that names the sheets where none has rows
 */
export async function openWorkbook(
	file: FilePart,
	options: ReadOptions,
	tableOptions: TableOptions,
): Promise<Omit<OpenedFile, 'format'>> {
	const sheets = await readXlsx(file, options, tableOptions.limits.bytes);
	const first = await chooseTable(sheets, options, tableOptions);
	const { headers, warnings } = first.table;
	const following = sheetsAfter(first.sheet, sheets);
	const others = sheets.filter((sheet) => sheet !== first.sheet && !following.includes(sheet));
	if (!options.sheet && others.length > 0) {
		warnings.unshift(
			`The sheet "${first.sheet.name}" was read; the file also has ${namesOf(others)}. The option 'Sheet' chooses another one.`,
		);
	}
	return {
		headers,
		warnings,
		rows: goOn(first.table, following, tableOptions, warnings),
		close: async () => void (await first.source.return(undefined)),
	};
}

async function chooseTable(
	sheets: readonly SheetRows[],
	{ sheet: wanted, knows, headerRow }: ReadOptions,
	options: TableOptions,
): Promise<SheetTable> {
	const searched = wanted ? sheets.filter(({ name }) => name === wanted) : sheets;
	let best: SheetTable | undefined;
	for (const sheet of searched.slice(0, mostSheets)) {
		const source = sheet.rows();
		const table = await findTable(source, options);
		if (!table) continue;
		const found = { sheet, table, source };
		// One known header may be a word of the instructions, except where nothing else speaks for another sheet.
		const isSure = !knows || table.known >= 2 || (!best && table.known === 1);
		if (!isSure && best && best.table.known >= table.known) {
			await source.return(undefined);
			continue;
		}
		await best?.source.return(undefined);
		best = found;
		if (isSure) break;
	}
	if (best) return best;
	throw invalidInput(
		headerRow
			? `Row ${headerRow}, which should hold the headers, is empty in ${namesOf(searched)}`
			: `There are no rows in ${namesOf(searched)}`,
		[],
		'The first row that is not empty must hold the headers.',
	);
}

/** The sheets in which its table goes on. */
function sheetsAfter(first: SheetRows, sheets: readonly SheetRows[]): SheetRows[] {
	const following: SheetRows[] = [];
	for (let number = 2; ; number++) {
		const next = sheets.find(({ name }) => name === `${first.name} ${number}`);
		if (!next) return following;
		following.push(next);
	}
}

/** The rows of the first sheet and of those after it, as long as they have the same headers. */
async function* goOn(
	first: Table,
	following: readonly SheetRows[],
	options: TableOptions,
	warnings: string[],
): AsyncGenerator<SourceRow> {
	let count = 0;
	for await (const row of first.rows) {
		count += 1;
		yield row;
	}
	for (const sheet of following) {
		const limits = { ...options.limits, rows: options.limits.rows - count };
		const table = await findTable(sheet.rows(), { ...options, limits });
		if (!table) {
			warnings.push(`The sheet "${sheet.name}" has no headers, and was not read.`);
			continue;
		}
		if ([...table.headers.keys()].join() !== [...first.headers.keys()].join()) {
			warnings.push(`The sheet "${sheet.name}" has other headers, and was not read.`);
			continue;
		}
		for await (const row of table.rows) {
			count += 1;
			yield { ...row, sheet: sheet.name };
		}
	}
}

function namesOf(sheets: readonly SheetRows[]): string {
	const names = sheets.slice(0, mostSheets).map(({ name }) => `"${name}"`);
	const more = sheets.length - names.length;
	return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
