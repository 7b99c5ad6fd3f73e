import { ZipFile } from 'yazl';
import { invalidInput } from '../../http/failure';
import type { ByteStream, FilePart } from '../../http/request';
import { megabytes, openArchive, type Archive } from '../archive';
import type { Cell } from '../cells';
import { readable, toReadable } from '../nodeModules';
import { readAll } from '../read/xlsx';
import { readSheet } from '../read/xlsx/sheet';
import { readSharedStrings } from '../read/xlsx/strings';
import { readStyles } from '../read/xlsx/styles';
import { chooseSheet, readWorkbook } from '../read/xlsx/workbook';
import type { TableRow } from '../read/row';
import { cellWriter } from '../write/xlsx/cell';
import { findHeaderRow, sameHeader } from './header';
import { placeRecords } from './place';
import { putRows } from './putRows';
import { takeApart } from './sheetXml';
import { styleSheet } from './styles';

/** Gives the cell of a record, by the record's position. */
export type CellReader = (record: object, index: number) => Cell;

/** What is put under which header. */
export interface TemplateFilling {
	/** Headers that the user has named: it is said when the template does not have them. */
	wanted: readonly string[];
	/** What fills the column under this header, if anything does. */
	columnOf(header: string): CellReader | undefined;
}

export interface TemplateOptions {
	/** Default the first that is not hidden. */
	sheet?: string;
	/** Default the row that has the most of the headers. */
	headerRow?: number;
	/** Where the records begin, over what stands there; default the first row below the headers whose columns are all empty. */
	firstRow?: number;
	timeZone: string;
	mostBytes: number;
}

export interface TemplateReport {
	sheet: string;
	headerRow: number;
	firstRow: number;
	rows: number;
	/** Headers of the template that nothing was written to. */
	emptyColumns: string[];
	/** Wanted headers that the template does not have. */
	unmatched: string[];
	/** Cells in which something stood where the records are now, such as A4. */
	overwritten: string[];
	cutCells: number;
}

/** Bytes of the sheet that is filled: it is held in memory. */
const largestSheet = 64 * 1024 * 1024;

/**
 * Fills a template: records become rows below its headers. Widths, styles, validations, other sheets and whatever else is
 * in the file stay as they are; rows take the styles of the first one below the headers.
 * @throws Failure `validation` for what is not a workbook, has no such sheet or none of the headers, and where a formula,
 * the headers or, without a chosen first row, anything else would be overwritten
 */
export async function fillTemplate(
	file: FilePart,
	filling: TemplateFilling,
	records: readonly object[],
	options: TemplateOptions,
): Promise<{ bytes: ByteStream; report: TemplateReport }> {
	const archive = await openArchive(await readAll(file, options.mostBytes));
	const workbook = await readWorkbook(archive, file.name);
	const { sheets, calendar } = workbook;
	const sheet = chooseSheet(sheets, options.sheet);
	if (archive.sizeOf(sheet.path) > largestSheet) {
		throw invalidInput(
			`The sheet "${sheet.name}" of the template holds ${megabytes(archive.sizeOf(sheet.path))}; at most ${megabytes(largestSheet)} are filled`,
			[],
			'Take a template without data.',
		);
	}
	const stylesPath = workbook.styles ?? 'xl/styles.xml';
	const kinds = await readStyles(archive, workbook.styles);
	const surroundings = {
		strings: await readSharedStrings(archive, workbook.strings),
		styles: kinds,
		calendar,
		timeZone: options.timeZone,
	};
	const rows: TableRow[] = [];
	for await (const row of readSheet(archive, sheet.path, surroundings)) rows.push(row);

	const header = findHeaderRow(
		rows,
		(text) => filling.columnOf(text) !== undefined,
		options.headerRow,
	);
	const parts = takeApart((await archive.read(sheet.path)).toString('utf8'));
	if (!header || !parts) {
		throw invalidInput(
			options.headerRow
				? `Row ${options.headerRow} of the sheet "${sheet.name}" holds no headers`
				: `None of the columns is a header in the sheet "${sheet.name}"`,
			filling.wanted.map((field) => ({ field, message: 'is not in the template' })),
			"Write the headers as the template has them, or name the sheet and 'Header Row'.",
		);
	}
	const filled = [...header.columns].flatMap(([text, letters]) => {
		const read = filling.columnOf(text);
		return read ? [{ letters, read }] : [];
	});
	const filledColumns = filled.map(({ letters }) => letters);
	const { firstRow, overwritten } = placeRecords(rows, {
		headerRow: header.number,
		columns: filledColumns,
		count: records.length,
		firstRow: options.firstRow,
	});
	const used = new Set<string>();
	const report: TemplateReport = {
		sheet: sheet.name,
		headerRow: header.number,
		firstRow,
		rows: records.length,
		emptyColumns: [],
		unmatched: filling.wanted.filter(
			(wanted) => ![...header.columns.keys()].some((text) => sameHeader(wanted, text)),
		),
		overwritten,
		cutCells: 0,
	};
	const styles = styleSheet((await archive.read(stylesPath)).toString('utf8'), kinds);
	const xml = putRows(parts, {
		firstRow,
		rows: records.map((record, index) =>
			filled.flatMap(({ letters, read }) => {
				const cell = read(record, index);
				if (cell === undefined) return [];
				used.add(letters);
				return [{ letters, cell }];
			}),
		),
		filledColumns,
		styles,
		writeCell: cellWriter(options.timeZone, report, calendar),
	});
	report.emptyColumns = [...header.columns]
		.filter(([, letters]) => !used.has(letters))
		.map(([text]) => text);
	const changed = new Map([
		[sheet.path, xml],
		[stylesPath, styles.xml()],
	]);
	return { bytes: pack(archive, changed), report };
}

/** The archive with some files changed. */
async function* pack(
	archive: Archive,
	changed: ReadonlyMap<string, string>,
): AsyncGenerator<Uint8Array> {
	const zip = new ZipFile();
	const output = readable(zip.outputStream);
	zip.on('error', (error: Error) => output.destroy(error));
	for (const path of archive.paths) {
		const text = changed.get(path);
		if (text !== undefined) {
			zip.addBuffer(Buffer.from(text, 'utf8'), path);
			continue;
		}
		zip.addReadStreamLazy(path, (give) => {
			archive.open(path).then(
				(bytes) =>
					give(
						undefined,
						toReadable(bytes).once('error', (error) => output.destroy(error)),
					),
				(error: unknown) => give(error, toReadable(none())),
			);
		});
	}
	zip.end();
	yield* output;
}

async function* none(): AsyncGenerator<Uint8Array> {
	// Nothing to give.
}
