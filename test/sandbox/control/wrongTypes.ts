/**
 * An answer in which values are not of the type that the documentation says: of a list, those of its first record; of
 * a record, all of them. What is no JSON stays as it is.
 */
export function ofWrongTypes(text: string): string {
	let answer: unknown;
	try {
		answer = JSON.parse(text);
	} catch {
		return text;
	}
	return JSON.stringify(isRecord(answer) ? spoil(answer) : spoilLists(answer));
}

/** Also in the envelope of JSON:API. */
function isRecord(answer: unknown): boolean {
	if (typeof answer !== 'object' || answer === null) return true;
	return 'id' in answer || ('data' in answer && !Array.isArray(answer.data));
}

/** The first record of each list; of an answer without a list, everything. */
function spoilLists(answer: unknown): unknown {
	if (Array.isArray(answer)) return answer.map((record, at) => (at === 0 ? spoil(record) : record));
	const entries = Object.entries(answer ?? {});
	const isFilledList = (value: unknown) => Array.isArray(value) && value.length > 0;
	if (!entries.some(([, value]) => isFilledList(value))) return spoil(answer);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, isFilledList(value) ? spoilLists(value) : value]),
	);
}

function spoil(value: unknown): unknown {
	if (Array.isArray(value)) return value.length > 0 ? value.map(spoil) : { wrong: 'type' };
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each)]));
	}
	return [{ wrong: 'type' }];
}
