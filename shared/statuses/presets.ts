import type { Status } from '../model';

/**
 * How statuses that no row names are mapped: not at all; those that the source brings along by name, then by kind; or
 * every one by kind. Statuses of an account's own are left to its people by `builtIn`.
 */
export const presets = ['none', 'builtIn', 'byKind'] as const;
export type Preset = (typeof presets)[number];

/** The target that the preset gives to a status. */
export function presetTarget(
	preset: Preset,
	status: Status,
	target: readonly Status[],
): Status | undefined {
	switch (preset) {
		case 'none':
			return undefined;
		case 'builtIn':
			return status.builtIn ? (counterpart(status, target) ?? underWay(target)) : undefined;
		case 'byKind':
			return target.find(({ kind }) => kind === status.kind);
	}
}

/** A status that the source brings along and that says nothing of progress, such as a message sent. */
function underWay(target: readonly Status[]): Status | undefined {
	return target.find(({ kind }) => kind === 'in_progress');
}

/** The status of the same name, else the first of the same kind. */
export function counterpart(status: Status, target: readonly Status[]): Status | undefined {
	const name = status.name.trim().toLowerCase();
	return (
		target.find((other) => other.name.trim().toLowerCase() === name) ??
		target.find(({ kind }) => kind === status.kind)
	);
}

/** The only status that a locked one may lead to; `undefined` for one that is free. */
export function lockedTarget(status: Status, target: readonly Status[]): Status | undefined {
	return status.locked ? counterpart(status, target) : undefined;
}
