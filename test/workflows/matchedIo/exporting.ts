import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf, textOf } from '../support';
import type { NodeRun } from '../support';
import { byId } from './bench';
import type { MatchedIoBench } from './bench';

export function describeExport({ bench, run, state }: MatchedIoBench): void {
	const create = async (source: NodeRun, parameters: INodeParameters = {}) =>
		await bench.runNode(
			'personio',
			{ resource: 'application', operation: 'create', ...parameters },
			{ input: source.outputs[0], onError: 'continueErrorOutput' },
		);
	const confirm = async (created: NodeRun) =>
		await run('match', 'confirmExport', {}, { input: created.outputs[0] });

	describe('Match: Confirm Export', () => {
		test('due matches of imported jobs go to Personio with their files, and are confirmed', async () => {
			const due = await run('match', 'getDue', { downloadDocuments: true });
			const created = await create(due);
			expect(
				jsonOf(created).map(({ result, jobId, origin }) => ({ result, jobId, origin })),
			).toEqual(
				[
					['mm-40103', 'mj-401', '2001'],
					['mm-40202', 'mj-402', '2104'],
					['mm-40302', 'mj-403', '2106'],
					['mm-40105', 'mj-401', '2001'],
				].map(([id, jobId, position]) => ({
					result: 'created',
					jobId: position,
					origin: { system: 'matched-io', id, jobId },
				})),
			);
			// Those of the job that was made at matched.io.
			expect(jsonOf(created, 1).map(({ id }) => id)).toEqual(['mm-40401', 'mm-40402']);
			expect(jsonOf(created, 1)[0]?.error).toContain(
				'The item does not say for which Personio job it is meant',
			);
			const confirmed = await confirm(created);
			expect(jsonOf(confirmed)[0]).toMatchObject({
				system: 'matched-io',
				id: 'mm-40103',
				jobId: 'mj-401',
				exportState: 'confirmed',
				target: { system: 'personio', jobId: '2001' },
			});
			expect(state().findMatch('mm-40103')?.export).toMatchObject({
				state: 'confirmed',
				targetSystem: 'personio',
				targetJobId: '2001',
			});
			const left = await run('match', 'getDue', { downloadDocuments: false });
			expect(jsonOf(left).map(({ id }) => id)).toEqual(['mm-40401', 'mm-40402']);
			// Twice does no harm.
			const again = await confirm(created);
			expect(jsonOf(again)).toHaveLength(4);
		});

		test('through the Job Link, for jobs that were made at matched.io', async () => {
			const due = await run('match', 'getDue');
			const routed = await bench.runNode(
				'recruitingJobLink',
				{
					operation: 'route',
					sourceSystem: 'matched-io',
					targetSystem: 'personio',
					links: {
						link: [
							{
								sourceJob: byId('mj-404'),
								targetJob: byId('2102'),
								sourceStatus: byId(''),
								targetStatus: byId('system:offer'),
								active: true,
								since: '2026-01-01T00:00:00Z',
							},
						],
					},
				},
				{ input: due.outputs[0] },
			);
			expect(textOf(routed.error)).toBe('no error');
			// Those of imported jobs bring their job along.
			expect(jsonOf(routed).map(({ id }) => id)).toEqual([
				...['mm-40401', 'mm-40103', 'mm-40202', 'mm-40302', 'mm-40105', 'mm-40402'],
			]);
			const created = await create(routed);
			expect(jsonOf(created).map(({ jobId }) => jobId)).toEqual([
				...['2102', '2001', '2104', '2106', '2001', '2102'],
			]);
			expect(jsonOf(await confirm(created))).toHaveLength(6);
			expect(state().findMatch('mm-40402')?.export).toMatchObject({ targetJobId: '2102' });
		});

		test('by hand: one match, entered by its ID', async () => {
			const parameters = {
				applicationSource: 'id',
				applicationId: 'mm-40105',
				targetSource: 'fields',
				targetSystem: 'personio',
				targetJobId: '2001',
			};
			const result = await run('match', 'confirmExport', parameters);
			expect(jsonOf(result)).toMatchObject([{ id: 'mm-40105', exportState: 'confirmed' }]);
		});

		test.each([
			[{ system: 'personio', jobId: '1' }, /does not come from a match of matched.io/],
			[
				{ system: 'personio', jobId: '1', origin: { system: 'matched-io', id: 'mm-40102' } },
				/The match mm-40102 is declined, not successful/,
			],
			[
				{ system: 'personio', jobId: '2', origin: { system: 'matched-io', id: 'mm-40101' } },
				/confirmed for personio job 2001/,
			],
		])('refuses %j', async (json, message) => {
			const { error } = await run('match', 'confirmExport', {}, { input: items(json) });
			expect(textOf(error)).toMatch(message);
		});
	});
}
