import { invalidInput, type FieldProblem } from '../http/failure';
import type { Status } from '../model';
import { lockedTarget, presetTarget, type Preset } from './presets';

/** One row of a map as the user made it. */
export interface StatusPair {
	from: string;
	to: string;
	/** Where it stands, for messages, e.g. `Row 3`. */
	place: string;
}

/** The statuses of both systems; absent where a system provides none and statuses are plain texts. */
export interface StatusLists {
	source?: readonly Status[];
	target?: readonly Status[];
}

export interface StatusMap {
	/** Source id -> target status, everything included. */
	targets: ReadonlyMap<string, Status>;
	/** Statuses of the source that lead nowhere. */
	unmapped: readonly Status[];
}

export type Coverage = 'mapped' | 'unmapped' | 'locked' | 'goneFromSource' | 'goneFromTarget';

export interface CoveredStatus {
	coverage: Coverage;
	from: { id: string; name?: string; kind?: string };
	to?: { id: string; name?: string; kind?: string };
	/** `map`: chosen by the user; `preset`: it follows from the preset; `lock`: the system demands it. */
	by?: 'map' | 'preset' | 'lock';
	message?: string;
}

/** What is wrong in the rows themselves, whatever else the map covers. */
function findProblems(
	pairs: readonly StatusPair[],
	{ source, target }: StatusLists,
): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const placeOf = new Map<string, string>();
	for (const { from, to, place } of pairs) {
		const earlier = placeOf.get(from);
		const status = source?.find(({ id }) => id === from);
		const name = status?.name ?? from;
		if (earlier) {
			problems.push({ field: place, message: `maps "${name}", which ${earlier} maps already` });
		}
		placeOf.set(from, place);
		if (source && !status) {
			problems.push({
				field: place,
				message: `names the status "${from}", which the source does not have (any more)`,
			});
		}
		if (target && !target.some(({ id }) => id === to)) {
			problems.push({
				field: place,
				message: `maps "${name}" to "${to}", which the target does not have (any more)`,
			});
		}
		const locked = status && target && lockedTarget(status, target);
		if (locked && locked.id !== to) {
			problems.push({
				field: place,
				message: `changes "${name}", which is locked to "${locked.name}"`,
			});
		}
	}
	return problems;
}

/**
 * The map that results from the rows, the locks and the preset.
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
			'Nothing was mapped. Mend these rows, then run it again.',
		);
	}
	const targets = new Map<string, Status>();
	for (const covered of coverageOf(pairs, lists, preset)) {
		if (!covered.to || covered.coverage.startsWith('gone')) continue;
		const { id, name = id, kind = 'other' } = covered.to;
		targets.set(covered.from.id, { id, name, kind });
	}
	const unmapped = (lists.source ?? []).filter(({ id }) => !targets.has(id));
	if (requireComplete && unmapped.length > 0) {
		const names = unmapped.map(({ name, id }) => `"${name}" (${id})`).join(', ');
		throw invalidInput(
			`The status map is not complete: ${names} ${unmapped.length === 1 ? 'is' : 'are'} not mapped`,
			unmapped.map(({ name, id }) => ({ field: name, message: `(${id}) has no target status` })),
			"Nothing was mapped. Map these statuses, or switch off 'Require Complete Map'.",
		);
	}
	return { targets, unmapped };
}

/** What becomes of every status of the source, and of every row that names one which is gone. */
export function coverageOf(
	pairs: readonly StatusPair[],
	{ source, target }: StatusLists,
	preset: Preset,
): CoveredStatus[] {
	const chosen = new Map(pairs.map((pair) => [pair.from, pair]));
	const statuses =
		source ?? pairs.map(({ from }): Status => ({ id: from, name: from, kind: 'other' }));
	const covered = statuses.map((status): CoveredStatus => {
		const from = reference(status);
		const locked = target && lockedTarget(status, target);
		if (locked) return { coverage: 'locked', from, to: reference(locked), by: 'lock' };
		const pair = chosen.get(status.id);
		if (!pair) {
			const to = target && presetTarget(preset, status, target);
			return to
				? { coverage: 'mapped', from, to: reference(to), by: 'preset' }
				: { coverage: 'unmapped', from, message: `"${status.name}" is not mapped.` };
		}
		const to = target ? target.find(({ id }) => id === pair.to) : plainStatus(pair.to);
		if (to) return { coverage: 'mapped', from, to: reference(to), by: 'map' };
		return {
			coverage: 'goneFromTarget',
			from,
			to: { id: pair.to },
			message: `${pair.place} maps "${status.name}" to "${pair.to}", which the target does not have any more.`,
		};
	});
	const gone = source ? pairs.filter(({ from }) => !source.some(({ id }) => id === from)) : [];
	return [
		...covered,
		...gone.map(({ from, to, place }): CoveredStatus => ({
			coverage: 'goneFromSource',
			from: { id: from },
			to: { id: to },
			message: `${place} names the status "${from}", which the source does not have any more.`,
		})),
	];
}

function plainStatus(text: string): Status {
	return { id: text, name: text, kind: 'other' };
}

function reference({ id, name, kind }: Status): { id: string; name: string; kind: string } {
	return { id, name, kind };
}
