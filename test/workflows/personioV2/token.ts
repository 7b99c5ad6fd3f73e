import { items, jsonOf, textOf } from '../support';
import type { PersonioV2Bench } from './bench';

export function describeToken({ bench, run, onlyV2, tokenRequests }: PersonioV2Bench): void {
	describe('the token', () => {
		const twenty = () => ({
			input: items(...Array.from({ length: 20 }, () => ({ id: '495001' }))),
		});
		const atOnce = {
			applicationSource: 'id',
			applicationId: '={{ $json.id }}',
			options: { batching: { batch: { itemsAtOnce: 20, pause: 0 } } },
		};

		test('is asked for once by twenty calls at the same time with an expired one', async () => {
			const stale = onlyV2({ sessionToken: 'papi-expired-long-ago' });
			const find = {
				...atOnce,
				findBy: 'fields',
				email: 'deniz.probe@example.com',
				jobId: '2002',
			};
			await bench.control('DELETE', '/personio/tokens');
			// What an earlier test was given is not known any more either.
			await run('application', 'get', { applicationId: '495001' }, onlyV2());
			await bench.control('DELETE', '/personio/tokens');
			const before = tokenRequests().length;
			const result = await run('application', 'find', find, {
				...twenty(),
				credentials: bench.credentials({ personioV2Api: { sessionToken: '' } }),
			});
			expect(result.error).toBeUndefined();
			expect(jsonOf(result)).toHaveLength(20);
			expect(tokenRequests().length - before).toBe(1);

			const refused = () =>
				bench.sandbox.state.requests.filter(({ status }) => status === 401).length;
			const refusedBefore = refused();
			const again = await run('application', 'find', find, { ...twenty(), ...stale });
			expect(again.error).toBeUndefined();
			expect(jsonOf(again)).toHaveLength(20);
			// All twenty were refused, and got the token that had been given out just before.
			expect(refused() - refusedBefore).toBe(20);
			expect(tokenRequests().length - before).toBe(1);
		});

		test('that expires in the middle is renewed', async () => {
			await bench.control('POST', '/personio/applications', { count: 300 });
			await bench.addFault({
				vendor: 'personio',
				fault: 'unauthorized',
				route: 'listApplications',
				after: 1,
				times: 1,
			});
			const result = await run('application', 'getAll', { returnAll: true }, onlyV2());
			expect(result.error).toBeUndefined();
			expect(jsonOf(result)).toHaveLength(307);
		});

		test.each([
			['a wrong secret', { clientSecret: 'wrong-secret' }, /gives no token for this client/],
			['a client of another kind', { clientId: '4711' }, /Recruiting API Key does not work here/],
			[
				'a client without the right',
				{ clientId: 'papi-sandbox-hr-client' },
				/not allowed to read recruiting data[^]*personio:recruiting:read/,
			],
			['a wrong address', { baseUrl: 'http://127.0.0.1:9' }, /ECONNREFUSED/],
			['no address at all', { baseUrl: 'nowhere' }, /API Base URL: must be an address/],
		])('of %s', async (_case, changes: Record<string, string>, message) => {
			const { error } = await run('application', 'getAll', {}, onlyV2(changes));
			expect(textOf(error)).toMatch(message);
			expect(textOf(error)).not.toContain('wrong-secret');
			expect(textOf(error)).not.toContain('papi-sandbox-secret');
		});

		test('the credential test tells them apart', async () => {
			const check = async (changes: Record<string, string> = {}) => {
				const { personioV2Api } = bench.credentials({ personioV2Api: changes });
				return await bench.n8n.testCredential('personioV2Api', personioV2Api);
			};
			expect(await check()).toMatchObject({ status: 'OK' });
			expect(await check({ baseUrl: `${bench.sandbox.url}/personio/api/` })).toMatchObject({
				status: 'OK',
			});
			const refused = await check({ clientSecret: 'wrong' });
			expect(refused.status).toBe('Error');
			expect(refused.message).toContain('gives no token for this client');
			expect(await check({ clientId: 'papi-sandbox-hr-client' })).toMatchObject({
				status: 'Error',
				message: expect.stringContaining('may not read recruiting data'),
			});
		});
	});
}
