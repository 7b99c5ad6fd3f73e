import { z } from 'zod';
import type { Answer } from './service';
import type { FailureDetails } from './failure';

const text = z.string().nullish();

const problemSchema = z.object({
	title: text,
	detail: text,
	errors: z.array(z.object({ field: z.string(), message: z.string() })).nullish(),
});

/** Reads problem details (RFC 9457) with the fields that are wrong, as our contracts have them. */
export function readProblem({ json }: Answer): Partial<FailureDetails> | undefined {
	const problem = problemSchema.safeParse(json);
	if (!problem.success) return undefined;
	const { title, detail, errors } = problem.data;
	const words = detail ?? title;
	return { ...(words && { vendorMessage: words }), ...(errors && { fields: errors }) };
}
