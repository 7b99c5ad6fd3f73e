import type { INodeParameters } from 'n8n-workflow';
import { itemIndexOf, items, jsonOf, linksOf, textOf } from '../support';
import { byId } from './bench';
import type { PersonioV2Bench } from './bench';

export function describeReading({ bench, run, onlyV2 }: PersonioV2Bench): void {
	describe('reading', () => {
		const ids = async (filters: INodeParameters = {}, resource = 'application') =>
			jsonOf(await run(resource, 'getAll', { returnAll: true, filters }, onlyV2())).map(
				({ id }) => id,
			);

		test('applications, the latest change first, over pages', async () => {
			await bench.control('POST', '/personio/applications', { count: 450 });
			const all = await ids();
			expect(all).toHaveLength(457);
			expect(new Set(all).size).toBe(457);
			expect(all.slice(-2)).toEqual(['495002', '495001']);
			const some = await run('application', 'getAll', { returnAll: false, limit: 3 }, onlyV2());
			expect(jsonOf(some)).toHaveLength(3);
			expect(linksOf(some)).toEqual([0, 0, 0]);
		});

		test('applications of a person, of jobs, in stages and windows', async () => {
			expect(await ids({ email: 'eva.entwurf@example.com' })).toEqual(['495004']);
			expect(await ids({ jobIds: '2001, 2004' })).toEqual(['495007', '495002', '495001']);
			expect(await ids({ stageIds: 'custom:5001,system:rejected' })).toEqual(['495003', '495002']);
			const window = { updatedAfter: '2026-06-02T00:00:00', updatedBefore: '2026-06-05T00:00:00' };
			expect(await ids(window)).toEqual(['495004', '495003', '495002']);
			expect(await ids({ ...window, createdAfter: '2026-06-03T00:00:00' })).toEqual([
				'495004',
				'495003',
			]);
			expect(await ids({ updatedBefore: '2026-06-02T00:00:00' })).toEqual(['495001']);
		});

		test('one application and its stages, also by what another node gave', async () => {
			const { outputs, error } = await run(
				'application',
				'get',
				{ applicationId: '495001', simplify: false },
				onlyV2(),
			);
			expect(error).toBeUndefined();
			expect(outputs[0]?.[0]?.json).toMatchObject({
				system: 'personio',
				jobId: '2001',
				jobTitle: 'Backend Developer (all genders)',
				status: { id: 'system:accepted', name: 'Accepted', kind: 'hired' },
				source: 'Workwise',
				candidate: { email: 'bernd.beispiel@example.com' },
				raw: { current_stage: { id: null }, created_at: { timezone: 'Europe/Berlin' } },
			});
			const history = await run(
				'application',
				'getStageTransitions',
				{},
				{ ...onlyV2(), input: items({ system: 'personio', id: '495002' }) },
			);
			expect(jsonOf(history).map(({ status }) => status)).toMatchObject([
				{ id: 'system:rejected' },
				{ id: 'custom:5001', name: 'Phone interview' },
				{ id: 'system:unassigned' },
			]);
		});

		test('candidates', async () => {
			expect(await ids({ email: 'hugo.halbwegs@example.com' }, 'candidate')).toEqual(['300007']);
			const one = await run('candidate', 'get', { candidateId: '300007' }, onlyV2());
			expect(jsonOf(one)).toMatchObject([
				{ firstName: 'Hugo', phone: '+49 30 000000', applicationIds: ['495007'] },
			]);
		});

		test('categories, and their stages as statuses', async () => {
			const categories = jsonOf(await run('category', 'getAll', { returnAll: true }, onlyV2()));
			expect(categories).toMatchObject([
				{ id: '701', name: 'Professionals', statuses: expect.any(Array) },
				{ id: '702', name: 'Trainees' },
			]);
			const all = jsonOf(await run('stage', 'getAll', { returnAll: true }, onlyV2()));
			expect(all).toHaveLength(13);
			const some = await run('stage', 'getAll', { returnAll: true, categoryId: '702' }, onlyV2());
			expect(jsonOf(some).map(({ id }) => id)).not.toContain('custom:5002');
		});

		test('jobs that are not published as well; those of the feed need the first credential', async () => {
			const jobs = jsonOf(await run('recruitingJob', 'getAll', { returnAll: true }, onlyV2()));
			expect(jobs).toHaveLength(66);
			expect(jobs).toContainEqual(expect.objectContaining({ id: '2006', status: 'unknown' }));
			const one = await run('recruitingJob', 'get', { job: byId('2005') }, onlyV2());
			expect(jsonOf(one)).toMatchObject([{ title: 'Warehouse Associate' }]);
			const { personioApi } = bench.credentials();
			const feed = await run(
				'job',
				'getAll',
				{ returnAll: true },
				{ credentials: { personioApi } },
			);
			expect(jsonOf(feed)).toHaveLength(64);
			const without = await run('job', 'getAll', {}, onlyV2());
			expect(textOf(without.error)).toContain('personioApi');
		});

		test('the pick list shows all jobs', async () => {
			const { results } = await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.personio',
				method: 'searchRecruitingJobs',
				parameters: { resource: 'recruitingJob', operation: 'get' },
				credentials: bench.credentials(),
				filter: 'werkstudent',
			});
			expect(results).toEqual([{ name: 'Werkstudent Marketing · 2006', value: '2006' }]);
		});

		test('two items of which one fails', async () => {
			const result = await run(
				'application',
				'get',
				{ applicationId: '={{ $json.id }}' },
				{
					...onlyV2(),
					input: items({ id: '1' }, { id: '495001' }),
					onError: 'continueErrorOutput',
				},
			);
			expect(jsonOf(result)).toMatchObject([{ id: '495001' }]);
			expect(jsonOf(result, 1)).toMatchObject([
				{ error: 'Personio does not know this record', details: { kind: 'notFound' } },
			]);
		});

		test('the third page does not come: nothing is given out, and the endpoint is named', async () => {
			await bench.control('POST', '/personio/applications', { count: 600 });
			await bench.addFault({
				vendor: 'personio',
				fault: 'invalidJson',
				route: 'listApplications',
				after: 2,
			});
			const { error, outputs } = await run('application', 'getAll', { returnAll: true }, onlyV2());
			expect(textOf(error)).toContain('Personio answered with something that is not JSON');
			expect(textOf(error)).toContain('GET /personio/api/v2/recruiting/applications');
			expect(itemIndexOf(error)).toBe(0);
			expect(outputs.flat()).toEqual([]);
		});

		test('a cut connection and a full minute are waited out', async () => {
			await bench.addFault({ vendor: 'personio', fault: 'cut', times: 1 });
			await bench.addFault({ vendor: 'personio', fault: '429', times: 1, after: 1, retryAfter: 0 });
			expect(await ids()).toHaveLength(7);
		});
	});
}
