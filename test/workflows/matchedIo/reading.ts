import { createHash } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { jsonOf, linksOf, textOf } from '../support';
import { byId } from './bench';
import type { MatchedIoBench } from './bench';

export function describeReading({ bench, run, match, requests, account }: MatchedIoBench): void {
	const matches = async (parameters: INodeParameters = {}) =>
		jsonOf(await run('match', 'getAll', parameters)).map(({ id }) => id);

	describe('reading', () => {
		test('jobs, with the job that they were imported from', async () => {
			const all = jsonOf(await run('job', 'getAll', { returnAll: true }));
			expect(all).toHaveLength(6);
			expect(all.find(({ id }) => id === 'mj-401')).toEqual({
				system: 'matched-io',
				id: 'mj-401',
				title: 'Backend Developer (all genders)',
				status: 'open',
				location: 'Berlin',
				origin: { system: 'personio', id: '2001' },
			});
			const filters = { status: ['draft', 'archived'] };
			const some = jsonOf(await run('job', 'getAll', { filters }));
			expect(some.map(({ id }) => id)).toEqual(['mj-405', 'mj-406']);
			const found = jsonOf(await run('job', 'getAll', { filters: { search: 'FRONTEND' } }));
			expect(found).toMatchObject([{ id: 'mj-404' }]);
			const one = await run('job', 'get', { job: byId('mj-402'), simplify: false });
			expect(jsonOf(one)).toMatchObject([{ id: 'mj-402', raw: { skills: expect.any(Array) } }]);
		});

		test('a match is an application, meant for the job that was imported', async () => {
			const result = await run('match', 'get', { match: byId('mm-40103') });
			expect(jsonOf(result)).toEqual([
				{
					system: 'matched-io',
					id: 'mm-40103',
					jobId: 'mj-401',
					jobTitle: 'Backend Developer (all genders)',
					status: { id: 'successful', name: 'Successful Match', kind: 'new' },
					appliedAt: '2026-03-06T16:20:00+01:00',
					updatedAt: '2026-03-06T16:20:00+01:00',
					source: 'matched.io',
					exportState: 'due',
					candidate: expect.objectContaining({
						firstName: 'Marie',
						lastName: "d'Échantillon",
						email: 'marie.dechantillon@example.com',
						consent: expect.objectContaining({ state: 'accepted' }),
					}),
					documents: [
						expect.objectContaining({ category: 'cv' }),
						expect.objectContaining({ category: 'work_sample' }),
					],
					target: { system: 'personio', jobId: '2001' },
				},
			]);
			const own = await run('match', 'get', { match: byId('mm-40401') });
			expect(jsonOf(own)[0]).not.toHaveProperty('target');
		});

		test('with its documents', async () => {
			const parameters = { match: byId('mm-40103'), downloadDocuments: true };
			const result = await run('match', 'get', parameters);
			const [item] = result.outputs[0];
			expect(item?.json.documents).toMatchObject([
				{ binary: 'document_0' },
				{ binary: 'document_1', name: 'Arbeitsprobe größe.pdf' },
			]);
			const binary = item?.binary?.document_1;
			const bytes = binary && (await result.run.readBinary(binary));
			const held = bench.sandbox.state.matchedIo.documents.get('md-4010302')?.bytes();
			const hash = (content: Buffer | undefined) =>
				createHash('sha256')
					.update(content ?? 'none')
					.digest('hex');
			expect(hash(bytes)).toBe(hash(held));
		});

		test('successful matches, the latest first, unless told otherwise', async () => {
			expect(await matches()).toEqual([
				...['mm-40402', 'mm-40105', 'mm-40302', 'mm-40202', 'mm-40103', 'mm-40401'],
				...['mm-40201', 'mm-40101'],
			]);
			expect(await matches({ filters: { exportState: 'confirmed' } })).toEqual([
				'mm-40201',
				'mm-40101',
			]);
			expect(await matches({ filters: { jobId: 'mj-402,mj-403', exportState: 'due' } })).toEqual([
				'mm-40302',
				'mm-40202',
			]);
			expect(await matches({ filters: { changedAfter: '2026-03-12T00:00:00' } })).toHaveLength(2);
			expect(await matches({ filters: { state: 'any' } })).toHaveLength(12);
			expect(await matches({ filters: { state: 'declined' } })).toEqual(['mm-40102']);
			expect(await matches({ filters: { search: 'ayşe' } })).toEqual(['mm-40202']);
			expect(await matches({ limit: 3 })).toHaveLength(3);
		});

		test('due ones over pages, an empty page among them, each once', async () => {
			await match({ count: 250, cv: false, jobId: 'mj-403' });
			await bench.addFault({
				vendor: 'matched-io',
				fault: 'emptyPage',
				route: 'listMatches',
				times: 2,
				after: 1,
			});
			const result = await run('match', 'getDue', { downloadDocuments: false });
			expect(textOf(result.error)).toBe('no error');
			const ids = jsonOf(result).map(({ id }) => id);
			expect(ids).toHaveLength(256);
			expect(new Set(ids).size).toBe(256);
			expect(requests('/matches')).toHaveLength(5);
			expect(new Set(linksOf(result))).toEqual(new Set([0]));
		});

		test('a match that cannot be read does not hold up the others', async () => {
			await bench.control('PATCH', '/matched-io/matches/mm-40103', { matchedAt: null });
			const result = await run('match', 'getDue', { downloadDocuments: false });
			expect(jsonOf(result)).toHaveLength(5);
			expect(result.hints[0]?.message).toContain(
				'One match could not be read and was left out: ID mm-40103, matchedAt: must be there for a successful match',
			);
		});

		test('pick lists of jobs and of successful matches, the latest first', async () => {
			const list = async (method: string, filter?: string) =>
				await bench.n8n.listSearch({
					type: 'n8n-nodes-recruiting.matchedIo',
					method,
					parameters: { resource: 'match', operation: 'get' },
					credentials: bench.credentials(),
					filter,
				});
			expect((await list('searchJobs', 'data')).results).toMatchObject([
				{ name: 'Data Engineer · OPEN · mj-402', value: 'mj-402' },
			]);
			const { results } = await list('searchMatches');
			expect(results).toHaveLength(8);
			expect(results[0]).toEqual({
				name: 'Frauke Versuchsweiß · Frontend Engineer · mm-40402',
				value: 'mm-40402',
			});
			expect(results.at(-1)?.name).toBe(
				'Ada Beispielova · Backend Developer (all genders) · exported · mm-40101',
			);
			expect((await list('searchMatches', 'prüfling')).results).toHaveLength(1);
			await match({ count: 120, cv: false });
			const first = await list('searchMatches');
			expect(first.results).toHaveLength(100);
			const second = await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.matchedIo',
				method: 'searchMatches',
				parameters: { resource: 'match', operation: 'get' },
				credentials: bench.credentials(),
				paginationToken: String(first.paginationToken),
			});
			expect(second.results).toHaveLength(28);
		});

		test('the credential test', async () => {
			const check = async (changes: Record<string, string>) =>
				await bench.n8n.testCredential('matchedIoApi', account(changes).credentials.matchedIoApi);
			expect(await check({})).toMatchObject({ status: 'OK' });
			expect((await check({ token: 'wrong' })).message).toContain('does not accept this token');
			const elsewhere = await check({ baseUrl: `${bench.sandbox.url}/elsewhere` });
			expect(elsewhere.message).toContain("Check 'Base URL'");
		});
	});
}
