import type { IHttpRequestOptions } from 'n8n-workflow';
import type { ByteStream, FilePart } from '../../http/request';

/**
 * A file of a form whose bytes are read when they are sent, and again when the request is repeated.
 * The global FormData would read a plain Blob from memory; n8n's HTTP client asks for `size` and `stream()` only.
 */
class StreamedFile extends File {
	constructor(private readonly part: FilePart) {
		super([], part.name, { type: part.mimeType });
		Object.defineProperty(this, 'size', { value: part.size });
	}

	override stream(): ReturnType<File['stream']> {
		return ReadableStream.from(bytesOf(this.part)) as ReturnType<File['stream']>;
	}
}

async function* bytesOf(part: FilePart): AsyncGenerator<Uint8Array> {
	const stream: ByteStream = await part.open();
	yield* stream;
}

/** The form as n8n's HTTP helper takes it: it sends a standard form with its length, part by part. */
export function multipartForm(
	fields: Readonly<Record<string, string>>,
	files: Readonly<Record<string, FilePart>>,
): IHttpRequestOptions['body'] {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const [name, part] of Object.entries(files)) form.append(name, new StreamedFile(part));
	// n8n's type names the form-data package; its client also takes the standard form.
	return form as unknown as IHttpRequestOptions['body'];
}
