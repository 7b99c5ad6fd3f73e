import type { ZodError } from 'zod';
import { fold, foldedNames } from '../../consent/columns';
import { isBlank } from '../../consent/standing';
import { isObject, valueAt } from '../../http/paths';
import {
	applicationSchema,
	candidateSchema,
	jobSchema,
	present,
	type Application,
	type Candidate,
	type Job,
} from '../../model';
import type { SlashDates } from '../../dates/written';
import type { RowProblem, SourceRow } from '../read';
import { consentJoiner, countsInEachColumn } from './consent';
import { fieldFinder, type RecordKind } from './fields';
import { valueReader, type ReadValue } from './values';

export interface MappingOptions {
	kind: RecordKind;
	/** What the user says of headers: the path of a field, or blank for a column to be left out. */
	changes: ReadonlyMap<string, string>;
	/** The `system` of records that name none, e.g. `poption`. */
	system: string;
	/** The `jobId` of applications that name none. */
	jobId?: string;
	timeZone: string;
	/** What 3/4/2026 means. */
	slashDates: SlashDates;
}

export type MappedRow = { record: Candidate | Application | Job } | { problems: RowProblem[] };

/** Turns rows into candidates, applications or jobs. */
export interface RowMapper {
	map(row: SourceRow): MappedRow;
	/** Which field each header was taken for; of headers that nobody knows, none. */
	headers(): ReadonlyMap<string, string | undefined>;
}

/** @param columns letters of the columns by header, to say where a cell is */
export function rowMapper(
	options: MappingOptions,
	columns: ReadonlyMap<string, string>,
): RowMapper {
	const { kind, changes, system, jobId, timeZone, slashDates } = options;
	const find = fieldFinder(kind, changes);
	const changed = foldedNames([...changes.keys()]);
	const values = valueReader(timeZone, slashDates);
	const join = consentJoiner(timeZone);
	const isTable = columns.size > 0;
	const fields = new Map<string, string | undefined>();
	/** Keys of a json file that no column is named after, such as `documents`: their values are taken as they are. */
	const ownKeys = new Set<string>();
	/**
	 * Two columns may mean the same field: one that the user has mapped fills it, else the first one. What is said of a
	 * consent counts in each of them.
	 */
	const fieldOf = (header: string) => {
		if (!fields.has(header)) {
			const field = find(header);
			const isOwn =
				!isTable && field === undefined && !changed.has(fold(header)) && isKey(kind, header);
			if (isOwn) ownKeys.add(header);
			const taken =
				isTable &&
				field !== undefined &&
				!countsInEachColumn(field) &&
				[...fields.values()].includes(field);
			fields.set(header, taken ? undefined : isOwn ? header : field);
		}
		return fields.get(header);
	};
	const userFirst = (one: string, other: string) =>
		Number(changed.has(fold(other))) - Number(changed.has(fold(one)));
	for (const header of [...columns.keys()].sort(userFirst)) fieldOf(header);
	const cellsOf = (row: SourceRow) => {
		if (isTable) return Object.entries(row.values);
		const leaves = leavesOf(row.values);
		return changed.size > 0 ? leaves.sort(([one], [other]) => userFirst(one, other)) : leaves;
	};

	const at = (header: string): Omit<RowProblem, 'message'> => {
		const column = columns.get(header);
		return { ...(column && { column }), header };
	};
	const headerOf = (path: string) => [...fields].find(([, field]) => field === path)?.[0];

	return {
		headers: () => fields,
		map(row) {
			if (row.problems.length > 0) return { problems: row.problems };
			const record: Record<string, unknown> = {};
			const problems: RowProblem[] = [];
			for (const [header, cell] of cellsOf(row)) {
				if (isBlank(cell)) continue;
				const path = fieldOf(header);
				if (path === undefined) continue;
				if (!countsInEachColumn(path) && valueAt(record, path) !== undefined) continue;
				const read: ReadValue = ownKeys.has(header) ? { value: cell } : values.read(path, cell);
				if ('problem' in read) problems.push({ ...at(header), message: read.problem });
				else fill(record, read.path ?? path, read.value);
			}
			if (problems.length > 0) return { problems };
			return check(complete(kind, record));
		},
	};

	function fill(record: Record<string, unknown>, path: string, value: unknown): void {
		const before = valueAt(record, path);
		setAt(record, path, before === undefined ? value : join(before, value));
	}

	function check(record: object): MappedRow {
		const checked = schemas[kind].safeParse({ system, ...(jobId && { jobId }), ...record });
		if (checked.success) {
			// Not in the vocabulary; who maps jobs needs it where the file has no id of the job.
			return { record: Object.assign(checked.data, present({ jobTitle: jobTitleOf(record) })) };
		}
		return { problems: problemsOf(checked.error, record) };
	}

	function problemsOf({ issues }: ZodError, record: object): RowProblem[] {
		return issues.map(({ path, message }) => {
			const field = path.join('.');
			const isMissing = valueAt(record, field) === undefined;
			const header = headerOf(field);
			return header === undefined
				? { message: `${field}: ${isMissing ? 'has no column' : message}` }
				: { ...at(header), message: isMissing ? 'is empty' : message };
		});
	}
}

