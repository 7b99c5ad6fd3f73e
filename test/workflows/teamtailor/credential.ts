import type { TeamtailorBench } from './bench';

export function describeCredential({ bench }: TeamtailorBench): void {
	const check = async (changes: Record<string, string> = {}) => {
		const { teamtailorApi } = bench.credentials({ teamtailorApi: changes });
		return await bench.n8n.testCredential('teamtailorApi', teamtailorApi);
	};

	describe('Teamtailor API credential', () => {
		test.each(['/teamtailor/v1', '/teamtailor', '/teamtailor/v1/'])(
			'is accepted with the address %s',
			async (path) => {
				expect(await check({ baseUrl: bench.sandbox.url + path })).toMatchObject({ status: 'OK' });
			},
		);

		test.each([
			['a wrong key', { apiKey: 'wrong' }, /does not know this key. Check the region/],
			[
				'a key without the scope Admin',
				{ apiKey: 'sandbox-teamtailor-public-key' },
				/lacks the scope Admin/,
			],
			['an unknown version', { apiVersion: '20990101' }, /does not know this 'API Version'/],
			['an address of something else', { baseUrl: 'http://127.0.0.1:9' }, /ECONNREFUSED|refused/],
		])('is refused with %s', async (_case, changes, message) => {
			const result = await check(changes);
			expect(result.status).toBe('Error');
			expect(result.message).toMatch(message);
			expect(result.message).not.toContain('sandbox-teamtailor');
		});
	});
}
