import { items, jsonOf, textOf } from '../support';
import { byId, fromInhire, oAuth } from './bench';
import type { ErecruiterBench } from './bench';

export function describeAccess({ bench, run, account, requests, withCv }: ErecruiterBench): void {
	describe('a bad account', () => {
		test.each([
			['a wrong key', { accessKey: 'wrong' }, 'eRecruiter does not accept the credential'],
			['no company', { companyId: ' ' }, 'The eRecruiter credential has no company ID'],
			['another company', { companyId: '7' }, 'is not allowed to do this in eRecruiter'],
			[
				'a wrong password',
				{ ...oAuth, password: 'wrong' },
				'eRecruiter gives no token for this client and user',
			],
			['a token URL that gives no token', { ...oAuth, tokenUrl: 'http://127.0.0.1:9/token' }, ''],
		])('%s', async (_case, changes, message) => {
			const { error } = await run('recruitment', 'getAll', {}, account(changes));
			expect(error).toBeDefined();
			expect(textOf(error)).toContain(message);
			expect(textOf(error)).not.toContain('sandbox-client-secret');
		});

		test('the credential test tells them apart', async () => {
			const check = async (changes: Record<string, string>) =>
				await bench.n8n.testCredential(
					'erecruiterApi',
					bench.credentials({ erecruiterApi: changes }).erecruiterApi,
				);
			expect(await check({})).toMatchObject({ status: 'OK' });
			expect(await check(oAuth)).toMatchObject({ status: 'OK' });
			expect(await check({ ...oAuth, password: 'wrong' })).toMatchObject({ status: 'Error' });
			expect((await check({ accessKey: 'wrong' })).message).toContain('does not accept');
			expect((await check({ companyId: '7' })).message).toContain('no access to the company');
		});
	});

	describe('OAuth', () => {
		test('a token is asked for once, and anew when it has expired', async () => {
			const input = items(...Array.from({ length: 3 }, () => fromInhire()));
			const result = await run(
				'recruitment',
				'get',
				{ job: byId('5004') },
				{ input, ...account(oAuth) },
			);
			expect(result.error).toBeUndefined();
			expect(jsonOf(result)).toHaveLength(3);
			expect(requests('/oAuth/Token')).toHaveLength(1);

			const stale = await run(
				'recruitment',
				'get',
				{ job: byId('5004') },
				account({ ...oAuth, sessionToken: 'expired-long-ago' }),
			);
			expect(stale.error).toBeUndefined();
			expect(jsonOf(stale)).toMatchObject([{ id: '5004' }]);
			expect(requests('/oAuth/Token')).toHaveLength(2);
		});

		test('a file is sent again after the token was renewed', async () => {
			const input = [await withCv()];
			const result = await run(
				'application',
				'create',
				{},
				{ input, ...account({ ...oAuth, sessionToken: 'expired' }) },
			);
			expect(result.error).toBeUndefined();
			expect(jsonOf(result)).toMatchObject([{ documents: [{ size: 4 }] }]);
		});
	});
}
