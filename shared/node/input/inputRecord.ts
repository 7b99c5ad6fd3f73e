import type { IExecuteFunctions } from 'n8n-workflow';
import type { ZodType, ZodTypeDef } from 'zod';
import { fieldsOf } from '../../http/explain';
import { invalidInput } from '../../http/failure';

/** The JSON of an input item, of unknown form. */
export function inputJson(context: IExecuteFunctions, itemIndex: number): unknown {
	return context.getInputData()[itemIndex]?.json;
}

/**
 * The input item as a record of the vocabulary.
 * @param noun what the item should be, e.g. `application`
 * @throws Failure `validation` with each field that does not fit
 */
export function readInput<T>(
	context: IExecuteFunctions,
	itemIndex: number,
	schema: ZodType<T, ZodTypeDef, unknown>,
	noun: string,
	remedy: string,
): T {
	const checked = schema.safeParse(inputJson(context, itemIndex));
	if (checked.success) return checked.data;
	const fields = fieldsOf(checked.error);
	const list = fields.map(({ field, message }) => `${field || 'item'}: ${message}`).join('; ');
	throw invalidInput(`The input item is not ${noun} (${list})`, fields, remedy);
}
