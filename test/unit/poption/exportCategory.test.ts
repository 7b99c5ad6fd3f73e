import { poptionApi } from '../../../nodes/Poption/contract';
import { exportCategory } from '../../../nodes/Poption/exportCategory';
import type { ExportProgress, ExportRules } from '../../../nodes/Poption/exportTask';
import { readText } from '../../../shared/http/body';
import type { Failure } from '../../../shared/http/failure';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { axiosRequest } from '../../support/axiosRequest';
import { fakeClock } from '../../support/fakeClock';
import { failureOf } from '../support/failures';
import { control, fault } from '../support/vendors';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

const minute = 60_000;
const usual: ExportRules = {
	slotWait: 60 * minute,
	timeLimit: 360 * minute,
	stuckAfter: 120 * minute,
	restarts: 2,
	reuseFinishedWithin: 60 * minute,
	removeAtEnd: true,
	deleteWhenCancelled: false,
};

interface Changes {
	rules?: Partial<ExportRules>;
	owner?: string;
	run?: string;
	/** Milliseconds from now at which it begins. */
	later?: number;
	token?: string;
	/** Called in each sleep, with its number. */
	onSleep?(count: number): Promise<void> | void;
	signal?: AbortSignal;
	contractOverrides?: object;
	/** In the place of reading the file. */
	fetch?(read: () => Promise<string>): Promise<string>;
}

/** Runs the procedure on a clock with which the time at Poption passes as well. */
function run(changes: Changes = {}) {
	const clock = fakeClock(new Date(Date.now() + (changes.later ?? 0)).toISOString());
	const progress: ExportProgress[] = [];
	let sleeps = 0;
	const passing = {
		now: clock.now,
		async sleep(milliseconds: number, signal?: AbortSignal) {
			await changes.onSleep?.(++sleeps);
			await clock.sleep(milliseconds, signal);
			sandbox.state.poption.advance(milliseconds);
		},
	};
	const connect = (signal?: AbortSignal) =>
		poptionApi.connect({
			request: axiosRequest({
				authorization: `Bearer ${changes.token ?? 'sandbox-poption-token'}`,
			}),
			clock: passing,
			...(signal && { signal }),
			credential: {
				baseUrl: `${sandbox.url}/poption/v1`,
				contractOverrides: JSON.stringify(changes.contractOverrides ?? {}),
			},
		});
	const api = connect(changes.signal);
	const exported = exportCategory(
		{
			api,
			afterCancel: connect(),
			clock: passing,
			...(changes.signal && { signal: changes.signal }),
		},
		{
			request: { category: 'candidates', format: 'csv', language: 'en' },
			owner: { prefix: `${changes.owner ?? 'n8n/workflow/node/0'}#`, run: changes.run ?? '1' },
			rules: { ...usual, ...changes.rules },
			onProgress: (step) => progress.push(step),
		},
		async ({ id }) => {
			const read = async () =>
				await api.download(
					'downloadExport',
					{ exportId: id },
					async (body) => await readText(body, 10_000_000),
				);
			return changes.fetch ? await changes.fetch(read) : await read();
		},
	);
	return { exported, clock, progress };
}

const settings = async (changes: object) =>
	await control(sandbox, 'PATCH', 'poption/settings', changes);
const others = async (changes: object) =>
	await control(sandbox, 'POST', 'poption/exports', { format: 'json', ...changes });
const held = async () => await sandbox.state.poption.exports.all();
const starts = () =>
	sandbox.state.requests.filter(
		({ method, path }) => method === 'POST' && path.endsWith('/exports'),
	);
const said = (progress: ExportProgress[]) =>
	progress.filter(({ notable }) => notable).map(({ message }) => message);

