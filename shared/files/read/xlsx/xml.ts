import { SaxesParser } from 'saxes';
import { invalidInput } from '../../../http/failure';
import type { ByteStream } from '../../../http/request';
import { megabytes, type Archive } from '../../archive';
import { decode } from '../text';

export interface XmlHandlers {
	/** A tag by its name without a prefix, and its attributes. */
	open(name: string, attributes: Record<string, string>): void;
	close(name: string): void;
	text(text: string): void;
}

/**
 * Reads a part of a workbook; after each piece of it the caller may take what the handlers have gathered.
 * @throws Failure `validation` for XML that is not well-formed, or that brings a document type along
 */
export async function* parseXml(stream: ByteStream, handlers: XmlHandlers): AsyncGenerator<void> {
	const parser = new SaxesParser({ xmlns: false, position: false });
	parser.on('opentag', ({ name, attributes }) => handlers.open(localName(name), attributes));
	parser.on('closetag', ({ name }) => handlers.close(localName(name)));
	parser.on('text', (text) => handlers.text(text));
	parser.on('cdata', (text) => handlers.text(text));
	parser.on('doctype', () => {
		throw invalidInput('The spreadsheet brings a document type along, which none does', []);
	});
	parser.on('error', (error) => {
		throw invalidInput(
			`The spreadsheet is damaged (${error.message})`,
			[],
			'Open it in a spreadsheet program and save it again.',
		);
	});
	for await (const text of decode(stream, 'utf-8')) {
		parser.write(text);
		yield;
	}
	parser.close();
	yield;
}

/** Bytes of a part that is read at once, such as the list of sheets; of most workbooks it has a few thousand. */
const largestWhole = 64 * 1024 * 1024;

/**
 * Reads a part that is small enough to be read at once.
 * @throws Failure `validation` also for one that is not
 */
export async function parseWholeXml(
	archive: Archive,
	path: string,
	handlers: XmlHandlers,
): Promise<void> {
	const size = archive.sizeOf(path);
	if (size > largestWhole) {
		throw invalidInput(
			`The part "${path}" of the spreadsheet holds ${megabytes(size)}; at most ${megabytes(largestWhole)} are read`,
			[],
			'Copy the rows into a new file, and try again.',
		);
	}
	const pieces = parseXml(await archive.open(path), handlers);
	while (!(await pieces.next()).done);
}

/** Some programs write every name with a prefix. */
function localName(name: string): string {
	const colon = name.indexOf(':');
	return colon < 0 ? name : name.slice(colon + 1);
}
