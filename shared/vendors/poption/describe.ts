import type { PoptionExport } from './records';

/** An export for a person, without who started it: `candidates to xlsx (running, 40%, since 2026-03-02 09:00 UTC, ID 12)`. */
export function describeExport(record: PoptionExport): string {
	const { id, category, format, status, progress, startedAt, requestedAt } = record;
	const since = new Date(startedAt ?? requestedAt).toISOString();
	const parts = [
		status,
		...(typeof progress === 'number' && status === 'running' ? [`${Math.floor(progress)}%`] : []),
		`since ${since.slice(0, 10)} ${since.slice(11, 16)} UTC`,
		`ID ${id}`,
	];
	return `${category} to ${format} (${parts.join(', ')})`;
}
