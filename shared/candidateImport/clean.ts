import type { FieldProblem } from '../http/failure';
import { mostProblems, pathText } from './problems';

/** Deeper than any of the accepted forms. */
const deepest = 20;
/** Values of one candidate, of all depths. */
const mostValues = 20_000;

/**
 * A copy of what a sender has sent as JSON, without properties that are `null` or blank, and with trimmed text, since
 * forms and exports use all three for "nothing". Positions in lists stay as they are, so that a path keeps its meaning.
 * @param value whatever JSON can hold
 * @returns the copy, and what no text or structure may hold whatever the form: a NUL, half a character, endless depth
 */
export function clean(value: unknown): { value: unknown; problems: FieldProblem[] } {
	const problems: FieldProblem[] = [];
	const report = (path: Array<string | number>, message: string) => {
		if (problems.length < mostProblems) problems.push({ field: pathText(path), message });
	};
	let values = 0;

	function copy(part: unknown, path: Array<string | number>): unknown {
		values += 1;
		if (values > mostValues) return undefined;
		if (typeof part === 'string') return copyText(part, path);
		if (part === Infinity || part === -Infinity) report(path, 'is a number that is too large');
		if (typeof part !== 'object' || part === null) return part;
		if (path.length > deepest) {
			report(path, 'is nested too deeply');
			return undefined;
		}
		if (Array.isArray(part)) return part.map((item, index) => copy(item, [...path, index]));
		return Object.fromEntries(
			Object.entries(part)
				.map(([key, item]) => [key, copy(item, [...path, key])] as const)
				.filter(([, item]) => item !== null && item !== undefined && item !== ''),
		);
	}

	function copyText(text: string, path: Array<string | number>): string {
		// PostgreSQL, where n8n may keep executions, takes neither.
		if (text.includes('\0')) report(path, 'holds a NUL character');
		else if (hasLoneSurrogate(text)) report(path, 'holds a broken character');
		return text.trim();
	}

	const cleaned = copy(value, []);
	if (values > mostValues) report([], `has more than ${mostValues} values`);
	return { value: cleaned, problems };
}

/** Half of a character that UTF-16 writes in two: it cannot be stored as UTF-8. */
function hasLoneSurrogate(text: string): boolean {
	return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
