import { invalidInput, type FieldProblem } from '../http/failure';
import type { Status } from '../model';
import { findStatuses, nameKey, namesOf } from './find';
import { lockedTarget, presetTarget, type Preset } from './presets';

/** One row of a map as the user made it. */
export interface StatusPair {
	/** ID or name. */
	from: string;
	/** ID or name; `undefined`: the status in the target stays as it is. */
	to: string | undefined;
	/** Where it stands, for messages, e.g. `Row 3`. */
	place: string;
}

/** The statuses of both systems; absent where a system provides none and statuses are plain texts. */
export interface StatusLists {
	source?: readonly Status[];
	target?: readonly Status[];
	/** In words, if the statuses are those of one job: another job may have what it lacks. */
	sourceJob?: string;
	targetJob?: string;
}

/** What becomes of a status: the one in the target, nothing at all, or why it cannot be said. */
export type Outcome = { to: Status } | { leave: true } | { problem: string };

export interface StatusMap {
	/** By the ID of the source's status, everything included. */
	outcomes: ReadonlyMap<string, Outcome>;
	/** Statuses of the source that lead nowhere. */
	unmapped: readonly Status[];
}

export type Coverage =
	'mapped' | 'unmapped' | 'locked' | 'leftAsItIs' | 'goneFromSource' | 'goneFromTarget';

type Reference = { id: string; name?: string; kind?: string };

export interface CoveredStatus {
	coverage: Coverage;
	from: Reference;
	to?: Reference;
	/** `map`: chosen by the user; `preset`: it follows from the preset; `lock`: the system demands it. */
	by?: 'map' | 'preset' | 'lock';
	message?: string;
}

/** What is wrong in the rows themselves, whatever else the map covers. */
function findProblems(pairs: readonly StatusPair[], lists: StatusLists): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const placeOf = new Map<string, string>();
	for (const pair of pairs) {
		const { from, place } = pair;
		const report = (message: string) => problems.push({ field: place, message });
		const statuses = sourceStatuses(pair, lists.source);
		const [status] = statuses;
		const name = status?.name ?? from;
		const keys = statuses.length > 0 ? statuses.map(({ id }) => id) : [`text ${nameKey(from)}`];
		for (const key of keys) {
			const earlier = placeOf.get(key);
			if (earlier) report(`maps "${name}", which ${earlier} maps already`);
			placeOf.set(key, place);
		}
		if (lists.source && !lists.sourceJob && !status) {
			report(`names the status "${from}", which the source does not have (any more)`);
		}
		const { to, problem } = targetOf(pair, lists.target);
		if (problem && !lists.targetJob) report(`maps "${name}" to ${problem}`);
		const locked = status && lists.target && lockedTarget(status, lists.target);
		if (locked && locked.id !== to?.id) {
			report(`changes "${name}", which is locked to "${locked.name}"`);
		}
	}
	return problems;
}

function sourceStatuses({ from }: StatusPair, source: readonly Status[] | undefined): Status[] {
	return source ? findStatuses(source, from) : [];
}

/** The status that a row leads to; neither is there for one that is left as it is. */
function targetOf(
	{ to: wanted }: StatusPair,
	target: readonly Status[] | undefined,
): { to?: Status; problem?: string } {
	if (wanted === undefined) return {};
	if (!target) return { to: plainStatus(wanted) };
	const [to, ...others] = findStatuses(target, wanted);
	if (!to) return { problem: `"${wanted}", which the target does not have (any more)` };
	if (others.length === 0) return { to };
	return { problem: `"${wanted}", of which the target has several: ${namesOf([to, ...others])}` };
}

/**
 * The map that results from the rows, the locks and the preset. What a job lacks is no fault of the map: it becomes a
 * problem of the items that need it.
 *
 * @param requireComplete refuse a map that leaves out a status of the source
 * @throws Failure `validation` that names every row and status concerned
 */
