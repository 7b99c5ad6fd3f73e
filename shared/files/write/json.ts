import type { WriteReport } from './options';

/** Characters after which a piece of the file is given on. */
const pieceSize = 64 * 1024;

/** A list of all records, one a line, each with everything that it holds. */
export async function* writeJson(
	records: AsyncIterable<object>,
	report: WriteReport,
): AsyncGenerator<Uint8Array> {
	let text = '[';
	let first = true;
	for await (const record of records) {
		report.rows += 1;
		text += `${first ? '\n' : ',\n'}${JSON.stringify(record)}`;
		first = false;
		if (text.length < pieceSize) continue;
		yield Buffer.from(text, 'utf8');
		text = '';
	}
	yield Buffer.from(`${text}\n]\n`, 'utf8');
}
