import { readResults, type Comparison, type Measurement } from '../bench/results';

/** The page of the measurements, as `npm run bench` has left them. */
export async function describeFigures(): Promise<string> {
	const results = await readResults();
	const rows = results.flatMap(rowsOf);
	const missed = results.filter(({ because, milliseconds, megabytes }) => {
		const comparisons = megabytes ? [milliseconds, megabytes] : [milliseconds];
		return because && !comparisons.every(isReached);
	});
	return `${[
		'# Figures',
		'',
		'Measured by `npm run bench`, which runs both sides one after the other on the same machine: medians of five, a million rows once. The times are of a small machine with two cores and say little by themselves; what counts is the ratio. Memory is the most that the whole process held, n8n included.',
		'',
		'| What | Against | Ours | Theirs | Ratio | Goal |',
		'| --- | --- | --- | --- | --- | --- |',
		...rows,
		'',
		...missed.flatMap(({ what, against, because }) => [
			`**Missed:** ${what}, against ${against}. ${because}`,
			'',
		]),
	]
		.join('\n')
		.trimEnd()}\n`;
}

function rowsOf({ what, against, milliseconds, megabytes }: Measurement): string[] {
	return [
		row(what, against, milliseconds, (value) => `${(value / 1000).toFixed(2)} s`),
		...(megabytes ? [row(`${what}: memory`, against, megabytes, (value) => `${value} MB`)] : []),
	];
}

function row(
	what: string,
	against: string,
	comparison: Comparison,
	shown: (value: number) => string,
): string {
	const { ours, theirs, most } = comparison;
	const verdict = isReached(comparison) ? 'reached' : '**missed**';
	const cells = [what, against, shown(ours), shown(theirs), (ours / theirs).toFixed(2)];
	return `| ${[...cells, `at most ${most}, ${verdict}`].join(' | ')} |`;
}

function isReached({ ours, theirs, most }: Comparison): boolean {
	return ours / theirs <= most;
}
