import type { FieldProblem } from '../http/failure';
import { splitList } from '../model/values';

/** A field of the form that an account has made for its records. */
export interface FormField {
	name: string;
	label: string;
	/** `text`, `longText`, `number`, `boolean`, `option` or `list`; for another type the service checks the value. */
	type: string;
	required: boolean;
	/** For `option`: what can be chosen. */
	options?: ReadonlyArray<{ value: string; label: string }> | null | undefined;
}

export interface AccountForm {
	fields: readonly FormField[];
	/** Words of other systems, in lower case and without separators, for those of the form. */
	synonyms: Readonly<Record<string, string>>;
	/** What is said of a name that the form does not have, e.g. `is not a field of this account`. */
	strange: string;
}

/** What the fields of a form get for a record. */
export interface FilledForm {
	/** By the names of the fields. */
	values: Record<string, unknown>;
	/** Required fields without a value. */
	missing: FormField[];
	/** Entered values that do not fit. */
	problems: FieldProblem[];
	/** Names of what the record brings along, but the form does not take. */
	notTransferred: string[];
}

/**
 * Fills a form: with what is entered, else with what the record brings along.
 *
 * @param carried what the record brings along, by the names of the fields
 * @param entered by the names of the fields; blank counts as not entered
 */
export function fillForm(
	form: AccountForm,
	carried: ReadonlyMap<string, unknown>,
	entered: Readonly<Record<string, unknown>>,
): FilledForm {
	const filled: FilledForm = { values: {}, missing: [], problems: [], notTransferred: [] };
	for (const field of form.fields) {
		const { name, required } = field;
		if (!isBlank(entered[name])) {
			const read = readValue(field, entered[name]);
			if ('problem' in read) filled.problems.push({ field: field.label, message: read.problem });
			else filled.values[name] = read.value;
			continue;
		}
		const value = carriedValue(field, carried.get(name), form.synonyms);
		if (value !== undefined) filled.values[name] = value;
		else if (required) filled.missing.push(field);
		if (value === undefined && carried.has(name)) filled.notTransferred.push(name);
	}
	const names = new Set(form.fields.map(({ name }) => name));
	for (const name of Object.keys(entered)) {
		if (names.has(name) || isBlank(entered[name])) continue;
		filled.problems.push({ field: name, message: form.strange });
	}
	const unknown = [...carried.keys()].filter((name) => !names.has(name));
	filled.notTransferred.push(...unknown);
	return filled;
}

/** The problem of a required field without a value. */
export function missingProblem({ label, options }: FormField): FieldProblem {
	const choices = (options ?? []).map(({ value }) => value);
	const message = choices.length > 0 ? `is missing (one of ${choices.join(', ')})` : 'is missing';
	return { field: label, message };
}

/** Whether a field counts as not filled. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && value.trim() === '') ||
		(Array.isArray(value) && value.length === 0)
	);
}

/** What a record brings along is taken if it fits, and left out if not: nobody has entered it here. */
function carriedValue(
	field: FormField,
	value: unknown,
	synonyms: AccountForm['synonyms'],
): unknown {
	if (value === undefined) return undefined;
	if (field.type === 'option' && typeof value === 'string') {
		return optionOf(field, value) ?? optionOf(field, synonyms[normal(value)] ?? '');
	}
	const read = readValue(field, value);
	return 'value' in read ? read.value : undefined;
}

type Reading = { value: unknown } | { problem: string };

/** An entered value in the form that the field has. */
function readValue(field: FormField, value: unknown): Reading {
	switch (field.type) {
		case 'number': {
			const number = typeof value === 'string' ? Number(value.trim()) : value;
			return typeof number === 'number' && Number.isFinite(number)
				? { value: number }
				: { problem: 'must be a number' };
		}
		case 'boolean': {
			if (typeof value === 'boolean') return { value };
			if (value === 'true' || value === 'false') return { value: value === 'true' };
			return { problem: 'must be true or false' };
		}
		case 'option': {
			const option = isPlain(value) ? optionOf(field, String(value)) : undefined;
			if (option !== undefined) return { value: option };
			const choices = (field.options ?? []).map((choice) => choice.value).join(', ');
			return { problem: `must be one of ${choices}` };
		}
		case 'list': {
			const entries: unknown[] = Array.isArray(value) ? value : splitList(String(value));
			if (!entries.every(isPlain)) return { problem: 'must be a list of texts' };
			const texts = entries.map((entry) => String(entry).trim()).filter((text) => text !== '');
			return texts.length > 0 ? { value: texts } : { problem: 'must be a list of texts' };
		}
		case 'text':
		case 'longText':
			return isPlain(value) ? { value: String(value).trim() } : { problem: 'must be text' };
		default:
			return { value };
	}
}

function isPlain(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

/** The option with that value or label. */
function optionOf({ options }: FormField, word: string): string | undefined {
	const wanted = normal(word);
	// An option such as "– please choose –" has no letters either.
	if (wanted === '') return undefined;
	return (options ?? []).find(
		({ value, label }) => normal(value) === wanted || normal(label) === wanted,
	)?.value;
}

/** Without case and separators: `Full-Time`, `full_time` and `fullTime` are the same word. */
function normal(word: string): string {
	return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
