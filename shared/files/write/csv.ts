import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../cells';
import { isMoment } from '../cells';
import type { Layout } from '../layout';
import { neutralise } from './formulas';
import type { CsvOptions, WriteReport } from './options';

/** Rows that are put into text at once. */
const batchSize = 200;

/** The file as UTF-8, lines ending with CR LF as RFC 4180 has them. */
export async function* writeCsv(
	layout: Layout,
	records: AsyncIterable<object>,
	{ separator, byteOrderMark }: CsvOptions,
	report: WriteReport,
): AsyncGenerator<Uint8Array> {
	const options = {
		delimiter: separator,
		record_delimiter: '\r\n',
		// csv-stringify by itself quotes line breaks of the kind that ends its lines only.
		quoted_match: /^\s|\s$|[\r\n,;\t]/,
	};
	let batch: string[][] = [layout.headers.map(neutralise)];
	let prefix = byteOrderMark ? '\uFEFF' : '';
	const flush = () => {
		const bytes = Buffer.from(prefix + stringify(batch, options), 'utf8');
		batch = [];
		prefix = '';
		return bytes;
	};
	for await (const record of records) {
		report.rows += 1;
		batch.push(layout.read(record).map(cellText));
		if (batch.length >= batchSize) yield flush();
	}
	yield flush();
}

function cellText(cell: Cell): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return neutralise(cell);
	return isMoment(cell) ? cell.iso : String(cell);
}
