import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * The part of a contract's document that the code does not know: texts, examples, errors, and where the document asks
 * more of a service than the product needs. One file a contract, kept by hand.
 */

export type JsonSchema = Record<string, unknown>;

const jsonSchema = z.record(z.unknown());
const verbatim = z.record(z.unknown());

/** Keywords of JSON Schema that describe the field or make it narrower. */
const fieldSchema = z
	.object({
		/** `false`: a service never sends null, although the product would take it. */
		nullable: z.boolean().optional(),
		/** The schema below components that the value has. */
		is: z.string().optional(),
		description: z.string().optional(),
	})
	.catchall(z.unknown());

const recordSchema = z
	.object({
		/** The method that answers with the record. */
		of: z.string(),
		description: z.string().optional(),
		additionalProperties: z.boolean().optional(),
		/** What a service must send, by paths such as `candidate.links[].url`; `all`: every field. */
		required: z.union([z.literal('all'), z.array(z.string())]).default([]),
		fields: z.record(fieldSchema).default({}),
		/** What a service sends although the product does not read it. */
		besides: z.record(jsonSchema).default({}),
		/** What the product reads and the document leaves out, e.g. another name of a field that is there. */
		omit: z.array(z.string()).default([]),
	})
	.strict();

const parameterSchema = z
	.object({
		description: z.string(),
		required: z.literal(true).optional(),
		style: z.string().optional(),
		explode: z.boolean().optional(),
		schema: jsonSchema.default({ type: 'string' }),
		example: z.unknown().optional(),
	})
	.strict();

const answerSchema = z
	.object({
		description: z.string(),
		headers: verbatim.optional(),
		/** The field of a list's answer that holds the number of all records. */
		total: z.string().optional(),
		/** Instead of the schema that the method's record gives; it must refer to it. */
		schema: jsonSchema.optional(),
		/** Instead of all that the method gives, for files. */
		content: verbatim.optional(),
		example: z.unknown().optional(),
		examples: verbatim.optional(),
	})
	.strict();

const bodySchema = z
	.object({
		additionalProperties: z.boolean().optional(),
		description: z.string().optional(),
		required: z.array(z.string()).default([]),
		fields: z.record(jsonSchema),
		example: z.unknown().optional(),
		examples: verbatim.optional(),
	})
	.strict();

const operationSchema = z
	.object({
		'x-source': z.string().optional(),
		tags: z.array(z.string()),
		summary: z.string(),
		description: z.string().optional(),
		/** Query parameters that mean something else, or are described otherwise, than elsewhere. */
		query: z.record(parameterSchema).default({}),
		body: bodySchema.optional(),
		/** The body of a method that sends a file. */
		requestBody: verbatim.optional(),
		/** What it can answer besides. */
		answers: z.record(z.string()),
	})
	.strict();

const proseSchema = z
	.object({
		info: verbatim,
		servers: z.array(verbatim),
		security: z.array(verbatim),
		tags: z.array(verbatim),
		ids: z.string().default('string'),
		/** Headers that every answer has but a redirect. */
		headers: verbatim.optional(),
		/** What the answers are that are neither a success nor a redirect. */
		errors: z.object({ type: z.string(), schema: z.string() }).strict(),
		path: z.record(parameterSchema).default({}),
		query: z.record(parameterSchema).default({}),
		/** What every operation can answer: status -> name of the answer. */
		always: z.record(z.string()).default({}),
		operations: z.record(operationSchema),
		/** Calls that are no methods of the contract, e.g. for a token. */
		paths: z.record(verbatim).default({}),
		answers: z.record(answerSchema),
		records: z.record(recordSchema),
		components: z
			.object({
				securitySchemes: verbatim,
				headers: verbatim.default({}),
				schemas: verbatim.default({}),
			})
			.strict(),
	})
	.strict();

const commonSchema = z
	.object({
		query: z.record(parameterSchema),
		headers: verbatim,
		schemas: verbatim,
		fields: z.record(fieldSchema),
	})
	.strict();

export type Prose = z.infer<typeof proseSchema>;
export type CommonProse = z.infer<typeof commonSchema>;
export type FieldProse = z.infer<typeof fieldSchema>;
export type RecordProse = z.infer<typeof recordSchema>;
export type OperationProse = z.infer<typeof operationSchema>;
export type AnswerProse = z.infer<typeof answerSchema>;
export type ParameterProse = z.infer<typeof parameterSchema>;

/** @throws ZodError with the path of each key that a prose file does not have */
export async function readProse(system: string): Promise<Prose> {
	return proseSchema.parse(await readYaml(system));
}

/** What stands once for all contracts. */
export async function readCommonProse(): Promise<CommonProse> {
	return commonSchema.parse(await readYaml('common'));
}

async function readYaml(name: string): Promise<unknown> {
	return parse(await readFile(join(__dirname, `${name}.yaml`), 'utf8'), { merge: true });
}
