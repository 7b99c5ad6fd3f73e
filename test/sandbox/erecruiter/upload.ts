import { createHash } from 'node:crypto';
import { extname } from 'node:path';

import type { FastifyRequest } from 'fastify';

import { ErecruiterError, validationError } from './errors';
import { FILE_CATEGORIES } from './model';
import type { StoredFile } from './model';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const EXTENSIONS = new Set(['pdf', 'doc', 'docx', 'odt', 'rtf', 'txt', 'jpg', 'jpeg', 'png']);

/**
 * Takes the part `file` and the field `category` from the multipart body, in any order.
 * @throws ErecruiterError 400, 413 over 10 MB, 415 without a multipart body
 */
export async function receiveFile(request: FastifyRequest): Promise<Omit<StoredFile, 'fileId'>> {
	if (!request.isMultipart()) throw new ErecruiterError(415, 'Send multipart/form-data.');
	const files: Array<{ name: string; mimeType: string; bytes: Buffer }> = [];
	const fields = new Map<string, unknown>();
	let tooLarge = false;
	// All parts are read to the end, else the client would not come to reading the answer.
	for await (const part of request.parts()) {
		if (part.type === 'field') {
			fields.set(part.fieldname, part.value);
			continue;
		}
		const chunks: Buffer[] = [];
		for await (const chunk of part.file) chunks.push(Buffer.from(chunk));
		tooLarge ||= part.file.truncated;
		if (part.fieldname !== 'file') fields.set(part.fieldname, null);
		else files.push({ name: part.filename, mimeType: part.mimetype, bytes: Buffer.concat(chunks) });
	}
	if (tooLarge) {
		const message = 'The file is larger than 10 MB.';
		throw new ErecruiterError(413, { message, modelType: 'file' });
	}
	const [file] = files;
	const category = FILE_CATEGORIES.find((known) => known === fields.get('category'));
	const unknown = [...fields.keys()].filter((field) => field !== 'category');
	const errors = unknown.map((field) => ({ field, message: 'Unknown property' }));
	if (!category) {
		errors.push({ field: 'category', message: `Expected one of: ${FILE_CATEGORIES.join(', ')}` });
	}
	if (!file || files.length > 1) {
		errors.push({ field: 'file', message: 'Exactly one part, named file, is expected' });
	} else if (!EXTENSIONS.has(extname(file.name).slice(1).toLowerCase())) {
		errors.push({ field: 'file', message: `The type of ${file.name} is not accepted` });
	} else if (file.bytes.length === 0) {
		errors.push({ field: 'file', message: 'The file is empty' });
	}
	if (!file || !category || errors.length > 0) throw validationError(errors);
	const sha256 = createHash('sha256').update(file.bytes).digest('hex');
	return { ...file, size: file.bytes.length, category, sha256 };
}
