import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z, type ZodType, type ZodTypeDef } from 'zod';
import { invalidInput } from '../http/failure';
import { momentIn, momentParameter } from '../node/panel/moment';
import { byName, commaSeparated, optionalText, textList } from '../node/panel/parameters';

/** One field of a panel, declared once: what a person sees, and the value that the vendor's code receives. */
export interface Field<T> {
	property(name: string): INodeProperties;
	/** @param timeZone of the workflow, for moments without an offset */
	value(timeZone: string): ZodType<T, ZodTypeDef, unknown>;
	/** The field is shown, and has a value, only if the fields named here have one of these values. */
	shownIf?: Condition;
}

export type Condition = Readonly<Record<string, readonly string[]>>;

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A field that was not added to its collection, or is not shown, has no value. */
export type Values<F extends Fields> = {
	[Name in keyof F]?: F[Name] extends Field<infer T> ? T : never;
};

/** Reads one parameter of a node: its name, the form that it must have, its label for messages. */
export type ReadParameter = <T>(
	name: string,
	schema: ZodType<T, ZodTypeDef, unknown>,
	displayName: string,
) => T;

/** The fields as parameters, in the order in which they are declared. */
export function propertiesOf(fields: Fields): INodeProperties[] {
	return Object.entries(fields).map(([name, field]) => propertyOf(name, field));
}

/** The fields as the entries of a collection, sorted as n8n wants them. */
export function entriesOf(fields: Fields): INodeProperties[] {
	return byName(propertiesOf(fields));
}

function propertyOf(name: string, field: Field<unknown>): INodeProperties {
	const { shownIf } = field;
	if (!shownIf) return field.property(name);
	const show = Object.fromEntries(
		Object.entries(shownIf).map(([other, values]) => [other, [...values]]),
	);
	return { ...field.property(name), displayOptions: { show } };
}

/** The form of a collection that has these fields. */
export function schemaOf<F extends Fields>(
	fields: F,
	timeZone: string,
): ZodType<Values<F>, ZodTypeDef, unknown> {
	const shape = Object.entries(fields).map(([name, field]) => [name, field.value(timeZone)]);
	// The schema is built from the same fields that the type is computed from.
	return z.object(Object.fromEntries(shape)) as unknown as ZodType<Values<F>, ZodTypeDef, unknown>;
}

/** The values of fields that are parameters of their own; those that are not shown are left out. */
export function readValues<F extends Fields>(
	fields: F,
	read: ReadParameter,
	timeZone: string,
): Values<F> {
	const values: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(field.shownIf, values)) continue;
		const { displayName } = field.property(name);
		values[name] = read(name, field.value(timeZone), displayName);
	}
	// Each value has been checked by the schema of its own field.
	return values as Values<F>;
}

function isShown(condition: Condition = {}, values: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(condition).every(([name, wanted]) => wanted.includes(String(values[name])));
}

/** The field, shown only if other fields have one of these values. */
export function shownIf<T>(condition: Condition, field: Field<T>): Field<T> {
	return { ...field, shownIf: condition };
}

/** A field that is described in n8n's own terms, for what no other function here describes. */
export function field<T>(
	property: Omit<INodeProperties, 'name'>,
	value: ZodType<T, ZodTypeDef, unknown> | ((timeZone: string) => ZodType<T, ZodTypeDef, unknown>),
): Field<T> {
	return {
		property: (name) => ({ ...property, name }),
		value: (timeZone) => (typeof value === 'function' ? value(timeZone) : value),
	};
}

interface TextOptions {
	placeholder?: string;
	/** Lines that are shown at once. */
	rows?: number;
	required?: true;
}

export function text(
	displayName: string,
	description: string,
	{ placeholder, rows, required }: TextOptions = {},
): Field<string | undefined> {
	return field(
		{
			displayName,
			type: 'string',
			...(rows && { typeOptions: { rows } }),
			...(required && { required }),
			default: '',
			...(placeholder && { placeholder }),
			description,
		},
		optionalText,
	);
}

/** Several IDs, which the vendor's API takes separated by commas. */
export function ids(
	displayName: string,
	description: string,
	placeholder?: string,
): Field<string | undefined> {
	return {
		...text(displayName, description, placeholder ? { placeholder } : {}),
		value: () => commaSeparated,
	};
}

