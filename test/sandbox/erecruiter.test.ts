import { z } from 'zod';

import { KEY, useErecruiter } from './erecruiter/calls';

const { sandbox, control, get, applications } = useErecruiter();

describe('access', () => {
	it.each([
		['no key', {}],
		['another key', { 'x-access-key': 'wrong' }],
		['a key as a token', { authorization: 'Bearer sandbox-erecruiter-key' }],
	])('refuses %s', async (_title, headers) => {
		const response = await get('/Account/Permissions', headers);
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject([{ errorCode: 'Unauthorized', modelType: null }]);
	});

	it.each([
		['', 400, 'companyId'],
		['?companyId=x', 400, 'companyId'],
		['?companyId=1201&companyId=1201', 400, 'companyId'],
		['?companyId=1202', 403, null],
	])('asks for the company: %s', async (query, status, modelType) => {
		const url = `${sandbox.url}/erecruiter/v1.1/Recruitments${query}`;
		const response = await fetch(url, { headers: KEY });
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject([{ modelType }]);
	});

	it('reaches the recruitments that were shared, with the key for them', async () => {
		expect(await (await get('/Recruitments', KEY)).json()).toMatchObject({
			recruitments: [{ id: 5001 }, { id: 5002 }, { id: 5003 }],
			totalRowsCount: 3,
		});
		for (const path of ['/Recruitments/5004', '/CandidateApplications/70401/StagesHistory']) {
			const refused = await get(path, KEY);
			expect(refused.status).toBe(403);
			expect(await refused.json()).toMatchObject([{ errorCode: 'RecruitmentNotShared' }]);
			expect((await get(path)).status).toBe(200);
		}
		await control('PATCH', '/erecruiter/recruitments/5004', { sharedWithPartner: true });
		expect((await get('/Recruitments/5004', KEY)).status).toBe(200);
	});

	it('answers 10 requests a second for each key', async () => {
		await control('PATCH', '/limits', { erecruiter: 10 });
		const many = Array.from({ length: 11 }, async () => await get('/Account/Permissions'));
		const refused = (await Promise.all(many)).filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		expect(refused[0]?.headers.get('retry-after')).toBe('1');
		expect((await get('/Account/Permissions', KEY)).status).toBe(200);
	});
});

describe('tokens', () => {
	const tokenSchema = z.object({ access_token: z.string(), refresh_token: z.string() });
	const USER = {
		grant_type: 'password',
		username: 'ops@example.com',
		password: 'sandbox-password',
	};

	async function ask(
		form: Record<string, string>,
		client = 'sandbox-client:sandbox-client-secret',
	) {
		return await fetch(`${sandbox.url}/erecruiter/oAuth/Token`, {
			method: 'POST',
			headers: { authorization: `Basic ${Buffer.from(client).toString('base64')}` },
			body: new URLSearchParams(form),
		});
	}
	const companies = async (token: string) =>
		await get('/Account/Companies', { authorization: `Bearer ${token}` });

	it('are given for a password, expire, and are renewed', async () => {
		const first = tokenSchema.parse(await (await ask(USER)).json());
		// The one account whose companies are keyed.
		expect(await (await companies(first.access_token)).json()).toMatchObject({
			'1201': { companyId: 1201 },
		});
		await control('DELETE', '/erecruiter/tokens');
		expect((await companies(first.access_token)).status).toBe(401);
		const { refresh_token } = first;
		const second = await ask({ grant_type: 'refresh_token', refresh_token });
		const { access_token } = tokenSchema.parse(await second.json());
		expect((await companies(access_token)).status).toBe(200);
	});

	it.each([
		[{ ...USER, password: 'wrong' }, undefined, 400, 'invalid_grant'],
		[{ ...USER, grant_type: 'client_credentials' }, undefined, 400, 'unsupported_grant_type'],
		[{ grant_type: 'password' }, undefined, 400, 'invalid_request'],
		[USER, 'sandbox-client:wrong', 401, 'invalid_client'],
	])('are refused: %j %s', async (form, client, status, error) => {
		const response = await ask(form, client);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error });
	});
});

describe('reads', () => {
	it('has the shapes that third parties found: three names for the total, and keyed objects', async () => {
		expect(await (await get('/Account/Stages')).json()).toMatchObject({ rowCount: 10 });
		expect(await (await get('/Account/Origins?limit=1&offset=1')).json()).toEqual({
			origins: [{ id: 901, name: 'Pracuj.pl' }],
			rowCount: 3,
		});
		expect(await (await get('/Recruitments?offset=100')).json()).toMatchObject({
			totalRowsCount: 125,
		});
		expect(await (await get('/Recruitments/5001/Stages')).json()).toMatchObject({
			'101': { name: 'Zadanie rekrutacyjne', type: 'Standard', isSystem: false },
		});
		expect(await (await get('/Account/Companies')).json()).toMatchObject([{ companyId: 1201 }]);
	});

	it('lists applications by their last change, after a moment', async () => {
		const path = '/Recruitments/5001/CandidateApplications';
		const all = await applications(path);
		const moments = all.applications.map(({ modifiedAt }) => Date.parse(modifiedAt));
		expect(moments).toEqual([...moments].sort((a, b) => a - b));
		expect(all.totalRowCount).toBe(9);
		const last = all.applications.at(-1)?.modifiedAt ?? '';
		const after = `${path}?modifiedAfter=${encodeURIComponent(last)}`;
		expect((await applications(after)).applications).toEqual([]);
		const pages = [await applications(`${path}?limit=5`), await applications(`${path}?offset=5`)];
		expect(pages.flatMap((page) => page.applications)).toEqual(all.applications);
	});

	it.each([
		['/Recruitments?state=Active', 'state'],
		['/Recruitments?limit=101', 'limit'],
		['/Recruitments?offset=-1', 'offset'],
		['/Account/Permissions?limit=1', 'limit'],
		['/Recruitments/5001/CandidateApplications?modifiedAfter=2026-06-01', 'modifiedAfter'],
	])('refuses %s', async (path, modelType) => {
		const response = await get(path);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject([{ errorCode: 'ValidationError', modelType }]);
	});

	it.each(['/Recruitments/9', '/Recruitments/x/Stages', '/CandidateApplications/9', '/Nothing'])(
		'does not know %s',
		async (path) => {
			const response = await get(path);
			expect(response.status).toBe(404);
			expect(await response.json()).toMatchObject([{ errorCode: 'NotFound' }]);
		},
	);

	it('breaks now and then', async () => {
		await control('POST', '/faults', { vendor: 'erecruiter', fault: '500', every: 3 });
		const answers = [
			await get('/Recruitments'),
			await get('/Recruitments'),
			await get('/Recruitments'),
		];
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 500]);
		expect(await answers[2]?.json()).toMatchObject([{ errorCode: 'InternalServerError' }]);
	});
});
