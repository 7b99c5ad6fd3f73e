import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileNameOf, mimeTypes } from '../../files/format';
import type { WriteOptions, WriteReport } from '../../files/write/options';
import { dateIn } from '../panel/moment';

/**
 * Writes records into a file of the execution while they come.
 * @param name as the user entered it, or what the records are
 */
export async function storeRecords(
	context: IExecuteFunctions,
	records: AsyncIterable<object>,
	options: WriteOptions,
	name: { entered?: string; subject: string },
): Promise<{ file: IBinaryData; fileName: string; report: WriteReport }> {
	const today = dateIn(context.getTimezone(), new Date());
	const fileName = fileNameOf(name.entered ?? `${name.subject}-${today}`, options.format);
	// Only now: the libraries behind it are large, and most runs of n8n write no file.
	const { toReadable, writeFile } = await import('../../files/write');
	const { bytes, report } = writeFile(records, options);
	const mimeType = mimeTypes[options.format];
	const file = await context.helpers.prepareBinaryData(toReadable(bytes), fileName, mimeType);
	explain(context, report);
	return { file, fileName, report };
}

/** Says where the table holds less than the records. */
function explain(context: IExecuteFunctions, { cutCells, overfullLists }: WriteReport): void {
	const messages = [
		cutCells > 0 &&
			`${cutCells} text(s) were longer than the 32,767 characters that a cell of Excel takes, and were cut there. The format 'JSON' holds them whole.`,
		overfullLists > 0 &&
			`${overfullLists} list(s) had more entries than there are numbered columns; the last column holds the rest.`,
	];
	for (const message of messages) {
		if (message) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
}
