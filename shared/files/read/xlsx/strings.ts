import { invalidInput } from '../../../http/failure';
import { megabytes, type Archive } from '../../archive';
import { decodeEscapes, textKeeper } from './text';
import { parseXml } from './xml';

/** Bytes of shared texts, which must be in memory as long as a sheet is read. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The texts that cells name by number.
 * @throws Failure `validation` when they are too many to be held
 */
export async function readSharedStrings(
	archive: Archive,
	path: string | undefined,
): Promise<string[]> {
	if (path === undefined) return [];
	const size = archive.sizeOf(path);
	if (size > mostBytes) {
		throw invalidInput(
			`The spreadsheet holds ${megabytes(size)} of text; at most ${megabytes(mostBytes)} are read`,
			[],
			'Split it, or save it as CSV.',
		);
	}
	const strings: string[] = [];
	const keep = textKeeper();
	let text = '';
	let inText = false;
	let inReading = false;
	const pieces = parseXml(await archive.open(path), {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') inReading = true;
			else if (name === 't') inText = !inReading;
		},
		text(piece) {
			if (inText) text += piece;
		},
		close(name) {
			if (name === 't') inText = false;
			else if (name === 'rPh') inReading = false;
			else if (name === 'si') strings.push(keep(decodeEscapes(text)));
		},
	});
	while (!(await pieces.next()).done);
	return strings;
}