describe('an export', () => {
	it('gives its file, and is removed', async () => {
		await settings({ durationMs: 10 * minute });
		const { exported, clock, progress } = run();
		const result = await exported;
		expect(result.file).toContain('Øystein');
		expect(result).toMatchObject({ restarts: 0, reused: false, removed: true });
		expect(result.export).toMatchObject({ id: 'px-1', status: 'finished' });
		expect(await held()).toEqual([]);
		expect(said(progress)).toEqual([]);
		// The pauses grow to a minute.
		expect(clock.waits.slice(0, 3)).toEqual([500, 750, 1125]);
		expect(Math.max(...clock.waits)).toBe(minute);
		expect(clock.waits.length).toBeLessThan(30);
	});

	it('is kept if it shall be, and left alone the next time', async () => {
		const rules = { removeAtEnd: false };
		expect((await run({ rules }).exported).removed).toBe(false);
		const second = await run({ rules, run: '2' }).exported;
		expect(second).toMatchObject({ reused: false, export: { id: 'px-2' } });
		expect((await held()).map(({ id }) => id)).toEqual(['px-2', 'px-1']);
		const { exported, progress } = run({ run: '3' });
		await exported;
		// Now that they are to be removed, those that were fetched are as well.
		expect(await held()).toEqual([]);
		expect(said(progress)).toEqual([
			expect.stringContaining('ID px-2): it was removed'),
			expect.stringContaining('ID px-1): it was removed'),
		]);
	});

	it('starts once though the answer to the start is lost', async () => {
		await fault(sandbox, {
			vendor: 'poption',
			route: 'startExport',
			fault: 'cutAfterEffect',
			times: 1,
		});
		expect((await run().exported).export.id).toBe('px-1');
		expect(starts()).toHaveLength(2);
	});

	it('is waited for while Poption is not available for a while', async () => {
		await settings({ durationMs: 30 * minute });
		await fault(sandbox, {
			vendor: 'poption',
			route: 'getExport',
			fault: '503',
			after: 5,
			times: 12,
		});
		const { exported, progress } = run();
		expect((await exported).file).toContain('Øystein');
		expect(progress.map(({ message }) => message).join('\n')).toContain('could not be read');
	});

	it('is had though it cannot be removed, which the next run does', async () => {
		await fault(sandbox, { vendor: 'poption', route: 'deleteExport', fault: '500' });
		const { exported, progress } = run();
		expect(await exported).toMatchObject({ removed: false });
		expect(said(progress)).toEqual([expect.stringContaining('is removed by the next run')]);
	});

	it('cut in the middle of its file is fetched again', async () => {
		await fault(sandbox, { vendor: 'poption', route: 'downloadExport', fault: 'cut', times: 1 });
		expect((await run().exported).file.trimEnd().split('\r\n')).toHaveLength(201);
	});
});

describe('a service that does not tell which files were fetched', () => {
	const fields = { downloadedAt: 'nowhere' };
	const contractOverrides = { listExports: { fields }, getExport: { fields } };
	const rules = { removeAtEnd: false };

	it('removes what it has fetched if it shall', async () => {
		await run({ contractOverrides }).exported;
		const second = await run({ contractOverrides, run: '2' }).exported;
		expect(second).toMatchObject({ reused: false, export: { id: 'px-2' } });
		expect(await held()).toEqual([]);
	});

	it('else gives the same file again while it is new, and deletes it later', async () => {
		await run({ contractOverrides, rules }).exported;
		expect(await run({ contractOverrides, rules, run: '2' }).exported).toMatchObject({
			reused: true,
			export: { id: 'px-1' },
		});
		sandbox.state.poption.advance(90 * minute);
		const later = { contractOverrides, rules, run: '3', later: 90 * minute };
		expect(await run(later).exported).toMatchObject({ reused: false, export: { id: 'px-2' } });
		expect((await held()).map(({ id }) => id)).toEqual(['px-2']);
	});

	it('gives a new file in each run when none is to be used again', async () => {
		const always = { ...rules, reuseFinishedWithin: 0 };
		await run({ contractOverrides, rules: always }).exported;
		sandbox.state.poption.advance(10 * minute);
		const second = { contractOverrides, rules: always, run: '2', later: 10 * minute };
		expect(await run(second).exported).toMatchObject({ reused: false, export: { id: 'px-2' } });
		expect((await held()).map(({ id }) => id)).toEqual(['px-2']);
	});
});

