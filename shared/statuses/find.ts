import type { Status } from '../model';

/** A name as people compare it: without regard to case and blanks. */
export function nameKey(name: string): string {
	return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * The statuses that a text names: the one of that ID, otherwise those of that name. Several if statuses of one name cannot
 * be told apart.
 */
export function findStatuses<S extends Pick<Status, 'id' | 'name'>>(
	statuses: readonly S[],
	text: string,
): S[] {
	const wanted = text.trim();
	const byId = statuses.filter(({ id }) => id === wanted);
	if (byId.length > 0) return byId;
	const key = nameKey(wanted);
	const byName = statuses.filter(({ name }) => nameKey(name) === key);
	const exact = byName.filter(({ name }) => name === wanted);
	return exact.length > 0 ? exact : byName;
}

/** The statuses of several jobs, each name once. */
export function distinctByName(statuses: readonly Status[]): Status[] {
	const byName = new Map<string, Status>();
	for (const status of statuses) {
		const key = nameKey(status.name);
		if (!byName.has(key)) byName.set(key, status);
	}
	return [...byName.values()];
}

/** For messages: names with IDs. */
export function namesOf(statuses: readonly Pick<Status, 'id' | 'name'>[]): string {
	return statuses.map(({ id, name }) => `"${name}" (${id})`).join(', ') || 'none';
}
