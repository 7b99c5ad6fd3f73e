import { z } from 'zod';
import type { FailureDetails } from '../../../http/failure';
import type { Answer } from '../../../http/service';
import { readScope } from './contract';

const text = z.string().nullish();

const errorsSchema = z.object({
	personio_trace_id: text,
	errors: z.array(z.object({ title: text, detail: text })),
});

/** Reads the second API's error body; the trace id is what Personio's support asks for. */
export function readFailure({ json, status }: Answer): Partial<FailureDetails> {
	const own = ownWords(status);
	const checked = errorsSchema.safeParse(json);
	if (!checked.success) return own;
	const { errors, personio_trace_id: trace } = checked.data;
	const words = errors.map(({ title, detail }) => detail || title).filter(Boolean);
	return {
		...own,
		...(words.length > 0 && { vendorMessage: words.join(' ') }),
		...(trace && { vendorCode: `trace ID ${trace}` }),
	};
}

function ownWords(status: number): Partial<FailureDetails> {
	if (status === 401) {
		return {
			message: 'Personio does not accept the client ID and secret of the V2 credential',
			remedy:
				'Check the credential "Personio V2 API". It takes the client ID and secret of an API credential made under Settings > Integrations > API credentials, not the Recruiting API Key.',
		};
	}
	if (status === 403) {
		return {
			message: 'The V2 credential is not allowed to read recruiting data of Personio',
			remedy: `Give the API credential the right to read Recruiting (scope ${readScope}) in Personio.`,
		};
	}
	return {};
}
