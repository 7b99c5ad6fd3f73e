import { parse } from 'csv-parse';
import { z } from 'zod';
import { invalidInput } from '../../http/failure';
import type { FilePart } from '../../http/request';
import { toReadable } from '../nodeStream';
import { restore } from '../write/formulas';
import { decode, encodingOf } from './text';
import type { TableRow } from './row';

/** Characters that one row may have; more means that a quotation mark was never closed. */
const longestRow = 1024 * 1024;

const recordSchema = z.object({
	record: z.array(z.string()),
	info: z.object({ lines: z.number() }),
});

/** The rows of a csv file, whatever separates its cells and in whichever encoding it is. */
export async function* readCsv(file: FilePart): AsyncGenerator<TableRow> {
	const encoding = await encodingOf(await file.open());
	const separator = await separatorOf(decode(await file.open(), encoding));
	const text = decode(await file.open(), encoding);
	const parser = toReadable(encode(text)).pipe(
		parse({
			delimiter: separator.character,
			from_line: separator.isNamed ? 2 : 1,
			info: true,
			max_record_size: longestRow,
			relax_column_count: true,
			relax_quotes: true,
			// Without it, one fault would take the rows before it along.
			skip_records_with_error: true,
		}),
	);
	let isOpen = false;
	parser.on('skip', (error: unknown) => {
		isOpen = codeOf(error) === 'CSV_QUOTE_NOT_CLOSED';
		if (!isOpen) parser.destroy(error instanceof Error ? error : undefined);
	});
	let number = separator.isNamed ? 1 : 0;
	try {
		for await (const entry of parser) {
			const { record } = recordSchema.parse(entry);
			number += 1;
			yield { number, cells: record.map(toCell) };
		}
	} catch (error) {
		throw explained(error, number + 1);
	}
	if (isOpen) yield { number: number + 1, cells: [], problem: neverClosed };
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

const csvError = z.object({ code: z.string().startsWith('CSV_') });

function codeOf(error: unknown): string | undefined {
	const known = csvError.safeParse(error);
	return known.success ? known.data.code : undefined;
}

function explained(error: unknown, row: number): unknown {
	const code = codeOf(error);
	if (code === undefined) return error;
	return invalidInput(
		`The file cannot be read from about row ${row} on (${code})`,
		[{ field: `row ${row}`, message: neverClosed }],
		'Close or double the quotation mark, or export the file anew.',
	);
}