const schemas = {
	application: applicationSchema,
	candidate: candidateSchema,
	job: jobSchema,
};

function jobTitleOf(record: object): unknown {
	return 'jobTitle' in record ? record.jobTitle : undefined;
}

/** Puts a value into a record that is being made. */
function setAt(record: Record<string, unknown>, path: string, value: unknown): void {
	const dot = path.indexOf('.');
	if (dot < 0) {
		record[path] = value;
		return;
	}
	const key = path.slice(0, dot);
	const inner = Object.hasOwn(record, key) ? asObject(record[key]) : {};
	record[key] = inner;
	setAt(inner, path.slice(dot + 1), value);
}

/** The values of an object of a json file by their paths, e.g. `candidate.consent.expiresAt`; `raw` stays whole. */
function leavesOf(values: Record<string, unknown>, within = ''): Array<[string, unknown]> {
	return Object.entries(values).flatMap(([key, value]): Array<[string, unknown]> =>
		isObject(value) && key !== 'raw'
			? leavesOf(value, `${within}${key}.`)
			: [[`${within}${key}`, value]],
	);
}

/** Whether the vocabulary has such a key. */
function isKey(kind: RecordKind, path: string): boolean {
	const [first = '', second = ''] = path.split('.');
	const { shape } = schemas[kind];
	return kind === 'application' && first === 'candidate'
		? Object.hasOwn(candidateSchema.shape, second)
		: Object.hasOwn(shape, first);
}

/** Fills what can be told from other fields: the two parts of a name, the state of a consent, the id of a status. */
function complete(kind: RecordKind, record: Record<string, unknown>): object {
	if (kind === 'candidate') return completePerson(record);
	// A list of jobs without a status is one of those that are open.
	if (kind === 'job') return { status: 'open', ...record };
	const { candidate, status, ...rest } = record;
	return {
		...rest,
		candidate: completePerson(asObject(candidate)),
		...(isObject(status) && { status: { ...present({ id: status.name }), ...status } }),
	};
}

function completePerson({ name, consent, ...person }: Record<string, unknown>): object {
	const given = asObject(consent);
	return {
		...(typeof name === 'string' && splitName(name)),
		// One of the two is enough: some people have one name only.
		...((person.firstName !== undefined || person.lastName !== undefined) && {
			firstName: '',
			lastName: '',
		}),
		...person,
		...(Object.keys(given).length > 0 && { consent: { state: 'accepted', ...given } }),
	};
}

/** "Kari Anne Nordmann" or "Nordmann, Kari Anne". */
function splitName(name: string): { firstName: string; lastName: string } {
	const [last = '', first] = name.split(',').map((part) => part.trim());
	if (first) return { firstName: first, lastName: last };
	const words = name.trim().split(/\s+/);
	const lastName = words.length > 1 ? (words.pop() ?? '') : '';
	return { firstName: words.join(' '), lastName };
}

function asObject(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}
