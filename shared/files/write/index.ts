import type { ByteStream } from '../../http/request';
import type { Cell } from '../cells';
import { layOut, type Layout } from '../layout';
import { writeCsv } from './csv';
import { writeJson } from './json';
import type { WriteOptions, WriteReport } from './options';

export { toReadable } from '../nodeStream';

/** Records that decide how many numbered columns a list needs. */
const sampleSize = 1000;

/**
 * A file of records, made while it is read: neither the records nor the file are ever held as a whole.
 * @throws, while it is read, what the records throw
 */
export function writeFile(
	records: AsyncIterable<object>,
	options: WriteOptions,
): { bytes: ByteStream; report: WriteReport } {
	const report: WriteReport = { rows: 0, cutCells: 0, overfullLists: 0 };
	return { bytes: write(records, options, report), report };
}

async function* write(
	records: AsyncIterable<object>,
	options: WriteOptions,
	report: WriteReport,
): AsyncGenerator<Uint8Array> {
	const counted = count(records, report);
	if (options.format === 'json') return yield* writeJson(counted);
	const { columns, language, lists } = options;
	const { sample, all } = await withSample(counted, lists === 'numbered' ? sampleSize : 0);
	const layout = layOut(columns, language, lists, sample);
	const rows = toRows(all, layout, report);
	if (options.format === 'csv') return yield* writeCsv(layout.headers, rows, options.csv);
	// The library behind it is large, and few runs need it.
	const { writeXlsx } = await import('./xlsx');
	yield* writeXlsx(layout, rows, options, report);
}

async function* count(records: AsyncIterable<object>, report: WriteReport): AsyncGenerator<object> {
	for await (const record of records) {
		report.rows += 1;
		yield record;
	}
}

async function* toRows(
	records: AsyncIterable<object>,
	layout: Layout,
	report: WriteReport,
): AsyncGenerator<Cell[]> {
	for await (const record of records) yield layout.read(record);
	report.overfullLists = layout.overfullLists();
}

/** The first records, and all of them. */
async function withSample(
	records: AsyncGenerator<object>,
	size: number,
): Promise<{ sample: object[]; all: AsyncIterable<object> }> {
	const sample: object[] = [];
	while (sample.length < size) {
		const { done, value } = await records.next();
		if (done) break;
		sample.push(value);
	}
	async function* all(): AsyncGenerator<object> {
		try {
			yield* sample;
			yield* records;
		} finally {
			await records.return(undefined);
		}
	}
	return { sample, all: all() };
}
