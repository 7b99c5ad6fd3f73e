import type { FieldProblem } from '../http/failure';
import { candidateForm } from './candidateForm';
import { clean } from './clean';
import { findPerson } from './findPerson';
import type { Form, FormName, ImportedCandidate, ReadCandidate } from './form';
import { jsonResumeForm } from './jsonResume';
import { withoutPaths } from './paths';
import { pathText, problemsOf } from './problems';
import { schemaOrgForm } from './schemaOrg';

export type Reading =
	| ({ form: FormName; problems?: undefined; unread: string[] } & ReadCandidate)
	| { form: FormName; problems: FieldProblem[] };

/**
 * Reads a candidate in one of the accepted forms.
 * @param sent whatever JSON can hold
 * @param form by default, the one that the content shows
 * @returns the candidate, or every problem at once, each with its path in what was sent
 */
export function readCandidate(sent: unknown, form: FormName = formOf(sent)): Reading {
	const { value, problems } = clean(sent);
	if (problems.length > 0) return { form, problems };
	switch (form) {
		case 'candidate':
			return read(form, candidateForm, value);
		case 'json-resume':
			return read(form, jsonResumeForm, value);
		case 'schema-org': {
			const found = findPerson(value);
			if ('problem' in found) return { form, problems: [found.problem] };
			return read(form, schemaOrgForm, found.value, found.path);
		}
	}
}

/** Each round takes away what the round before has complained about. */
const mostRounds = 10;

function read<Sent>(
	form: FormName,
	{ schema, toCandidate, needed }: Form<Sent>,
	value: unknown,
	path: Array<string | number> = [],
): Reading {
	const unread: string[] = [];
	let rest = value;
	for (let round = 1; ; round += 1) {
		const checked = schema.safeParse(rest);
		if (checked.success) {
			const { candidate, ignored } = toCandidate(checked.data, rest);
			return { form, candidate: withoutEmpty(candidate), ignored: [...ignored, ...unread], unread };
		}
		const problems = problemsOf(checked.error);
		const isUnusable = problems.some(
			({ field }) => !needed || field === '' || needed.includes(field),
		);
		if (isUnusable || round > mostRounds) {
			const start = pathText(path);
			const within = (field: string) => (start && field ? `${start}.${field}` : start || field);
			return {
				form,
				problems: problems.map((problem) => ({ ...problem, field: within(problem.field) })),
			};
		}
		const fields = problems.map(({ field }) => field);
		unread.push(...fields);
		rest = withoutPaths(rest, fields);
	}
}

/** A candidate has no property that is undefined, and its lists have no entry without content. */
function withoutEmpty(candidate: ImportedCandidate): ImportedCandidate {
	const hasContent = (entry: object) => Object.keys(entry).length > 0;
	const filled = {
		...candidate,
		experience: candidate.experience.filter(hasContent),
		education: candidate.education.filter(hasContent),
	};
	for (const [name, value] of Object.entries(filled)) {
		if (value === undefined) Reflect.deleteProperty(filled, name);
	}
	return filled;
}

/** The form that the content shows. What shows none is taken for our own, whose check says what is wrong. */
export function formOf(sent: unknown): FormName {
	const [first]: unknown[] = Array.isArray(sent) ? sent : [sent];
	if (typeof first !== 'object' || first === null) return 'candidate';
	if (['@context', '@graph', '@type'].some((key) => key in first)) return 'schema-org';
	return 'basics' in first ? 'json-resume' : 'candidate';
}
