import { z } from 'zod';

import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

async function control(method: string, path: string, body?: unknown) {
	return await fetch(`${sandbox.url}/control${path}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
}

const workwise = async (path: string) =>
	await fetch(`${sandbox.url}/workwise/v1${path}`, {
		headers: { authorization: 'Bearer sandbox-workwise-token' },
		redirect: 'manual',
	});

const account = async () => await workwise('/account');

const apply = async (signal?: AbortSignal) =>
	await fetch(`${sandbox.url}/personio/api/v1/recruiting/applications`, {
		method: 'POST',
		signal,
		headers: {
			authorization: 'Bearer sandbox-recruiting-token-4711',
			'x-company-id': '4711',
			'content-type': 'application/json',
		},
		body: '{"first_name":"A","last_name":"B","email":"a@example.com","job_position_id":2001}',
	});

describe('faults', () => {
	it('happen each n-th time, after the first ones, as often as told', async () => {
		const fault = { vendor: 'workwise', fault: '429', every: 2, times: 2, after: 1, retryAfter: 3 };
		await control('POST', '/faults', fault);
		const statuses: number[] = [];
		for (let request = 1; request <= 8; request++) statuses.push((await account()).status);
		expect(statuses).toEqual([200, 200, 429, 200, 429, 200, 200, 200]);
	});

	it.each([
		['403', 403, 'application/problem+json'],
		['404', 404, 'application/problem+json'],
		['409', 409, 'application/problem+json'],
		['422', 422, 'application/problem+json'],
		['429', 429, 'application/problem+json'],
		['500', 500, 'application/problem+json'],
		['503', 503, 'application/problem+json'],
		['502', 502, 'text/html'],
		['504', 504, 'text/html'],
		['html', 200, 'text/html'],
		['invalidJson', 200, 'application/json'],
		['unauthorized', 401, 'application/problem+json'],
	])('%s answers %i as %s', async (fault, status, type) => {
		await control('POST', '/faults', { vendor: 'workwise', fault, route: 'getAccount' });
		const response = await account();
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toContain(type);
		await control('DELETE', '/faults');
		expect((await account()).status).toBe(200);
	});

	it('give Retry-After in seconds or as a date', async () => {
		await control('POST', '/faults', { vendor: 'workwise', fault: '429', retryAfter: 'date' });
		const date = Date.parse((await account()).headers.get('retry-after') ?? '');
		expect(date - Date.now()).toBeGreaterThan(0);
		expect(date - Date.now()).toBeLessThanOrEqual(2000);
	});

	it('cut a connection before or after the effect', async () => {
		await control('POST', '/faults', { vendor: 'personio', fault: 'cut', times: 1 });
		await expect(apply()).rejects.toThrow();
		expect(sandbox.state.personio.applications).toHaveLength(0);
		await control('POST', '/faults', { vendor: 'personio', fault: 'cutAfterEffect', times: 1 });
		await expect(apply()).rejects.toThrow();
		expect(sandbox.state.personio.applications).toHaveLength(1);
	});

	it('keep an answer back after the effect', async () => {
		await control('POST', '/faults', { vendor: 'personio', fault: 'slowAnswer', delayMs: 400 });
		const started = Date.now();
		const answer = apply();
		while (sandbox.state.personio.applications.length === 0) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		expect(Date.now() - started).toBeLessThan(350);
		expect((await answer).status).toBe(201);
		expect(Date.now() - started).toBeGreaterThanOrEqual(390);
	});

	it('cut a download in the middle of the body', async () => {
		await control('POST', '/faults', {
			vendor: 'workwise',
			fault: 'cut',
			route: 'downloadDocument',
		});
		const response = await fetch(
			`${sandbox.url}/workwise/v1/applications/wwa-10101/documents/wwd-1010101/content`,
			{ headers: { authorization: 'Bearer sandbox-workwise-token' } },
		);
		expect(response.status).toBe(200);
		await expect(response.arrayBuffer()).rejects.toThrow();
	});

	it('do not answer, or stop in the middle of the body, until the client goes', async () => {
		await control('POST', '/faults', { vendor: 'personio', fault: 'silence' });
		const gone = new AbortController();
		const silent = apply(gone.signal);
		while (sandbox.state.held === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(sandbox.state.personio.applications).toHaveLength(1);
		gone.abort();
		await expect(silent).rejects.toThrow();
		while (sandbox.state.held > 0) await new Promise((resolve) => setTimeout(resolve, 5));

		await control('POST', '/faults', { vendor: 'workwise', fault: 'stall' });
		const stalled = await account();
		expect(stalled.status).toBe(200);
		const body = stalled.body?.getReader();
		expect((await body?.read())?.value?.length).toBeGreaterThan(0);
		expect(sandbox.state.held).toBe(1);
		await body?.cancel();
	});

	it('lead to another host', async () => {
		const location = 'https://other.example.com/page';
		await control('POST', '/faults', { vendor: 'workwise', fault: 'redirect', location });
		const response = await account();
		expect([response.status, response.headers.get('location')]).toEqual([302, location]);
	});

	it('give values of other types: of a record all, of a list those of the first record', async () => {
		await control('POST', '/faults', { vendor: 'workwise', fault: 'wrongTypes' });
		const wrong = [{ wrong: 'type' }];
		expect(await (await account()).json()).toEqual({
			id: wrong,
			name: wrong,
			permissions: [wrong, wrong, wrong],
		});
		const jobs = z
			.object({ items: z.array(z.object({ id: z.unknown() })) })
			.parse(await (await workwise('/jobs')).json());
		expect(jobs.items.slice(0, 2)).toEqual([{ id: wrong }, { id: expect.any(String) }]);
	});

	it('meet one path alone', async () => {
		const path = '/workwise/v1/account';
		await control('POST', '/faults', { vendor: 'workwise', fault: '404', path });
		expect([(await account()).status, (await workwise('/jobs')).status]).toEqual([404, 200]);
	});

	it.each([
		[{ vendor: 'nobody', fault: '429' }, 'vendor'],
		[{ vendor: 'workwise', fault: '418' }, 'fault'],
		[{ vendor: 'workwise', fault: '429', evry: 3 }, 'evry'],
		[{ vendor: 'workwise', fault: '429', every: 0 }, 'every'],
	])('are refused when they do not make sense: %j', async (fault, field) => {
		const response = await control('POST', '/faults', fault);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ errors: [{ field }] });
	});
});

describe('controls', () => {
	it('make many applications arrive', async () => {
		const response = await control('POST', '/workwise/applications', { count: 10_000 });
		expect(response.status).toBe(201);
		expect(sandbox.state.workwise.applications).toHaveLength(10_028);
	});

	it('make a large file, and a candidate that a target refuses', async () => {
		const response = await control('POST', '/workwise/applications', {
			documents: [{ name: 'gross.pdf', size: 21 * 1024 * 1024 }],
			overrides: { candidate: { email: null } },
		});
		expect(await response.json()).toMatchObject({
			items: [
				{
					candidate: { email: null },
					documents: [{ size: 22_020_096, mimeType: 'application/pdf' }],
				},
			],
		});
	});

	it('change a position', async () => {
		await control('PATCH', '/personio/jobs/2001', { state: 'archived' });
		expect(await (await apply()).text()).toContain('errors.job-position.not-published');
		await control('PATCH', '/personio/jobs/2001', { state: 'deleted' });
		expect(await (await apply()).text()).toContain('errors.posting-validation.posting-not-found');
		expect((await control('PATCH', '/personio/jobs/1', { inFeed: false })).status).toBe(404);
	});

	it('log requests without what is secret', async () => {
		await apply();
		const log = await (await control('GET', '/requests?vendor=personio')).text();
		expect(log).toContain('/personio/api/v1/recruiting/applications');
		expect(log).not.toContain('sandbox-recruiting-token');
	});

	it('show text as text on the page', async () => {
		const page = await (await fetch(sandbox.url)).text();
		expect(page).toContain('O&#39;Example');
		await control('PATCH', '/workwise/jobs/ww-101', { title: '<script>alert(1)</script>' });
		expect(await (await fetch(sandbox.url)).text()).not.toContain('<script>alert');
	});
});
