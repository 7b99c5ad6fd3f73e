import type { Column, Language } from '../columns';
import type { FileFormat } from '../format';
import type { ListForm } from '../layout';

export interface CsvOptions {
	separator: string;
	/** Without the mark, Excel takes UTF-8 for the machine's old code page. */
	byteOrderMark: boolean;
}

export interface WriteOptions {
	format: FileFormat;
	/** Of csv and xlsx; json holds the records as they are. */
	columns: readonly Column[];
	language: Language;
	lists: ListForm;
	csv: CsvOptions;
	/** The name of the first sheet. */
	sheetName: string;
	/** Spreadsheets know no time zones: their times are those of this one, e.g. `Europe/Oslo`. */
	timeZone: string;
	/** Rows of a sheet with its header; Excel's own limit unless a test says less. */
	rowsPerSheet?: number;
}

/** What was written; complete when the last byte has been read. */
export interface WriteReport {
	rows: number;
	/** Texts that were longer than a cell of a spreadsheet can be. */
	cutCells: number;
	/** Lists with more entries than numbered columns. */
	overfullLists: number;
}
