import { Workbook } from 'exceljs';
import { candidateCategory, type Column } from '../../../shared/files/columns';
import { openFile, type ReadOptions, type SourceRow } from '../../../shared/files/read';
import { writeFile } from '../../../shared/files/write';
import type { WriteOptions, WriteReport } from '../../../shared/files/write/options';
import type { FilePart } from '../../../shared/http/request';

export const timeZone = 'Europe/Oslo';

/** A file in memory. */
export function fileOf(content: string | Buffer, name: string): FilePart {
	const bytes = Buffer.from(content);
	return {
		name,
		mimeType: 'application/octet-stream',
		size: bytes.byteLength,
		open: async () => inPieces(bytes),
	};
}

/** Small enough that letters and tags are cut in two. */
const pieceSize = 1000;

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

export async function* each<T>(values: Iterable<T>): AsyncGenerator<T> {
	yield* values;
}

const defaults: WriteOptions = {
	format: 'xlsx',
	columns: candidateCategory.columns,
	language: 'en',
	lists: 'joined',
	csv: { separator: ',', byteOrderMark: false },
	sheetName: 'Candidates',
	timeZone,
};

/** Writes records, and gives the whole file. */
export async function written(
	records: readonly object[],
	options: Partial<WriteOptions>,
): Promise<{ bytes: Buffer; report: WriteReport }> {
	const { bytes, report } = writeFile(each(records), { ...defaults, ...options });
	return { bytes: await collect(bytes), report };
}

export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of bytes) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** Reads all rows of a file. */
export async function readAll(file: FilePart, options: Partial<ReadOptions> = {}) {
	const opened = await openFile(file, { timeZone, ...options });
	const rows: SourceRow[] = [];
	try {
		for await (const row of opened.rows) rows.push(row);
	} finally {
		await opened.close();
	}
	return { ...opened, rows, values: rows.map(({ values }) => values) };
}

/** What a program that knows nothing of ours finds in a workbook. */
export async function openWithExceljs(bytes: Buffer): Promise<Workbook> {
	const workbook = new Workbook();
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	return workbook;
}

/** A workbook that some other program has made. */
export async function workbookOf(make: (workbook: Workbook) => void): Promise<Buffer> {
	const workbook = new Workbook();
	make(workbook);
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

export function textColumn(path: string, type: Column['type'] = 'text'): Column {
	return { path, type, header: { de: path, en: path, nb: path, pl: path } };
}

/** What a user reads of an error. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
	const error: unknown = await reading.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof Error)) throw new Error('It was not refused');
	return `${error.message}\n${'description' in error ? String(error.description) : ''}`;
}
