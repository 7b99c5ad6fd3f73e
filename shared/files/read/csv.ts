import { parse } from 'csv-parse';
import { z } from 'zod';
import { invalidInput } from '../../http/failure';
import type { FilePart } from '../../http/request';
import { toReadable } from '../nodeModules';
import { restore } from '../write/formulas';
import { checkBlankRows, isFilled, type TableRow } from './row';
import { decode, encodingOf } from './text';

/** Characters that one row may have; more means that a quotation mark was never closed. */
const longestRow = 1024 * 1024;

const recordSchema = z.array(z.string());

/** The rows of a csv file that hold something, whatever separates its cells and in whichever encoding it is. */
export async function* readCsv(file: FilePart): AsyncGenerator<TableRow> {
	const encoding = await encodingOf(await file.open());
	const separator = await separatorOf(decode(await file.open(), encoding));
	const linesBefore = separator.isNamed ? 1 : 0;
	let records = 0;
	let filled = 0;
	/** Of the rows that are on their way through the parser. */
	const numbers: number[] = [];
	const source = toReadable(encode(decode(await file.open(), encoding)));
	const parser = source.pipe(
		parse({
			delimiter: separator.character,
			from_line: linesBefore + 1,
			max_record_size: longestRow,
			// Rows without content end here: each one that gets further costs as much as a full one.
			on_record: (cells: string[], { empty_lines }) => {
				records += 1;
				const number = linesBefore + empty_lines + records;
				checkBlankRows(number - linesBefore - filled - 1);
				if (!cells.some(isFilled)) return null;
				filled += 1;
				numbers.push(number);
				return cells;
			},
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			// Without it, one fault would take the rows before it along.
			skip_records_with_error: true,
		}),
	);
	source.on('error', (error) => parser.destroy(error));
	const rowOf = (error: unknown) => linesBefore + emptyLinesOf(error) + records + 1;
	let openRow: number | undefined;
	parser.on('skip', (error: unknown) => {
		if (codeOf(error) === 'CSV_QUOTE_NOT_CLOSED') openRow = rowOf(error);
		else parser.destroy(error instanceof Error ? error : undefined);
	});
	try {
		for await (const record of parser) {
			yield { number: numbers.shift() ?? 0, cells: recordSchema.parse(record).map(toCell) };
		}
	} catch (error) {
		throw explained(error, rowOf(error));
	} finally {
		// `pipe` leaves the file open where reading ends early.
		source.destroy();
	}
	if (openRow !== undefined) yield { number: openRow, cells: [], problem: neverClosed };
}

const neverClosed =
	'A quotation mark begins here and is never closed, so that all that follows is one cell';

async function* encode(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
	for await (const piece of text) yield Buffer.from(piece, 'utf8');
}

function toCell(text: string): string | undefined {
	const trimmed = text.trim();
	return trimmed === '' ? undefined : restore(text);
}

const separators = [',', ';', '\t', '|'] as const;

/** Rows at the beginning of a file that tell what separates its cells. */
const sampleRows = 50;

/** What separates cells: named in a first line `sep=;`, as Excel writes it, or what gives the most rows of one width. */
async function separatorOf(
	text: AsyncIterable<string>,
): Promise<{ character: string; isNamed: boolean }> {
	let start = '';
	for await (const piece of text) {
		start += piece;
		if (start.length >= 64 * 1024) break;
	}
	const [, named] = /^sep=(.)\r?\n/i.exec(start) ?? [];
	if (named) return { character: named, isNamed: true };
	const lines = unquoted(start)
		.split(/\r?\n|\r/)
		.filter((line) => line.trim() !== '')
		.slice(0, sampleRows);
	const fits = separators.map((character) => ({ character, ...widthOf(lines, character) }));
	const [best] = fits.toSorted((one, other) => other.rows - one.rows || other.cells - one.cells);
	return { character: best?.character ?? ',', isNamed: false };
}

/** How many cells most of the lines have that a separator divides, and how many lines those are. */
function widthOf(lines: readonly string[], separator: string): { cells: number; rows: number } {
	const rows = new Map<number, number>();
	for (const line of lines) {
		const cells = line.split(separator).length;
		if (cells > 1) rows.set(cells, (rows.get(cells) ?? 0) + 1);
	}
	const most = Math.max(0, ...rows.values());
	const [cells = 0] = [...rows].find(([, count]) => count === most) ?? [];
	return { cells, rows: most };
}

/** The text without what is between quotation marks. */
function unquoted(text: string): string {
	return text.replace(/"(?:[^"]|"")*"/g, '');
}

const csvError = z.object({
	code: z.string().startsWith('CSV_'),
	empty_lines: z.number().default(0),
});

function codeOf(error: unknown): string | undefined {
	return csvError.safeParse(error).data?.code;
}

/** Lines without a character before the error. */
function emptyLinesOf(error: unknown): number {
	return csvError.safeParse(error).data?.empty_lines ?? 0;
}

function explained(error: unknown, row: number): unknown {
	const code = codeOf(error);
	if (code === undefined) return error;
	return invalidInput(
		`The file cannot be read from about row ${row} on (${code})`,
		[{ field: `row ${row}`, message: neverClosed }],
		'Close or double the quotation mark, or export the file again.',
	);
}
