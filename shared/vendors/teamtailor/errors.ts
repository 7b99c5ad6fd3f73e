import { z } from 'zod';
import type { Answer } from '../../http/service';
import type { FailureDetails, FieldProblem } from '../../http/failure';

const text = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.catch(undefined);

/** https://jsonapi.org/format/#error-objects */
const errorsSchema = z.object({
	errors: z
		.array(
			z.object({
				code: text,
				title: text,
				detail: text,
				source: z.object({ pointer: text, parameter: text, header: text }).nullish(),
			}),
		)
		.min(1),
});

type JsonApiError = z.infer<typeof errorsSchema>['errors'][number];

/** Reads JSON:API errors, and explains the statuses that Teamtailor sends without a body. */
export function readFailure({ status, json }: Answer): Partial<FailureDetails> | undefined {
	const checked = errorsSchema.safeParse(json);
	if (!checked.success) return explain(status, []);
	const { errors } = checked.data;
	const fields = errors.flatMap(toField);
	const words = errors.map(({ detail, title }) => detail ?? title ?? '').filter(Boolean);
	const code = errors[0]?.code;
	return {
		...explain(status, fields),
		...(words.length > 0 && { vendorMessage: words.join('; ') }),
		...(code && { vendorCode: code }),
		...(fields.length > 0 && { fields }),
	};
}

/** `/data/attributes/first-name` is `first-name` to a user. */
function toField({ source, detail, title }: JsonApiError): FieldProblem[] {
	const pointer = source?.pointer?.replace(/^\/data(\/(attributes|relationships))?\/?/, '');
	const field = pointer ?? source?.parameter ?? source?.header;
	return field ? [{ field, message: detail ?? title ?? 'is not accepted' }] : [];
}

function explain(status: number, fields: readonly FieldProblem[]): Partial<FailureDetails> {
	switch (status) {
		case 401:
			return {
				message: 'Teamtailor does not accept the API key',
				remedy:
					'Check the key and the region in the credential: a key of one region is unknown in the others. Keys are made in Teamtailor under Settings > Integrations > API keys.',
			};
		case 403:
			return {
				message: 'The API key lacks the scope that this needs',
				remedy:
					'Candidates, job applications, stages and notes need a key with the scope Admin, with read and write access. A key cannot be changed: make a new one in Teamtailor under Settings > Integrations > API keys.',
			};
		case 406:
			return {
				kind: 'validation',
				message: "Teamtailor does not know the 'API Version' of the credential",
				remedy:
					'Enter a version that Teamtailor has published, as a date without dashes such as 20240904.',
			};
		case 422:
			return isTaken(fields)
				? { kind: 'duplicate', message: 'Teamtailor has a record with this value already' }
				: {};
		default:
			return {};
	}
}

/** Rails' words for a value that must be unique; the only way in which Teamtailor marks a duplicate. */
function isTaken(fields: readonly FieldProblem[]): boolean {
	return fields.length > 0 && fields.every(({ message }) => /already been taken/i.test(message));
}
