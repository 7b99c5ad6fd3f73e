import Ajv from 'ajv';
import { jsonSchemaOf } from '../../../shared/candidateImport/jsonSchemas';
import { readCandidate } from '../../../shared/candidateImport/readCandidate';
import type { FormName } from '../../../shared/candidateImport/form';
import { jsonResume, ownForm, schemaOrgPerson } from '../../workflows/candidateImport/examples';

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
	['json-resume', 'work that is no list', { ...jsonResume, work: {} }, false],
	['json-resume', 'further sections', { ...jsonResume, interests: [{ name: 'x' }] }, true],
	['schema-org', 'the example', person, true],
	['schema-org', 'a list where one would do', { ...person, worksFor: ['A', { name: 'B' }] }, true],
	['schema-org', 'a number for an organisation', { ...person, worksFor: 5 }, false],
	['schema-org', 'further properties', { ...person, image: 'x' }, true],
];

test.each(documents)(
	'the schema of %s judges %s as the trigger does',
	(form, _title, document, right) => {
		const validate = new Ajv().compile(jsonSchemaOf(form));
		const asSent =
			form === 'schema-org' ? Object.assign({ '@type': 'Person' }, document) : document;
		expect([validate(document), readCandidate(asSent, form).problems === undefined]).toEqual([
			right,
			right,
		]);
	},
);