export function buildStatusMap(
	pairs: readonly StatusPair[],
	lists: StatusLists,
	preset: Preset,
	requireComplete: boolean,
): StatusMap {
	const problems = findProblems(pairs, lists);
	if (problems.length > 0) {
		throw invalidInput(
			`The status map cannot be used: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
			problems,
			'Nothing was mapped. Fix these rows and try again.',
		);
	}
	const outcomes = new Map<string, Outcome>();
	for (const { status, outcome } of statusesOf(pairs, lists, preset)) {
		if (outcome) outcomes.set(status.id, outcome.result);
	}
	const unmapped = (lists.source ?? []).filter(({ id }) => !outcomes.has(id));
	if (requireComplete && unmapped.length > 0) {
		const ofJob = lists.sourceJob ? ` of ${lists.sourceJob}` : '';
		throw invalidInput(
			`The status map is not complete: ${namesOf(unmapped)}${ofJob} ${unmapped.length === 1 ? 'is' : 'are'} not mapped`,
			unmapped.map(({ name, id }) => ({ field: name, message: `(${id}) has no target status` })),
			"Nothing was mapped. Map these statuses, or switch off 'Require Complete Map'.",
		);
	}
	return { outcomes, unmapped };
}

/** What becomes of every status of the source, and of every row that names one which is gone. */
export function coverageOf(
	pairs: readonly StatusPair[],
	lists: StatusLists,
	preset: Preset,
): CoveredStatus[] {
	const covered = statusesOf(pairs, lists, preset).map(({ status, outcome }): CoveredStatus => {
		const from = reference(status);
		if (!outcome) {
			return { coverage: 'unmapped', from, message: `"${status.name}" is not mapped.` };
		}
		const { result, by, pair } = outcome;
		if ('leave' in result) return { coverage: 'leftAsItIs', from, by };
		if ('to' in result) {
			return { coverage: by === 'lock' ? 'locked' : 'mapped', from, to: reference(result.to), by };
		}
		const to = pair?.to === undefined ? {} : { to: { id: pair.to } };
		return { coverage: 'goneFromTarget', from, ...to, message: result.problem };
	});
	return [...covered, ...goneFromSource(pairs, lists)];
}

/** Rows of statuses that the source has no more. */
function goneFromSource(pairs: readonly StatusPair[], { source }: StatusLists): CoveredStatus[] {
	if (!source) return [];
	return pairs
		.filter((pair) => sourceStatuses(pair, source).length === 0)
		.map(({ from, to, place }) => ({
			coverage: 'goneFromSource',
			from: { id: from },
			...(to !== undefined && { to: { id: to } }),
			message: `${place} names the status "${from}", which the source does not have any more.`,
		}));
}

interface Found {
	result: Outcome;
	by: 'map' | 'preset' | 'lock';
	pair?: StatusPair;
}

/** Every status of the source with what becomes of it; without one it is not mapped. */
function statusesOf(
	pairs: readonly StatusPair[],
	lists: StatusLists,
	preset: Preset,
): Array<{ status: Status; outcome?: Found }> {
	const { source, target } = lists;
	const chosen = new Map<string, StatusPair>();
	for (const pair of pairs) {
		for (const { id } of source ? findStatuses(source, pair.from) : [{ id: pair.from }]) {
			chosen.set(id, pair);
		}
	}
	const statuses = source ?? pairs.map(({ from }) => plainStatus(from));
	return statuses.map((status) => {
		const locked = target && lockedTarget(status, target);
		if (locked) return { status, outcome: { result: { to: locked }, by: 'lock' } };
		const pair = chosen.get(status.id);
		if (pair)
			return { status, outcome: { result: outcomeOf(pair, status, lists), by: 'map', pair } };
		const proposed = target && presetTarget(preset, status, target);
		if (!proposed) return { status };
		const result = proposed === 'leave' ? { leave: true as const } : { to: proposed };
		return { status, outcome: { result, by: 'preset' } };
	});
}

function outcomeOf(pair: StatusPair, { name }: Status, lists: StatusLists): Outcome {
	const { target, targetJob } = lists;
	if (pair.to === undefined) return { leave: true };
	const { to, problem } = targetOf(pair, target);
	if (to) return { to };
	if (!targetJob) return { problem: `${pair.place} maps "${name}" to ${problem ?? 'nothing'}.` };
	return {
		problem: `${pair.place} maps "${name}" to ${problem ?? 'nothing'}. The statuses of ${targetJob} are ${namesOf(target ?? [])}.`,
	};
}

function plainStatus(text: string): Status {
	return { id: text, name: text, kind: 'other' };
}

function reference({ id, name, kind }: Status): { id: string; name: string; kind: string } {
	return { id, name, kind };
}
