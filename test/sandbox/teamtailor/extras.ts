import { z } from 'zod';

import { readDocument } from './body';
import { invalid, notFound } from './errors';
import type { CustomField, CustomFieldValue, Note, Upload } from './model';
import type { TeamtailorState } from './state';

/** @throws TeamtailorError 422 without text, candidate or user */
export function createNote(state: TeamtailorState, body: unknown): Note {
	const { attributes, relationships } = readDocument(body, {
		type: 'notes',
		attributes: { note: z.string() },
		relationships: { candidate: 'candidates', user: 'users' },
	});
	const { candidate = null, user = null } = relationships;
	const { note } = attributes;
	const problems = [
		...(typeof note !== 'string' || note === ''
			? [{ path: 'attributes/note', message: "can't be blank" }]
			: []),
		...(candidate === null ? [{ path: 'relationships/candidate', message: 'must exist' }] : []),
		...(user === null ? [{ path: 'relationships/user', message: 'must exist' }] : []),
	];
	if (problems.length > 0) throw invalid(problems);
	if (!state.candidates.has(candidate ?? '')) throw notFound(candidate ?? '');
	if (!state.users.has(user ?? '')) throw notFound(user ?? '');
	const now = new Date().toISOString();
	const created: Note = {
		id: state.nextId(),
		note: String(note),
		candidateId: candidate ?? '',
		userId: user ?? '',
		createdAt: now,
		updatedAt: now,
	};
	state.notes.set(created.id, created);
	return created;
}

/** @throws TeamtailorError 422 without a public address or candidate */
export function createUpload(state: TeamtailorState, body: unknown): Upload {
	const { attributes, relationships } = readDocument(body, {
		type: 'uploads',
		attributes: { url: z.string().url(), 'file-name': z.string() },
		relationships: { candidate: 'candidates' },
	});
	const { candidate = null } = relationships;
	const { url } = attributes;
	const problems = [
		...(typeof url !== 'string' ? [{ path: 'attributes/url', message: "can't be blank" }] : []),
		...(candidate === null ? [{ path: 'relationships/candidate', message: 'must exist' }] : []),
	];
	if (problems.length > 0) throw invalid(problems);
	if (!state.candidates.has(candidate ?? '')) throw notFound(candidate ?? '');
	const fileName = String(attributes['file-name'] ?? 'file');
	const sourceUrl = String(url);
	const upload: Upload = {
		id: state.nextId(),
		candidateId: candidate ?? '',
		fileName,
		sourceUrl,
		fileId: state.fetchFile(sourceUrl, fileName),
	};
	state.uploads.set(upload.id, upload);
	return upload;
}

/** @throws TeamtailorError 422 without value, field or owner, for a value that does not fit, and for a second one */
export function createValue(state: TeamtailorState, body: unknown): CustomFieldValue {
	const { attributes, relationships } = readDocument(body, {
		type: 'custom-field-values',
		attributes: { value: z.unknown() },
		relationships: { 'custom-field': 'custom-fields', owner: 'candidates' },
	});
	const { 'custom-field': fieldId = null, owner = null } = relationships;
	const problems = [
		...(attributes.value === undefined
			? [{ path: 'attributes/value', message: "can't be blank" }]
			: []),
		...(fieldId === null ? [{ path: 'relationships/custom-field', message: 'must exist' }] : []),
		...(owner === null ? [{ path: 'relationships/owner', message: 'must exist' }] : []),
	];
	if (problems.length > 0) throw invalid(problems);
	const field = state.customFields.get(fieldId ?? '');
	if (!field) throw notFound(fieldId ?? '');
	if (!state.candidates.has(owner ?? '')) throw notFound(owner ?? '');
	if (state.valuesOf(owner ?? '').some((value) => value.fieldId === field.id)) {
		throw invalid([{ path: 'relationships/custom-field', message: 'has already been taken' }]);
	}
	refuseWrongValue(state, field, attributes.value);
	const created: CustomFieldValue = {
		id: state.nextId(),
		fieldId: field.id,
		candidateId: owner ?? '',
		value: attributes.value,
	};
	state.values.set(created.id, created);
	return created;
}

/** @throws TeamtailorError 422 for a value that does not fit */
export function updateValue(
	state: TeamtailorState,
	value: CustomFieldValue,
	body: unknown,
): CustomFieldValue {
	const { attributes } = readDocument(body, {
		type: 'custom-field-values',
		id: value.id,
		attributes: { value: z.unknown() },
	});
	const field = state.customFields.get(value.fieldId);
	if (field) refuseWrongValue(state, field, attributes.value);
	value.value = attributes.value;
	return value;
}

function refuseWrongValue(state: TeamtailorState, field: CustomField, value: unknown): void {
	if (schemaOf(state, field).safeParse(value).success) return;
	throw invalid([{ path: 'attributes/value', message: 'is invalid' }]);
}

function schemaOf(state: TeamtailorState, field: CustomField): z.ZodTypeAny {
	const option = z.string().refine((id) => state.options.get(id)?.fieldId === field.id);
	switch (field.type) {
		case 'CustomField::Date':
			return z.string().regex(/^\d{4}-\d{2}-\d{2}(T.+)?$/);
		case 'CustomField::Checkbox':
			return z.boolean();
		case 'CustomField::Number':
			return z.number();
		case 'CustomField::Select':
			return state.behaviour.selectValues === 'id' ? option : z.array(option).length(1);
		case 'CustomField::MultiSelect':
			return z.array(option);
		default:
			return z.string().min(1);
	}
}
