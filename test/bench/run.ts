/**
 * `npm run bench`: measurements beside what a user would take instead, medians of five unless a line says otherwise.
 * With names, only those: `npm run bench -- export reading`; the results of the others stay as they were. Writes
 * test/bench/results.json.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
	measureExport,
	measureExportOfPages,
	measureLargeExport,
	measureReading,
} from './files/measure';
import { measureLoading } from './loading';
import { measureMove } from './move';
import { measurePersonioPolls, measureWorkwisePolls } from './poll';
import { measureBesideCode, measureInProcess } from './statusMap';
import { measureCreating, measureReadingPages } from './throughput';

export interface Measurement {
	what: string;
	against: string;
	/** Milliseconds, medians. */
	ours: number;
	theirs: number;
	goal: string;
	/** The most memory that the process held, n8n included; in a fresh process for each run. */
	peakMegabytes?: { ours: number; theirs: number; goal: string };
	/** What else was counted, by its name. */
	counts?: Record<string, number>;
}

const measures: Record<string, Array<() => Promise<Measurement>>> = {
	export: [measureExport, measureExportOfPages],
	largeExport: [measureLargeExport],
	loading: [measureLoading],
	reading: [measureReading],
	polls: [measurePersonioPolls, measureWorkwisePolls],
	statusMap: [measureInProcess, measureBesideCode],
	move: [measureMove],
	throughput: [measureReadingPages, measureCreating],
};

const resultsFile = join(__dirname, 'results.json');

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

function show(measurement: Measurement): void {
	const { what, against, ours, theirs, goal, peakMegabytes: peak, counts = {} } = measurement;
	const ratio = (ours / theirs).toFixed(2);
	console.log(
		`${what}: ${ours.toFixed(0)} ms; ${against}: ${theirs.toFixed(0)} ms; ratio ${ratio} (goal: ${goal})`,
	);
	const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
	if (counted.length > 0) console.log(`  ${counted.join(', ')}`);
	if (!peak) return;
	console.log(
		`  peak memory ${peak.ours} MB; ${peak.theirs} MB; ratio ${(peak.ours / peak.theirs).toFixed(2)} (goal: ${peak.goal})`,
	);
}

const known = z.array(z.object({ what: z.string() }).passthrough());

/** Puts the result in the place of an earlier one of the same. */
async function keep(result: Measurement): Promise<void> {
	const before = known.parse(JSON.parse(await readFile(resultsFile, 'utf8')));
	const place = before.findIndex(({ what }) => what === result.what);
	const results: unknown[] = [...before];
	results.splice(place < 0 ? results.length : place, place < 0 ? 0 : 1, result);
	await writeFile(resultsFile, `${JSON.stringify(results, undefined, '\t')}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
