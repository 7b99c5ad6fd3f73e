import { z } from 'zod';

import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const CLIENT = {
	grant_type: 'client_credentials',
	client_id: 'papi-sandbox-client',
	client_secret: 'papi-sandbox-secret',
};

const api = (path: string) => `${sandbox.url}/personio/api/v2/${path}`;

async function requestToken(fields: Record<string, string>, contentType?: string) {
	const response = await fetch(api('auth/token'), {
		method: 'POST',
		headers: { 'content-type': contentType ?? 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
	return { status: response.status, body: z.record(z.unknown()).parse(await response.json()) };
}

const tokenOf = async (client = CLIENT) => String((await requestToken(client)).body.access_token);

const page = z.object({
	_data: z.array(z.object({ id: z.string() }).passthrough()),
	_meta: z.object({ links: z.object({ next: z.object({ href: z.string() }).optional() }) }),
});

async function get(path: string, token?: string) {
	const response = await fetch(api(`recruiting/${path}`), {
		headers: { authorization: `Bearer ${token ?? (await tokenOf())}` },
	});
	const text = await response.text();
	return { status: response.status, text, json: (): unknown => JSON.parse(text) };
}

async function list(path: string) {
	const { json } = await get(path);
	const { _data, _meta } = page.parse(json());
	const next = _meta.links.next?.href;
	return {
		ids: _data.map(({ id }) => id),
		cursor: next === undefined ? undefined : new URL(next).searchParams.get('cursor'),
		next,
	};
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
	const response = await fetch(`${sandbox.url}/control/personio/${path}`, {
		method,
		...(body && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const text = await response.text();
	return text === '' ? undefined : JSON.parse(text);
}

describe('token', () => {
	it('is given to a client that is known', async () => {
		const { status, body } = await requestToken(CLIENT);
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^papi-/),
			token_type: 'Bearer',
			expires_in: 86_400,
			scope: 'personio:recruiting:read',
		});
	});

	it.each([
		['another grant', { ...CLIENT, grant_type: 'password' }, 'unsupported_grant_type'],
		['a wrong secret', { ...CLIENT, client_secret: 'x' }, 'invalid_client'],
		['a scope that it lacks', { ...CLIENT, scope: 'personio:persons:read' }, 'invalid_scope'],
		['no secret', { grant_type: 'client_credentials', client_id: 'x' }, 'invalid_request'],
		['an unknown field', { ...CLIENT, audience: 'x' }, 'invalid_request'],
	])('is refused for %s', async (_case, fields: Record<string, string>, error) => {
		const { status, body } = await requestToken(fields);
		expect(status).toBe(400);
		expect(body).toMatchObject({ error, trace_id: expect.any(String) });
	});

	it('must be asked for with a form', async () => {
		expect((await requestToken(CLIENT, 'application/json')).status).toBe(400);
	});

	it('is needed, may expire, and must have the scope', async () => {
		expect((await get('jobs', 'papi-unknown')).status).toBe(401);
		const token = await tokenOf();
		expect((await get('jobs', token)).status).toBe(200);
		await control('DELETE', 'tokens');
		const expired = await get('jobs', token);
		expect(expired.status).toBe(401);
		expect(expired.json()).toMatchObject({
			personio_trace_id: expect.any(String),
			errors: [{ title: 'Unauthorized', detail: expect.any(String) }],
		});
		const other = await tokenOf({ ...CLIENT, client_id: 'papi-sandbox-hr-client' });
		expect((await get('jobs', other)).status).toBe(403);
	});
});

describe('applications', () => {
	it('come with the latest change first, page by page', async () => {
		const first = await list('applications?limit=4');
		expect(first.ids).toEqual(['495007', '495006', '495005', '495004']);
		expect(new URL(first.next ?? '').search).toBe(`?cursor=${first.cursor}`);
		const second = await list(`applications?limit=4&cursor=${first.cursor}`);
		expect(second.ids).toEqual(['495003', '495002', '495001']);
		expect(second.cursor).toBeUndefined();
		await control('PATCH', 'applications/495001', { stage: 'rejected' });
		expect((await list('applications?limit=1')).ids).toEqual(['495001']);
		// The place of a cursor stays where it was.
		expect((await list(`applications?limit=4&cursor=${first.cursor}`)).ids).toEqual([
			'495003',
			'495002',
		]);
	});

	it('have dates as objects, and stages without an id where every account has them', async () => {
		expect((await get('applications/495003')).json()).toMatchObject({
			current_stage: { id: '5001', name: 'Phone interview' },
			created_at: { 'date-time': '2026-06-03T07:30:00.000Z', timezone: 'Europe/Berlin' },
		});
		const { json } = await get('applications/495001/stage-transitions');
		expect(json()).toMatchObject({
			_data: [
				{ stage: { id: null, kind: 'accepted' }, entered_at: { timezone: 'Europe/Berlin' } },
				{ stage: { kind: 'offer' } },
				{ stage: { id: '5002' } },
				{ stage: { id: '5001' } },
				{ stage: { kind: 'unassigned' } },
			],
		});
	});

	it('are filtered by e-mail address and one end of a window', async () => {
		expect((await list('applications?candidate.email=EVA.ENTWURF@example.com')).ids).toEqual([
			'495004',
		]);
		const after = encodeURIComponent('2026-06-08T00:00:00+02:00');
		expect((await list(`applications?updated_at.gt=${after}`)).ids).toEqual(['495007', '495006']);
		expect((await list(`applications?updated_at.lt=${after}`)).ids).toHaveLength(5);
		// A cursor carries no filters.
		const { cursor } = await list(`applications?limit=1&updated_at.gt=${after}`);
		expect((await list(`applications?cursor=${cursor}`)).ids).toHaveLength(6);
	});

	it.each([
		['limit=0', 'limit'],
		['limit=201', 'limit'],
		['updated_at.gt=yesterday', 'updated_at.gt'],
		['updated_at.gt=2026-06-01T00:00:00Z&updated_at.lt=2026-07-01T00:00:00Z', 'exclusive'],
		['job.id=2001', 'job.id'],
		['cursor=cur_x', 'cursor'],
	])('refuses %s', async (query, word) => {
		const { status, text } = await get(`applications?${query}`);
		expect(status).toBe(400);
		expect(text).toContain(word);
	});

	it('show what the first API has created, after the delay', async () => {
		await control('PATCH', 'recruiting', { delayMs: 200 });
		await fetch(`${sandbox.url}/personio/api/v1/recruiting/applications`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				authorization: 'Bearer sandbox-recruiting-token-4711',
				'x-company-id': '4711',
			},
			body: JSON.stringify({
				first_name: 'Ida',
				last_name: 'Erfunden',
				email: 'ida@example.com',
				job_position_id: 2001,
				phase: { type: 'custom', id: 5002 },
				recruiting_channel_id: 31,
			}),
		});
		const query = 'applications?candidate.email=ida@example.com';
		expect((await list(query)).ids).toEqual([]);
		expect((await get('applications/90001')).status).toBe(404);
		await new Promise((done) => setTimeout(done, 220));
		expect((await list(query)).ids).toEqual(['90001']);
		expect((await get('applications/90001')).json()).toMatchObject({
			current_stage: { id: '5002' },
			channel: { id: '31', name: 'Workwise' },
			job: { id: '2001' },
		});
	});
});

describe('other lists', () => {
	it('give candidates, jobs and categories', async () => {
		expect((await list('candidates?limit=200')).ids).toHaveLength(7);
		expect((await list('candidates?email=eva.entwurf@example.com')).ids).toEqual(['300004']);
		const first = await list('jobs?limit=60');
		const second = await list(`jobs?limit=60&cursor=${first.cursor}`);
		expect(new Set([...first.ids, ...second.ids]).size).toBe(66);
		expect(second.cursor).toBeUndefined();
		expect((await get('jobs/2006')).json()).toMatchObject({ name: 'Werkstudent Marketing' });
		expect((await list('categories')).ids).toEqual(['701', '702']);
		expect((await get('categories?limit=1')).status).toBe(400);
		expect((await get('nothing')).status).toBe(404);
		expect((await get('jobs/1')).status).toBe(404);
	});
});
