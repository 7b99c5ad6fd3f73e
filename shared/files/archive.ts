import { fromBufferPromise, type Entry } from 'yauzl';
import { invalidInput } from '../http/failure';
import type { ByteStream } from '../http/request';
import { checksum } from './nodeModules';

/** The files in a zip file, which the parts of an xlsx are. */
export interface Archive {
	paths: string[];
	/** Bytes that a file has once it is unpacked. */
	sizeOf(path: string): number;
	/**
	 * Unpacks a file while it is read.
	 * @throws Failure when there is none at this path, or it is damaged
	 */
	open(path: string): Promise<ByteStream>;
	/** The whole file. */
	read(path: string): Promise<Buffer>;
}

/** Files in an archive; a workbook has about ten, and some for each sheet and picture. */
const mostFiles = 10_000;

/** Deflate makes text of spreadsheets 10 to 60 times smaller; a zip bomb goes to the possible 1,032. */
const largestRatio = 200;
/** Below this many bytes a ratio says nothing. */
const smallFile = 10 * 1024 * 1024;

/**
 * A zip file. Sizes are checked before anything is unpacked, and again while it is: more than what was announced is
 * an error.
 * @throws Failure `validation` for a damaged file, and for one that would grow beyond measure
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
	const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(refuseDamaged);
	if (zip.entryCount > mostFiles) throw refuse(`holds ${zip.entryCount} files`);
	const entries = new Map<string, Entry>();
	try {
		for await (const entry of zip.eachEntry()) {
			const { fileName, compressedSize, uncompressedSize } = entry;
			if (fileName.endsWith('/')) continue;
			if (uncompressedSize > smallFile && uncompressedSize > compressedSize * largestRatio) {
				throw refuse(
					`would grow from ${megabytes(compressedSize)} to ${megabytes(uncompressedSize)} when unpacked`,
				);
			}
			entries.set(fileName, entry);
		}
	} catch (error) {
		refuseDamaged(error);
	}

	function entryAt(path: string): Entry {
		const entry = entries.get(path);
		if (entry) return entry;
		throw invalidInput('The spreadsheet is not complete', [
			{ field: path, message: 'is missing in the file' },
		]);
	}
	async function open(path: string): Promise<ByteStream> {
		const entry = entryAt(path);
		if (entry.isEncrypted()) {
			throw invalidInput('The file is protected by a password', [], 'Save it without one.');
		}
		return unpacked(await zip.openReadStreamPromise(entry).catch(refuseDamaged), entry.crc32);
	}
	return {
		paths: [...entries.keys()],
		sizeOf: (path) => entryAt(path).uncompressedSize,
		open,
		async read(path) {
			const chunks: Uint8Array[] = [];
			for await (const chunk of await open(path)) chunks.push(chunk);
			return Buffer.concat(chunks);
		},
	};
}

/** The bytes of a file; wrong ones are known by its checksum when all have come. */
async function* unpacked(
	stream: AsyncIterable<unknown>,
	expected: number,
): AsyncGenerator<Uint8Array> {
	let sum = 0;
	try {
		for await (const chunk of stream) {
			if (!(chunk instanceof Uint8Array)) continue;
			sum = checksum(chunk, sum);
			yield chunk;
		}
	} catch (error) {
		refuseDamaged(error);
	}
	if (sum !== expected) refuseDamaged(new Error('a checksum does not fit'));
}

function refuse(what: string) {
	return invalidInput(
		`The file is refused: it ${what}`,
		[],
		'No ordinary spreadsheet does that. If the file is yours, save it again in a spreadsheet program.',
	);
}

function refuseDamaged(error: unknown): never {
	if (error instanceof Error && error.name === 'Failure') throw error;
	const reason = error instanceof Error ? error.message : String(error);
	throw invalidInput(
		`The spreadsheet is damaged (${reason})`,
		[],
		'Open it in a spreadsheet program, save it again, or export it once more.',
	);
}

export function megabytes(bytes: number): string {
	return bytes < 1024 * 1024
		? `${Math.ceil(bytes / 1024)} KB`
		: `${Math.round(bytes / 1024 / 1024)} MB`;
}
