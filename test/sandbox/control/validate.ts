import type { z } from 'zod';

export interface FieldMessage {
	field: string;
	message: string;
}

/** What zod found, one entry a field; an unknown key is named as the field itself. */
export function fieldMessages(error: z.ZodError): FieldMessage[] {
	return error.issues.flatMap((issue) => {
		if (issue.code === 'unrecognized_keys') {
			return issue.keys.map((key) => ({
				field: [...issue.path, key].join('.'),
				message: 'Unknown property',
			}));
		}
		return [{ field: issue.path.join('.'), message: issue.message }];
	});
}

/** Refusal of a request to the control endpoints. */
export class ControlError extends Error {
	constructor(
		readonly status: 400 | 404,
		message: string,
		readonly errors: FieldMessage[] = [],
	) {
		super(message);
	}
}

/**
 * A body as the schema describes it; no body counts as an empty object.
 * @throws ControlError with each field that does not fit
 */
export function readBody<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.output<Schema> {
	const parsed = schema.safeParse(body ?? {});
	if (parsed.success) return parsed.data;
	throw new ControlError(400, 'The body does not fit', fieldMessages(parsed.error));
}
