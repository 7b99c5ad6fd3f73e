/**
 * `npm run bench`: measurements beside what a user would take instead, medians of five, in n8n's own engine in process.
 * Writes test/bench/results.json.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measurePersonioPolls, measureWorkwisePolls } from './poll';
import { measureBesideCode, measureInProcess } from './statusMap';

export interface Measurement {
	what: string;
	against: string;
	/** Milliseconds, medians. */
	ours: number;
	theirs: number;
	goal: string;
}

async function main(): Promise<void> {
	const results: Measurement[] = [];
	for (const measure of [
		measureInProcess,
		measureBesideCode,
		measurePersonioPolls,
		measureWorkwisePolls,
	]) {
		const result = await measure();
		results.push(result);
		const ratio = (result.ours / result.theirs).toFixed(2);
		console.log(
			`${result.what}: ${result.ours.toFixed(0)} ms; ${result.against}: ${result.theirs.toFixed(0)} ms; ratio ${ratio} (goal: ${result.goal})`,
		);
	}
	const text = `${JSON.stringify(results, undefined, '\t')}\n`;
	await writeFile(join(__dirname, 'results.json'), text);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
