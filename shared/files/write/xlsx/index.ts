import { ZipFile } from 'yazl';
import { invalidInput } from '../../../http/failure';
import type { Layout } from '../../layout';
import { readable, toReadable } from '../../nodeModules';
import { longestSheetName, mostColumns, mostRows } from '../../xlsx';
import type { WriteOptions, WriteReport } from '../options';
import { cellWriter } from './cell';
import { makeFrame, sheetPath } from './frame';
import { rowWriter } from './rows';

/** Level 6 makes a file an eighth smaller, and takes twice the time. */
const compressionLevel = 1;

/** Characters of a sheet that are compressed at once. */
const pieceSize = 64 * 1024;

/**
 * A workbook, packed while it is read: a row goes into its sheet and is gone. Rows that one sheet cannot take go on in
 * the next.
 * @throws Failure `validation` for more columns than a sheet can have
 */
export async function* writeXlsx(
	{ headers, types, read }: Layout,
	records: AsyncIterable<object>,
	{ sheetName, timeZone, rowsPerSheet = mostRows }: WriteOptions,
	report: WriteReport,
): AsyncGenerator<Uint8Array> {
	if (headers.length > mostColumns) {
		throw invalidInput(
			`A spreadsheet has at most ${mostColumns} columns, and these are ${headers.length}`,
			[],
			"Choose fewer columns, or the format 'JSON'.",
		);
	}
	const frameOf = async (sheets: number) =>
		await makeFrame(sheetNames(sheetName, sheets), headers, types);
	const frame = await frameOf(1);
	const writeRow = rowWriter(types.length, frame.styles, cellWriter(timeZone, report));
	const iterator = records[Symbol.asyncIterator]();
	let next = await iterator.next();

	async function* sheet(): AsyncGenerator<Uint8Array> {
		let text = frame.beforeRows;
		for (let number = 2; !next.done && number <= rowsPerSheet; number++) {
			report.rows += 1;
			text += writeRow(number, read(next.value));
			if (text.length >= pieceSize) {
				yield Buffer.from(text, 'utf8');
				text = '';
			}
			next = await iterator.next();
		}
		yield Buffer.from(text + frame.afterRows, 'utf8');
	}

	const zip = new ZipFile();
	const output = readable(zip.outputStream);
	async function fill(): Promise<void> {
		let sheets = 0;
		do {
			sheets += 1;
			await addStream(zip, sheetPath(sheets), toReadable(sheet()));
		} while (!next.done);
		const { parts } = sheets === 1 ? frame : await frameOf(sheets);
		for (const [path, bytes] of parts) zip.addBuffer(bytes, path, { compressionLevel });
		zip.end();
	}
	fill().catch((error: Error) => output.destroy(error));
	try {
		yield* output;
	} finally {
		await iterator.return?.();
	}
}

/** Resolves when the stream has been read to its end. */
async function addStream(zip: ZipFile, path: string, stream: NodeJS.ReadableStream): Promise<void> {
	await new Promise<void>((done, fail) => {
		stream.once('end', done);
		stream.once('error', fail);
		zip.once('error', fail);
		zip.addReadStreamLazy(path, { compressionLevel }, (give) => give(undefined, stream));
	});
}

/** Names that Excel takes: the first as it is, "Candidates 2" and so on for what goes on. */
function sheetNames(name: string, count: number): string[] {
	const usable =
		name
			.replace(/[[\]:*?/\\]/g, ' ')
			.replace(/^'+|'+$/g, '')
			.trim() || 'Sheet';
	return Array.from({ length: count }, (_, index) => {
		const suffix = index === 0 ? '' : ` ${index + 1}`;
		return usable.slice(0, longestSheetName - suffix.length) + suffix;
	});
}
