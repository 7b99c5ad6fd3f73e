import {
	formNames,
	type FormName,
	type ImportedCandidate,
} from '../../shared/candidateImport/form';
import {
	checkFile,
	categoryOf,
	safeFileName,
	type SentFile,
} from '../../shared/candidateImport/files';
import { candidateOfFields, type SentField } from '../../shared/candidateImport/formFields';
import { readCandidate, type Reading } from '../../shared/candidateImport/readCandidate';
import type { FieldProblem } from '../../shared/http/failure';
import { binaryFieldName } from '../../shared/node/files/itemFiles';
import type { ImportRequest } from './exchange';
import { candidatePart, readForm } from './multipart';
import { Refusal } from './refusal';

/** Files of one candidate. */
const mostFiles = 10;

/** A file that is what it says it is. */
export interface CheckedFile {
	/** The name of the item's binary field. */
	binary: string;
	name: string;
	mimeType: string;
	bytes: Uint8Array;
}

/** A candidate that was checked. */
export interface Sent {
	form: FormName;
	/** Its documents name the binary fields of the files. */
	candidate: ImportedCandidate;
	ignored: string[];
	files: CheckedFile[];
}

export const acceptedTypes = ['application/json', 'application/ld+json', 'multipart/form-data'];

/**
 * The type of the body, before it is read.
 * @throws Refusal 415
 */
export function contentTypeOf(request: ImportRequest): string {
	const header = request.header('content-type') ?? '';
	const type = header.split(';')[0]?.trim().toLowerCase() ?? '';
	if (!acceptedTypes.includes(type)) {
		throw new Refusal(
			415,
			`Send the candidate as ${acceptedTypes.join(', ')}; the content type is ${type === '' ? 'missing' : 'another one'}.`,
			{ headers: { accept: acceptedTypes.join(', ') } },
		);
	}
	const charset = /charset="?([^\s;"]+)/i.exec(header)?.[1]?.toLowerCase() ?? 'utf-8';
	if (!['utf-8', 'utf8', 'us-ascii'].includes(charset)) {
		throw new Refusal(415, 'Only UTF-8 is accepted.');
	}
	const encoding = request.header('content-encoding')?.toLowerCase() ?? 'identity';
	if (encoding !== 'identity') {
		throw new Refusal(415, 'A compressed body is not accepted; send it as it is.');
	}
	return type;
}

/** The form that the sender names, by `?form=`. @throws Refusal 400 */
export function namedForm(request: ImportRequest): FormName | undefined {
	const named = request.query('form');
	if (named === undefined) return undefined;
	const form = formNames.find((name) => name === named);
	if (form) return form;
	throw new Refusal(400, `There is no such form; there are ${formNames.join(', ')}.`, {
		errors: [{ field: 'form', message: `must be ${formNames.join(', ')}` }],
	});
}

/** @throws Refusal 400 with every field that is wrong, 415 with every file that is wrong */
export async function readSent(request: ImportRequest, body: Uint8Array): Promise<Sent> {
	const type = contentTypeOf(request);
	const form = namedForm(request);
	if (type === 'multipart/form-data') {
		const { fields, files } = await readForm(body, request.header('content-type') ?? '');
		return complete(readFields(fields, form), files);
	}
	const value = parseJson(body);
	const standard = type === 'application/ld+json' ? 'schema-org' : undefined;
	return complete(readCandidate(value, form ?? standard), []);
}

