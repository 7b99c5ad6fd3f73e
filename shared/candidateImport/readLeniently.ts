import type { ImportedCandidate } from './form';
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
		if (!reading.problems) return { candidate: reading.candidate, unread: [...unread] };
		const fields = reading.problems.map(({ field }) => field);
		// What is missing cannot be left out, and a document without a person has nothing to read.
		if (fields.every((field) => unread.has(field)) || fields.includes('@type')) break;
		// From the end, so that an entry which is taken out of a list moves none that is still to be found.
		for (const field of fields.toReversed()) {
			rest = without(rest, stepsOf(field));
			unread.add(field);
		}
	}
	return { unread: [...unread] };
}

/** `work[0].startDate` as its steps. */
function stepsOf(field: string): string[] {
	return field.split(/[.[\]]+/).filter(Boolean);
}

/** A copy without what is at the path. */
function without(value: unknown, [step, ...rest]: string[]): unknown {
	if (step === undefined || typeof value !== 'object' || value === null) return undefined;
	if (Array.isArray(value)) {
		return value.flatMap((item: unknown, index) => {
			if (String(index) !== step) return [item];
			return rest.length > 0 ? [without(item, rest)] : [];
		});
	}
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, item]): Array<[string, unknown]> => {
			if (key !== step) return [[key, item]];
			return rest.length > 0 ? [[key, without(item, rest)]] : [];
		}),
	);
}
