import { Readable } from 'node:stream';
import type { ByteStream } from '../http/request';

/**
 * The stream of Node that n8n stores files from, and that libraries for files take. It asks for bytes only as fast as
 * they are taken. Nothing else of this package touches Node's own modules.
 */
export function toReadable(bytes: ByteStream): Readable {
	return bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false });
}

/** A library's stream as one that can be iterated over, and ended early. */
export function readable(stream: NodeJS.ReadableStream): Readable {
	return stream instanceof Readable ? stream : new Readable().wrap(stream);
}
