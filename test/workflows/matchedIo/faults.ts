import { items, jsonOf, linksOf, textOf } from '../support';
import { byId, completing, jobFields, personioJob } from './bench';
import type { MatchedIoBench } from './bench';

export function describeFaults({ bench, run, match, requests, account }: MatchedIoBench): void {
	const due = async () => await run('match', 'getDue', { downloadDocuments: false });
	const fault = async (kind: string, more: object = {}) =>
		await bench.addFault({ vendor: 'matched-io', fault: kind, ...more });

	describe('unhappy paths', () => {
		test('a wrong token, also in the middle of a list', async () => {
			const wrong = await run('match', 'getDue', {}, account({ token: 'wrong' }));
			expect(textOf(wrong.error)).toContain('matched.io does not accept the credential');
			await match({ count: 220, cv: false });
			await fault('unauthorized', { route: 'listMatches', after: 2 });
			const result = await due();
			expect(textOf(result.error)).toContain('matched.io does not accept the credential');
			expect(jsonOf(result)).toEqual([]);
		});

		test('429 is waited out as it asks', async () => {
			await fault('429', { route: 'listMatches', times: 2, retryAfter: 0 });
			expect(jsonOf(await due())).toHaveLength(6);
			expect(requests('/matches')).toHaveLength(3);
		});

		test.each([
			['html', /matched.io answered with a web page instead of data/],
			['invalidJson', /matched.io answered with something that is not JSON/],
		])('%s in the place of data', async (kind, message) => {
			await fault(kind);
			expect(textOf((await due()).error)).toMatch(message);
		});

		test.each(['cut', '502', '503'])('%s is tried again', async (kind) => {
			await fault(kind, { route: 'listMatches', times: 1 });
			const result = await due();
			expect(textOf(result.error)).toBe('no error');
			expect(jsonOf(result)).toHaveLength(6);
		});

		test('one of two is unknown', async () => {
			const input = items({ id: 'mm-0' }, { id: 'mm-40103' });
			const result = await run(
				'match',
				'get',
				{ match: byId('={{ $json.id }}') },
				{
					input,
					onError: 'continueErrorOutput',
				},
			);
			expect(linksOf(result)).toEqual([1]);
			expect(linksOf(result, 1)).toEqual([0]);
			expect(jsonOf(result, 1)[0]?.error).toContain('matched.io does not know this record');
		});

		test('a file that is gone leaves its match due and readable', async () => {
			await fault('503', { route: 'getDocument' });
			const failed = await run('match', 'getDue', { downloadDocuments: true });
			expect(textOf(failed.error)).toContain('matched.io is not available');
			await bench.control('POST', '/reset');
			bench.sandbox.state.matchedIo.findMatch('mm-40103')?.documents.push({
				id: 'md-gone',
				name: 'Gone.pdf',
				category: 'other',
				mimeType: 'application/pdf',
				size: 5,
			});
			const result = await run('match', 'getDue', { downloadDocuments: true });
			expect(jsonOf(result)).toHaveLength(6);
			expect(result.hints[0]?.message).toContain('The file of document md-gone');
			const one = await run('match', 'get', { match: byId('mm-40103'), downloadDocuments: true });
			expect(textOf(one.error)).toContain('matched.io does not know this record');
		});

		test('an import is repeated after a lost answer, and 422 is not', async () => {
			await fault('502', { route: 'importJob', times: 1 });
			const input = items(personioJob());
			const result = await run('job', 'import', jobFields(completing), { input });
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(requests('/import')).toHaveLength(2);
			await run('job', 'import', jobFields({ ...completing, salaryMax: 1 }), { input });
			expect(requests('/import')).toHaveLength(3);
		});

		test('a contract of another shape is read by overrides', async () => {
			const contractOverrides = JSON.stringify({
				listMatches: { fields: { 'candidate.firstName': 'candidate.lastName' } },
			});
			const result = await run(
				'match',
				'getDue',
				{ downloadDocuments: false },
				account({ contractOverrides }),
			);
			const [first] = jsonOf(result);
			expect(first).toMatchObject({ candidate: { firstName: 'Eksempel', lastName: 'Eksempel' } });
			const wrong = JSON.stringify({ listMatches: { pth: '/x' } });
			const refused = await run('match', 'getDue', {}, account({ contractOverrides: wrong }));
			expect(textOf(refused.error)).toContain('listMatches.pth: is not a key of the contract');
		});
	});
}