describe('all slots taken', () => {
	it('is waited for', async () => {
		await others({ count: 5, durationMs: 20 * minute });
		const { exported, progress } = run();
		expect((await exported).export.id).toBe('px-6');
		expect(said(progress)).toEqual([
			expect.stringMatching(/^Waiting for a slot: All 5 exports .* candidates to json \(queued, /),
		]);
	});

	it('for longer than that is said, with what takes them', async () => {
		await others({ count: 4, durationMs: 600 * minute });
		await others({ category: 'applications', fate: 'stick' });
		const failure = await failureOf(run({ rules: { slotWait: 30 * minute } }).exported);
		expect(failure.kind).toBe('conflict');
		expect(failure.message).toMatch(/^No slot became free within 30 minutes. All 5 exports /);
		expect(failure.message).toMatch(/applications to json \(running, 40%, since .* UTC, ID px-5\)/);
		expect(failure.description).toContain("'Export: Delete'");
		expect(await held()).toHaveLength(5);
	});

	it('until the time limit is said by that limit', async () => {
		await others({ count: 5, durationMs: 600 * minute });
		const { exported, clock } = run({ rules: { timeLimit: 10 * minute } });
		expect((await failureOf(exported)).message).toMatch(
			/^No slot became free within the 10 minutes that were left of 'Time Limit'. All 5 exports /,
		);
		expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(11 * minute);
	});

	it('is said at once without a wait', async () => {
		await others({ count: 5 });
		const { exported, clock } = run({ rules: { slotWait: 0 } });
		expect((await failureOf(exported)).message).toMatch(/^All 5 exports that Poption runs/);
		expect(clock.waits).toEqual([]);
	});
});

describe('an export that does not finish', () => {
	it('is deleted and started again when it is stuck', async () => {
		await settings({ nextFates: ['stick'] });
		const { exported, progress } = run();
		expect(await exported).toMatchObject({ restarts: 1, export: { id: 'px-2' } });
		expect(said(progress)).toEqual([
			expect.stringMatching(
				/ID px-1\) made no progress for 120 minutes. It is started again \(1 of 2\)/,
			),
		]);
		expect(await held()).toEqual([]);
	});

	it('but makes progress is not stuck', async () => {
		await settings({ durationMs: 300 * minute });
		expect(await run({ rules: { stuckAfter: 60 * minute } }).exported).toMatchObject({
			restarts: 0,
		});
	});

	it('is given up after so many times, and takes no slot any more', async () => {
		await settings({ nextFates: ['stick', 'fail', 'stick', 'finish'] });
		const failure = await failureOf(run({ rules: { timeLimit: 9000 * minute } }).exported);
		expect(failure.kind).toBe('unavailable');
		expect(failure.message).toMatch(
			/ID px-3\) made no progress .*, after it was started again 2 times$/,
		);
		expect(failure.description).toContain('support@poption.com');
		expect(await held()).toEqual([]);
	});

	it('is started again when it has failed', async () => {
		await settings({ nextFates: ['fail'] });
		const { exported, progress } = run();
		expect(await exported).toMatchObject({ restarts: 1 });
		expect(said(progress)[0]).toContain('has failed (The file could not be written.)');
	});

	it('within the time limit goes on at Poption, and is used by the next run', async () => {
		await settings({ durationMs: 200 * minute });
		const rules = { timeLimit: 30 * minute };
		const failure = await failureOf(run({ rules }).exported);
		expect(failure.message).toMatch(/did not finish within 30 minutes$/);
		const next = run({ run: '2' });
		expect(await next.exported).toMatchObject({ reused: true, export: { id: 'px-1' } });
		expect(starts()).toHaveLength(1);
	});
});

describe('deleted by someone else', () => {
	const deleteOne = async () => {
		await fetch(`${sandbox.url}/control/poption/exports/px-1`, { method: 'DELETE' });
	};

	it('while it runs: it is started again', async () => {
		await settings({ durationMs: 5 * minute });
		const { exported, progress } = run({
			onSleep: async (count) => await (count === 3 ? deleteOne() : undefined),
		});
		expect(await exported).toMatchObject({ restarts: 1, export: { id: 'px-2' } });
		expect(said(progress)[0]).toMatch(/ID px-1\) was deleted by someone else. It is started again/);
	});

	it('before its file was fetched: it is started again', async () => {
		let first = true;
		const { exported } = run({
			async fetch(read) {
				if (first) await deleteOne();
				first = false;
				return await read();
			},
		});
		expect(await exported).toMatchObject({ restarts: 1, export: { id: 'px-2' } });
	});

	it('is explained when it shall not be started again', async () => {
		const { exported } = run({
			rules: { restarts: 0 },
			onSleep: async (count) => await (count === 1 ? deleteOne() : undefined),
		});
		const failure = await failureOf(exported);
		expect(failure.message).toMatch(/ID px-1\) was deleted by someone else$/);
		expect(failure.description).toContain('other administrators');
	});
});

