import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { ByteStream } from '../http/request';

/** What this package uses of Node's own modules, all in this file. */

/**
 * The stream of Node that n8n stores files from, and that libraries for files take. It asks for bytes only as fast as
 * they are taken.
 */
export function toReadable(bytes: ByteStream): Readable {
	return bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false });
}

/** A library's stream as one that can be iterated over, and ended early. */
export function readable(stream: NodeJS.ReadableStream): Readable {
	return stream instanceof Readable ? stream : new Readable().wrap(stream);
}

/** The checksum of zip files; `before` is that of the bytes before these. */
export function checksum(bytes: Uint8Array, before: number): number {
	return crc32(bytes, before);
}
