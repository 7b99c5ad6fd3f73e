import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { ago, day, pollSeries } from '../triggers/pollBench';
import { itemIndexOf, jsonOf, textOf } from '../support';
import { incoming, json, picked, routed, row, table } from './bench';
import type { JobLinkBench } from './bench';

export function describeStarts({ bench, route }: JobLinkBench): void {
	/** A link that does not say when it starts. */
	const open = table(row({ since: '' }));
	const activatedAt = '2026-03-02T09:00:00+01:00';

	describe('Route and the start of a link', () => {
		test('is the date that the row gives', async () => {
			const dated = (moment: string) => table(row({ since: moment }));
			expect(routed(await route(dated('2026-03-02T00:00:00Z'))).route).toBe('ready');
			expect(routed(await route(dated('2026-03-03T00:00:00Z')))).toMatchObject({
				route: 'older',
				link: { message: 'The application is from 2026-03-02, before link 1 started.' },
			});
			// A day alone counts to its end.
			const record = incoming({ appliedAt: '2026-03-02' });
			expect(routed(await route(dated('2026-03-02T12:00:00Z'), [record])).route).toBe('ready');
		});

		test('is otherwise the activation of the trigger that gave the application', async () => {
			const applied = (appliedAt: string) => [incoming({ activatedAt, appliedAt })];
			expect(routed(await route(open, applied('2026-03-02T08:59:00+01:00')))).toMatchObject({
				route: 'older',
				link: { startedAt: activatedAt },
			});
			expect(routed(await route(open, applied('2026-03-02T09:01:00+01:00')))).toMatchObject({
				route: 'ready',
				link: { startedAt: activatedAt },
			});
			// The row has the last word.
			const earlier = table(row({ since: '2026-03-01T00:00:00Z' }));
			expect(routed(await route(earlier, applied('2026-03-02T08:59:00+01:00')))).toMatchObject({
				route: 'ready',
				link: { startedAt: '2026-03-01T00:00:00.000Z' },
			});
		});

		test('is the same for every target: what waited for the old one goes to the new one', async () => {
			const moved = table(row({ since: '', targetJob: picked('2002') }));
			expect(routed(await route(moved, [incoming({ activatedAt })]))).toMatchObject({
				route: 'ready',
				link: { startedAt: activatedAt },
				target: { jobId: '2002' },
			});
		});

		test.each([
			['Europe/Berlin', '2026-03-28T23:00:00.000Z', 'ready'],
			['America/New_York', '2026-03-29T04:00:00.000Z', 'older'],
		])('is a day in the time zone of the workflow: %s', async (timezone, startedAt, went) => {
			// The night in which summer time begins in Berlin.
			const record = incoming({ appliedAt: '2026-03-29T00:30:00+01:00' });
			const since = '2026-03-29';
			const fromJson = json([{ sourceJobId: 'ww-101', targetJobId: '2001', since }]);
			for (const parameters of [fromJson, table(row({ since }))]) {
				const result = await route(parameters, [record], { settings: { timezone } });
				expect(routed(result)).toMatchObject({ route: went, link: { startedAt } });
			}
		});
	});

	describe('Route without a start', () => {
		test('takes all in a test run, and says so', async () => {
			const rows = table(
				row({ since: '' }),
				row({ sourceJob: picked('ww-102') }),
				row({ sourceJob: picked('ww-103'), since: '' }),
			);
			const old = incoming({ appliedAt: '1999-01-01T00:00:00Z' });
			const result = await route(rows, [old], { mode: 'manual' });
			expect(routed(result)).toMatchObject({ route: 'ready', link: { state: 'ready', row: 1 } });
			expect(result.hints).toHaveLength(1);
			expect(result.hints[0]?.message).toMatch(
				/^'Applications Since' is empty in row 1, 3\. In this test run, these links take all/,
			);
		});

		test('takes the samples of a trigger in a test run, which are from before the test', async () => {
			const sample = incoming({ activatedAt: new Date().toISOString() });
			expect(routed(await route(open, [sample], { mode: 'manual' })).route).toBe('ready');
			expect(routed(await route(open, [sample])).route).toBe('older');
		});

		test('has nothing to say in a test run if every row has one', async () => {
			expect((await route(table(row()), undefined, { mode: 'manual' })).hints).toEqual([]);
		});

		test('refuses a production run, and names every row that lacks one', async () => {
			const rows = table(
				row({ since: '' }),
				row({ sourceJob: picked('ww-102') }),
				row({ sourceJob: picked('ww-103'), since: '' }),
				row({ sourceJob: picked('ww-104'), since: '' }),
			);
			const records = ['ww-103', 'ww-101', 'ww-102', 'ww-103', 'ww-999'].map((jobId) =>
				incoming({ jobId }),
			);
			const result = await route(rows, records);
			expect(textOf(result.error)).toMatch(
				/^'Applications Since' is empty in row 1, 3, and the applications do not say when/,
			);
			expect(textOf(result.error)).toMatch(
				/Nothing was routed, so everything stays due\. Enter the moment.*e\.g\. \d{4}-\d\d-\d\dT/,
			);
			expect(result.outputs.flat()).toEqual([]);
		});

		test('refuses a production run if one application alone does not bring one', async () => {
			const result = await route(open, [incoming({ activatedAt }), incoming()]);
			expect(textOf(result.error)).toContain("'Applications Since' is empty in row 1,");
		});

		test('does not ask for one that no application needs', async () => {
			const elsewhere = incoming({ system: 'inhire' });
			expect(routed(await route(open, [elsewhere])).route).toBe('notLinked');
			expect(routed(await route(open, [incoming({ jobId: 'ww-999' })])).route).toBe('notLinked');
			const { error } = await route(open, [{ name: 'Vera' }]);
			expect(textOf(error)).toContain('not an application');
			expect(itemIndexOf(error)).toBe(0);
		});
	});

	test('What Workwise Trigger gives goes to Ready, poll after poll, without Applications Since', async () => {
		const trigger = pollSeries(bench, 'workwiseTrigger', { onlyAfterActivation: false });
		const links = withoutSince('ww-101', 'ww-102');
		expect(await trigger.poll()).toEqual([]);
		const starts: unknown[] = [];
		for (const jobId of ['ww-101', 'ww-102', 'ww-101']) {
			await bench.control('POST', '/workwise/applications', { count: 2, documents: 0, jobId });
			const given = await trigger.poll();
			expect(given).toHaveLength(2);
			const staticData = { 'node:Start': trigger.place() };
			const result = await route(links, given, { staticData });
			expect(textOf(result.error)).toBe('no error');
			expect(jsonOf(result).map(({ id }) => id)).toEqual(given.map(({ id }) => id));
			expect(result.run.staticData).toEqual(staticData);
			starts.push(...given.map((application) => application.activatedAt));
		}
		// The start that came with them is that of the first poll.
		expect(new Set(starts).size).toBe(1);

		// One that was submitted before, and reaches the status only now.
		const made = await bench.control('POST', '/workwise/applications', {
			documents: 0,
			submittedAt: ago(day),
			statusId: 'in-review',
		});
		const { ids } = z.object({ ids: z.array(z.string()).length(1) }).parse(made);
		await bench.control('PATCH', `/workwise/applications/${ids[0]}`, { statusId: 'open' });
		expect(routed(await route(links, await trigger.poll())).route).toBe('older');
	});
}

function withoutSince(...sourceJobs: string[]): INodeParameters {
	return table(...sourceJobs.map((id) => row({ sourceJob: picked(id), since: '' })));
}