/** @param searched what the service searches besides the ID, e.g. `title` */
export function search(searched: string): Field<string | undefined> {
	return text('Search', `Text that the ${searched} or the ID must contain`);
}

/** A date and time; the value is ISO 8601 in UTC. @param description how to write it is added */
export function moment(displayName: string, description: string): Field<string | undefined> {
	return { property: (name) => momentParameter(displayName, name, description), value: momentIn };
}

export function count(
	displayName: string,
	fallback: number,
	description: string,
	minimum = 0,
): Field<number> {
	return field(
		{
			displayName,
			type: 'number',
			typeOptions: { minValue: minimum },
			default: fallback,
			description,
		},
		z.number().min(minimum).default(fallback),
	);
}

/** What a person sees, by the word that the code gets. */
type Choices = Readonly<Record<string, string | { name: string; description: string }>>;

/** One of several words. Without a value it means nothing, whatever the panel shows once it is added. */
export function choice<const Names extends Choices>(
	displayName: string,
	names: Names,
	shown: keyof Names & string,
	description?: string,
): Field<(keyof Names & string) | undefined> {
	const isChoice = (word: string): word is keyof Names & string => Object.hasOwn(names, word);
	return field(
		{
			displayName,
			type: 'options',
			options: optionsOf(names),
			default: shown,
			...(description && { description }),
		},
		z.string().refine(isChoice, 'is not one of the choices').optional(),
	);
}

/** The choice, with other words for the vendor, or none. @param words what is sent for a choice */
export function sending<Name extends string>(
	chosen: Field<Name | undefined>,
	words: Partial<Record<Name, string | undefined>>,
): Field<string | undefined> {
	return {
		...chosen,
		value: (timeZone) =>
			chosen
				.value(timeZone)
				.transform((word) => (word !== undefined && word in words ? words[word] : word)),
	};
}

/** Any number of words, which the API takes separated by commas; none means all. */
export function choices(
	displayName: string,
	names: Choices,
	description: string,
): Field<string | undefined> {
	return field(
		{
			displayName,
			type: 'multiOptions',
			options: optionsOf(names),
			default: [],
			description,
		},
		z
			.array(z.string())
			.default([])
			.transform((words) => words.join(',') || undefined),
	);
}

/** Yes or no; neither if it was not added. */
export function flag(
	displayName: string,
	description: string,
	shown = false,
): Field<boolean | undefined> {
	return field(
		{ displayName, type: 'boolean', default: shown, description },
		z.boolean().optional(),
	);
}

interface SeveralOptions {
	/** Names of parameters on which the list depends. */
	dependsOn?: string[];
	hint?: string;
	/** How to do without a choice, e.g. `set 'Jobs' to 'All'`; with it an empty choice is refused. */
	otherwise?: string;
}

/** Several records of the account, from a list that `method` loads; the value is their sorted IDs. */
export function several(
	displayName: string,
	method: string,
	{ dependsOn, hint, otherwise }: SeveralOptions = {},
): Field<string[]> {
	const name = `${displayName} Names or IDs`;
	return field(
		{
			displayName: name,
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: method,
				...(dependsOn && { loadOptionsDependsOn: dependsOn }),
			},
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			...(hint && { hint }),
		},
		textList.transform((texts) => {
			if (texts.length > 0 || !otherwise) return [...new Set(texts)].sort();
			throw invalidInput(
				`'${name}' is empty`,
				[{ field: name, message: 'is empty' }],
				`Choose at least one, or ${otherwise}.`,
			);
		}),
	);
}

/** Whether the export of a record to another system was confirmed. */
export const exportState = sending(
	choice(
		'Export',
		{ any: 'Any', confirmed: 'Confirmed', due: 'Due' },
		'any',
		'Whether the export to another system was confirmed',
	),
	{ any: undefined },
);

function optionsOf(names: Choices): INodePropertyOptions[] {
	return Object.entries(names).map(([value, label]) =>
		typeof label === 'string' ? { name: label, value } : { ...label, value },
	);
}
