import { z } from 'zod';

import { fieldMessages } from '../control/validate';
import { ErecruiterError, validationError } from './errors';

const wholeNumber = (least: number, most: number, message: string) =>
	z
		.string()
		.regex(/^\d{1,7}$/, message)
		.transform(Number)
		.refine((value) => value >= least && value <= most, message);

export const pageQuery = {
	limit: wholeNumber(1, 100, 'Expected a whole number from 1 to 100').default('100'),
	offset: wholeNumber(0, 9_999_999, 'Expected a whole number of at least 0').default('0'),
};

/** @throws ErecruiterError 400 that names each parameter that is unknown or does not fit */
export function readQuery<Shape extends z.ZodRawShape>(shape: Shape, query: unknown) {
	// That it is there, and whose it is, was checked before.
	const common = z.object({ companyId: z.string() });
	const parsed = common.extend(shape).strict().safeParse(query);
	if (parsed.success) return parsed.data;
	throw validationError(
		fieldMessages(parsed.error).map((error) =>
			error.message === 'Unknown property'
				? { ...error, message: 'Unknown query parameter' }
				: error,
		),
	);
}

/** @throws ErecruiterError 400 with each field that does not fit */
export function readBody<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.output<Schema> {
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	throw validationError(fieldMessages(parsed.error));
}

/** @throws ErecruiterError 404 for what is not an id at all */
export function readId(text: string, what: string): number {
	if (/^\d{1,12}$/.test(text)) return Number(text);
	throw new ErecruiterError(404, `There is no ${what} ${text}.`);
}
