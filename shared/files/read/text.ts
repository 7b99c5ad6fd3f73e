import { z } from 'zod';
import type { ByteStream } from '../../http/request';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * How the bytes of a text are meant: by a byte-order mark, by the zeros of UTF-16, or UTF-8 where all of it is valid; else
 * Windows-1252, of which Latin-1 is a part.
 */
export async function encodingOf(stream: ByteStream): Promise<Encoding> {
	const utf8 = new TextDecoder('utf-8', { fatal: true });
	let isFirst = true;
	try {
		for await (const chunk of stream) {
			if (isFirst) {
				const utf16 = utf16Of(chunk);
				if (utf16) return utf16;
				isFirst = false;
			}
			utf8.decode(chunk, { stream: true });
		}
		utf8.decode();
		return 'utf-8';
	} catch (error) {
		if (invalidBytes.safeParse(error).success) return 'windows-1252';
		throw error;
	}
}

const invalidBytes = z.object({ code: z.literal('ERR_ENCODING_INVALID_ENCODED_DATA') });

/** Which UTF-16 it is, by a byte-order mark or by the zeros in every second byte; `undefined` for what is none. */
export function utf16Of(bytes: Uint8Array): Encoding | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const zeros = [0, 0];
	const size = Math.min(bytes.length, 1000);
	for (let index = 0; index < size; index++) {
		if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
	}
	const [even = 0, odd = 0] = zeros;
	if (odd > size / 4) return 'utf-16le';
	return even > size / 4 ? 'utf-16be' : undefined;
}

/** The text of a stream, piece by piece, without a byte-order mark. */
export async function* decode(stream: ByteStream, encoding: Encoding): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding);
	for await (const chunk of stream) {
		const text = decoder.decode(chunk, { stream: true });
		if (text !== '') yield text;
	}
	const rest = decoder.decode();
	if (rest !== '') yield rest;
}
