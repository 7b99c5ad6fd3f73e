import { asConnectionFailure, type ByteStream } from './request';
import { Failure } from './failure';

/** Reads a whole body as UTF-8 text. @throws Failure `contract` beyond `maxBytes`; ConnectionFailure when cut */
export async function readText(body: ByteStream, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	const count = byteLimit(maxBytes);
	try {
		for await (const chunk of body) {
			count(chunk);
			chunks.push(chunk);
		}
	} catch (error) {
		throw error instanceof Failure ? error : asConnectionFailure(error);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Counts bytes, and throws a Failure with the byte that is one too many. */
export function byteLimit(maxBytes: number): (chunk: Uint8Array) => void {
	let bytes = 0;
	return (chunk) => {
		bytes += chunk.byteLength;
		if (bytes <= maxBytes) return;
		throw new Failure({
			kind: 'contract',
			message: `The answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`,
			remedy:
				'Read less at a time, e.g. with a filter or a smaller page. If it is not a list, something else than the service may be answering.',
		});
	};
}
