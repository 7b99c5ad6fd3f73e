import { jsonOf, textOf } from '../support';
import type { TalentryBench } from './bench';

export function accountTests(bench: TalentryBench): void {
	const adapter = () => ({
		talentSide: 'other',
		talentBaseUrl: `${bench.sandbox.url}/talentry/adapter/v1/`,
		authentication: 'bearer',
		token: 'sandbox-adapter-token',
	});

	test.each([
		['a wrong token', { apiToken: 'wrong' }, 'Talentry does not accept the credential'],
		['a wrong user source', { userSource: 'wrong' }, "Check 'Token' and 'User Source'"],
		['another customer', { customerId: 'beta' }, 'is not allowed to do this in Talentry'],
		['no customer', { customerId: ' ' }, 'The Talentry credential has no customer ID'],
		['a base URL that is none', { baseUrl: 'nowhere' }, 'has no usable base URL'],
		['no talent address', { talentSide: 'other' }, "Enter the 'Talent Base URL'"],
		[
			'overrides that are none',
			{ contractOverrides: '{"x":{}}' },
			'x: is not a key of the contract',
		],
	])('with %s', async (_case, changes, message) => {
		const { error } = await bench.run('talent', 'getAll', {}, bench.as(changes));
		expect(textOf(error)).toContain(message);
		expect(textOf(error)).not.toContain('sandbox-talentry');
	});

	test('the talent side at another address has its own token; the published part keeps its headers', async () => {
		const talents = await bench.run('talent', 'getAll', {}, bench.as(adapter()));
		expect(talents.error).toBeUndefined();
		expect(jsonOf(talents)).toHaveLength(7);
		const days = { start: '2026-06-15', end: '2026-06-15' };
		const points = await bench.run('pointsReport', 'getAll', days, bench.as(adapter()));
		expect(jsonOf(points)).toHaveLength(2);
		const paths = bench.sandbox.state.requests.map(({ path }) => path.split('/')[2]);
		expect(paths).toEqual(['adapter', 'api']);
	});

	test('the contract of talents can be changed, the published endpoints cannot', async () => {
		const overrides = (json: object) => ({ contractOverrides: JSON.stringify(json) });
		const changed = overrides({ listPools: { path: '/statuses' } });
		const pools = await bench.run('pool', 'getAll', {}, bench.as(changed));
		expect(jsonOf(pools)).toHaveLength(4);
		const published = overrides({ sendJobs: { path: '/elsewhere' } });
		const { error } = await bench.run('pool', 'getAll', {}, bench.as(published));
		expect(textOf(error)).toContain('sendJobs: is not a key of the contract');
	});

	test('the credential test reads a published endpoint', async () => {
		const check = async (changes: Record<string, string>) =>
			await bench.n8n.testCredential(
				'talentryApi',
				bench.credentials({ talentryApi: changes }).talentryApi,
			);
		expect(await check({})).toMatchObject({ status: 'OK' });
		expect(await check(adapter())).toMatchObject({ status: 'OK' });
		expect((await check({ apiToken: 'wrong' })).message).toContain('does not accept this token');
		expect((await check({ userSource: 'wrong' })).message).toContain('user source');
		expect((await check({ customerId: 'beta' })).message).toContain('another customer ID');
		expect((await check({ baseUrl: `${bench.sandbox.url}/no` })).message).toContain('Base URL');
	});
}
