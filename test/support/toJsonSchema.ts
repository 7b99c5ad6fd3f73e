import { z, type ZodTypeAny } from 'zod';
import * as converter from 'zod-to-json-schema';

// By its parameters alone: its types are of another entry of zod, and the compiler never ends comparing the two.
const { zodToJsonSchema } = z
	.object({
		zodToJsonSchema: z.function().args(z.unknown(), z.unknown()).returns(z.record(z.unknown())),
	})
	.parse(converter);

/** The JSON Schema of a zod schema, in one piece. Only a strict object refuses fields that it does not know. */
export function toJsonSchema(schema: ZodTypeAny): Record<string, unknown> {
	return zodToJsonSchema(schema, { $refStrategy: 'none', removeAdditionalStrategy: 'strict' });
}
