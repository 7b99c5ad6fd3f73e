import { setUpBench } from './support';

const bench = setUpBench();

describe('Personio Recruiting API', () => {
	const check = async (changes: Record<string, string> = {}) => {
		const { personioApi } = bench.credentials({ personioApi: changes });
		return await bench.n8n.testCredential('personioApi', personioApi);
	};

	test('is accepted when company ID and token are right, and nothing is created', async () => {
		expect(await check()).toMatchObject({ status: 'OK' });
		expect(bench.sandbox.state.personio.applications).toEqual([]);
		// The address without the path is what the field says by itself; a slash at its end is harmless.
		expect(await check({ baseUrl: `${bench.sandbox.url}/personio/api/` })).toMatchObject({
			status: 'OK',
		});
	});

	test.each([
		[
			'a wrong token',
			{ recruitingToken: 'wrong' },
			/does not recognise this company ID together with this token/,
		],
		[
			'a wrong company ID',
			{ companyId: '4712' },
			/Personio does not tell which of the two is wrong/,
		],
		[
			'a token of the HR API',
			{ recruitingToken: 'papi-00000000-sandbox-hr-token' },
			/client ID or secret of Personio's HR API/,
		],
		['an address where nobody listens', { baseUrl: 'http://127.0.0.1:9' }, /ECONNREFUSED|refused/],
	])('is refused with %s', async (_case, changes, message) => {
		const result = await check(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(result.message).not.toContain('wrong-');
	});

	test('is refused with an address of something else', async () => {
		const result = await check({ baseUrl: `${bench.sandbox.url}/personio/nothing` });
		expect(result).toEqual({
			status: 'Error',
			message: "There is no Personio API at 'API Base URL'",
		});
	});
});

describe('Workwise API', () => {
	const check = async (changes: Record<string, string> = {}) => {
		const { workwiseApi } = bench.credentials({ workwiseApi: changes });
		return await bench.n8n.testCredential('workwiseApi', workwiseApi);
	};

	test('is accepted with a token that is known', async () => {
		expect(await check()).toMatchObject({ status: 'OK' });
		const slash = `${bench.sandbox.url}/workwise/v1/`;
		expect(await check({ baseUrl: slash })).toMatchObject({ status: 'OK' });
	});

	test('is read from where the overrides say', async () => {
		const contractOverrides = JSON.stringify({ getAccount: { path: '/jobs/ww-101' } });
		expect(await check({ contractOverrides })).toMatchObject({ status: 'OK' });
		expect(bench.sandbox.state.requests.at(-1)?.path).toBe('/workwise/v1/jobs/ww-101');
	});

	test.each([
		['a wrong token', { token: 'wrong' }, /does not accept this token/],
		[
			'another way to authenticate',
			{ authentication: 'header', headerName: 'X-Key' },
			/does not accept this token/,
		],
		[
			'an address where nobody listens',
			{ baseUrl: 'http://127.0.0.1:9/v1' },
			/ECONNREFUSED|refused/,
		],
	])('is refused with %s', async (_case, changes, message) => {
		const result = await check(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});

	test('is refused with an address of something else', async () => {
		const result = await check({ baseUrl: `${bench.sandbox.url}/elsewhere` });
		expect(result.status).toBe('Error');
		expect(result.message).toContain("Nothing is found at this address. Check 'Base URL'");
	});
});
