import { Failure, invalidInput, resultOrFailure } from '../../shared/http/failure';
import { isDay } from '../../shared/model/values';
import { createOnce } from '../../shared/vendor/createOnce';
import { refuseUnreadable, type TeamtailorClient } from './client';
import { endpoints } from './contract';
import { toCustomField } from './mapping';

/** A value for a custom field of a candidate, as the user gave it. */
export interface CustomFieldEntry {
	fieldId: string;
	value: unknown;
}

/** A value as Teamtailor takes it. */
export interface ReadyCustomField {
	fieldId: string;
	value: unknown;
	/** The same in the form that some versions of the API want instead. */
	otherwise?: unknown;
}

interface Field {
	name: string;
	/** e.g. `Select`, without `CustomField::`. */
	type: string;
	/** Ids by option text, for Select and MultiSelect. */
	options?: Map<string, string>;
}

export type PrepareCustomFields = (
	entries: readonly CustomFieldEntry[],
) => Promise<ReadyCustomField[]>;

/**
 * Puts values into the form that Teamtailor takes; blank ones are left out, and of two for one field, the first counts.
 * The account's fields are read once, and each field's options when they are first needed. What it gives back throws
 * Failure `validation`.
 */
export function customFieldPreparer(client: TeamtailorClient): PrepareCustomFields {
	let fields: Promise<Map<string, Field>> | undefined;

	async function readFields(): Promise<Map<string, Field>> {
		const known = new Map<string, Field>();
		for await (const { record } of client.list(endpoints.listCustomFields)) {
			const { id, name, type } = toCustomField(record);
			known.set(id, { name, type });
		}
		return known;
	}

	/** @throws Failure `validation` for a field that the account does not have */
	async function fieldOf(fieldId: string): Promise<Field> {
		fields ??= readFields().catch((error: unknown) => {
			fields = undefined;
			throw error;
		});
		const field = (await fields).get(fieldId);
		if (field) return field;
		throw invalidInput(
			`Teamtailor has no custom field with the ID ${fieldId}`,
			[{ field: 'Custom Fields', message: `${fieldId} is not a field of this account` }],
			'Refresh the list of fields in the node.',
		);
	}

	async function optionsOf(customField: string, field: Field): Promise<Map<string, string>> {
		if (!field.options) {
			const options = new Map<string, string>();
			const list = client.list(endpoints.listCustomFieldOptions, {}, { filter: { customField } });
			for await (const { record } of list) {
				options.set(record.attributes.value, record.id);
			}
			field.options = options;
		}
		return field.options;
	}

	async function toOptionId(fieldId: string, field: Field, value: unknown): Promise<string> {
		const text = String(value).trim();
		const options = await optionsOf(fieldId, field);
		const id = options.get(text) ?? ([...options.values()].includes(text) ? text : undefined);
		if (id) return id;
		throw refuse(field, `has no option "${text}"; it has ${[...options.keys()].join(', ')}`);
	}

	async function toReady({ fieldId, value }: CustomFieldEntry): Promise<ReadyCustomField> {
		const field = await fieldOf(fieldId);
		switch (field.type) {
			case 'Date':
				return { fieldId, value: toDay(field, value) };
			case 'Checkbox':
				return { fieldId, value: toFlag(field, value) };
			case 'Number':
				return { fieldId, value: toNumber(field, value) };
			case 'Select': {
				// Documented as the option's id; an import script in use sends a list with this one id.
				const id = await toOptionId(fieldId, field, value);
				return { fieldId, value: id, otherwise: [id] };
			}
			case 'MultiSelect': {
				const values = Array.isArray(value) ? value : String(value).split(',');
				const ids = [];
				for (const option of values) ids.push(await toOptionId(fieldId, field, option));
				return { fieldId, value: ids };
			}
			default:
				return { fieldId, value: String(value) };
		}
	}

	return async (entries) => {
		const ready = new Map<string, ReadyCustomField>();
		for (const entry of entries) {
			const { fieldId, value } = entry;
			const isBlank = value === undefined || value === null || value === '';
			if (!isBlank && !ready.has(fieldId)) ready.set(fieldId, await toReady(entry));
		}
		return [...ready.values()];
	};
}

/**
 * Sets the values of a candidate.
 * @param existing what happens to a value that is there: `none` means that the candidate is new and has no values
 */
export async function writeCustomFields(
	client: TeamtailorClient,
	candidateId: string,
	values: readonly ReadyCustomField[],
	existing: 'none' | 'keep' | 'overwrite',
): Promise<void> {
	if (values.length === 0) return;
	const before = existing === 'none' ? noValues : await valuesOf(client, candidateId);
	for (const { fieldId, value, otherwise } of values) {
		const there = before.get(fieldId);
		if (there && (existing === 'keep' || isSame(there.value, value))) continue;
		const send = async (sent: unknown) =>
			there
				? await updateValue(client, there.id, sent)
				: await createValue(client, candidateId, fieldId, sent);
		const refusal = await resultOrFailure(
			send(value),
			({ kind }) => kind === 'validation' && otherwise !== undefined,
		);
		if (refusal instanceof Failure) await send(otherwise);
	}
}

interface StoredValue {
	id: string;
	value: unknown;
}

const noValues: ReadonlyMap<string, StoredValue> = new Map();

/** The values that a candidate has, by the ID of their field. */
async function valuesOf(
	client: TeamtailorClient,
	id: string,
): Promise<ReadonlyMap<string, StoredValue>> {
	const values = new Map<string, StoredValue>();
	const onUnreadable = refuseUnreadable;
	for await (const { record } of client.list(
		endpoints.listCustomFieldValues,
		{ onUnreadable },
		{ id },
	)) {
		const fieldId = record.related['custom-field']?.id;
		if (fieldId) values.set(fieldId, { id: record.id, value: record.attributes.value });
	}
	return values;
}

async function createValue(
	client: TeamtailorClient,
	candidateId: string,
	fieldId: string,
	value: unknown,
): Promise<void> {
	const values = {
		attributes: { value },
		relationships: {
			'custom-field': { type: 'custom-fields', id: fieldId },
			owner: { type: 'candidates', id: candidateId },
		},
	};
	await createOnce(
		client,
		async () =>
			(await client.create(endpoints.createCustomFieldValue, values, { repeatable: false })).record
				.id,
		async () => (await valuesOf(client, candidateId)).get(fieldId)?.id,
	);
}

async function updateValue(client: TeamtailorClient, id: string, value: unknown): Promise<void> {
	await client.update(endpoints.updateCustomFieldValue, id, { attributes: { value } });
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function refuse(field: Field, message: string): Failure {
	return invalidInput(`The custom field "${field.name}" ${message}`, [
		{ field: field.name, message },
	]);
}

/** A date, or the day of a date and time as n8n's date picker gives it. */
function toDay(field: Field, value: unknown): string {
	const day = String(value).slice(0, 10);
	if (isDay(day)) return day;
	throw refuse(field, 'must be a date like 2026-03-01');
}

function toFlag(field: Field, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = String(value).toLowerCase();
	if (text === 'true' || text === 'false') return text === 'true';
	throw refuse(field, 'must be true or false');
}

function toNumber(field: Field, value: unknown): number {
	const number = Number(value);
	if (Number.isFinite(number)) return number;
	throw refuse(field, 'must be a number');
}
