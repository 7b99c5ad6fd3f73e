import { invalidInput } from '../../http/failure';
import type { FileFormat } from '../format';
import { mostRows } from '../xlsx';

/** What a cell of a file holds; dates of spreadsheets are ISO 8601 already. */
export type SourceCell = string | number | boolean | undefined;

/** Whether a cell holds something: programs write cells with an empty text, or with blanks alone. */
export function isFilled(cell: SourceCell): boolean {
	return typeof cell === 'string' ? cell.trim() !== '' : cell !== undefined;
}

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
	/** Lets go of the file; to be called also where not all rows were read. */
	close(): Promise<void>;
}

export interface ReadOptions {
	/** Default: what the content is. */
	format?: FileFormat;
	/** Of a workbook: the sheet. Defaults to the first that is not hidden and has known headers, else the first with rows. */
	sheet?: string;
	/** The row with the headers. Defaults to the first that is not empty, or the one below it that has known headers. */
	headerRow?: number;
	/** Whether a header means something, by which titles and instructions before a table are told from it. */
	knows?: (header: string) => boolean;
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

/**
 * Checks how many rows without content a file has so far: as many as a sheet of Excel has are skipped, since files are
 * saved with all of them; more are refused, since going over them would take long for nothing.
 * @throws Failure `validation`
 */
export function checkBlankRows(count: number): void {
	if (count <= mostRows) return;
	throw invalidInput(
		`The file has more than ${mostRows} empty rows`,
		[],
		'Delete the empty rows and try again.',
	);
}
