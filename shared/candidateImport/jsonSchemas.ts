import type { FormName } from './form';
import candidate from './schemas/candidate.json';
import jsonResume from './schemas/json-resume.json';
import schemaOrg from './schemas/schema-org.json';

/**
 * The JSON Schemas (draft 7) of the accepted forms. They are made from the checks that are applied, and a test holds
 * both together.
 */
export const jsonSchemas: Record<FormName, object> = {
	candidate,
	'json-resume': jsonResume,
	'schema-org': schemaOrg,
};
