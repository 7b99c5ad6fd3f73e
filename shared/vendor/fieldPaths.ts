import {
	ZodArray,
	ZodDefault,
	ZodEffects,
	ZodNullable,
	ZodObject,
	ZodOptional,
	type ZodTypeAny,
} from 'zod';

/**
 * The paths of the fields that a record is read from, e.g. `candidate`, `candidate.email`, `documents`,
 * `documents[].name`: what a contract can be adapted by.
 */
export function fieldPathsOf(record: ZodTypeAny): string[] {
	const inner = unwrapped(record);
	if (!(inner instanceof ZodObject)) return [];
	return Object.entries(shapeOf(inner)).flatMap(([name, field]) => [name, ...below(name, field)]);
}

function below(name: string, field: ZodTypeAny): string[] {
	const inner = unwrapped(field);
	if (inner instanceof ZodObject) return fieldPathsOf(inner).map((path) => `${name}.${path}`);
	if (!(inner instanceof ZodArray)) return [];
	const element: ZodTypeAny = inner.element;
	// A list within a list cannot be adapted field by field.
	return fieldPathsOf(element)
		.filter((path) => !path.includes('[]'))
		.map((path) => `${name}[].${path}`);
}

function shapeOf(object: ZodObject<Record<string, ZodTypeAny>>): Record<string, ZodTypeAny> {
	return object.shape;
}

function unwrapped(schema: ZodTypeAny): ZodTypeAny {
	if (schema instanceof ZodOptional || schema instanceof ZodNullable)
		return unwrapped(schema.unwrap());
	if (schema instanceof ZodEffects) return unwrapped(schema.innerType());
	if (schema instanceof ZodDefault) return unwrapped(schema.removeDefault());
	return schema;
}
