import { invalidInput } from '../../http/failure';
import type { FilePart } from '../../http/request';
import type { FileFormat } from '../format';
import { formatOf, nameWarning, readBeginning } from './kind';
import {
	defaultLimits,
	type OpenedFile,
	type ReadLimits,
	type ReadOptions,
	type SourceRow,
} from './row';
import { findTable, readTable, tooManyRows, type Table, type TableOptions } from './table';
import type { SheetRows } from './xlsx';

export type { OpenedFile, ReadLimits, ReadOptions, RowProblem, SourceRow } from './row';

/**
 * Opens an Excel, CSV or JSON file, whatever its name says. Its rows come while they are asked for; what is wrong with
 * one of them is said at it, and the others go on.
 * @throws Failure `validation` for a file that cannot be read at all or is larger than the limits; while the rows are
 * read also for one that breaks off
 */
export async function openFile(file: FilePart, options: ReadOptions): Promise<OpenedFile> {
	const limits: ReadLimits = { ...defaultLimits, ...options.limits };
	// These libraries are needed by few runs, and each run needs one.
	const { readXlsx, tooLarge } = await import('./xlsx');
	if (file.size > limits.bytes) throw tooLarge(file.name, limits.bytes);
	const format = await checkFormat(file, options.format);
	const warning = nameWarning(file.name, format);
	const warnings = warning ? [warning] : [];
	const table: TableOptions = {
		limits,
		...(options.headerRow !== undefined && { headerRow: options.headerRow }),
	};

	if (format === 'json') {
		const { readJson } = await import('./json');
		return { format, warnings, headers: new Map(), rows: limited(readJson(file), limits.rows) };
	}
	if (format === 'csv') {
		const { readCsv } = await import('./csv');
		const { headers, rows, warnings: more } = await readTable(readCsv(file), table);
		return { format, warnings: [...warnings, ...more], headers, rows };
	}
	const { sheets, warnings: more } = await readXlsx(file, options, limits.bytes);
	const [first, ...following] = sheets;
	if (!first) throw invalidInput('The file has no sheet', []);
	const opened = await readTable(first.rows, table);
	const allWarnings = [...warnings, ...more, ...opened.warnings];
	return {
		format,
		warnings: allWarnings,
		headers: opened.headers,
		rows: following.length === 0 ? opened.rows : goOn(opened, following, table, allWarnings),
	};
}

async function checkFormat(file: FilePart, chosen: FileFormat | undefined): Promise<FileFormat> {
	const format = formatOf(await readBeginning(await file.open()), file.name);
	if (chosen === undefined || chosen === format) return format;
	throw invalidInput(
		`The file "${file.name}" is of the kind ${format}, and not ${chosen}`,
		[],
		"Set 'Format' to 'By Content', or give it another file.",
	);
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
		const table = await findTable(sheet.rows, { ...options, limits });
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

async function* limited(rows: AsyncIterable<SourceRow>, most: number): AsyncGenerator<SourceRow> {
	let count = 0;
	for await (const row of rows) {
		count += 1;
		if (count > most) throw tooManyRows(most);
		yield row;
	}
}
