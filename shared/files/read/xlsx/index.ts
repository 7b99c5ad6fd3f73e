import { invalidInput } from '../../../http/failure';
import type { FilePart } from '../../../http/request';
import { megabytes, openArchive } from '../../archive';
import type { ReadOptions, TableRow } from '../row';
import { readSheet } from './sheet';
import { readSharedStrings } from './strings';
import { readStyles } from './styles';
import { chooseSheet, readWorkbook, type Sheet } from './workbook';

/** The rows of one sheet. */
export interface SheetRows {
	name: string;
	rows: AsyncGenerator<TableRow>;
}

/**
 * The sheets of a workbook that hold the table: the one that is named or comes first, and those in which it goes on, as
 * "Candidates 2" after "Candidates". The packed file is held in memory, the unpacked one is not.
 * @throws Failure `validation` for what is no workbook, is too large, or has no such sheet
 */
export async function readXlsx(
	file: FilePart,
	{ sheet: wanted, timeZone }: ReadOptions,
	mostBytes: number,
): Promise<{ sheets: SheetRows[]; warnings: string[] }> {
	const archive = await openArchive(await readAll(file, mostBytes));
	const { sheets, calendar } = await readWorkbook(archive, file.name);
	const chosen = choose(sheets, wanted);
	const surroundings = {
		strings: await readSharedStrings(archive),
		styles: await readStyles(archive),
		calendar,
		timeZone,
	};
	const others = sheets.filter((sheet) => !sheet.isHidden && !chosen.includes(sheet));
	return {
		sheets: chosen.map(({ name, path }) => ({
			name,
			rows: readSheet(archive, path, surroundings),
		})),
		warnings:
			wanted || others.length === 0
				? []
				: [
						`The sheet "${chosen[0]?.name ?? ''}" was read; the file also has ${others.map(({ name }) => `"${name}"`).join(', ')}. The option 'Sheet' chooses another one.`,
					],
	};
}

/** The sheet, and those in which its table goes on. */
function choose(sheets: readonly Sheet[], wanted: string | undefined): Sheet[] {
	const first = chooseSheet(sheets, wanted);
	const chosen = [first];
	for (let number = 2; ; number++) {
		const next = sheets.find(({ name }) => name === `${first.name} ${number}`);
		if (!next) return chosen;
		chosen.push(next);
	}
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
