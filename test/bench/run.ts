/**
 * `npm run bench`: measurements beside what a user would take instead, medians of five unless a line says otherwise.
 * With names, only those: `npm run bench -- export reading`; the results of the others stay as they were. Writes
 * test/bench/results.json; `npm run docs` then writes docs/figures.md.
 */
import {
	measureExport,
	measureExportOfPages,
	measureLargeExport,
	measureReading,
} from './files/measure';
import { measureLoading } from './loading';
import { measurePersonioPolls, measureWorkwisePolls } from './poll';
import { keep, type Comparison, type Measurement } from './results';
import { measureBesideCode } from './statusMap';
import { measureCreating, measureReadingPages } from './throughput';

const measures: Record<string, Array<() => Promise<Measurement>>> = {
	export: [measureExport, measureExportOfPages],
	largeExport: [measureLargeExport],
	loading: [measureLoading],
	reading: [measureReading],
	polls: [measurePersonioPolls, measureWorkwisePolls],
	statusMap: [measureBesideCode],
	throughput: [measureReadingPages, measureCreating],
};

async function main(names: readonly string[]): Promise<void> {
	const unknown = names.filter((name) => !(name in measures));
	if (unknown.length > 0) {
		const known = Object.keys(measures).join(', ');
		throw new Error(`There is no measurement ${unknown.join(', ')}; there are ${known}`);
	}
	const chosen = Object.entries(measures)
		.filter(([name]) => names.length === 0 || names.includes(name))
		.flatMap(([, ofSubject]) => ofSubject);
	for (const measure of chosen) {
		const result = await measure();
		show(result);
		await keep(result);
	}
}

function show({ what, against, milliseconds, megabytes }: Measurement): void {
	console.log(`${what}, against ${against}: ${shown(milliseconds, 'ms')}`);
	if (megabytes) console.log(`  peak memory: ${shown(megabytes, 'MB')}`);
}

function shown({ ours, theirs, most }: Comparison, unit: string): string {
	const ratio = (ours / theirs).toFixed(2);
	return `${ours} ${unit} to ${theirs} ${unit}, ratio ${ratio} (at most ${most})`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