/** @throws Refusal 400 or 415 for what is no JSON */
export function parseJson(body: Uint8Array, field = ''): unknown {
	const text = decode(body);
	if (text === undefined) {
		throw new Refusal(415, 'The body is not text in UTF-8.', {
			errors: [{ field, message: 'is not text in UTF-8' }],
		});
	}
	const parsed = parse(text);
	if (parsed) return parsed.value;
	if (/^\s*[[{]/.test(text)) {
		throw new Refusal(400, 'The JSON cannot be read.', {
			errors: [{ field, message: 'is not complete JSON' }],
		});
	}
	throw new Refusal(415, 'The body is not JSON, whatever its type says.', {
		errors: [{ field, message: 'is not JSON' }],
	});
}

function decode(body: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(body);
	} catch {
		return undefined;
	}
}

function parse(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}

/** A form has the candidate as JSON in one part, or as single fields. */
function readFields(fields: SentField[], form?: FormName): Reading {
	const parts = fields.filter(({ name }) => name === candidatePart);
	const [part] = parts;
	if (part) {
		const others = fields.filter((field) => field !== part);
		if (others.length > 0) {
			const problems = others.map(({ name }) => ({
				field: name,
				message: `cannot stand beside the part '${candidatePart}', which holds everything`,
			}));
			return { form: form ?? 'candidate', problems };
		}
		const value = parseJson(Buffer.from(part.value, 'utf8'), candidatePart);
		const reading = readCandidate(value, form);
		if (!reading.problems) return reading;
		return { ...reading, problems: reading.problems.map(withinPart) };
	}
	const { value, problems, fieldAt } = candidateOfFields(fields);
	const reading = readCandidate(value, 'candidate');
	const found = (reading.problems ?? []).map(({ field, message }) => ({
		field: fieldAt(field),
		message,
	}));
	const all = [...problems, ...found];
	return all.length > 0 ? { form: 'candidate', problems: all } : reading;
}

function withinPart({ field, message }: FieldProblem): FieldProblem {
	return { field: field ? `${candidatePart}.${field}` : candidatePart, message };
}

/** Puts the files to the documents that name them, and the others behind. */
function complete(reading: Reading, sentFiles: SentFile[]): Sent {
	const fileProblems: FieldProblem[] = [];
	if (sentFiles.length > mostFiles) {
		const { field } = sentFiles[mostFiles] ?? { field: '' };
		fileProblems.push({ field, message: `is one of more than ${mostFiles} files` });
	}
	const files = sentFiles.slice(0, mostFiles).flatMap((file, index) => {
		const checked = checkFile(file);
		if (typeof checked !== 'string') {
			fileProblems.push(checked);
			return [];
		}
		const name = safeFileName(file.name);
		return [{ ...file, name, mimeType: checked, binary: binaryFieldName(index) }];
	});
	if (fileProblems.length > 0) {
		throw new Refusal(415, 'A file is not what it says it is, or of a kind that is not accepted.', {
			errors: [...fileProblems, ...(reading.problems ?? [])],
		});
	}
	const problems = reading.problems ?? unknownParts(reading.candidate, files);
	if (reading.problems || problems.length > 0) {
		throw new Refusal(400, `${problems.length} field(s) cannot be used; nothing was imported.`, {
			errors: problems,
		});
	}
	const { form, candidate, ignored } = reading;
	const named = new Set<string>();
	const listed = candidate.documents.map((document) => {
		const file = files.find(({ field }) => field === document.binary);
		if (!file) return document;
		named.add(file.binary);
		return { ...document, binary: file.binary, mimeType: file.mimeType, size: sizeOf(file) };
	});
	const others = files
		.filter(({ binary }) => !named.has(binary))
		.map((file) => ({
			name: file.name,
			category: categoryOf(file.field),
			mimeType: file.mimeType,
			size: sizeOf(file),
			binary: file.binary,
		}));
	return {
		form,
		candidate: { ...candidate, documents: [...listed, ...others] },
		ignored,
		files: files.map(({ binary, name, mimeType, bytes }) => ({ binary, name, mimeType, bytes })),
	};
}

function sizeOf({ bytes }: { bytes: Uint8Array }): number {
	return bytes.byteLength;
}

/** Documents that name a part which is not in the form. */
function unknownParts(
	candidate: ImportedCandidate,
	files: ReadonlyArray<{ field: string }>,
): FieldProblem[] {
	return candidate.documents.flatMap(({ binary }, index) =>
		binary === undefined || files.some(({ field }) => field === binary)
			? []
			: [
					{
						field: `documents[${index}].binary`,
						message: 'names a part that the form does not have',
					},
				],
	);
}
