import { createHash } from 'node:crypto';
import { extname } from 'node:path';

import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

import { PersonioError } from './errors';
import type { Reason } from './errors';
import type { PersonioDocument, PersonioState } from './state';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const EXTENSIONS = new Set(
	[
		'pdf pptx xlsx docx doc xls ppt ods odt 7z gz rar zip bmp gif jpg png tif csv txt rtf',
		'mp4 3gp mov avi wmv',
	].flatMap((names) => names.split(' ')),
);

/**
 * Takes one file from the multipart body.
 * @throws PersonioError 413 over 20 MB, 422 for a refused type or a body without the part `file`
 */
export async function receiveDocument(
	request: FastifyRequest,
	state: PersonioState,
): Promise<PersonioDocument> {
	if (!request.isMultipart()) throw refusal(422, 'errors.attribute-validation.required-attribute');
	let file: Received | undefined;
	let tooBig = false;
	// All parts are read to the end, else the client would not come to reading the answer.
	for await (const part of request.parts()) {
		if (part.type !== 'file') continue;
		const received = await receive(part);
		tooBig ||= part.file.truncated;
		if (file || part.fieldname !== 'file') {
			throw new PersonioError(422, 'Exactly one part, named file, is expected');
		}
		file = received;
	}
	if (tooBig) throw refusal(413, 'errors.file-too-big');
	if (!file) throw refusal(422, 'errors.attribute-validation.required-attribute');
	const extension = extname(file.filename).slice(1).toLowerCase();
	if (!EXTENSIONS.has(extension)) throw refusal(422, 'errors.invalid-file-type');

	const number = String(state.documents.size + 1).padStart(12, '0');
	const document: PersonioDocument = {
		uuid: `d0c00000-0000-4000-8000-${number}`,
		size: file.bytes.length,
		mimetype: file.mimetype,
		original_filename: file.filename,
		extension,
		sha256: createHash('sha256').update(file.bytes).digest('hex'),
		receivedAt: new Date().toISOString(),
		bytes: file.bytes,
	};
	state.documents.set(document.uuid, document);
	return document;
}

interface Received {
	filename: string;
	mimetype: string;
	bytes: Buffer;
}

async function receive({ file, filename, mimetype }: MultipartFile): Promise<Received> {
	const chunks: Buffer[] = [];
	for await (const chunk of file) chunks.push(Buffer.from(chunk));
	return { filename, mimetype, bytes: Buffer.concat(chunks) };
}

function refusal(status: number, reason: Reason): PersonioError {
	return new PersonioError(status, [{ field: 'file', reason }]);
}
