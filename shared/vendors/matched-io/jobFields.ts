import type { FieldProblem } from '../../http/failure';
import { present, type Job } from '../../model';
import { splitList } from '../../model/values';
import type { MatchedIoJobField } from './records';

/** What the account's job fields get for a job that is imported. */
export interface FilledFields {
	/** By the names of the fields. */
	values: Record<string, unknown>;
	/** Required fields without a value. */
	missing: MatchedIoJobField[];
	/** Entered values that do not fit. */
	problems: FieldProblem[];
	/** Fields of the vocabulary whose value has no counterpart at matched.io. */
	notTransferred: string[];
}

/** Words of other systems, in our normal form, for those of the contract. */
const synonyms: Readonly<Record<string, string>> = {
	permanentemployee: 'permanent',
	temporary: 'fixedterm',
	freelancer: 'freelance',
	intern: 'internship',
	trainee: 'apprenticeship',
	student: 'student',
	entrylevel: 'entry',
	junior: 'entry',
	senior: 'experienced',
	executive: 'lead',
};

/** Without case and separators: `Full-Time`, `full_time` and `fullTime` are the same word. */
function normal(word: string): string {
	return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The option with that value or label. */
function optionOf({ options }: MatchedIoJobField, word: string): string | undefined {
	const wanted = normal(word);
	// An option such as "– please choose –" has no letters either.
	if (wanted === '') return undefined;
	return (options ?? []).find(
		({ value, label }) => normal(value) === wanted || normal(label) === wanted,
	)?.value;
}

/** The parts of a job in the vocabulary that the contract has fields for, by the contract's names. */
export const fieldsOfJob = [
	...['title', 'description', 'department', 'location', 'url'],
	...['employmentType', 'schedule', 'seniority'],
] as const;

/**
 * Fills the account's fields: with what is entered, else with what the job carries.
 *
 * @param entered by the names of the fields; blank counts as not entered
 */
export function fillFields(
	fields: readonly MatchedIoJobField[],
	job: Partial<Job>,
	entered: Readonly<Record<string, unknown>>,
): FilledFields {
	const carried = new Map<string, unknown>(
		Object.entries(present(job)).filter(([name]) => fieldsOfJob.some((known) => known === name)),
	);
	const filled: FilledFields = { values: {}, missing: [], problems: [], notTransferred: [] };
	for (const field of fields) {
		const { name, required } = field;
		if (!isBlank(entered[name])) {
			const read = readValue(field, entered[name]);
			if ('problem' in read) filled.problems.push({ field: field.label, message: read.problem });
			else filled.values[name] = read.value;
			continue;
		}
		const value = carriedValue(field, carried.get(name));
		if (value !== undefined) filled.values[name] = value;
		else if (required) filled.missing.push(field);
		if (value === undefined && carried.has(name)) filled.notTransferred.push(name);
	}
	const names = new Set(fields.map(({ name }) => name));
	for (const name of Object.keys(entered)) {
		if (names.has(name) || isBlank(entered[name])) continue;
		filled.problems.push({ field: name, message: 'is not a job field of this matched.io account' });
	}
	const unknown = [...carried.keys()].filter((name) => !names.has(name));
	filled.notTransferred.push(...unknown);
	return filled;
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

/** What a job brings along is taken where it fits, and left out where not: nobody has entered it here. */
function carriedValue(field: MatchedIoJobField, value: unknown): unknown {
	if (value === undefined) return undefined;
	if (field.type === 'option' && typeof value === 'string') {
		return optionOf(field, value) ?? optionOf(field, synonyms[normal(value)] ?? '');
	}
	const read = readValue(field, value);
	return 'value' in read ? read.value : undefined;
}

type Reading = { value: unknown } | { problem: string };

/** An entered value in the form that the field has. */
function readValue(field: MatchedIoJobField, value: unknown): Reading {
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
			// A type that nobody knows yet: matched.io itself says whether the value fits.
			return { value };
	}
}

function isPlain(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}
