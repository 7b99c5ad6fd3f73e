import { createServer } from 'node:http';

import { z } from 'zod';

import type { Sandbox } from './server';
import { startSandbox } from './server';

const MEDIA_TYPE = 'application/vnd.api+json';
const HEADERS = {
	authorization: 'Token token=sandbox-teamtailor-admin-key',
	'x-api-version': '20240904',
	accept: MEDIA_TYPE,
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function get(path: string, headers: Record<string, string> = {}) {
	return await fetch(`${sandbox.url}/teamtailor/v1${path}`, {
		headers: { ...HEADERS, ...headers },
	});
}

async function send(method: string, path: string, data: object, headers = {}) {
	return await fetch(`${sandbox.url}/teamtailor/v1${path}`, {
		method,
		headers: { ...HEADERS, 'content-type': MEDIA_TYPE, ...headers },
		body: JSON.stringify({ data }),
	});
}

async function control(method: string, path: string, body?: object) {
	const response = await fetch(`${sandbox.url}/control/teamtailor${path}`, {
		method,
		...(body && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const answer: unknown = await response.json();
	return answer;
}

const resource = z.object({
	id: z.string(),
	attributes: z.record(z.unknown()),
	relationships: z.record(z.object({ data: z.unknown().optional() })),
});
const listSchema = z.object({
	data: z.array(resource),
	included: z.array(z.object({ type: z.string(), id: z.string() })).optional(),
	meta: z.object({ 'record-count': z.number(), 'page-count': z.number() }),
	links: z.object({ next: z.string().optional() }),
});
const list = async (path: string) => listSchema.parse(await (await get(path)).json());
const recordOf = async (response: Response) =>
	z.object({ data: resource }).parse(await response.json()).data;

const candidate = (attributes: object) => ({ type: 'candidates', attributes });
const application = (candidateId: string, jobId: string) => ({
	type: 'job-applications',
	relationships: {
		candidate: { data: { type: 'candidates', id: candidateId } },
		job: { data: { type: 'jobs', id: jobId } },
	},
});

describe('access', () => {
	it.each([
		['no key', { authorization: '' }, 401],
		['a bearer token', { authorization: 'Bearer sandbox-teamtailor-admin-key' }, 401],
		['no version', { 'x-api-version': '' }, 406],
		['an unknown version', { 'x-api-version': '20990101' }, 406],
		['another media type', { accept: 'text/html' }, 406],
	])('%s is refused in the form of JSON:API', async (_case, headers, status) => {
		const response = await get('/candidates', headers);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ errors: [{ status: String(status) }] });
	});

	it('a missing scope is a bare 403', async () => {
		const publicKey = { authorization: 'Token token=sandbox-teamtailor-public-key' };
		const refused = await get('/candidates', publicKey);
		expect([refused.status, await refused.text()]).toEqual([403, '']);
		expect((await get('/jobs', publicKey)).status).toBe(200);
		const readKey = { authorization: 'Token token=sandbox-teamtailor-read-key' };
		expect((await send('POST', '/candidates', candidate({}), readKey)).status).toBe(403);
	});

	it('plain JSON is not taken', async () => {
		const json = { 'content-type': 'application/json' };
		expect((await send('POST', '/candidates', candidate({}), json)).status).toBe(415);
	});

	it('tells what is left of the rate limit, and refuses beyond it until the window ends', async () => {
		await control('PATCH', '/rateLimit', { limit: 3, milliseconds: 300 });
		const answers = [];
		for (let index = 0; index < 4; index++) answers.push(await get('/users'));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
		const remaining = answers.map(({ headers }) => headers.get('x-rate-limit-remaining'));
		expect(remaining).toEqual(['2', '1', '0', '0']);
		expect(answers[3]?.headers.get('x-rate-limit-reset')).toBe('1');
		expect(answers[3]?.headers.get('retry-after')).toBeNull();
		await new Promise((resolve) => setTimeout(resolve, 310));
		expect((await get('/users')).status).toBe(200);
	});
});

describe('lists', () => {
	it('have pages of 10, at most 30 without a word', async () => {
		expect((await list('/candidates')).data).toHaveLength(10);
		const page = await list('/candidates?page[size]=100');
		expect(page.data).toHaveLength(30);
		expect(page.meta).toEqual({ 'record-count': 70, 'page-count': 3 });
	});

	it.each(['/candidates?page[size]=30', '/jobs?page[size]=30&filter[status]=all'])(
		'%s leads from page to page',
		async (path) => {
			const ids: string[] = [];
			let next: string | undefined = `${sandbox.url}/teamtailor/v1${path}`;
			while (next) {
				const response: Response = await fetch(next, { headers: HEADERS });
				const page = listSchema.parse(await response.json());
				ids.push(...page.data.map(({ id }) => id));
				next = page.links.next;
			}
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids.length).toBeGreaterThan(60);
		},
	);

	it.each([
		['/job-applications?filter[job]=501', 'filter[job]'],
		['/candidates?filter[tags]=Oslo', 'filter[tags]'],
		['/candidates?sort=shoe-size', 'sort'],
		['/candidates?include=shoes', 'include'],
		['/candidates?page[size]=0', 'page[size]'],
		['/candidates?limit=5', 'limit'],
		['/jobs?filter[status]=open', 'filter[status]'],
	])('%s is refused', async (path, parameter) => {
		const response = await get(path);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ errors: [{ source: { parameter } }] });
	});

	it.each([
		['/candidates?filter[email]=3.ZANETA.przykladowa@example.com', 1],
		['/jobs?filter[status]=archived', 1],
		['/jobs?filter[status]=unlisted', 0],
		['/jobs?filter[status]=unlisted&filter[feed]=public,internal', 1],
		['/stages?filter[job]=501', 5],
		['/custom-field-options?filter[custom-field]=52', 45],
		['/candidates/7001/job-applications', 1],
		['/job-applications?filter[updated-at][from]=2026-02-28T00:00:00Z', 2],
	])('%s has %i', async (path, count) => {
		expect((await list(path)).meta['record-count']).toBe(count);
	});

	it('name related records only when they are included, each once', async () => {
		const without = await list('/job-applications');
		expect(without.data[0]?.relationships.candidate).not.toHaveProperty('data');
		const page = await list('/job-applications?include=candidate,job,stage');
		expect(page.data[0]?.relationships.job?.data).toEqual({ type: 'jobs', id: '501' });
		const kinds = page.included?.map(({ type, id }) => `${type} ${id}`) ?? [];
		expect(new Set(kinds).size).toBe(kinds.length);
		expect(kinds).toHaveLength(14);
	});

	it('have the attributes that are asked for', async () => {
		const page = await list('/candidates?fields[candidates]=tags');
		expect(Object.keys(page.data[0]?.attributes ?? {})).toEqual(['tags']);
	});
});

