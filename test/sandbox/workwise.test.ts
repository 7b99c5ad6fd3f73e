import { createHash } from 'node:crypto';

import { z } from 'zod';

import { useSandbox } from '../support/useSandbox';

const HEADERS = { authorization: 'Bearer sandbox-workwise-token' };

const sandbox = useSandbox();

async function get(path: string, headers: Record<string, string> = HEADERS) {
	return await fetch(`${sandbox.url}/workwise/v1${path}`, { headers, redirect: 'manual' });
}

async function put(path: string, body: unknown, headers: Record<string, string> = HEADERS) {
	return await fetch(`${sandbox.url}/workwise/v1${path}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
}

const pageSchema = z.object({
	items: z.array(z.object({ id: z.string() })),
	nextCursor: z.string().nullable(),
});
const page = async (path: string) => pageSchema.parse(await (await get(path)).json());

const CONFIRMATION = {
	targetSystem: 'personio',
	targetJobId: '2001',
	result: 'created',
	exportedAt: '2026-03-02T09:30:00+01:00',
};

describe('lists', () => {
	it('has three pages of jobs, sorted by title, each once', async () => {
		const ids: string[] = [];
		let path = '/jobs';
		let pages = 0;
		for (;;) {
			const { items, nextCursor } = await page(path);
			pages += 1;
			ids.push(...items.map(({ id }) => id));
			if (nextCursor === null) break;
			path = `/jobs?cursor=${nextCursor}`;
		}
		expect(pages).toBe(3);
		expect(new Set(ids).size).toBe(136);
		expect(ids).toEqual(sandbox.state.workwise.jobs.map(({ id }) => id));
	});

	it.each([
		['ww-101', 11],
		['ww-102', 6],
		['ww-103', 5],
		['ww-104', 2],
		['ww-105', 2],
		['ww-106', 2],
		['ww-101,ww-104&statusId=open', 12],
		['ww-101&submittedAfter=2025-11-15T09:00:00Z', 10],
		['ww-101&submittedBefore=2025-11-15T09:00:01Z', 1],
		['ww-101&exportState=confirmed', 0],
	])('selects applications by %s', async (filter, count) => {
		expect((await page(`/applications?jobId=${filter}`)).items).toHaveLength(count);
	});

	it('loses nothing when records leave the selection between pages', async () => {
		const first = await page('/applications?exportState=due&limit=5');
		for (const { id } of first.items) await put(`/applications/${id}/export`, CONFIRMATION);
		const rest = await page(`/applications?exportState=due&limit=100&cursor=${first.nextCursor}`);
		expect(rest.items).toHaveLength(23);
	});

	it.each([
		['/jobs?state=open', 'state'],
		['/jobs?status=opened', 'status.0'],
		['/jobs?limit=101', 'limit'],
		['/jobs?limit=0', 'limit'],
		['/jobs?limit=1&limit=2', 'limit'],
		['/jobs?cursor=abc', 'cursor'],
		['/applications?submittedAfter=2026-03-02', 'submittedAfter'],
		// A plus sign that is not encoded arrives as a space.
		['/applications?updatedAfter=2026-03-02T09:15:00+01:00', 'updatedAfter'],
	])('refuses %s', async (path, field) => {
		const response = await get(path);
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toContain('application/problem+json');
		expect(await response.json()).toMatchObject({ status: 400, errors: [{ field }] });
	});

	it('refuses a cursor with other filters', async () => {
		const { nextCursor } = await page('/jobs?status=open');
		expect((await get(`/jobs?status=closed&cursor=${nextCursor}`)).status).toBe(400);
		expect((await get(`/jobs?status=open&limit=7&cursor=${nextCursor}`)).status).toBe(200);
	});
});

describe('access', () => {
	it('asks for a token and for permissions', async () => {
		expect((await get('/account', {})).status).toBe(401);
		expect((await get('/account', { authorization: 'Bearer wrong' })).status).toBe(401);
		const readOnly = { authorization: 'Bearer sandbox-workwise-readonly-token' };
		expect((await get('/jobs', readOnly)).status).toBe(200);
		const refused = await put('/applications/wwa-10101/export', CONFIRMATION, readOnly);
		expect(refused.status).toBe(403);
	});

	it('counts requests', async () => {
		await fetch(`${sandbox.url}/control/limits`, {
			method: 'PATCH',
			headers: { 'content-type': 'application/json' },
			body: '{"workwise":2}',
		});
		const answers = [await get('/account'), await get('/account'), await get('/account')];
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
		expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual([
			'1',
			'0',
			'0',
		]);
		expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
	});
});

describe('documents', () => {
	it('are the same bytes, directly and through the storage', async () => {
		let redirects = 0;
		for (const application of sandbox.state.workwise.applications) {
			for (const document of application.documents) {
				let response = await get(
					`/applications/${application.id}/documents/${document.id}/content`,
				);
				if (response.status === 302) {
					redirects += 1;
					response = await fetch(response.headers.get('location') ?? '');
				}
				expect(response.headers.get('content-type')).toBe(document.mimeType);
				expect(response.headers.get('content-length')).toBe(String(document.size));
				const bytes = Buffer.from(await response.arrayBuffer());
				const stored = sandbox.state.workwise.documents.get(document.id);
				expect(sha256(bytes)).toBe(stored && sha256(stored.bytes()));
			}
		}
		expect(redirects).toBe(18);
	});

	it('never change, so that results can be compared between runs', () => {
		const hash = createHash('sha256');
		for (const document of sandbox.state.workwise.documents.values()) hash.update(document.bytes());
		expect(hash.digest('hex')).toMatchInlineSnapshot(
			`"e523dcd576cebcddaa997402d3a6c6a78611f791db0f9688fa1c1c4d49fd995e"`,
		);
	});

	it('are refused by the storage with a token, or with another signature', async () => {
		const moved = await get('/applications/wwa-10111/documents/wwd-1011101/content');
		const address = moved.headers.get('location') ?? '';
		expect((await fetch(address, { headers: HEADERS })).status).toBe(400);
		expect((await fetch(`${address}0`)).status).toBe(403);
		expect((await fetch(address)).status).toBe(200);
	});
});

describe('writes', () => {
	it('confirms once, agrees to the same again and refuses another target', async () => {
		const path = '/applications/wwa-10101/export';
		const first: unknown = await (await put(path, CONFIRMATION)).json();
		const again: unknown = await (
			await put(path, { ...CONFIRMATION, result: 'alreadyExists', targetApplicationId: '7' })
		).json();
		expect(again).toEqual(first);
		expect((await put(path, { ...CONFIRMATION, targetJobId: '2002' })).status).toBe(409);
	});

	it('names the fields of a body that does not fit', async () => {
		const response = await put('/applications/wwa-10101/export', {
			...CONFIRMATION,
			targetJobId: 2001,
			exportedAt: 'yesterday',
			extra: true,
		});
		expect(response.status).toBe(422);
		const { errors } = z
			.object({ errors: z.array(z.object({ field: z.string() })) })
			.parse(await response.json());
		expect(errors.map(({ field }) => field).sort()).toEqual(['exportedAt', 'extra', 'targetJobId']);
	});

	it('takes JSON only', async () => {
		const headers = { 'content-type': 'text/plain' };
		const response = await put('/applications/wwa-10101/export', CONFIRMATION, {
			...HEADERS,
			...headers,
		});
		expect(response.status).toBe(415);
	});

	it('takes an outcome, the same again, and another one', async () => {
		const path = '/applications/wwa-10101/outcome';
		const at = '2026-03-12T14:00:00+01:00';
		await put(path, { outcome: 'interview', at });
		const again = await put(path, { outcome: 'interview', at: '2026-03-13T14:00:00+01:00' });
		expect(await again.json()).toMatchObject({ outcome: { outcome: 'interview', at, note: null } });
		const later = await put(path, { outcome: 'hired', at });
		expect(await later.json()).toMatchObject({ outcome: { outcome: 'hired' } });
	});
});

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
