import { isObject } from '../../http/paths';

const texts = ['firstName', 'lastName', 'email', 'phone', 'location', 'language'];
const words = ['skills', 'tags'];

/**
 * A candidate as sheets and forms give one: a number as the phone, text with commas as skills, a language by its name
 * alone, a person of one name. What is none of these stays as it is, and is refused with its field.
 */
export function tolerantCandidate(candidate: unknown): unknown {
	if (!isObject(candidate)) return candidate;
	const tolerant = { ...candidate };
	for (const name of texts) {
		const value = tolerant[name];
		if (typeof value === 'number' && Number.isFinite(value)) tolerant[name] = String(value);
	}
	for (const name of words) {
		const value = tolerant[name];
		if (typeof value === 'string' || typeof value === 'number') tolerant[name] = wordsOf(value);
	}
	const { languages } = tolerant;
	if (typeof languages === 'string') tolerant.languages = wordsOf(languages).map(toLanguage);
	if (Array.isArray(languages)) tolerant.languages = languages.map(toLanguage);
	// Some people have one name only.
	const names = [tolerant.firstName, tolerant.lastName];
	if (names.some((name) => typeof name === 'string' && name.trim() !== '')) {
		tolerant.firstName ??= '';
		tolerant.lastName ??= '';
	}
	return tolerant;
}

/** The same for an application, whose candidate it is about. */
export function tolerantRecord(json: unknown): unknown {
	if (!isObject(json)) return json;
	return 'candidate' in json
		? { ...json, candidate: tolerantCandidate(json.candidate) }
		: tolerantCandidate(json);
}

function wordsOf(value: string | number): string[] {
	return String(value)
		.split(/[,;|\n]/)
		.map((word) => word.trim())
		.filter(Boolean);
}

function toLanguage(entry: unknown): unknown {
	return typeof entry === 'string' ? { language: entry } : entry;
}
