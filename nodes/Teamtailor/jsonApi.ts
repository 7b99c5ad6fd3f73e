import { z, type ZodType, type ZodTypeDef } from 'zod';
import type { FailureDetails, FieldProblem } from '../../shared/http/failure';
import type { Answer } from '../../shared/http/service';
import { idText } from '../../shared/model/values';

/** Documents and errors of JSON:API (https://jsonapi.org/format/), as far as Teamtailor uses it. */

const identifierSchema = z.object({ type: z.string(), id: idText });

const resourceSchema = z.object({
	type: z.string(),
	id: idText,
	attributes: z.record(z.unknown()).nullish(),
	relationships: z
		.record(
			z
				.object({ data: z.union([identifierSchema, z.array(identifierSchema)]).nullish() })
				.nullish(),
		)
		.nullish(),
	links: z.record(z.unknown()).nullish(),
});

type RawResource = z.infer<typeof resourceSchema>;
type Identifier = z.infer<typeof identifierSchema>;

const included = z.array(resourceSchema).nullish();

/** A list answer; its records are checked one by one. */
export const listDocument = z.preprocess(
	notesAsData,
	z.object({
		data: z.array(z.unknown()),
		included,
		links: z.object({ next: z.string().nullish() }).nullish(),
	}),
);

const documentedNotes = z.object({ notes: z.array(z.object({ data: z.unknown() })) });

/** The documentation shows the list of notes alone in another form: `{"notes": [{"data": {...}}]}`. */
function notesAsData(body: unknown): unknown {
	const checked = documentedNotes.safeParse(body);
	return checked.success ? { data: checked.data.notes.map(({ data }) => data) } : body;
}

/** An answer about one record. */
export const recordDocument = z.object({ data: z.unknown(), included });

/**
 * A record with what was included in the answer put in its place. Each relationship that the answer told of is the
 * record's id, and under `record` the record itself where it was included; the others are absent.
 */
export interface Resource {
	id: string;
	attributes: Record<string, unknown>;
	links: Record<string, unknown>;
	related: Record<string, RelatedResource | RelatedResource[] | null | undefined>;
}

export interface RelatedResource {
	type: string;
	id: string;
	record?: Resource;
}

/** The record, or what is wrong with it. */
export function toResource(
	data: unknown,
	others: readonly RawResource[] | null | undefined,
): { resource: Resource } | { error: z.ZodError } {
	const checked = resourceSchema.safeParse(data);
	if (!checked.success) return { error: checked.error };
	const byKey = new Map((others ?? []).map((other) => [keyOf(other), other]));
	return { resource: expand(checked.data, byKey, []) };
}

function expand(
	{ id, type, attributes, relationships, links }: RawResource,
	others: ReadonlyMap<string, RawResource>,
	path: readonly string[],
): Resource {
	const here = [...path, keyOf({ type, id })];
	const expandOne = (identifier: Identifier): RelatedResource => {
		const other = others.get(keyOf(identifier));
		// Records may name each other.
		const deeper = other && !here.includes(keyOf(identifier)) && here.length < 4;
		return { ...identifier, ...(deeper && { record: expand(other, others, here) }) };
	};
	const related: Resource['related'] = {};
	for (const [name, relationship] of Object.entries(relationships ?? {})) {
		const data = relationship?.data;
		if (data === undefined) continue;
		related[name] = Array.isArray(data) ? data.map(expandOne) : data && expandOne(data);
	}
	return { id, attributes: attributes ?? {}, links: links ?? {}, related };
}

function keyOf({ type, id }: Identifier): string {
	return `${type}:${id}`;
}

/** A relationship to one record, of which the record itself may be included. */
export function one<T>(record: ZodType<T, ZodTypeDef, unknown>) {
	return z.object({ id: z.string(), record: record.optional() }).nullish();
}

/** A relationship to several. */
export function many<T>(record: ZodType<T, ZodTypeDef, unknown>) {
	return z.array(z.object({ id: z.string(), record: record.optional() })).nullish();
}

/** What is sent for a record. */
export interface NewResource {
	attributes?: Record<string, unknown>;
	/** Ids by relationship, with their types. */
	relationships?: Record<string, Identifier | undefined>;
}

/** The body of a write; attributes that are `undefined` are left alone. */
export function toDocument(
	type: string,
	id: string | undefined,
	{ attributes, relationships }: NewResource,
): object {
	const set = Object.entries(attributes ?? {}).filter(([, value]) => value !== undefined);
	const links = Object.entries(relationships ?? {}).flatMap(([name, data]) =>
		data ? [[name, { data }] as const] : [],
	);
	return {
		data: {
			type,
			...(id && { id }),
			...(set.length > 0 && { attributes: Object.fromEntries(set) }),
			...(links.length > 0 && { relationships: Object.fromEntries(links) }),
		},
	};
}

const errorText = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.catch(undefined);

/** https://jsonapi.org/format/#error-objects */
const errorsSchema = z.object({
	errors: z
		.array(
			z.object({
				code: errorText,
				title: errorText,
				detail: errorText,
				source: z.object({ pointer: errorText, parameter: errorText, header: errorText }).nullish(),
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
