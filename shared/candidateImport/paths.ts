import { ZodArray, ZodEffects, ZodObject, ZodOptional, ZodUnion, type ZodTypeAny } from 'zod';

/**
 * The keys of a document that its check does not know, so that nothing is left aside unnamed: `work.url` for the `url` of
 * any entry of `work`.
 */
export function unknownKeys(schema: ZodTypeAny, value: unknown): string[] {
	return [...new Set(keysWithin(schema, value, ''))];
}

function keysWithin(schema: ZodTypeAny, value: unknown, path: string): string[] {
	if (schema instanceof ZodOptional) return keysWithin(schema.unwrap(), value, path);
	if (schema instanceof ZodEffects) return keysWithin(schema.innerType(), value, path);
	if (schema instanceof ZodUnion) {
		const options: ZodTypeAny[] = schema.options;
		return options.flatMap((option) => keysWithin(option, value, path));
	}
	if (schema instanceof ZodArray && Array.isArray(value)) {
		return value.flatMap((item: unknown) => keysWithin(schema.element, item, path));
	}
	if (!(schema instanceof ZodObject) || typeof value !== 'object' || value === null) return [];
	const shape: Record<string, ZodTypeAny> = schema.shape;
	return Object.entries(value).flatMap(([key, item]): string[] => {
		const inner = path === '' ? key : `${path}.${key}`;
		const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
		return known ? keysWithin(known, item, inner) : [inner];
	});
}

/** A copy of a document without what is at the paths, such as `work[0].startDate`. */
export function withoutPaths(value: unknown, paths: readonly string[]): unknown {
	// From the end, so that an entry which is taken out of a list moves none that is still to be found.
	return paths.toReversed().reduce((rest, path) => without(rest, stepsOf(path)), value);
}

/** `work[0].startDate` as its steps. */
function stepsOf(path: string): string[] {
	return path.split(/[.[\]]+/).filter(Boolean);
}

function without(value: unknown, [step, ...rest]: string[]): unknown {
	if (step === undefined || typeof value !== 'object' || value === null) return undefined;
	if (Array.isArray(value)) {
		return value.flatMap((item: unknown, index) => {
			if (String(index) !== step) return [item];
			return rest.length > 0 ? [without(item, rest)] : [];
		});
	}
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, item]): Array<[string, unknown]> => {
			if (key !== step) return [[key, item]];
			return rest.length > 0 ? [[key, without(item, rest)]] : [];
		}),
	);
}
