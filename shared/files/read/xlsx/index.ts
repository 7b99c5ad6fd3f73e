import { invalidInput } from '../../../http/failure';
import type { FilePart } from '../../../http/request';
import { megabytes, openArchive } from '../../archive';
import type { ReadOptions, TableRow } from '../row';
import { readSheet } from './sheet';
import { readSharedStrings } from './strings';
import { readStyles } from './styles';
import { chooseSheet, readWorkbook } from './workbook';

/** A sheet that a person sees, or that was asked for. */
export interface SheetRows {
	name: string;
	/** Its rows from the first on. */
	rows(): AsyncGenerator<TableRow>;
}

/**
 * The sheets of a workbook in their order: those that are not hidden, or all where one of them is asked for. The packed
 * file is held in memory, the unpacked one is not.
 * @throws Failure `validation` for what is not a workbook, is too large, or has no such sheet
 */
export async function readXlsx(
	file: FilePart,
	{ sheet: wanted, timeZone }: Pick<ReadOptions, 'sheet' | 'timeZone'>,
	mostBytes: number,
): Promise<SheetRows[]> {
	const archive = await openArchive(await readAll(file, mostBytes));
	const workbook = await readWorkbook(archive, file.name);
	const { sheets, calendar } = workbook;
	// Also says which sheets there are where the one that is asked for is not among them.
	const first = chooseSheet(sheets, wanted);
	const surroundings = {
		strings: await readSharedStrings(archive, workbook.strings),
		styles: await readStyles(archive, workbook.styles),
		calendar,
		timeZone,
	};
	return sheets
		.filter((sheet) => wanted || !sheet.isHidden || sheet === first)
		.map(({ name, path }) => ({ name, rows: () => readSheet(archive, path, surroundings) }));
}

/** The packed file. @throws Failure `validation` beyond its limit */
export async function readAll(file: FilePart, mostBytes: number): Promise<Buffer> {
	if (file.size > mostBytes) throw tooLarge(file.name, mostBytes);
	const bytes = Buffer.allocUnsafe(file.size);
	let size = 0;
	for await (const chunk of await file.open()) {
		if (size + chunk.byteLength > bytes.length) throw tooLarge(file.name, mostBytes);
		bytes.set(chunk, size);
		size += chunk.byteLength;
	}
	return bytes.subarray(0, size);
}

/** That a file is larger than the limit. */
export function tooLarge(name: string, mostBytes: number) {
	return invalidInput(
		`The file "${name}" is larger than ${megabytes(mostBytes)}`,
		[],
		"Split it, or raise 'Max File Size (MB)'.",
	);
}