describe('candidates', () => {
	it.each([
		[{ 'first-name': 'A' }, 'email', "can't be blank"],
		[{ email: 'a' }, 'email', 'is invalid'],
		[{ email: '0.LUKASZ.przykladowski@example.com' }, 'email', 'has already been taken'],
		[{ email: 'a@example.com', pitch: 'x'.repeat(141) }, 'pitch', 'is too long'],
		[{ email: 'a@example.com', tags: 'x' }, 'tags', 'is invalid'],
	])('%j is refused for %s', async (attributes, field, message) => {
		const response = await send('POST', '/candidates', candidate(attributes));
		expect(response.status).toBe(422);
		expect(await response.json()).toMatchObject({
			errors: [
				{
					detail: expect.stringContaining(`${field} - ${message}`),
					source: { pointer: `/data/attributes/${field}` },
				},
			],
		});
	});

	it('need no email when sourced, merge by it, and take nothing unknown', async () => {
		expect((await send('POST', '/candidates', candidate({ sourced: true }))).status).toBe(201);
		const merged = await recordOf(
			await send(
				'POST',
				'/candidates',
				candidate({ email: '0.lukasz.przykladowski@example.com', merge: true, tags: ['X'] }),
			),
		);
		expect(merged).toMatchObject({ id: '7001', attributes: { tags: ['Oslo', 'X'] } });
		expect((await send('POST', '/candidates', candidate({ shoes: 1 }))).status).toBe(400);
		const wrongId = { ...candidate({ phone: '1' }), id: '7002' };
		expect((await send('PATCH', '/candidates/7001', wrongId)).status).toBe(400);
	});

	it('have files at addresses that run out', async () => {
		const server = createServer((_request, response) => response.end('%PDF'));
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const address = z.object({ port: z.number() }).parse(server.address());
		const url = `http://127.0.0.1:${address.port}/cv.pdf`;
		const attributes = { email: 'a@example.com', resume: url };
		const { id } = await recordOf(await send('POST', '/candidates', candidate(attributes)));
		const upload = {
			type: 'uploads',
			attributes: { url, 'file-name': 'x.pdf' },
			relationships: { candidate: { data: { type: 'candidates', id } } },
		};
		expect((await send('POST', '/uploads', upload)).status).toBe(201);
		expect(await control('GET', '/files')).toMatchObject([{ size: 4 }, { size: 4 }]);
		server.close();

		const resumeOf = async () =>
			String((await recordOf(await get(`/candidates/${id}`))).attributes.resume);
		expect(await (await fetch(await resumeOf())).text()).toBe('%PDF');
		expect((await fetch(await resumeOf(), { headers: HEADERS })).status).toBe(400);
		expect((await fetch(`${await resumeOf()}0`)).status).toBe(403);
		await control('PATCH', '/links', { resume: -1 });
		expect((await fetch(await resumeOf())).status).toBe(403);
	});
});

