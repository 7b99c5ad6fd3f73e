import { invalidInput } from '../../http/failure';
import type { ByteStream } from '../../http/request';
import type { FileFormat } from '../format';
import { utf16Of } from './text';

/** Bytes at the beginning of a file by which its kind is told. */
const beginningSize = 4096;

const signatures: ReadonlyArray<[kind: string, bytes: readonly number[]]> = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['an old Excel file (.xls) or one with a password', [0xd0, 0xcf, 0x11, 0xe0]],
	['a PDF', [0x25, 0x50, 0x44, 0x46]],
	['a picture', [0x89, 0x50, 0x4e, 0x47]],
	['a picture', [0xff, 0xd8, 0xff]],
	['a packed file (gzip)', [0x1f, 0x8b]],
];

/**
 * What a file is, by its content and whatever its name says.
 * @throws Failure `validation` for what is none of the three
 */
export function formatOf(beginning: Uint8Array, name: string): FileFormat {
	if (beginning.length === 0) throw invalidInput(`The file "${name}" is empty`, []);
	const [kind] =
		signatures.find(([, bytes]) => bytes.every((byte, index) => beginning[index] === byte)) ?? [];
	if (kind === 'zip') return 'xlsx';
	if (kind) throw notReadable(name, kind);
	const text = new TextDecoder(utf16Of(beginning)).decode(beginning);
	const start = text.trimStart();
	if (/^<(!doctype|html|head|body)/i.test(start)) throw notReadable(name, 'a web page');
	if (/^<\?xml|^<[a-z]/i.test(start)) throw notReadable(name, 'XML');
	if (/^(\[\s*([[{"\]\d-]|$)|\{)/.test(start)) return 'json';
	if (isBinary(text)) throw notReadable(name, 'of no kind that is known here');
	return 'csv';
}

function notReadable(name: string, kind: string) {
	return invalidInput(
		`The file "${name}" is ${kind}, and not an Excel, CSV or JSON file`,
		[],
		'Check which file arrives in the field, and export it again as .xlsx, .csv or .json.',
	);
}

/** Text has no control characters but blanks, except for a few that somebody has pasted into it. */
function isBinary(text: string): boolean {
	const isControl = (code: number) => code < 9 || (code > 13 && code < 32 && code !== 27);
	const controls = Array.from(text).filter((character) => isControl(character.charCodeAt(0)));
	return controls.length > 1 + text.length / 50;
}

/** The first bytes of a stream, which is not read any further. */
export async function readBeginning(stream: ByteStream): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		size += chunk.byteLength;
		if (size >= beginningSize) break;
	}
	return Buffer.concat(chunks).subarray(0, beginningSize);
}

/** That a file is not what its name says, or `undefined`. */
export function nameWarning(name: string, format: FileFormat): string | undefined {
	const [, ending] = /\.([a-z0-9]{1,5})$/i.exec(name) ?? [];
	const said = ending?.toLowerCase();
	if (said === undefined || said === format) return undefined;
	if (format === 'csv' && ['txt', 'tsv', 'tab'].includes(said)) return undefined;
	if (format === 'xlsx' && ['xlsm', 'xltx', 'xltm'].includes(said)) return undefined;
	if (format === 'json' && ['jsonl', 'ndjson'].includes(said)) return undefined;
	return `The file is named "${name}", but it is a file of the kind ${format}, and was read as such.`;
}
