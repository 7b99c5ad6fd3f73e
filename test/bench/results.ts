import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const comparison = z.object({
	ours: z.number(),
	theirs: z.number(),
	/** The goal: ours is at most that many times theirs. */
	most: z.number(),
});

const measurement = z.object({
	what: z.string(),
	against: z.string(),
	/** Medians. */
	milliseconds: comparison,
	/** The most memory that the process held, n8n included; in a fresh process for each run. */
	megabytes: comparison.optional(),
	/** Why a goal is missed, where that is known. */
	because: z.string().optional(),
});

export type Comparison = z.infer<typeof comparison>;
export type Measurement = z.infer<typeof measurement>;

const resultsFile = join(__dirname, 'results.json');

/** The latest result of each measurement. */
export async function readResults(): Promise<Measurement[]> {
	return z.array(measurement).parse(JSON.parse(await readFile(resultsFile, 'utf8')));
}

/** Puts the result in the place of an earlier one of the same. */
export async function keep(result: Measurement): Promise<void> {
	const results = await readResults();
	const { what, against } = result;
	const place = results.findIndex((known) => known.what === what && known.against === against);
	results.splice(place < 0 ? results.length : place, place < 0 ? 0 : 1, result);
	await writeFile(resultsFile, `${JSON.stringify(results, undefined, '\t')}\n`);
}
