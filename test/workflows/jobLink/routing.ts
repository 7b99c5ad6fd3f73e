import { itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import { incoming, picked, routed, routes, row, table } from './bench';
import type { JobLinkBench } from './bench';

const waiting = (reason: string, message: string | RegExp) => ({
	route: 'waiting',
	link: { state: 'waiting', reason, message: expect.stringMatching(message) },
	target: undefined,
});

export function describeRouting({ bench, route }: JobLinkBench): void {
	describe('Route and bad input', () => {
		test('a row without its jobs', async () => {
			const { error } = await route(table(row({ sourceJob: picked(''), targetJob: picked('') })));
			expect(textOf(error)).toContain('Link 1.sourceJobId: is missing; choose a job');
			expect(textOf(error)).toContain('Link 1.targetJobId: is missing; choose a job');
		});

		test('an item that is no application, beside one that is', async () => {
			const records = [{ name: 'Vera' }, incoming()];
			const stopped = await route(table(row()), records);
			expect(textOf(stopped.error)).toMatch(
				/not an application \(id: [^]*Workwise: Get Due for Export/,
			);
			expect(itemIndexOf(stopped.error)).toBe(0);

			const onError = 'continueErrorOutput';
			const result = await route(table(row()), records, { onError });
			expect(linksOf(result)).toEqual([1]);
			expect(jsonOf(result, 4)).toMatchObject([
				{ name: 'Vera', error: expect.stringContaining('not an application') },
			]);
			expect(linksOf(result, 4)).toEqual([0]);
		});

		test('a target that cannot be read: nothing is routed', async () => {
			await bench.addFault({ vendor: 'personio', route: 'xml', fault: '500' });
			const result = await route(table(row()));
			expect(textOf(result.error)).toContain('Personio is not available (HTTP 500)');
			expect(result.outputs.flat()).toEqual([]);
		});
	});

	describe('Route sends to Ready', () => {
		test('with job and status of the target, and what the item brought', async () => {
			const cv = await bench.n8n.storeBinary(Buffer.from('x'), 'cv.pdf', 'application/pdf');
			const link = row({
				sourceStatus: picked('in-review'),
				targetStatus: picked('custom:5001', 'Phone interview'),
			});
			const status = { id: 'in-review', name: 'In Prüfung', kind: 'in_progress' };
			const result = await route(table(link), [], {
				input: [{ json: incoming({ status, message: 'Hello' }), binary: { cv } }],
			});
			expect(jsonOf(result)).toEqual([
				{
					...JSON.parse(JSON.stringify(incoming({ status, message: 'Hello' }))),
					link: { state: 'ready', row: 1, startedAt: '2026-01-01T00:00:00.000Z' },
					target: {
						system: 'personio',
						jobId: '2001',
						jobTitle: 'Backend Developer (all genders)',
						statusId: 'custom:5001',
					},
				},
			]);
			expect(result.outputs[0][0].binary).toEqual({ cv });
			expect(linksOf(result)).toEqual([0]);
		});

		test('whose status was mapped before, by what it has in the source', async () => {
			const from = { id: 'open', name: 'Offene Bewerbungen', kind: 'new' };
			const status = { from, to: { id: 'system:offer', name: 'Offer', kind: 'offer' } };
			expect(routed(await route(table(row()), [incoming({ status })]))).toMatchObject({
				route: 'ready',
				target: { jobId: '2001' },
			});
		});

		test('to a custom phase that nobody can look up, for the credential lists none', async () => {
			const credentials = bench.credentials({ personioApi: { customPhases: '' } });
			const parameters = table(row({ targetStatus: picked('custom:9') }));
			expect(routed(await route(parameters, undefined, { credentials }))).toMatchObject({
				route: 'ready',
				target: { statusId: 'custom:9' },
			});
		});

		test('and keeps order and links of many items', async () => {
			const jobs = ['ww-101', 'ww-102', 'ww-109', 'ww-101', 'ww-109'];
			const records = jobs.map((jobId, index) => incoming({ id: `wwa-${index}`, jobId }));
			const rows = [row(), row({ sourceJob: picked('ww-102'), active: false })];
			const result = await route(table(...rows), records);
			expect(routes.map((_route, output) => linksOf(result, output))).toEqual([
				[0, 3],
				[1],
				[2, 4],
				[],
			]);
		});
	});

	test('Route gives what is from another system to Not Linked, though its job has the same ID', async () => {
		expect(routed(await route(table(row()), [incoming({ system: 'inhire' })]))).toEqual({
			route: 'notLinked',
			link: {
				state: 'notLinked',
				message: 'The application is from inhire, and these links are for jobs of workwise.',
			},
		});
	});

	describe('Route from a system without a list', () => {
		const records = [incoming({ system: 'softgarden' }), incoming({ system: 'join' })];
		const other = { sourceSystem: 'other', ...table(row()) };

		test('keeps the applications of its name from those of another with the same job ID', async () => {
			const result = await route({ ...other, sourceName: 'softgarden' }, records);
			expect(linksOf(result)).toEqual([0]);
			expect(jsonOf(result, 2)).toMatchObject([
				{
					link: {
						message: 'The application is from join, and these links are for jobs of softgarden.',
					},
				},
			]);
		});

		test('asks for the name if applications of several systems arrive', async () => {
			const { error, outputs } = await route(other, records);
			expect(textOf(error)).toContain('from several systems (join, softgarden)');
			expect(textOf(error)).toContain("'Name of the Source System'");
			expect(outputs.flat()).toEqual([]);
			expect(routed(await route(other, records.slice(0, 1))).route).toBe('ready');
		});
	});

	describe('Route lets wait', () => {
		test('what belongs to a paused link, or to any when all are paused', async () => {
			expect(routed(await route(table(row({ active: false }))))).toMatchObject(
				waiting('paused', /Link 1 is paused/),
			);
			const paused = { ...table(row()), options: { pauseAll: true } };
			expect(routed(await route(paused))).toMatchObject(waiting('paused', /Link 1 is paused/));
		});

		test('applications in another status than the link exports', async () => {
			const status = { id: 'rejected', name: 'Abgelehnt', kind: 'rejected' };
			expect(routed(await route(table(row()), [incoming({ status })]))).toMatchObject(
				waiting(
					'sourceStatus',
					/has the status "Abgelehnt", and link 1 exports open applications only/,
				),
			);
			const chosen = table(row({ sourceStatus: picked('in-review') }));
			expect(routed(await route(chosen))).toMatchObject(
				waiting('sourceStatus', /"Offene Bewerbungen", and link 1 exports from another one/),
			);
		});

		test('a target status that the target does not have', async () => {
			expect(routed(await route(table(row({ targetStatus: picked('custom:9') }))))).toMatchObject(
				waiting('targetStatusUnknown', /Personio has no status "custom:9"[^]*of link 1 again/),
			);
		});

		const name = 'Backend Developer (all genders)';

		test.each(['archived', 'draft', 'deleted'])('a target that is %s since', async (state) => {
			const chosen = table(row({ targetJob: picked('2001', name) }));
			expect(routed(await route(chosen)).route).toBe('ready');
			await bench.control('PATCH', '/personio/jobs/2001', { state });
			expect(routed(await route(chosen))).toMatchObject(
				waiting(
					'targetGone',
					/^Job "Backend Developer \(all genders\)" \(2001\) was in the list of Personio when it was chosen[^]*closed, archived, unpublished or deleted/,
				),
			);
			// Who typed the ID alone has told nothing about the job.
			expect(routed(await route(table(row())))).toMatchObject(
				waiting('targetNotYetVisible', /^Job 2001 is not among the jobs that Personio shows/),
			);

			await bench.control('PATCH', '/personio/jobs/2001', { state: 'published' });
			expect(routed(await route(chosen)).route).toBe('ready');
		});

		test('a target that was created again under another ID', async () => {
			await bench.control('PATCH', '/personio/jobs/2001', { state: 'deleted' });
			await bench.control('POST', '/personio/jobs', { id: 2999, name });
			const chosen = row({ targetJob: picked('2001', name) });
			expect(routed(await route(table(chosen)))).toMatchObject(
				waiting('targetRecreated', /newer job of the same title with the ID 2999[^]*in link 1/),
			);
			// A job with a row of its own has not taken the place of another one.
			const other = row({ sourceJob: picked('ww-102'), targetJob: picked('2999', name) });
			expect(routed(await route(table(chosen, other)))).toMatchObject(
				waiting('targetGone', /\(2001\) was in the list/),
			);
		});

		test('a new target that Personio does not show yet', async () => {
			await bench.control('POST', '/personio/jobs', { id: 2998, name: 'Brand New', inFeed: false });
			const link = table(row({ targetJob: picked('2998') }));
			expect(routed(await route(link))).toMatchObject(
				waiting('targetNotYetVisible', /^Job 2998 is not among[^]*check the ID in link 1/),
			);
			await bench.control('PATCH', '/personio/jobs/2998', { inFeed: true });
			expect(routed(await route(link))).toMatchObject({
				route: 'ready',
				target: { jobTitle: 'Brand New' },
			});
		});

		test('a target that is missing where all jobs are listed', async () => {
			const links = { targetSystem: 'teamtailor', ...table(row({ targetJob: picked('9999') })) };
			expect(routed(await route(links))).toMatchObject(
				waiting('targetMissing', /^Teamtailor has no job 9999\. Check the ID in link 1/),
			);
		});

		test('a target ID that cannot be one', async () => {
			expect(routed(await route(table(row({ targetJob: picked('abc') }))))).toMatchObject(
				waiting(
					'targetMissing',
					/"abc" cannot be a job of Personio: Personio gives a position a whole/,
				),
			);
		});
	});
}
