import { z } from 'zod';
import type { FailureDetails } from '../../http/failure';
import { readProblem } from '../../http/problemDetails';
import type { Answer } from '../../http/service';

const plainError = z.object({
	message: z.string().nullish(),
	error: z.union([z.string(), z.object({ message: z.string() })]).nullish(),
});

const named = z.object({ existingId: z.union([z.string(), z.number().transform(String)]) });

/** The words of an answer whose form Talentry does not document. */
function plainWords(json: unknown): string | undefined {
	const checked = plainError.safeParse(json);
	if (!checked.success) return undefined;
	const { message, error } = checked.data;
	return message ?? (typeof error === 'string' ? error : error?.message);
}

/** Reads problem details of our contract, and the usual plain forms for the published endpoints. */
export function readFailure(answer: Answer): Partial<FailureDetails> | undefined {
	const problem = readProblem(answer);
	const words = problem?.vendorMessage ?? plainWords(answer.json);
	const existing = named.safeParse(answer.json);
	return {
		...problem,
		...(words && { vendorMessage: words }),
		...(existing.success && { kind: 'duplicate', existingId: existing.data.existingId }),
		...remedyOf(answer.status),
	};
}

function remedyOf(status: number): Partial<FailureDetails> {
	switch (status) {
		case 401:
			return {
				remedy:
					"Check 'Token' and 'User Source' in the Talentry credential; Talentry gives each customer a token, and tells the user source separately.",
			};
		case 403:
			return {
				remedy:
					'The token belongs to another customer, or to a user without this right. Unlocking a talent by hand needs an administrator.',
			};
		case 410:
			return {
				message: 'The talent was deleted in Talentry meanwhile',
				remedy:
					'A deletion cannot be undone there. If the person agrees to be kept again, create a new talent.',
			};
		default:
			return {};
	}
}
