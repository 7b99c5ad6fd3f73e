import { z } from 'zod';

import type { FieldMessage } from '../control/validate';
import { Problem, readJson } from '../rest/problem';
import type { Job, JobField } from './model';
import type { MatchedIoState } from './state';

/** The fixed part of an import; the account's job fields stand beside it. */
const importSchema = z
	.object({
		externalSystem: z.string().min(1).max(100),
		externalId: z.string().min(1).max(200),
		ifExists: z.enum(['update', 'keep']).default('update'),
	})
	.passthrough();

/**
 * Recognises a job by system and id there, so that a second time makes no second one.
 * @throws Problem 422 with each field that is missing or does not fit, 409 for an archived job
 */
export function importJob(
	state: MatchedIoState,
	body: unknown,
): { result: 'created' | 'updated' | 'unchanged'; job: Job } {
	const { externalSystem, externalId, ifExists, ...sent } = readJson(importSchema, body);
	const known = state.findImported(externalSystem, externalId);
	if (known && ifExists === 'keep') return { result: 'unchanged', job: known };
	const values = { ...known?.values, ...sent };
	const errors = checkFields(state.fields, sent, values);
	if (errors.length > 0) {
		throw new Problem(422, `Not valid: ${errors.map(({ field }) => field).join(', ')}.`, errors);
	}
	const now = new Date().toISOString();
	if (!known) {
		const empty = Object.fromEntries(state.fields.map(({ name }) => [name, null]));
		const job = state.addJob({
			status: 'open',
			externalSystem,
			externalId,
			createdAt: now,
			updatedAt: now,
			values: { ...empty, ...sent },
		});
		return { result: 'created', job };
	}
	if (JSON.stringify(known.values) === JSON.stringify(values)) {
		return { result: 'unchanged', job: known };
	}
	if (known.status === 'archived') {
		throw new Problem(409, `The job ${known.id} is archived. Reopen it before it is changed.`);
	}
	known.values = values;
	known.updatedAt = now;
	state.sort();
	return { result: 'updated', job: known };
}

function checkFields(
	fields: readonly JobField[],
	sent: Record<string, unknown>,
	values: Record<string, unknown>,
): FieldMessage[] {
	const errors: FieldMessage[] = [];
	for (const name of Object.keys(sent)) {
		const field = fields.find((known) => known.name === name);
		const message = field ? problemOf(field, sent[name]) : 'Unknown property';
		if (message !== undefined) errors.push({ field: name, message });
	}
	for (const { name, required } of fields) {
		if (required && (values[name] ?? null) === null && !Object.hasOwn(sent, name)) {
			errors.push({ field: name, message: 'Required' });
		}
	}
	const { salaryMin, salaryMax } = values;
	if (typeof salaryMin === 'number' && typeof salaryMax === 'number' && salaryMin > salaryMax) {
		errors.push({ field: 'salaryMax', message: 'Must not be below salaryMin' });
	}
	return errors;
}

const texts: Record<'text' | 'longText', z.ZodString> = {
	text: z.string().min(1).max(200),
	longText: z.string().min(1).max(50_000),
};

function problemOf({ type, required, options }: JobField, value: unknown): string | undefined {
	if (value === null) return required ? 'Required' : undefined;
	const allowed = options?.map((option) => option.value) ?? [];
	const schemas = {
		...texts,
		number: z.number().min(0),
		boolean: z.boolean(),
		option: z.string().refine((text) => allowed.includes(text), {
			message: `Expected one of: ${allowed.join(', ')}`,
		}),
		list: z.array(z.string().min(1).max(100)).min(1).max(50),
	};
	return schemas[type].safeParse(value).error?.issues[0]?.message;
}
