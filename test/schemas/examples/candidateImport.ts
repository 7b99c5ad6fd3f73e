import {
	formWithCv,
	jsonResume,
	ownForm,
	schemaOrgPerson,
} from '../../workflows/candidateImport/examples';
import { postForm, postJson } from '../../workflows/candidateImport/support';
import type { Example, NodeExamples } from '../example';

/** A candidate in each of the forms, one of them twice. */
const send: Example['send'] = async (bench, url) => {
	const authorization = `Bearer ${bench.credentials().candidateImportApi?.token}`;
	const answers = [
		await postJson(url, ownForm, { authorization }),
		await postJson(url, ownForm, { authorization }),
		await postJson(url, jsonResume, { authorization }),
		await postJson(url, schemaOrgPerson, { authorization }),
		await postForm(url, await formWithCv(), { authorization }),
	];
	for (const { status, body } of answers) {
		if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
	}
};

export const candidateImportTrigger: NodeExamples = {
	folder: 'CandidateImportTrigger',
	node: 'candidateImportTrigger',
	examples: [{ parameters: { settings: { acceptRepeated: true } }, send }],
};
