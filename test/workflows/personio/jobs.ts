import type { INodeParameters } from 'n8n-workflow';
import { itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import type { PersonioBench } from './bench';

export function describeJobs({ bench, requests, account }: PersonioBench): void {
	describe('Job', () => {
		const getMany = async (parameters: INodeParameters = {}, companyPage?: string) =>
			await bench.runNode(
				'personio',
				{ resource: 'job', operation: 'getAll', ...parameters },
				companyPage === undefined
					? {}
					: account({ companyPage: `${bench.sandbox.url}/personio/careers/${companyPage}` }),
			);

		test.each([
			['unknown (404)', 'nobody'],
			['sent elsewhere (307)', 'redirected'],
		])('of a company page that is %s', async (_case, page) => {
			const { error } = await getMany({}, page);
			expect(textOf(error)).toContain(`There is no job feed at ${bench.sandbox.url}`);
			expect(textOf(error)).toContain("Check 'Company Page' in the credential");
			expect(requests('/elsewhere')).toEqual([]);
		});

		test('of a feed with a document type definition', async () => {
			const { error } = await getMany({}, 'dtd');
			expect(textOf(error)).toContain('document type definition');
			expect(textOf(error)).not.toContain('Example GmbH');
		});

		test('Get Many gives the published positions up to the limit', async () => {
			const limited = await getMany();
			expect(limited.outputs[0]).toHaveLength(50);
			expect(linksOf(limited)).toEqual(Array.from({ length: 50 }, () => 0));
			const all = await getMany({ returnAll: true });
			expect(all.outputs[0]).toHaveLength(64);
			expect(jsonOf(all)[0]).toEqual({
				system: 'personio',
				id: '2001',
				title: 'Backend Developer (all genders)',
				status: 'open',
				location: 'Berlin, Köln, Remote',
				department: 'Engineering',
				url: `${bench.sandbox.url}/personio/careers/acme/job/2001`,
				employmentType: 'permanent',
				schedule: 'full-time',
				seniority: 'experienced',
				createdAt: '2026-01-12T09:00:00+0100',
				description: expect.stringContaining('<h3>Deine Aufgaben</h3><p>Als <strong>Backend'),
			});
			expect(jsonOf(all).map(({ id }) => id)).not.toContain('2005');
		});

		test('Get Many filters by department, office and text', async () => {
			const titles = async (filters: INodeParameters) =>
				jsonOf(await getMany({ returnAll: true, filters })).map(({ title }) => title);
			expect(await titles({ department: 'Pflege' })).toEqual(['Pflegefachkraft']);
			// An additional office counts too.
			expect(await titles({ office: 'Remote' })).toEqual(['Backend Developer (all genders)']);
			expect(await titles({ search: 'sales man' })).toEqual(['Sales Manager DACH']);
			expect(await titles({ search: '2003' })).toEqual(['Pflegefachkraft']);
			expect(await titles({ search: 'no such job' })).toEqual([]);
		});

		test('Get Many of a company with one position and one description', async () => {
			const result = await getMany({ simplify: false, returnAll: true }, 'single');
			expect(jsonOf(result)).toMatchObject([
				{ id: '3001', raw: { jobDescriptions: { jobDescription: [{ name: 'Deine Aufgabe' }] } } },
			]);
		});

		test('Get gives one job, in another language, with the vendor’s own record', async () => {
			const get = { resource: 'job', operation: 'get' };
			const job = { __rl: true, mode: 'id', value: '2001' };
			const [german] = jsonOf(await bench.runNode('personio', { ...get, job }));
			expect(german).toMatchObject({ id: '2001', department: 'Engineering' });
			expect(german).not.toHaveProperty('raw');

			const byUrl = {
				__rl: true,
				mode: 'url',
				value: 'https://example.jobs.personio.de/job/2001?language=en',
			};
			const english = { ...get, job: byUrl, simplify: false, options: { language: 'en' } };
			const result = await bench.runNode('personio', english);
			expect(jsonOf(result)).toMatchObject([
				{ raw: { jobDescriptions: { jobDescription: [{ name: 'Your tasks' }, {}] } } },
			]);
			expect(requests('/xml').at(-1)?.query).toEqual({ language: 'en' });
		});

		test('Get of a job that is not published', async () => {
			const parameters = {
				resource: 'job',
				operation: 'get',
				job: { __rl: true, mode: 'id', value: '2006' },
			};
			const { error } = await bench.runNode('personio', parameters);
			expect(textOf(error)).toContain('Personio has no published job with the ID 2006');
			expect(textOf(error)).toContain('Publish the job');
			expect(itemIndexOf(error)).toBe(0);
		});
	});

	describe('pick lists', () => {
		const list = async (method: string, more: { filter?: string; paginationToken?: string } = {}) =>
			await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.personio',
				method,
				parameters: { resource: 'application', operation: 'create', jobSource: 'chosen' },
				credentials: bench.credentials(),
				...more,
			});

		test('show jobs with title, status and ID', async () => {
			const { results, paginationToken } = await list('searchJobs');
			expect(results).toHaveLength(64);
			expect(paginationToken).toBeUndefined();
			expect(results[0]).toEqual({
				name: 'Backend Developer (all genders) · OPEN · 2001',
				value: '2001',
				url: `${bench.sandbox.url}/personio/careers/acme/job/2001`,
			});
			expect((await list('searchJobs', { filter: 'controller' })).results).toHaveLength(1);
		});

		test('show system phases and those of the credential', async () => {
			const { results } = await list('searchPhases');
			expect(results.map(({ value }) => value)).toEqual([
				'system:unassigned',
				'system:rejected',
				'system:withdrawn',
				'system:offer',
				'system:accepted',
				'custom:5001',
				'custom:5002',
			]);
			expect((await list('searchPhases', { filter: 'phone' })).results).toEqual([
				{ name: 'Phone interview', value: 'custom:5001' },
			]);
		});
	});
}
