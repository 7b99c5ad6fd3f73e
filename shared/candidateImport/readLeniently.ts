import type { ImportedCandidate } from './form';
import { withoutPaths } from './paths';
import { formOf, readCandidate } from './readCandidate';

/** Each round takes away what the round before has complained about. */
const mostRounds = 10;

/**
 * Reads what can be read of a document that a person will look over, such as the structured data of a web page: what is
 * wrong is left out and named, instead of refusing it all.
 */
export function readLeniently(document: unknown): {
	candidate?: ImportedCandidate;
	unread: string[];
} {
	const form = formOf(document);
	const unread = new Set<string>();
	let rest: unknown = document;
	for (let round = 0; round < mostRounds; round += 1) {
		const reading = readCandidate(rest, form);
		if (!reading.problems) {
			return { candidate: reading.candidate, unread: [...unread, ...reading.unread] };
		}
		const fields = reading.problems.map(({ field }) => field);
		// What is missing cannot be left out, and a document without a person has nothing to read.
		if (fields.every((field) => unread.has(field)) || fields.includes('@type')) break;
		rest = withoutPaths(rest, fields);
		for (const field of fields) unread.add(field);
	}
	return { unread: [...unread] };
}
