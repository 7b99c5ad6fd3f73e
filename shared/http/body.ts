import { asConnectionFailure, type ByteStream } from './request';
import { Failure } from './failure';

/** Reads a whole body as UTF-8 text. @throws Failure `contract` beyond `maxBytes`; ConnectionFailure when cut */
export async function readText(body: ByteStream, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	try {
		for await (const chunk of limited(body, maxBytes)) chunks.push(chunk);
	} catch (error) {
		throw error instanceof Failure ? error : asConnectionFailure(error);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** The same bytes, but a failure instead of the byte that is one too many. */
export async function* limited(body: ByteStream, maxBytes: number): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.byteLength;
		if (bytes > maxBytes) {
			throw new Failure({
				kind: 'contract',
				message: `The answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`,
				remedy: 'Read less at a time, e.g. with a filter or a smaller page.',
			});
		}
		yield chunk;
	}
}
