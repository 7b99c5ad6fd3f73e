import { items, itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import type { NodeOptions } from '../support';
import { incoming, picked, routed, row, table } from './bench';
import type { JobLinkBench } from './bench';

export function describeMemory({ bench, route }: JobLinkBench): void {
	describe('Route and the start of a link', () => {
		test('is the first production run, and is kept', async () => {
			const link = table(row({ since: '' }));
			const before = Date.now();
			const first = await route(link);
			expect(routed(first)).toMatchObject({ route: 'older', link: { row: 1 } });
			expect(first.hints).toEqual([]);
			const { startedAt } = JSON.parse(JSON.stringify(jsonOf(first, 3)[0].link));
			expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(before);

			const later = incoming({ appliedAt: new Date(Date.now() + 1000).toISOString() });
			const { staticData } = first.run;
			const second = await route(link, [later], { staticData });
			expect(routed(second)).toMatchObject({ route: 'ready', link: { startedAt } });

			// Another target keeps the start, so that what waited for the old one goes to the new one.
			const moved = table(row({ since: '', targetJob: picked('2002') }));
			const third = await route(moved, [later], { staticData: second.run.staticData });
			expect(routed(third)).toMatchObject({
				route: 'ready',
				link: { startedAt },
				target: { jobId: '2002' },
			});
		});

		test('is not fixed by a test run, which says so', async () => {
			const rows = table(row({ since: '' }), row({ sourceJob: picked('ww-102') }));
			const result = await route(rows, undefined, { mode: 'manual' });
			expect(routed(result).route).toBe('older');
			expect(result.run.staticData).toEqual({});
			expect(result.hints).toHaveLength(1);
			expect(result.hints[0]?.message).toMatch(
				/^Links that have not started: row 1\. .*this test run shows all their applications under Older.*'Applications Since'/,
			);
		});

		test('is the date that the row gives', async () => {
			const dated = (day: string) => table(row({ since: `${day}T00:00:00Z` }));
			expect(routed(await route(dated('2026-03-02'))).route).toBe('ready');
			expect(routed(await route(dated('2026-03-03')))).toMatchObject({
				route: 'older',
				link: { message: 'The application is from 2026-03-02, before link 1 started.' },
			});
			// A day alone counts to its end.
			const record = incoming({ appliedAt: '2026-03-02' });
			expect(
				routed(await route(table(row({ since: '2026-03-02T12:00:00Z' })), [record])).route,
			).toBe('ready');
		});
	});

	describe('Confirm keeps a ledger for sources that cannot be told', () => {
		const other = (id: string) => incoming({ system: undefined, id, jobId: 'job-1' });
		const links = { sourceSystem: 'other', ...table(row({ sourceJob: picked('job-1') })) };
		const confirm = async (records: object[], options: NodeOptions = {}) =>
			await bench.runNode(
				'recruitingJobLink',
				{ operation: 'confirm' },
				{ mode: 'trigger', input: items(...records), ...options },
			);
		const written = (id: string) => ({
			system: 'personio',
			result: 'created',
			origin: { system: 'other', id, jobId: 'job-1' },
		});

		test('and Route leaves out what it holds', async () => {
			const confirmed = await confirm([written('1'), written('2')]);
			expect(jsonOf(confirmed)).toMatchObject([
				{ system: 'other', id: '1', jobId: 'job-1', confirmedAt: expect.any(String) },
				{ id: '2' },
			]);
			expect(linksOf(confirmed)).toEqual([0, 1]);
			const { staticData } = confirmed.run;
			const result = await route(links, ['1', '2', '3'].map(other), { staticData });
			expect(jsonOf(result).map(({ id }) => id)).toEqual(['3']);
			expect(linksOf(result)).toEqual([2]);

			// Of another source job or system it is another application.
			const same = { ...other('1'), system: 'workwise' };
			expect(routed(await route(links, [same], { staticData })).route).toBe('ready');

			const more = await confirm([written('3')], { staticData: result.run.staticData });
			const again = await route(links, ['1', '2', '3'].map(other), {
				staticData: more.run.staticData,
			});
			expect(again.outputs.flat()).toEqual([]);
		});

		test('but not in a test run, which says so', async () => {
			const result = await confirm([written('1')], { mode: 'manual' });
			expect(result.run.staticData).toEqual({});
			expect(result.hints[0]?.message).toContain('Nothing was remembered');
		});

		test('and names an item that does not say where it came from', async () => {
			const result = await confirm([written('1'), { system: 'personio' }]);
			expect(textOf(result.error)).toContain('not the result of creating an application');
			expect(itemIndexOf(result.error)).toBe(1);
		});

		test('from end to end: what Personio got is not routed again', async () => {
			const ready = jsonOf(await route(links, [other('1')]));
			const created = await bench.runNode(
				'personio',
				{ resource: 'application', operation: 'create' },
				{ input: items(...ready) },
			);
			const confirmed = await confirm(jsonOf(created));
			const { staticData } = confirmed.run;
			expect((await route(links, [other('1')], { staticData })).outputs.flat()).toEqual([]);
		});
	});
}
