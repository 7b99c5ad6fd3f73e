import { invalidInput } from '../../http/failure';
import type { FilePart } from '../../http/request';
import type { FileFormat } from '../format';
import { formatOf, nameWarning, readBeginning } from './kind';
import { defaultLimits, type OpenedFile, type ReadOptions, type SourceRow } from './row';
import { findTable, tooManyRows, type TableOptions } from './table';

export type { OpenedFile, ReadLimits, ReadOptions, RowProblem, SourceRow } from './row';

/**
 * Opens an Excel, CSV or JSON file, whatever its name says. Its rows come while they are asked for; what is wrong with
 * one of them is said at it, and the others go on. Who opens it closes it.
 * @throws Failure `validation` for a file that cannot be read at all or is larger than the limits; while the rows are
 * read also for one that breaks off
 */
export async function openFile(file: FilePart, options: ReadOptions): Promise<OpenedFile> {
	const limits = { ...defaultLimits, ...options.limits };
	// These libraries are needed by few runs, and each run needs one.
	const { tooLarge } = await import('./xlsx');
	if (file.size > limits.bytes) throw tooLarge(file.name, limits.bytes);
	const format = await checkFormat(file, options.format);
	const warning = nameWarning(file.name, format);
	const warnings = warning ? [warning] : [];
	const table: TableOptions = {
		limits,
		...(options.headerRow !== undefined && { headerRow: options.headerRow }),
		...(options.knows && { knows: options.knows }),
	};
	switch (format) {
		case 'json': {
			const { readJson } = await import('./json');
			const records = readJson(file);
			return {
				format,
				warnings,
				headers: new Map(),
				rows: limited(records, limits.rows),
				close: async () => void (await records.return(undefined)),
			};
		}
		case 'csv': {
			const opened = await openCsv(file, table);
			return { ...opened, format, warnings: [...warnings, ...opened.warnings] };
		}
		case 'xlsx': {
			const { openWorkbook } = await import('./workbook');
			const opened = await openWorkbook(file, options, table);
			opened.warnings.unshift(...warnings);
			return { ...opened, format };
		}
	}
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

async function openCsv(file: FilePart, options: TableOptions): Promise<Omit<OpenedFile, 'format'>> {
	const { readCsv } = await import('./csv');
	const source = readCsv(file);
	const close = async () => void (await source.return(undefined));
	try {
		const table = await findTable(source, options);
		if (!table) throw noHeaders(options.headerRow);
		return { ...table, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** That there is no header row. */
export function noHeaders(headerRow: number | undefined) {
	return invalidInput(
		headerRow
			? `Row ${headerRow}, which should hold the headers, is empty`
			: 'The file has no rows',
		[],
		'The first row that is not empty must hold the headers.',
	);
}

async function* limited(rows: AsyncIterable<SourceRow>, most: number): AsyncGenerator<SourceRow> {
	let count = 0;
	for await (const row of rows) {
		count += 1;
		if (count > most) throw tooManyRows(most);
		yield row;
	}
}
