import type { INodeParameters } from 'n8n-workflow';
import { items, jsonOf, linksOf, textOf } from '../support';
import { incoming, json, picked, routed, row, since, table } from './bench';
import type { JobLinkBench } from './bench';

export function describeTables({ bench, route }: JobLinkBench): void {
	describe('Route with a table as JSON', () => {
		test('as text, and as a list from an expression', async () => {
			const link = {
				sourceJobId: 'ww-101',
				targetJobId: 2001,
				since,
				targetStatusId: 'system:offer',
			};
			expect(routed(await route(json([link])))).toMatchObject({
				route: 'ready',
				target: { jobId: '2001', statusId: 'system:offer' },
			});
			const fromItem = { linkSource: 'json', linksJson: '={{ $json.table }}' };
			const result = await route(fromItem, [
				{ ...incoming(), table: [{ ...link, active: false }] },
			]);
			expect(routed(result).link).toMatchObject({ reason: 'paused' });
		});

		const bad: Array<[string, unknown, string[]]> = [
			['text that is no JSON', '[{', ["'Links (JSON)' cannot be used: is not valid JSON"]],
			['no list', { sourceJobId: '1' }, ['The links are not a list']],
			[
				'bad rows, each with its field',
				[
					{ sourceJobId: 'ww-101', targetJobId: '2001', tragetStatusId: 'x' },
					{ sourceJobId: 'ww-102' },
					{ sourceJobId: 'ww-103', targetJobId: '1', active: 'yes', since: '1.3.2026' },
					'ww-104',
				],
				[
					'Link 1.tragetStatusId: is not a field of a link',
					'Link 2.targetJobId: is missing; choose a job, or enter its ID',
					'Link 3.active: ',
					'Link 3.since: must be an ISO 8601 date',
					'Link 4: ',
					'Nothing was routed',
				],
			],
			[
				'two rows for one job',
				[
					{ sourceJobId: 'ww-101', targetJobId: '2001' },
					{ sourceJobId: 'ww-101', targetJobId: '2002' },
				],
				['Link 2.sourceJobId: "ww-101" is linked in row 1 already'],
			],
		];
		test.each(bad)('refuses %s', async (_case, linksJson, messages) => {
			const { error, outputs } = await route(json(linksJson));
			for (const message of messages) expect(textOf(error)).toContain(message);
			expect(outputs.flat()).toEqual([]);
		});
	});

	describe('Check', () => {
		test('gives one item a link with its health', async () => {
			const rows = [
				row({ targetStatus: picked('custom:5001') }),
				row({ sourceJob: picked('ww-104'), targetJob: picked('2004'), active: false }),
				row({ sourceJob: picked('ww-105'), targetJob: picked('2005', 'Warehouse Associate') }),
				row({ sourceJob: picked('ww-999', 'Gone'), targetJob: picked('2002') }),
			];
			const result = await bench.runNode(
				'recruitingJobLink',
				{ operation: 'check', ...table(...rows) },
				{ mode: 'trigger', input: items({}, {}) },
			);
			expect(jsonOf(result)).toEqual([
				{
					row: 1,
					ok: true,
					health: 'ok',
					active: true,
					startedAt: '2026-01-01T00:00:00.000Z',
					sourceJob: {
						id: 'ww-101',
						title: 'Backend Developer (m/f/d)',
						status: 'open',
						listed: true,
					},
					targetJob: {
						id: '2001',
						title: 'Backend Developer (all genders)',
						status: 'open',
						listed: true,
					},
					targetStatusId: 'custom:5001',
				},
				expect.objectContaining({ row: 2, ok: false, health: 'paused', active: false }),
				expect.objectContaining({
					health: 'targetGone',
					targetJob: { id: '2005', title: 'Warehouse Associate', listed: false },
				}),
				expect.objectContaining({
					health: 'sourceMissing',
					message: 'Workwise has no job ww-999. Choose the source job of link 4 again.',
					sourceJob: { id: 'ww-999', title: 'Gone', listed: false },
				}),
			]);
			expect(result.outputs).toHaveLength(1);
			expect(linksOf(result)).toEqual([0, 0, 0, 0]);
		});
	});

	describe('pick lists', () => {
		const list = async (method: string, parameters: INodeParameters = {}, more: object = {}) =>
			await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.recruitingJobLink',
				method,
				parameters: { operation: 'route', ...parameters },
				credentials: bench.credentials(),
				...more,
			});
		const inRow = (name: string) => ({ path: `parameters.links.link[0].${name}` });

		test('show the source jobs page by page, with title, status and ID', async () => {
			const first = await list('searchSourceJobs');
			expect(first.results).toHaveLength(100);
			const token = { paginationToken: first.paginationToken };
			const second = await list('searchSourceJobs', {}, token);
			expect(second.paginationToken).toBeUndefined();
			const values = [...first.results, ...second.results].map(({ value }) => value);
			expect(new Set(values).size).toBe(136);
			const { results } = await list('searchSourceJobs', {}, { filter: 'sales' });
			expect(results).toEqual([
				{
					name: 'Sales Manager DACH · OPEN · ww-102',
					value: 'ww-102',
					url: 'https://jobs.example.com/ww-102',
				},
			]);
		});

		test('show target jobs that are open only', async () => {
			const { results } = await list('searchTargetJobs');
			expect(results).toHaveLength(64);
			expect(results.map(({ name }) => name)).toContain('Sales Manager DACH · OPEN · 2002');
			expect(results.every(({ name }) => / · OPEN · \d+$/.test(name))).toBe(true);
			const filtered = await list('searchTargetJobs', {}, { filter: '2003' });
			expect(filtered.results.map(({ name }) => name)).toEqual(['Pflegefachkraft · OPEN · 2003']);
			// Workwise can be chosen as a source only, so here is no list of it to leave closed jobs out of.
			expect((await list('searchTargetJobs', {}, { filter: 'Warehouse' })).results).toEqual([]);
		});

		test('show the statuses of the jobs in the same row', async () => {
			const rows = table(row());
			const source = await list('searchSourceStatuses', rows, inRow('sourceStatus'));
			expect(source.results.map(({ name }) => name)).toEqual([
				'Offene Bewerbungen',
				'In Prüfung',
				'Termin',
				'Angebot',
				'Eingestellt',
				'Abgelehnt',
			]);
			const target = await list('searchTargetStatuses', rows, {
				...inRow('targetStatus'),
				filter: 'interview',
			});
			expect(target.results).toEqual([
				{ name: 'Phone interview', value: 'custom:5001' },
				{ name: 'On-site interview', value: 'custom:5002' },
			]);
		});

		test.each([
			[
				'searchSourceStatuses',
				'sourceStatus',
				'sourceJob',
				"Choose 'Source Job' in this row first",
			],
			[
				'searchTargetStatuses',
				'targetStatus',
				'targetJob',
				"Choose 'Target Job' in this row first",
			],
		])('%s needs the job of its row', async (method, name, job, message) => {
			const rows = table(row({ [job]: picked('') }), row());
			await expect(list(method, rows, inRow(name))).rejects.toThrow(message);
		});

		test('have nothing for a system without a list', async () => {
			await expect(list('searchTargetJobs', { targetSystem: 'other' })).rejects.toThrow(
				'There is no list for the target system "Other"',
			);
			await expect(list('searchSourceJobs', { sourceSystem: 'other' })).rejects.toThrow(
				'There is no list for the source system "Other"',
			);
		});

		test('say what is wrong with the account', async () => {
			const credentials = bench.credentials({ workwiseApi: { token: 'wrong' } });
			await expect(list('searchSourceJobs', {}, { credentials })).rejects.toThrow(
				'Workwise does not accept the credential',
			);
		});
	});
}