describe('job applications', () => {
	it('need a candidate and a job, which must be open', async () => {
		const bare = await send('POST', '/job-applications', { type: 'job-applications' });
		expect(await bare.json()).toMatchObject({
			errors: [
				{ source: { pointer: '/data/relationships/candidate' } },
				{ source: { pointer: '/data/relationships/job' } },
			],
		});
		expect((await send('POST', '/job-applications', application('7001', '503'))).status).toBe(422);
		expect((await send('POST', '/job-applications', application('7001', '999'))).status).toBe(404);
		expect((await send('POST', '/job-applications', application('7001', '502'))).status).toBe(201);
	});

	it('are doubled or refused as told, since the documentation leaves it open', async () => {
		expect((await send('POST', '/job-applications', application('7001', '501'))).status).toBe(201);
		await control('PATCH', '/behaviour', { duplicateApplications: 'refuse' });
		expect((await send('POST', '/job-applications', application('7001', '501'))).status).toBe(422);
	});

	it('move within their job', async () => {
		const move = async (id: string) =>
			await send('PATCH', '/job-applications/9001', {
				type: 'job-applications',
				id: '9001',
				relationships: { stage: { data: { type: 'stages', id } } },
			});
		expect((await move('50201')).status).toBe(422);
		expect((await move('50102')).status).toBe(200);
		expect(sandbox.state.teamtailor.applications.get('9001')?.stageId).toBe('50102');
	});
});

describe('notes and custom fields', () => {
	it('a note needs candidate and user', async () => {
		const response = await send('POST', '/notes', { type: 'notes', attributes: { note: 'x' } });
		expect(await response.json()).toMatchObject({ errors: [{}, {}] });
	});

	it.each([
		['51', '2027-02-01', 201],
		['51', 'soon', 422],
		['52', '5245', 201],
		['52', ['5245'], 422],
		['53', ['5301', '5303'], 201],
		['53', ['5201'], 422],
		['54', 'true', 422],
		['55', 1, 201],
	])('field %s with %j: %i', async (fieldId, value, status) => {
		const response = await send('POST', '/custom-field-values', {
			type: 'custom-field-values',
			attributes: { value },
			relationships: {
				'custom-field': { data: { type: 'custom-fields', id: fieldId } },
				owner: { data: { type: 'candidates', id: '7001' } },
			},
		});
		expect(response.status).toBe(status);
	});
});

describe('controls', () => {
	it('send webhooks to an address', async () => {
		const received: Array<{ signature: unknown; body: string }> = [];
		const server = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk) => (body += String(chunk)));
			request.on('end', () => {
				received.push({ signature: request.headers['tt-signature'], body });
				response.writeHead(202).end('ok');
			});
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const { port } = z.object({ port: z.number() }).parse(server.address());
		const url = `http://127.0.0.1:${port}/`;
		const event = { url, event: 'candidate.update', id: '7001' };
		expect(await control('POST', '/webhooks', event)).toEqual({ status: 202, body: 'ok' });
		await control('POST', '/webhooks', { ...event, signature: 'none' });
		server.close();
		const decoded = Buffer.from(String(received[0]?.signature), 'base64').toString();
		expect(decoded).toMatch(/^t=\d{10},v2=[0-9a-f]{64}$/);
		expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
			payload: { event_name: 'candidate.update', data: { id: '7001' } },
		});
		expect(received[1]?.signature).toBeUndefined();
	});

	it('use the limit as others do, and show the state', async () => {
		await control('POST', '/others', { requests: 50 });
		expect((await get('/users')).status).toBe(429);
		expect(await (await fetch(sandbox.url)).text()).toContain('Backend Developer');
	});
});
