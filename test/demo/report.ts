import type { NodeResult } from '../support/n8n';
import { countItems } from './demo';
import type { Counts, Demo } from './demo';

/** One line for a node that has run: what it did, and how long it took. */
export function formatStep(name: string, result: NodeResult, describe: Demo['describe']): string {
	const words = describe[name]?.(result) ?? countItems(result.outputs.flat(), 'item');
	const from = result.inputs.length > 0 ? `${result.inputs.length} in: ` : '';
	const time = `${(result.executionTime / 1000).toFixed(1)} s`;
	return `  ${name.padEnd(22)} ${(from + words).padEnd(66)} ${time.padStart(7)}`;
}

/** The counts of the runs as a table, a row for each. */
export function formatTable(runs: Record<string, Counts>): string {
	const columns = [...new Set(Object.values(runs).flatMap((counts) => Object.keys(counts)))];
	const header = ['run', ...columns.map(toWords)];
	const rows = Object.entries(runs).map(([name, counts]) => [
		name,
		...columns.map((column) => String(counts[column] ?? '')),
	]);
	const widths = header.map((title, index) =>
		Math.max(title.length, ...rows.map((row) => row[index].length)),
	);
	const line = (cells: string[]) =>
		`  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join('  ')}`;
	return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
		'\n',
	);
}

/** `alreadyExists` as "already exists". */
function toWords(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
