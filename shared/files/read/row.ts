import type { FileFormat } from '../format';

/** What a cell of a file holds; dates of spreadsheets are ISO 8601 already. */
export type SourceCell = string | number | boolean | undefined;

/** One row of a table, by its number in the file from 1. */
export interface TableRow {
	number: number;
	cells: SourceCell[];
	/** Why the row as a whole cannot be read. */
	problem?: string;
}

export interface RowProblem {
	/** The letters of the column as spreadsheet programs show them. */
	column?: string;
	header?: string;
	message: string;
}

/** A row of a table by its headers, or a record of a json file. */
export interface SourceRow {
	/** Of a table the row's number in the file, of json the position in the list, both from 1. */
	number: number;
	/** The sheet, where a workbook's table goes on in a second one. */
	sheet?: string;
	values: Record<string, unknown>;
	/** What is wrong with it; a row with problems is not used. */
	problems: RowProblem[];
}

/** A file that is being read. */
export interface OpenedFile {
	format: FileFormat;
	/** What the user should know although the file can be read; complete when the rows have been read. */
	warnings: string[];
	/** Of a table: its headers with the letters of their columns. */
	headers: ReadonlyMap<string, string>;
	rows: AsyncIterable<SourceRow>;
}

export interface ReadOptions {
	/** Default: what the content is. */
	format?: FileFormat;
	/** Of a workbook: the sheet; default the first that is not hidden. */
	sheet?: string;
	/** The row with the headers; default the first that is not empty. */
	headerRow?: number;
	/** Dates of spreadsheets have no time zone: they are of this one. */
	timeZone: string;
	limits?: Partial<ReadLimits>;
}

export interface ReadLimits {
	bytes: number;
	rows: number;
	columns: number;
}

export const defaultLimits: ReadLimits = {
	bytes: 100 * 1024 * 1024,
	rows: 250_000,
	columns: 2_000,
};
