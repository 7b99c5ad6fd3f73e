import type { Status } from '../model';
import { nameKey } from './find';

/**
 * How statuses that no row names are mapped: not at all; those that the source brings along by name, then by kind; or
 * every one by kind. Statuses of an account's own are left to its people by `builtIn`.
 */
export const presets = ['none', 'builtIn', 'byKind'] as const;
export type Preset = (typeof presets)[number];

/** What the preset makes of a status: a status of the target, or `leave` for one that is none of its business. */
export function presetTarget(
	preset: Preset,
	status: Status,
	target: readonly Status[],
): Status | 'leave' | undefined {
	if (preset === 'none') return undefined;
	if (saysNothing(status)) return 'leave';
	if (preset === 'builtIn' && !status.builtIn) return undefined;
	return preset === 'builtIn' ? counterpart(status, target) : ofSameKind(status, target);
}

/**
 * A status that the source brings along and that says nothing of progress, such as a message sent: an application that
 * comes into it has not moved, least of all backwards.
 */
function saysNothing({ builtIn, kind }: Status): boolean {
	return builtIn === true && kind === 'other';
}

/** The status of the same name, else the first of the same kind. */
export function counterpart(status: Status, target: readonly Status[]): Status | undefined {
	const key = nameKey(status.name);
	return target.find(({ name }) => nameKey(name) === key) ?? ofSameKind(status, target);
}

/** Two statuses that are neither this nor that have nothing in common. */
function ofSameKind({ kind: wanted }: Status, target: readonly Status[]): Status | undefined {
	return wanted === 'other' ? undefined : target.find(({ kind }) => kind === wanted);
}

/** The only status that a locked one may lead to in that system; `undefined` for one that is free. */
export function lockedTarget(status: Status, target: readonly Status[]): Status | undefined {
	const { lockedFor } = status;
	const keepsStep = lockedFor && target.some(({ system }) => system && lockedFor.includes(system));
	return keepsStep ? counterpart(status, target) : undefined;
}