describe('interrupted', () => {
	/** A run that dies without a word in its n-th sleep. */
	async function killed(sleep: number, changes: Changes = {}): Promise<void> {
		const died = run({
			...changes,
			onSleep: (count) => {
				if (count === sleep) throw new Error('killed');
			},
		}).exported;
		await expect(died).rejects.toThrow('killed');
	}

	it('while it runs: the next run waits for the same export', async () => {
		await settings({ durationMs: 60 * minute });
		await killed(10);
		const { exported, progress } = run({ run: '2' });
		expect(await exported).toMatchObject({ reused: true, removed: true, export: { id: 'px-1' } });
		expect(said(progress)).toEqual([expect.stringContaining('An interrupted run has left')]);
		expect(starts()).toHaveLength(1);
		expect(await held()).toEqual([]);
	});

	it('and finished since: the next run fetches it while it is new', async () => {
		await killed(1);
		sandbox.state.poption.advance(5 * minute);
		expect(await run({ run: '2' }).exported).toMatchObject({
			reused: true,
			export: { id: 'px-1' },
		});
		expect(await held()).toEqual([]);
	});

	it('and finished long since: the next run removes it and starts anew', async () => {
		await killed(1);
		sandbox.state.poption.advance(90 * minute);
		const { exported, progress } = run({ run: '2', later: 90 * minute });
		expect(await exported).toMatchObject({ reused: false, export: { id: 'px-2' } });
		expect(said(progress)[0]).toContain('it was removed');
		expect(await held()).toEqual([]);
	});

	it('and stuck: the next run starts it again', async () => {
		await settings({ nextFates: ['stick'] });
		await killed(5);
		sandbox.state.poption.advance(180 * minute);
		expect(await run({ run: '2' }).exported).toMatchObject({ reused: true, restarts: 1 });
		expect(await held()).toEqual([]);
	});

	it('leaves the exports of others, and of another node, alone', async () => {
		await others({ format: 'csv', language: 'en', durationMs: 0 });
		await settings({ durationMs: 60 * minute });
		await killed(3, { owner: 'n8n/workflow/other/0' });
		expect(await run().exported).toMatchObject({ reused: false, export: { id: 'px-3' } });
		expect((await held()).map(({ id }) => id)).toEqual(['px-2', 'px-1']);
	});
});

describe('cancelled', () => {
	async function cancelledIn(sleep: number, rules: Partial<ExportRules>) {
		await settings({ durationMs: 60 * minute });
		const abort = new AbortController();
		const started = run({
			rules,
			signal: abort.signal,
			onSleep: (count) => (count === sleep ? abort.abort() : undefined),
		});
		const failure: Failure = await failureOf(started.exported);
		return { ...started, failure };
	}

	it('stops at once', async () => {
		const { failure, clock } = await cancelledIn(4, {});
		expect(failure.kind).toBe('cancelled');
		expect(clock.waits).toHaveLength(3);
		expect(await held()).toHaveLength(1);
	});

	it('deletes what was started, if asked to', async () => {
		await others({ count: 3, format: 'csv', language: 'en' });
		const { failure, progress } = await cancelledIn(4, { deleteWhenCancelled: true });
		expect(failure.kind).toBe('cancelled');
		expect(said(progress)).toEqual([expect.stringMatching(/^Cancelled: deleted .* ID px-4\)$/)]);
		expect((await held()).map(({ id }) => id)).toEqual(['px-3', 'px-2', 'px-1']);
	});

	it('while it waits for a slot, nothing was started', async () => {
		await others({ count: 5 });
		const { failure } = await cancelledIn(2, { deleteWhenCancelled: true });
		expect(failure.kind).toBe('cancelled');
		expect(await held()).toHaveLength(5);
	});
});

it('without the right to export, says whom to ask', async () => {
	const failure = await failureOf(run({ token: 'sandbox-poption-recruiter-token' }).exported);
	expect(failure.kind).toBe('permission');
	expect(failure.description).toMatch(/Only administrators may export data from Poption/);
});
