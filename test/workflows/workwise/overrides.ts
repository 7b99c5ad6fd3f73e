import { items, jsonOf, readBody, serve, textOf } from '../support';
import { byId } from './bench';
import type { WorkwiseBench } from './bench';

export function describeOverrides({ bench, run, account, requests }: WorkwiseBench): void {
	describe('Contract Overrides', () => {
		const overrides = (contract: object) =>
			account({ contractOverrides: JSON.stringify(contract) });

		test('follow a service that names everything otherwise', async () => {
			const calls: Array<{ url: string; method?: string; key?: unknown; body?: unknown }> = [];
			const service = await serve(async (request, response) => {
				const { url = '', method, headers } = request;
				const body = method === 'POST' ? await readBody(request) : undefined;
				calls.push({ url, method, key: headers['x-api-key'], ...(body !== undefined && { body }) });
				const page2 = url.includes('after=2');
				const vacancy = (number: number) => ({
					nr: number,
					meta: { name: `Job ${number}` },
					status: 'open',
				});
				const applicant = {
					...{ nr: 9, vacancy: 1, on: '2026-03-01T10:00:00Z' },
					status: { id: 's', name: 'New', kind: 'new' },
					person: { first: 'Vera', last: 'Versuch', mail: 'vera@example.com' },
					files: [{ key: 'f1', title: 'CV.pdf', kind: 'cv' }],
				};
				const answer = url.startsWith('/vacancies')
					? {
							data: {
								list: page2 ? [vacancy(3)] : [vacancy(1), vacancy(2)],
								next: page2 ? null : '2',
							},
						}
					: applicant;
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify(answer));
			});
			const record = {
				id: 'nr',
				jobId: 'vacancy',
				submittedAt: 'on',
				'candidate.firstName': 'person.first',
				'candidate.lastName': 'person.last',
				'candidate.email': 'person.mail',
				documents: 'files',
				'documents[].id': 'key',
				'documents[].name': 'title',
				'documents[].category': 'kind',
			};
			const credentials = bench.credentials({
				workwiseApi: {
					baseUrl: `${service.url}/`,
					authentication: 'header',
					headerName: 'X-Api-Key',
					token: 'secret',
					contractOverrides: JSON.stringify({
						listJobs: {
							path: '/vacancies',
							items: 'data.list',
							nextCursor: 'data.next',
							query: { cursor: 'after', limit: 'size', search: 'q' },
							fields: { id: 'nr', title: 'meta.name' },
						},
						getApplication: { path: '/applicants/{applicationId}', fields: record },
						confirmExport: {
							method: 'POST',
							path: '/applicants/{applicationId}/done',
							body: {
								targetSystem: 'to.system',
								targetJobId: 'to.job',
								result: 'how',
								exportedAt: 'when',
							},
						},
					}),
				},
			});
			try {
				const jobs = await run(
					'job',
					'getAll',
					{ returnAll: true, filters: { search: 'x' } },
					{ credentials },
				);
				expect(jsonOf(jobs).map(({ id, title }) => `${id} ${title}`)).toEqual([
					'1 Job 1',
					'2 Job 2',
					'3 Job 3',
				]);
				expect(calls.map(({ url }) => url)).toEqual([
					'/vacancies?q=x&size=100',
					'/vacancies?q=x&size=100&after=2',
				]);
				const application = await run(
					'application',
					'get',
					{ applicationId: '9' },
					{ credentials },
				);
				expect(jsonOf(application)).toMatchObject([
					{
						...{ id: '9', jobId: '1', appliedAt: '2026-03-01T10:00:00Z' },
						candidate: { firstName: 'Vera', lastName: 'Versuch', email: 'vera@example.com' },
						documents: [{ id: 'f1', name: 'CV.pdf', category: 'cv' }],
					},
				]);
				const input = items({
					...{ system: 'personio', jobId: '2001', result: 'created' },
					origin: { system: 'workwise', id: '9' },
				});
				const confirmed = await run('application', 'confirmExport', {}, { credentials, input });
				expect(jsonOf(confirmed)).toMatchObject([{ id: '9', exportState: 'confirmed' }]);
				expect(calls.at(-1)).toEqual({
					url: '/applicants/9/done',
					method: 'POST',
					key: 'secret',
					body: {
						to: { system: 'personio', job: '2001' },
						how: 'created',
						when: expect.any(String),
					},
				});
			} finally {
				await service.close();
			}
		});

		const misspelt: Array<[string, object, string]> = [
			['an operation', { listJob: { path: '/x' } }, 'listJob: is not a key of the contract'],
			[
				'a part of one',
				{ listJobs: { pathh: '/x' } },
				'listJobs.pathh: is not a key of the contract',
			],
			[
				'a field',
				{ getApplication: { fields: { 'candidate.firstname': 'x' } } },
				'getApplication.fields.candidate.firstname: is not a key of the contract',
			],
			[
				'a placeholder',
				{ getJob: { path: '/jobs/{id}' } },
				'getJob.path: may only hold the placeholders {jobId}',
			],
			['a method', { getJob: { method: 'FETCH' } }, 'getJob.method: '],
		];
		test.each(misspelt)('name %s that does not exist', async (_case, contract, message) => {
			const { error } = await run('job', 'getAll', {}, overrides(contract));
			expect(textOf(error)).toContain('Contract Overrides in the credential cannot be used');
			expect(textOf(error)).toContain(message);
			expect(requests('/')).toEqual([]);
		});

		test('that are no JSON', async () => {
			const { error } = await run('job', 'getAll', {}, account({ contractOverrides: '{listJobs' }));
			expect(textOf(error)).toContain('Contract Overrides: is not valid JSON');
		});

		test('that point at a field which is not there', async () => {
			const contract = { getJob: { fields: { title: 'headline' } } };
			const { error } = await run('job', 'get', { job: byId('ww-101') }, overrides(contract));
			expect(textOf(error)).toContain(
				'Workwise sent an answer of an unexpected form\ntitle: Required',
			);
		});
	});
}
