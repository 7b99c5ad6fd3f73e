import Ajv from 'ajv';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ZodTypeAny } from 'zod';
import { candidateForm } from '../../../shared/candidateImport/candidateForm';
import { formNames, type FormName } from '../../../shared/candidateImport/form';
import { jsonResumeForm } from '../../../shared/candidateImport/jsonResume';
import { jsonSchemas } from '../../../shared/candidateImport/jsonSchemas';
import { readCandidate } from '../../../shared/candidateImport/readCandidate';
import { schemaOrgForm } from '../../../shared/candidateImport/schemaOrg';
import { toJsonSchema } from '../../support/toJsonSchema';
import { jsonResume, ownForm, schemaOrgPerson } from '../../workflows/candidateImport/examples';

const forms: Record<FormName, { title: string; description: string; schema: ZodTypeAny }> = {
	candidate: {
		title: 'Candidate',
		description:
			'The candidate of the shared vocabulary of n8n-nodes-recruiting. Unknown fields are refused.',
		schema: candidateForm.schema,
	},
	'json-resume': {
		title: 'JSON Resume',
		description:
			'The parts of JSON Resume 1.0 (https://jsonresume.org/schema) that are read. All but basics.name may be missing or of another form; what is not read is named in the answer.',
		schema: jsonResumeForm.schema,
	},
	'schema-org': {
		title: 'Person',
		description:
			'The properties of https://schema.org/Person that are read, of the one Person of a JSON-LD document; it has givenName and familyName, or a name.',
		schema: schemaOrgForm.schema,
	},
};

/** After a change of a form, `UPDATE_SCHEMAS=1 npx jest test/unit/candidateImport` writes its schema anew. */
test.each(formNames)('the schema of %s is made from the check of the trigger', async (name) => {
	const { title, description, schema } = forms[name];
	const expected = { title, description, ...toJsonSchema(schema) };
	if (process.env.UPDATE_SCHEMAS === '1') {
		const folder = resolve(__dirname, '../../../shared/candidateImport/schemas');
		await writeFile(join(folder, `${name}.json`), `${JSON.stringify(expected, undefined, '\t')}\n`);
	} else {
		expect(jsonSchemas[name]).toEqual(expected);
	}
});

const person = schemaOrgPerson['@graph'][1];

/** Documents, and whether they are right; the trigger and the schema must agree on each. */
const documents: Array<[FormName, string, unknown, boolean]> = [
	['candidate', 'the example', ownForm, true],
	['candidate', 'a name alone', { firstName: 'A', lastName: 'B' }, true],
	['candidate', 'no name', { lastName: 'B' }, false],
	['candidate', 'an unknown field', { ...ownForm, nickname: 'V' }, false],
	['candidate', 'a number for a text', { ...ownForm, phone: 5 }, false],
	['candidate', 'no e-mail address', { ...ownForm, email: 'x' }, false],
	['candidate', 'a date in words', { ...ownForm, experience: [{ from: 'May' }] }, false],
	['candidate', 'a text that is too long', { ...ownForm, location: 'x'.repeat(301) }, false],
	['candidate', 'a pool by id', { ...ownForm, pools: [{ id: 'p' }] }, true],
	['candidate', 'a pool without id', { ...ownForm, pools: [{ name: 'p' }] }, false],
	['json-resume', 'the example', jsonResume, true],
	['json-resume', 'no basics', { work: [] }, false],
	['json-resume', 'basics that are no object', { ...jsonResume, basics: 'x' }, false],
	['json-resume', 'further sections', { ...jsonResume, interests: [{ name: 'x' }] }, true],
	['schema-org', 'the example', person, true],
	['schema-org', 'a list where one would do', { ...person, worksFor: ['A', { name: 'B' }] }, true],
	['schema-org', 'a number for an organisation', { ...person, worksFor: 5 }, false],
	['schema-org', 'further properties', { ...person, image: 'x' }, true],
];

test.each(documents)(
	'the schema of %s judges %s as the trigger does',
	(form, _title, document, right) => {
		const validate = new Ajv().compile(jsonSchemas[form]);
		const asSent =
			form === 'schema-org' ? Object.assign({ '@type': 'Person' }, document) : document;
		expect([validate(document), readCandidate(asSent, form).problems === undefined]).toEqual([
			right,
			right,
		]);
	},
);

test('what the schema of json-resume does not allow is left aside, since a person is more than one field', () => {
	const document = { ...jsonResume, work: {} };
	expect(new Ajv().compile(jsonSchemas['json-resume'])(document)).toBe(false);
	expect(readCandidate(document)).toMatchObject({ ignored: expect.arrayContaining(['work']) });
});
