import type { INodeParameters } from 'n8n-workflow';
import { jsonOf, textOf } from '../support';
import { byId } from './bench';
import type { ErecruiterBench } from './bench';

export function describeReading({ bench, run, allKey, requests }: ErecruiterBench): void {
	describe('reading', () => {
		test('recruitments: those that are shared, or all over pages', async () => {
			const shared = await run('recruitment', 'getAll', { returnAll: true });
			expect(jsonOf(shared).map(({ id, status }) => `${id} ${status}`)).toEqual([
				'5001 open',
				'5002 open',
				'5003 open',
			]);
			const all = await run('recruitment', 'getAll', { returnAll: true }, allKey());
			expect(new Set(jsonOf(all).map(({ id }) => id)).size).toBe(125);
			expect(new Set(jsonOf(all).map(({ status }) => status))).toEqual(
				new Set(['open', 'closed', 'draft']),
			);
			const found = await run('recruitment', 'getAll', { filters: { search: 'DevOps' } });
			expect(jsonOf(found)).toMatchObject([{ id: '5002', title: 'Inżynier DevOps' }]);
			const { error } = await run('recruitment', 'get', { job: byId('5004') });
			expect(textOf(error)).toContain('not shared with the owner of this access key');
		});

		test('statuses of the account (a list) and of a recruitment (a keyed object)', async () => {
			const ofAccount = jsonOf(await run('status', 'getAll', { returnAll: true }));
			expect(
				ofAccount.map(({ id, kind, lockedFor }) => `${id} ${kind}${lockedFor ? '!' : ''}`),
			).toEqual([
				...['1 new!', '2 in_progress', '3 in_progress', '4 in_progress', '5 offer!', '6 hired!'],
				...['7 rejected', '8 other', '101 in_progress', '102 in_progress'],
			]);
			const parameters = { statusesOf: 'recruitment', job: byId('5001'), returnAll: true };
			const ofRecruitment = jsonOf(await run('status', 'getAll', parameters));
			expect(ofRecruitment.map(({ id }) => id)).toEqual(ofAccount.map(({ id }) => id));
			expect(ofRecruitment[0]).toMatchObject({ jobId: '5001', type: 'Standard', builtIn: true });
		});

		test('publication places', async () => {
			const result = await run('publicationPlace', 'getAll');
			expect(jsonOf(result)).toContainEqual({ system: 'erecruiter', id: '900', name: 'inhire.io' });
		});

		test('applications of one and of all recruitments, since a time, from one source', async () => {
			const ids = async (parameters: INodeParameters) =>
				jsonOf(await run('application', 'getAll', { returnAll: true, ...parameters })).map(
					({ id }) => id,
				);
			expect(await ids({ job: byId('5002') })).toHaveLength(5);
			expect(await ids({ applicationsOf: 'all' })).toHaveLength(18);
			expect(
				await ids({
					applicationsOf: 'all',
					filters: { createdAfter: '2026-06-01', originSystem: 'inhire' },
				}),
			).toHaveLength(8);
			expect(
				await ids({ job: byId('5003'), filters: { modifiedAfter: '2026-06-09', statusId: '6,4' } }),
			).toEqual(['70303']);
			expect(await ids({ applicationsOf: 'all', returnAll: false, limit: 12 })).toHaveLength(12);
			expect(await ids({ job: byId('5004') })).toEqual([]);
		});

		test('one application with its history, the latest first', async () => {
			expect(jsonOf(await run('application', 'get', { applicationId: '70302' }))).toMatchObject([
				{
					id: '70302',
					jobId: '5003',
					status: { id: '102', name: 'Rozmowa z zarządem' },
					origin: { system: 'inhire', id: 'iha-30302' },
					sourceId: '900',
				},
			]);
			const history = await run('application', 'getStageHistory', {
				applicationSource: 'id',
				applicationId: '70302',
			});
			expect(jsonOf(history).map(({ status }) => status)).toMatchObject([
				{ id: '102' },
				{ id: '4' },
				{ id: '2' },
				{ id: '1', name: 'Nowy' },
			]);
		});

		test('a sporadic 500 and a full minute are waited out', async () => {
			await bench.addFault({ vendor: 'erecruiter', fault: '500', every: 2 });
			await bench.addFault({ vendor: 'erecruiter', fault: '429', times: 1, retryAfter: 0 });
			const result = await run('application', 'getAll', { applicationsOf: 'all', returnAll: true });
			expect(jsonOf(result)).toHaveLength(18);
			expect(requests('/erecruiter/').some(({ status }) => status === 500)).toBe(true);
		});
	});

	test('pick lists show recruitments and publication places', async () => {
		const list = async (method: string, filter?: string) =>
			await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.erecruiter',
				method,
				parameters: { resource: 'application', operation: 'create' },
				credentials: bench.credentials(),
				filter,
			});
		expect((await list('searchRecruitments', '5001')).results).toMatchObject([
			{ name: 'Senior Java Developer · OPEN · 5001', value: '5001' },
		]);
		expect((await list('searchPublicationPlaces', 'linked')).results).toEqual([
			{ name: 'LinkedIn · 902', value: '902' },
		]);
	});
}
