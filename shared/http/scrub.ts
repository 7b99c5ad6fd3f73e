import type { FailureDetails } from './failure';
import type { HttpRequest } from './request';

const removed = '[value removed]';

const email = /[^\s"'<>()[\]{},;:=]+@[^\s"'<>()[\]{},;:=]+\.[a-z]{2,}/gi;

/** Values that say nothing about a person: words of a service's own lists, and the ids of its records. */
const isHarmlessName =
	/(^|_|-)(ids?|type|status|state|kind|language|system|result|category|phase)$|(Ids?|IDs?|Type|Status|System)$/;

/**
 * The failure without the values that were sent and that the service repeats in its words: they may be a person's. The
 * names of the fields stay.
 */
export function withoutSentValues(details: FailureDetails, request: HttpRequest): FailureDetails {
	const { vendorMessage, fields } = details;
	if (vendorMessage === undefined && fields === undefined) return details;
	const values = sentValues(request);
	const scrub = (text: string) => values.reduce(withoutValue, text).replace(email, removed);
	return {
		...details,
		...(vendorMessage !== undefined && { vendorMessage: scrub(vendorMessage) }),
		...(fields && {
			fields: fields.map((problem) => ({ ...problem, message: scrub(problem.message) })),
		}),
	};
}

/** Where it stands by itself, and not as a part of a longer word. */
function withoutValue(text: string, value: string): string {
	const literal = value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
	return text.replace(
		new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'),
		removed,
	);
}

/** The longest first, so that no value is cut by one that is a part of it. */
function sentValues({ body, query = {} }: HttpRequest): string[] {
	const values = new Set<string>();
	collect(query, '', values);
	if (body?.type === 'json') collect(body.value, '', values);
	else if (body) collect(body.fields, '', values);
	return [...values].sort((one, other) => other.length - one.length).slice(0, mostValues);
}

/** Enough for any person's record, and few enough for a list of jobs. */
const mostValues = 500;

function collect(value: unknown, name: string, values: Set<string>): void {
	if (typeof value === 'string' || typeof value === 'number') {
		const text = String(value).trim();
		if (isTelling(text) && !isHarmlessName.test(name)) values.add(text);
	} else if (Array.isArray(value)) {
		for (const entry of value) collect(entry, name, values);
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, entry] of Object.entries(value)) collect(entry, key, values);
	}
}

/** Short numbers and single letters are in every sentence; whole texts are not repeated by any service. */
function isTelling(text: string): boolean {
	if (text.length > 1000) return false;
	return /^\d+$/.test(text) ? text.length >= 6 : text.length >= 3;
}
