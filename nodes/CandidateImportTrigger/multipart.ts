import type { SentField } from '../../shared/candidateImport/formFields';
import type { SentFile } from '../../shared/candidateImport/files';
import { Refusal } from './refusal';

export interface SentForm {
	fields: SentField[];
	files: SentFile[];
}

/** Parts of one form. */
const mostParts = 200;

/** The name of the part that holds the candidate as JSON, as a text or as a file. */
export const candidatePart = 'candidate';

/**
 * Reads multipart form data, by the reader that the platform has for answers.
 * @param contentType with its boundary
 * @throws Refusal 400 for too many parts, 415 for what is not a form
 */
export async function readForm(body: Uint8Array, contentType: string): Promise<SentForm> {
	const notAForm = () =>
		new Refusal(
			415,
			'The body is not the multipart form data that its content type says; it may be cut off.',
		);
	const boundary = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
	if (!boundary) throw notAForm();
	if (countOf(body, `--${boundary[1] ?? boundary[2] ?? ''}`) > mostParts + 1) {
		throw new Refusal(400, `The form has more than ${mostParts} parts.`);
	}
	let form: FormData;
	try {
		form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
	} catch {
		throw notAForm();
	}
	const sent: SentForm = { fields: [], files: [] };
	for (const [name, value] of form) {
		if (typeof value === 'string') {
			sent.fields.push({ name, value });
		} else if (name === candidatePart) {
			sent.fields.push({ name, value: await value.text() });
		} else if (value.name !== '' || value.size > 0) {
			// A browser sends a part without a name and without content where no file was chosen.
			const bytes = new Uint8Array(await value.arrayBuffer());
			sent.files.push({ field: name, name: value.name, mimeType: value.type, bytes });
		}
	}
	return sent;
}

function countOf(body: Uint8Array, text: string): number {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	let count = 0;
	for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) {
		count += 1;
		if (count > mostParts + 1) break;
	}
	return count;
}
