import { z } from 'zod';
import { Failure, invalidInput } from './failure';
import { pagingSchema, type Paging } from './paging';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** One operation of a service, as data. */
export interface Endpoint {
	method: (typeof methods)[number];
	/** Below the base URL, with `{placeholders}`. */
	path: string;
	/** Our name of a query parameter -> the service's. */
	query: Readonly<Record<string, string>>;
	/** Where a list answer holds its records; empty: the answer is the list. */
	items?: string;
	/** Where an answer that is one record holds it; without it, the answer is the record. */
	envelope?: string;
	/** How a list goes on; without it, `nextCursor` or `query.offset` says so. */
	paging?: Paging;
	/** Where a list answer holds the cursor of the next page, which is sent as `query.cursor`. */
	nextCursor?: string;
	/** Where a list answer may hold the number of all records, for `query.offset`; the first that is there counts. */
	totals?: readonly string[];
	/** Our path in the answer's record -> the service's. */
	fields: Readonly<Record<string, string>>;
	/** Our name of a field that is sent -> the service's path. */
	body: Readonly<Record<string, string>>;
	/** Where the operation is described. */
	documentation: string;
}

export type Contract<Operation extends string> = Readonly<Record<Operation, Endpoint>>;

/**
 * The contract with the user's changes, a JSON object such as
 * `{"listJobs": {"path": "/vacancies", "fields": {"title": "name"}}}`.
 *
 * @param overrides the text of the credential's field; blank means no changes
 * @throws Failure `validation` with the path of each key that does not fit
 */
export function withOverrides<Operation extends string>(
	service: string,
	contract: Contract<Operation>,
	overrides: string,
): Contract<Operation> {
	if (overrides.trim() === '') return contract;
	const refuse = (fields: Array<{ field: string; message: string }>) =>
		new Failure({
			kind: 'validation',
			message: 'Contract Overrides in the credential cannot be used',
			fields,
			remedy: `Mend it in the ${service} credential. The operations and their fields are listed in the contract's documentation.`,
		});

	let json: unknown;
	try {
		json = JSON.parse(overrides);
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'not readable';
		throw refuse([{ field: 'Contract Overrides', message: `is not valid JSON (${reason})` }]);
	}
	const checked = overridesSchema(contract).safeParse(json);
	if (!checked.success) {
		throw refuse(
			checked.error.issues.flatMap((issue) => {
				const field = issue.path.join('.');
				if (issue.code !== 'unrecognized_keys') {
					return [{ field: field || 'Contract Overrides', message: issue.message }];
				}
				return issue.keys.map((key) => ({
					field: field ? `${field}.${key}` : key,
					message: 'is not a key of the contract',
				}));
			}),
		);
	}

	const changed: Record<string, Endpoint> = { ...contract };
	for (const [operation, change] of Object.entries(checked.data)) {
		const original = changed[operation];
		if (!original || !change) continue;
		changed[operation] = {
			...original,
			...(change.nextCursor !== undefined && { paging: undefined }),
			...change,
			query: { ...original.query, ...change.query },
			fields: { ...original.fields, ...change.fields },
			body: { ...original.body, ...change.body },
		};
	}
	return changed as Contract<Operation>;
}

type Override = Partial<Omit<Endpoint, 'documentation' | 'totals' | 'envelope'>>;

function overridesSchema(
	contract: Contract<string>,
): z.ZodType<Record<string, Override | undefined>> {
	const operations = Object.entries(contract).map(([operation, endpoint]) => [
		operation,
		overrideSchema(endpoint).optional(),
	]);
	return z.object(Object.fromEntries(operations)).strict();
}

function overrideSchema(endpoint: Endpoint) {
	return z
		.object({
			method: z.enum(methods),
			path: z
				.string()
				.startsWith('/', 'must begin with /')
				.superRefine((path, context) => {
					const message = placeholderProblem(path, endpoint);
					if (message) context.addIssue({ code: 'custom', message });
				}),
			query: namesOf(endpoint.query),
			items: z.string(),
			paging: pagingSchema,
			nextCursor: z.string().min(1),
			fields: namesOf(endpoint.fields),
			body: namesOf(endpoint.body),
		})
		.strict()
		.partial();
}

/** A list may be read without its id, e.g. the statuses of a whole account; a single record may not. */
function placeholderProblem(path: string, endpoint: Endpoint): string | undefined {
	const known = placeholdersOf(endpoint.path);
	const listed = known.map((name) => `{${name}}`).join(', ') || '(none)';
	const used = placeholdersOf(path);
	if (/[{}]/.test(path.replace(/\{\w+\}/g, '')) || used.some((name) => !known.includes(name))) {
		return `may only hold the placeholders ${listed}`;
	}
	const complete = endpoint.items !== undefined || known.every((name) => used.includes(name));
	return complete ? undefined : `must hold ${listed}`;
}

/** The keys are ours and fixed, the values are the service's names. */
function namesOf(names: Readonly<Record<string, string>>) {
	const path = z
		.string()
		.min(1, 'must not be empty')
		.refine(
			(text) => !/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(text),
			'is not a field path',
		);
	return z.record(path).superRefine((given, context) => {
		for (const name of Object.keys(given)) {
			if (Object.hasOwn(names, name)) continue;
			context.addIssue({ code: 'custom', path: [name], message: 'is not a key of the contract' });
		}
	});
}

function placeholdersOf(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Makes the endpoints of a contract that is described in one place. */
export function endpointsOf(documentation: string) {
	return (
		method: Endpoint['method'],
		path: string,
		rest: Partial<Omit<Endpoint, 'method' | 'path'>> = {},
	): Endpoint => ({ method, path, query: {}, fields: {}, body: {}, documentation, ...rest });
}

/** How a list goes on where the endpoint does not say so itself: by cursor, by offset, or not at all. */
export function pagingOf({ paging, nextCursor, query, totals = [] }: Endpoint): Paging {
	if (paging) return paging;
	if (nextCursor !== undefined) {
		return { type: 'cursor', parameter: query.cursor ?? 'cursor', next: nextCursor };
	}
	if (query.offset !== undefined) {
		return { type: 'offset', parameter: query.offset, total: [...totals] };
	}
	return { type: 'onePage' };
}

/** The same names on both sides; an override changes single ones. */
export function sameNames(...names: string[]): Readonly<Record<string, string>> {
	return Object.fromEntries(names.map((name) => [name, name]));
}

/**
 * The path with its placeholders filled; each value is encoded, so an id cannot leave its place.
 * @throws Failure `validation` for an id that an address would read as a step upwards
 */
export function fillPath(path: string, values: Readonly<Record<string, string>>): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name] ?? '';
		if (/^\.{0,2}$/.test(value))
			throw invalidInput(`'${name}' is not an ID`, [{ field: name, message: 'is not an ID' }]);
		return encodeURIComponent(value);
	});
}
