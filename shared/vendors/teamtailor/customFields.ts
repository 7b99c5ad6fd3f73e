import { invalidInput, Failure } from '../../http/failure';
import { isDay } from '../../model/values';
import type { TeamtailorClient } from './client';
import { createOnce } from './createOnce';

/** A value for a custom field of a candidate, as the user gave it. */
export interface CustomFieldEntry {
	fieldId: string;
	value: unknown;
}

/** A value as Teamtailor takes it. */
interface ReadyValue {
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

/** Reads the account's fields once, and each field's options when they are first needed. */
export function customFieldWriter(client: TeamtailorClient) {
	let fields: Promise<Map<string, Field>> | undefined;

	async function readFields(): Promise<Map<string, Field>> {
		const known = new Map<string, Field>();
		for await (const { record } of client.customFields()) {
			const { name, 'field-type': type } = record.attributes;
			known.set(record.id, { name, type: type.replace(/^CustomField::/, '') });
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

	async function optionsOf(fieldId: string, field: Field): Promise<Map<string, string>> {
		if (!field.options) {
			const options = new Map<string, string>();
			for await (const { record } of client.customFieldOptions(fieldId)) {
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

	async function toReady({ fieldId, value }: CustomFieldEntry): Promise<ReadyValue> {
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

	return {
		/**
		 * The values as Teamtailor takes them; blank ones are left out. Of two for one field, the first counts.
		 * @throws Failure `validation`, before anything is sent
		 */
		async prepare(entries: readonly CustomFieldEntry[]): Promise<ReadyValue[]> {
			const ready = new Map<string, ReadyValue>();
			for (const entry of entries) {
				const { fieldId, value } = entry;
				const blank = value === undefined || value === null || value === '';
				if (!blank && !ready.has(fieldId)) ready.set(fieldId, await toReady(entry));
			}
			return [...ready.values()];
		},

		/**
		 * Sets the values of a candidate.
		 * @param existing what happens to a value that is there: `none` means that the candidate is new and has no values
		 */
		async write(
			candidateId: string,
			values: readonly ReadyValue[],
			existing: 'none' | 'keep' | 'overwrite',
		): Promise<void> {
			if (values.length === 0) return;
			const present =
				existing === 'none' ? new Map<never, never>() : await client.customFieldValues(candidateId);
			for (const { fieldId, value, otherwise } of values) {
				const before: { id: string; value: unknown } | undefined = present.get(fieldId);
				if (before && (existing === 'keep' || isSame(before.value, value))) continue;
				const send = async (sent: unknown) => {
					if (before) return await client.updateCustomFieldValue(before.id, sent);
					await createOnce({
						create: async () => await client.createCustomFieldValue(candidateId, fieldId, sent),
						find: async () => (await client.customFieldValues(candidateId)).get(fieldId)?.id,
						clock: client.clock,
						signal: client.signal,
					});
				};
				try {
					await send(value);
				} catch (error) {
					const refused = error instanceof Failure && error.kind === 'validation';
					if (!refused || otherwise === undefined) throw error;
					await send(otherwise);
				}
			}
		},
	};
}

export type CustomFieldWriter = ReturnType<typeof customFieldWriter>;

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
