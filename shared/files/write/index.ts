import { invalidInput } from '../../http/failure';
import type { ByteStream } from '../../http/request';
import { layOut } from '../layout';
import { writeCsv } from './csv';
import { writeJson } from './json';
import type { WriteOptions, WriteReport } from './options';

export { toReadable } from '../nodeModules';

/** Records that decide how many numbered columns a list needs. */
const sampleSize = 1000;

/**
 * A file of records, made while it is read: neither the records nor the file are ever held as a whole.
 * @throws, while it is read, Failure `validation` for a table without columns, and what the records throw
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
	if (options.format === 'json') return yield* writeJson(records, report);
	const { columns, language, lists } = options;
	if (columns.length === 0) {
		throw invalidInput(
			'The table would have no columns: the records have no fields, or none is chosen',
			[],
			"Choose what the records are in 'Columns', or add columns by the option 'Additional Columns'.",
		);
	}
	const { sample, all } =
		lists === 'numbered' ? await withSample(records) : { sample: [], all: records };
	const layout = layOut(columns, language, lists, sample);
	if (options.format === 'csv') {
		yield* writeCsv(layout, all, options.csv, report);
	} else {
		// The library behind it is large, and few runs need it.
		const { writeXlsx } = await import('./xlsx');
		yield* writeXlsx(layout, all, options, report);
	}
	report.overfullLists = layout.overfullLists();
}

/** The first records, and all of them. */
async function withSample(
	records: AsyncIterable<object>,
): Promise<{ sample: object[]; all: AsyncIterable<object> }> {
	const iterator = records[Symbol.asyncIterator]();
	const sample: object[] = [];
	while (sample.length < sampleSize) {
		const next = await iterator.next();
		if (next.done) break;
		sample.push(next.value);
	}
	async function* all(): AsyncGenerator<object> {
		try {
			yield* sample;
			for (;;) {
				const next = await iterator.next();
				if (next.done) return;
				yield next.value;
			}
		} finally {
			await iterator.return?.();
		}
	}
	return { sample, all: all() };
}
