import { z, type ZodTypeAny } from 'zod';
import * as converter from 'zod-to-json-schema';
import { candidateForm } from './candidateForm';
import type { FormName } from './form';
import { jsonResumeForm } from './jsonResume';
import { schemaOrgForm } from './schemaOrg';

// By its parameters alone: its types are of another entry of zod, and the compiler never ends comparing the two.
const { zodToJsonSchema } = z
	.object({
		zodToJsonSchema: z
			.function()
			.args(z.unknown(), z.unknown())
			.returns(z.object({}).passthrough()),
	})
	.parse(converter);

const titles: Record<FormName, { title: string; description: string; schema: ZodTypeAny }> = {
	candidate: {
		title: 'Candidate',
		description:
			'The candidate of the shared vocabulary of n8n-nodes-recruiting. Unknown fields are refused.',
		schema: candidateForm.schema,
	},
	'json-resume': {
		title: 'JSON Resume',
		description:
			'The parts of JSON Resume 1.0 (https://jsonresume.org/schema) that are read; basics.name holds a first and a last name.',
		schema: jsonResumeForm.schema,
	},
	'schema-org': {
		title: 'Person',
		description:
			'The properties of https://schema.org/Person that are read, of the one Person of a JSON-LD document; it has givenName and familyName, or a name that holds both.',
		schema: schemaOrgForm.schema,
	},
};

/** The JSON Schema (draft 7) of an accepted form, made from the very check that is applied. */
export function jsonSchemaOf(form: FormName): object {
	const { title, description, schema } = titles[form];
	const converted = zodToJsonSchema(schema, {
		$refStrategy: 'none',
		// Only a strict object refuses what it does not know; the others leave it aside.
		removeAdditionalStrategy: 'strict',
	});
	return { title, description, ...converted };
}
