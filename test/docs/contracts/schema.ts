import {
	z,
	ZodArray,
	ZodEffects,
	ZodNullable,
	ZodObject,
	ZodOptional,
	ZodUnion,
	ZodUnknown,
	type ZodTypeAny,
} from 'zod';
import { knownWordsOf } from '../../../shared/model/values';
import { idValue, momentValue } from '../../../shared/vendor/contractRecords';
import { toJsonSchema } from '../../support/toJsonSchema';
import { without } from './names';
import type { FieldProse, JsonSchema, RecordProse } from './prose';

/** What the schema of a record is made with, besides the record itself. */
export interface Surroundings {
	/** The type of an ID in this contract. */
	ids: string;
	/** Records that have a schema of their own -> its name. */
	named: ReadonlyMap<ZodTypeAny, string>;
	/** What fields of several contracts have in common, by their paths. */
	fields: Readonly<Record<string, FieldProse>>;
}

export function refTo(name: string): JsonSchema {
	return { $ref: `#/components/schemas/${name}` };
}

/**
 * The JSON Schema of a record: fields and types are those that the product reads, and the prose makes them stricter
 * and describes them.
 * @throws Error with the path of each field of the prose that the record does not have, or that the prose would loosen
 */
export function schemaOfRecord(
	record: ZodTypeAny,
	prose: RecordProse,
	surroundings: Surroundings,
): JsonSchema {
	return new RecordSchema(prose, surroundings).of(record);
}

class RecordSchema {
	private readonly known = new Set<string>();
	private readonly required: ReadonlySet<string>;

	constructor(
		private readonly prose: RecordProse,
		private readonly surroundings: Surroundings,
	) {
		this.required = new Set(prose.required === 'all' ? [] : prose.required);
	}

	of(record: ZodTypeAny): JsonSchema {
		const { description, additionalProperties, fields, besides, omit } = this.prose;
		const schema = {
			...this.object(unwrapped(record).inner, ''),
			...(description !== undefined && { description }),
			...(additionalProperties !== undefined && { additionalProperties }),
		};
		const written = [...Object.keys(fields), ...this.required, ...omit];
		const unknown = written.filter((path) => !this.known.has(path) && !(path in besides));
		const read = Object.keys(besides).filter((path) => this.known.has(path));
		if (unknown.length > 0) throw new Error(`not in the record: ${unknown.join(', ')}`);
		if (read.length > 0) throw new Error(`in the record, so not besides it: ${read.join(', ')}`);
		return schema;
	}

	private object(schema: ZodTypeAny, path: string): JsonSchema {
		if (!(schema instanceof ZodObject)) return this.leaf(schema);
		const shape = z.record(z.custom<ZodTypeAny>()).parse(schema.shape);
		const properties: Record<string, JsonSchema> = {};
		const required: string[] = [];
		const add = (name: string, property: JsonSchema, needed: boolean): void => {
			properties[name] = property;
			if (needed || this.prose.required === 'all' || this.required.has(path + name))
				required.push(name);
		};
		for (const [name, field] of Object.entries(shape)) {
			this.known.add(path + name);
			const { optional } = unwrapped(field);
			if (!this.prose.omit.includes(path + name)) {
				add(name, this.field(field, path + name), !optional);
			} else if (!optional) {
				throw new Error(`the product needs ${path + name}, so it cannot be omitted`);
			}
		}
		for (const [besides, property] of Object.entries(this.prose.besides)) {
			const name = besides.slice(path.length);
			if (besides.startsWith(path) && !name.includes('.')) add(name, property, false);
		}
		return { type: 'object', ...(required.length > 0 && { required }), properties };
	}

	/** A list is empty rather than null, if the prose does not say otherwise. */
	private field(field: ZodTypeAny, path: string): JsonSchema {
		const { inner, nullable } = unwrapped(field);
		const list = inner instanceof ZodArray;
		const prose = {
			...(inner === idValue && { type: this.surroundings.ids }),
			...(this.prose.fields[path] ?? this.surroundings.fields[path]),
		};
		const canBeNull = prose.nullable ?? (nullable && !list);
		if (canBeNull && !nullable) throw new Error(`the product does not take null for ${path}`);
		return narrowed(this.value(inner, path), prose, canBeNull, path);
	}

	private value(schema: ZodTypeAny, path: string): JsonSchema {
		const name = this.surroundings.named.get(schema);
		if (name !== undefined) return refTo(name);
		if (schema instanceof ZodArray) {
			const element: ZodTypeAny = schema.element;
			return { type: 'array', items: this.value(unwrapped(element).inner, `${path}[]`) };
		}
		return schema instanceof ZodObject ? this.object(schema, `${path}.`) : this.leaf(schema);
	}

	private leaf(schema: ZodTypeAny): JsonSchema {
		if (schema === momentValue) return refTo('Instant');
		if (schema === idValue) return { type: ['string', 'number'] };
		const words = knownWordsOf(schema);
		if (words) return { type: 'string', enum: words };
		if (schema instanceof ZodUnknown) return {};
		// A service sends one of the forms that the product reads; the prose says which.
		if (schema instanceof ZodUnion) return { type: ['string', 'number', 'object', 'array'] };
		return without(toJsonSchema(schema), '$schema');
	}
}

/** The schema without what says that a value may be missing, and whether it may. */
function unwrapped(schema: ZodTypeAny): {
	inner: ZodTypeAny;
	optional: boolean;
	nullable: boolean;
} {
	if (schema === momentValue || schema === idValue)
		return { inner: schema, optional: false, nullable: false };
	if (schema instanceof ZodOptional) return { ...unwrapped(schema.unwrap()), optional: true };
	if (schema instanceof ZodNullable) return { ...unwrapped(schema.unwrap()), nullable: true };
	if (schema instanceof ZodEffects) return unwrapped(schema.innerType());
	if (schema instanceof ZodUnknown) return { inner: schema, optional: true, nullable: true };
	return { inner: schema, optional: false, nullable: false };
}

/** The schema with the prose of its field, which may say more and must not say less. */
function narrowed(
	schema: JsonSchema,
	{ is, ...prose }: FieldProse,
	canBeNull: boolean,
	path: string,
): JsonSchema {
	const keywords = without(prose, 'nullable');
	const types = z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional();
	const before = types.parse(schema.type);
	const given = types.parse(keywords.type);
	const allowed = (type: string): boolean =>
		before?.includes(type === 'integer' && !before.includes(type) ? 'number' : type) ?? true;
	if (before && given && !given.every(allowed))
		throw new Error(`${path} is ${before.join(' or ')} in the product, not ${given.join(' or ')}`);
	const { description, examples, ...narrower } = keywords;
	const about = {
		...(description !== undefined && { description }),
		...(examples !== undefined && { examples }),
	};
	const value = { ...(is === undefined ? schema : refTo(is)), ...narrower };
	if (!canBeNull) return { ...value, ...about };
	const type = types.parse(value.type);
	const simple = type && value.enum === undefined && value.properties === undefined;
	if (!simple) return { ...about, oneOf: [value, { type: 'null' }] };
	return { ...value, type: [...type, 'null'], ...about };
}
