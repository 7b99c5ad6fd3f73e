import type { ZodError, ZodIssue } from 'zod';
import type { FieldProblem } from '../http/failure';

/** Problems that one answer names; a body with more is hardly one of a person. */
export const mostProblems = 100;

type Path = ReadonlyArray<string | number>;

/** A path as people write it: `work[0].startDate`. */
export function pathText(path: Path): string {
	return path.reduce<string>(
		(text, part) =>
			typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part,
		'',
	);
}

/** Every problem of a check, by its path in what the sender sent. Values are left out: they may be personal. */
export function problemsOf(error: ZodError): FieldProblem[] {
	return error.issues.flatMap(problemsOfIssue).slice(0, mostProblems);
}

function problemsOfIssue(issue: ZodIssue): FieldProblem[] {
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => ({
			field: pathText([...issue.path, key]),
			message: 'is not a known field',
		}));
	}
	if (issue.code === 'invalid_union') return problemsOfUnion(issue.path, issue.unionErrors);
	return [{ field: pathText(issue.path), message: messageOf(issue) }];
}

/** The problems of the form that the sender has meant: the one whose type is right. */
function problemsOfUnion(path: Path, errors: ZodError[]): FieldProblem[] {
	const meant = errors.find(({ issues }) => !issues.some((issue) => isWrongType(issue, path)));
	if (meant) return problemsOf(meant);
	const wanted = new Set(errors.flatMap(({ issues }) => issues.flatMap(wantedTypes)));
	return [{ field: pathText(path), message: `must be ${listed([...wanted].map(named))}` }];
}

function wantedTypes(issue: ZodIssue): string[] {
	if (issue.code === 'invalid_type') return [issue.expected];
	if (issue.code !== 'invalid_union') return [];
	return issue.unionErrors.flatMap(({ issues }) => issues.flatMap(wantedTypes));
}

function isWrongType(issue: ZodIssue, path: Path): boolean {
	if (issue.path.length > path.length) return false;
	if (issue.code === 'invalid_type') return true;
	return (
		issue.code === 'invalid_union' &&
		issue.unionErrors.every(({ issues }) => issues.some((inner) => isWrongType(inner, path)))
	);
}

function messageOf(issue: ZodIssue): string {
	switch (issue.code) {
		case 'invalid_type':
			return issue.received === 'undefined' ? 'is missing' : `must be ${named(issue.expected)}`;
		case 'too_big':
			return issue.type === 'array'
				? `has more than ${issue.maximum} entries`
				: `is longer than ${issue.maximum} characters`;
		case 'too_small':
			return issue.type === 'array' ? `must have at least ${issue.minimum} entries` : 'is empty';
		default:
			return issue.message;
	}
}

function named(type: string): string {
	const names: Record<string, string> = {
		string: 'text',
		array: 'a list',
		object: 'an object',
		number: 'a number',
	};
	return names[type] ?? type;
}

function listed(words: string[]): string {
	return words.length < 2
		? words.join('')
		: `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
