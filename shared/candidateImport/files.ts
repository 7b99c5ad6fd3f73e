import type { FieldProblem } from '../http/failure';
import type { Document } from '../model';

/** A file as it was sent. */
export interface SentFile {
	/** The name of its part. */
	field: string;
	/** The file name that the sender gives. */
	name: string;
	/** The type that the sender gives; blank when none. */
	mimeType: string;
	bytes: Uint8Array;
}

/** A kind of file that is accepted. */
interface FileKind {
	mimeType: string;
	extensions: string[];
	/** Whether the bytes are of this kind. */
	fits(bytes: Uint8Array): boolean;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The kinds of files that come with applications. All but plain text are recognised by their content. */
const kinds: FileKind[] = [
	{
		mimeType: 'application/pdf',
		extensions: ['pdf'],
		// Readers look further, but so a web page or a program could pass as one.
		fits: (bytes) => indexOf(bytes.subarray(0, 5), '%PDF-') === 0,
	},
	{
		mimeType: word,
		extensions: ['docx'],
		// With macros it is a .docm, which nobody should open.
		fits: (bytes) =>
			isZip(bytes) &&
			indexOf(bytes, 'word/document.xml') >= 0 &&
			indexOf(bytes, 'vbaProject.bin') < 0,
	},
	{
		mimeType: 'application/msword',
		extensions: ['doc'],
		// The container is that of installers, too; a Word document names its main stream.
		fits: (bytes) =>
			startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) &&
			indexOf(bytes, [...'WordDocument'].join('\0')) >= 0,
	},
	{
		mimeType: 'application/vnd.oasis.opendocument.text',
		extensions: ['odt'],
		fits: (bytes) =>
			isZip(bytes) &&
			indexOf(bytes.subarray(0, 128), 'mimetypeapplication/vnd.oasis.opendocument.text') >= 0,
	},
	{
		mimeType: 'application/rtf',
		extensions: ['rtf'],
		fits: (bytes) => indexOf(bytes.subarray(0, 5), '{\\rtf') === 0,
	},
	{
		mimeType: 'image/png',
		extensions: ['png'],
		fits: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	},
	{
		mimeType: 'image/jpeg',
		extensions: ['jpg', 'jpeg'],
		fits: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
	},
	{ mimeType: 'text/plain', extensions: ['txt'], fits: isText },
];

/** Other names under which programs send the same types. */
const aliases: ReadonlyMap<string, string> = new Map([
	['application/x-pdf', 'application/pdf'],
	['text/rtf', 'application/rtf'],
	['application/x-rtf', 'application/rtf'],
	['image/jpg', 'image/jpeg'],
	['image/pjpeg', 'image/jpeg'],
	['image/x-png', 'image/png'],
]);

/** Types with which a sender says that it does not know. A part without a type counts as plain text. */
const unknownTypes = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'text/plain']);

/** The accepted extensions, for messages and the page's file picker. */
export const acceptedExtensions = kinds.flatMap(({ extensions }) => extensions);

/**
 * Looks whether a file is what its name and its type say, by its content.
 * @returns the type that it really has, or what is wrong with it
 */
export function checkFile({ field, name, mimeType, bytes }: SentFile): string | FieldProblem {
	const problem = (message: string): FieldProblem => ({ field, message });
	if (bytes.byteLength === 0) return problem('is an empty file');
	const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	const named = kinds.find(({ extensions }) => extensions.includes(extension));
	if (!named) {
		return problem(`has a name that does not end in one of .${acceptedExtensions.join(', .')}`);
	}
	if (!named.fits(bytes)) return problem(`is not a .${extension} file, whatever its name says`);
	const sentType = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
	const type = aliases.get(sentType) ?? sentType;
	if (!unknownTypes.has(type) && type !== named.mimeType) {
		return problem('has a content type that does not belong to its name');
	}
	return named.mimeType;
}

/** The last part of a path, without what a file system or a header could take for something else. */
export function safeFileName(name: string): string {
	const base = name.split(/[\\/]/).pop() ?? '';
	const visible = base.replace(/[\p{C}<>:"|?*]/gu, '').trim();
	// A name that begins with a dot is hidden; one of an ending alone is none.
	const safe = visible.replace(/^[.\s]+(?=[^.]*$)/, 'file.').replace(/^[.\s]+/, '');
	const dot = safe.lastIndexOf('.');
	if (safe.length <= 150 || dot < 0) return safe.slice(0, 150) || 'file';
	return safe.slice(0, 150 - (safe.length - dot)) + safe.slice(dot);
}

/** What kind of document a part's name says it is. */
export function categoryOf(field: string): Document['category'] {
	const name = field.toLowerCase();
	if (/cover|anschreiben|motivation/.test(name)) return 'cover_letter';
	if (/^cv|resume|résumé|curriculum|lebenslauf/.test(name)) return 'cv';
	if (/certificate|zeugnis|diploma/.test(name)) return 'certificate';
	if (/photo|foto|picture/.test(name)) return 'photo';
	if (/sample|portfolio|arbeitsprobe/.test(name)) return 'work_sample';
	return 'other';
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}

function isZip(bytes: Uint8Array): boolean {
	return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

/** Windows, Linux and macOS programs, and scripts that name their interpreter. */
function isExecutable(bytes: Uint8Array): boolean {
	return [
		[0x4d, 0x5a],
		[0x7f, 0x45, 0x4c, 0x46],
		[0xcf, 0xfa, 0xed, 0xfe],
		[0xca, 0xfe, 0xba, 0xbe],
		[0x23, 0x21],
	].some((start) => startsWith(bytes, start));
}

function indexOf(bytes: Uint8Array, text: string): number {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, 0, 'latin1');
}

/** UTF-8 without control characters other than those of text, and no script. */
function isText(bytes: Uint8Array): boolean {
	const isControl = (byte: number) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
	if (isExecutable(bytes) || bytes.some(isControl)) return false;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
