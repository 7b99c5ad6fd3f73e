import { candidateOfFields } from '../../../../shared/candidateImport/formFields';
import { parseJson } from './json';

/** What the page was opened with. */
export interface Opened {
	token: string;
	language: string | null;
	/** The fields that the address fills in, in the names of our own form; to be looked at before use. */
	candidate: unknown;
	/** What the bookmarklet has passed on; likewise. */
	page: unknown;
}

/**
 * Reads the address: what stands behind the # first, since that part never leaves the browser, then the query.
 */
export function readAddress({ hash, search }: { hash: string; search: string }): Opened {
	const [inHash, inQuery] = [new URLSearchParams(hash.slice(1)), new URLSearchParams(search)];
	const names = new Set([...inHash.keys(), ...inQuery.keys()]);
	const own = new Set(['token', 'lang', 'page', 'candidate']);
	const fields = [...names]
		.filter((name) => !own.has(name))
		.flatMap((name) => {
			const values = inHash.has(name) ? inHash.getAll(name) : inQuery.getAll(name);
			return values.map((value) => ({ name, value }));
		});
	const whole = parseJson(inHash.get('candidate') ?? inQuery.get('candidate'));
	const { value } = candidateOfFields(fields);
	return {
		// In the query it would be in the logs of the server.
		token: inHash.get('token') ?? '',
		language: inHash.get('lang') ?? inQuery.get('lang'),
		candidate: { ...Object(whole), ...Object(value) },
		page: parseJson(inHash.get('page') ?? inQuery.get('page')),
	};
}
