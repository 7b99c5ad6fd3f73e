import { Workbook } from 'exceljs';
import type { ColumnType } from '../../columns';
import { openArchive } from '../../archive';

/** The number formats of dates, of moments and of text that must stay text. */
const formats = { date: 'yyyy-mm-dd', dateTime: 'yyyy-mm-dd hh:mm:ss', text: '@' };

/** Styles by their number in the workbook. */
export type Styles = Record<keyof typeof formats, string>;

/** A workbook whose sheets have a header row and nothing below it. */
export interface Frame {
	/** What comes in a sheet before the rows, the header row included, and after them. */
	beforeRows: string;
	afterRows: string;
	styles: Styles;
	/** Every part of the file but the sheets, by path. */
	parts: Map<string, Buffer>;
}

/** Where a sheet is in the file, by its number from 1. */
export function sheetPath(number: number): string {
	return `xl/worksheets/sheet${number}.xml`;
}

/**
 * Lets exceljs make the workbook around the rows: styles, widths, frozen header, properties. Only the rows are put in
 * by us, because exceljs's own streaming writer takes rows faster than they can be compressed and keeps what waits: its
 * memory grows with the rows.
 */
export async function makeFrame(
	sheetNames: readonly string[],
	headers: readonly string[],
	types: readonly ColumnType[],
): Promise<Frame> {
	const workbook = new Workbook();
	for (const name of sheetNames) {
		const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
		sheet.columns = headers.map((header, index) => ({ header, width: widthOf(types[index]) }));
		sheet.getRow(1).font = { bold: true };
		// Makes exceljs number the styles that the rows will use.
		const samples = sheet.getRow(2);
		Object.values(formats).forEach((format, index) => {
			const cell = samples.getCell(index + 1);
			cell.value = 0;
			cell.numFmt = format;
		});
	}
	const archive = await openArchive(Buffer.from(await workbook.xlsx.writeBuffer()));
	const parts = new Map<string, Buffer>();
	for (const path of archive.paths) {
		if (!path.startsWith('xl/worksheets/')) parts.set(path, await archive.read(path));
	}
	return { ...takeApart((await archive.read(sheetPath(1))).toString('utf8')), parts };
}

function widthOf(type: ColumnType | undefined): number {
	return type === 'date' || type === 'dateTime' ? 20 : 24;
}

function takeApart(sheet: string): Omit<Frame, 'parts'> {
	const [, start, header, samples, afterRows] =
		/^(.*<sheetData>)(<row r="1".*?<\/row>)(<row r="2".*?<\/row>)(<\/sheetData>.*)$/s.exec(sheet) ??
		[];
	const numbers = [...(samples ?? '').matchAll(/<c r="[A-C]2" s="(\d+)"/g)].map(
		([, number = '']) => number,
	);
	const [date, dateTime, text] = numbers;
	if (!start || !header || !afterRows || !date || !dateTime || !text) {
		throw new Error('exceljs has written a sheet of another form than expected');
	}
	// The frame's own extent would be wrong for the rows to come; without one, programs count for themselves.
	const beforeRows = start.replace(/<dimension [^>]*\/>/, '') + header;
	return { beforeRows, afterRows, styles: { date, dateTime, text } };
}
