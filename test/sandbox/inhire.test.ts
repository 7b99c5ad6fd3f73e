import { createHash } from 'node:crypto';

import { z } from 'zod';

import { useSandbox } from '../support/useSandbox';

const HEADERS = { authorization: 'Bearer sandbox-inhire-token' };

const sandbox = useSandbox();

async function get(path: string, headers: Record<string, string> = HEADERS) {
	return await fetch(`${sandbox.url}/inhire/v1${path}`, { headers });
}

async function send(method: string, path: string, body?: unknown) {
	return await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { ...HEADERS, ...(body !== undefined && { 'content-type': 'application/json' }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
}
const put = async (path: string, body: unknown) => await send('PUT', `/inhire/v1${path}`, body);

const pageSchema = z.object({
	items: z.array(z.object({ id: z.string() })),
	nextCursor: z.string().nullable(),
});
const page = async (path: string) => pageSchema.parse(await (await get(path)).json());

describe('seeds', () => {
	it('match those of eRecruiter', () => {
		const { erecruiter, inhire } = sandbox.state;
		const exported = inhire.applications.filter(({ export: { state } }) => state === 'confirmed');
		expect(exported).toHaveLength(13);
		for (const { id, jobId, candidate, export: target } of exported) {
			const known = erecruiter.findApplication(Number(target.targetApplicationId));
			expect(known).toMatchObject({
				externalId: `inhire:${id}`,
				recruitmentId: Number(inhire.findJob(jobId)?.atsJobId),
				createdAt: target.confirmedAt,
				candidate: { email: candidate.email },
			});
		}
		const fromInhire = erecruiter.applications.filter(({ externalId }) => externalId !== null);
		expect(fromInhire).toHaveLength(exported.length);
	});
});

describe('reads', () => {
	it.each([
		['/applications?exportState=due', 6],
		['/applications?exportState=due&jobId=ih-301', 2],
		['/applications?jobId=ih-301,ih-302', 14],
		['/applications?updatedAfter=2026-06-12T00:00:00Z', 3],
		['/jobs', 5],
		['/jobs?search=DEVOPS', 1],
		['/statuses', 7],
	])('answers %s with %i', async (path, count) => {
		expect((await page(path)).items).toHaveLength(count);
	});

	it('pages', async () => {
		const first = await page('/applications?limit=10');
		const rest = await page(`/applications?cursor=${first.nextCursor}`);
		const ids = [...first.items, ...rest.items].map(({ id }) => id);
		expect(ids).toEqual(sandbox.state.inhire.applications.map(({ id }) => id));
		expect((await get(`/jobs?cursor=${first.nextCursor}`)).status).toBe(400);
	});

	it.each([
		['/applications?statusId=new', 400],
		['/applications?limit=0', 400],
		['/applications/iha-1', 404],
		['/nothing', 404],
	])('refuses %s with %i', async (path, status) => {
		const response = await get(path);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toContain('application/problem+json');
		expect(await response.text()).toContain('/inhire/problems/');
	});

	it('asks for a token, and tests the connection', async () => {
		expect((await get('/connection', {})).status).toBe(401);
		await send('PATCH', '/control/inhire/connection', { connected: false });
		const { ats } = z
			.object({ ats: z.object({ connected: z.boolean(), lastTestedAt: z.string() }) })
			.parse(await (await get('/connection')).json());
		expect(ats.connected).toBe(false);
		expect(Date.now() - Date.parse(ats.lastTestedAt)).toBeLessThan(5000);
	});

	it('has a PDF for each application, the same in each run', async () => {
		const response = await get('/applications/iha-30107/documents/ihd-3010701/content');
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(response.headers.get('content-disposition')).toContain('CV%20Jagna%20Fikcyjna.pdf');
		expect((await response.text()).startsWith('%PDF-')).toBe(true);
		expect((await get('/applications/iha-30107/documents/ihd-3010801/content')).status).toBe(404);
		const hash = createHash('sha256');
		for (const document of sandbox.state.inhire.documents.values()) hash.update(document.bytes());
		expect(hash.digest('hex')).toMatchInlineSnapshot(
			`"3d5d4c1ae350c829058414b1f742cbf6e8e0f60a119c67bb5fb5fa971fee997e"`,
		);
	});
});

describe('writes', () => {
	it('imports sources', async () => {
		const sources = [
			{ id: 900, name: 'inhire.io' },
			{ id: '901', name: 'Pracuj.pl' },
		];
		const first = await put('/sources', { sources });
		expect(await first.json()).toEqual({ imported: 2, updated: 0, unchanged: 0 });
		const changed = [
			{ id: '900', name: 'inhire.io' },
			{ id: '901', name: 'Pracuj' },
		];
		const second = await put('/sources', {
			sources: [...changed, { id: '902', name: 'LinkedIn' }],
		});
		expect(await second.json()).toEqual({ imported: 1, updated: 1, unchanged: 1 });
		const twice = await put('/sources', { sources: [...changed, ...changed] });
		expect(twice.status).toBe(422);
		expect(await twice.json()).toMatchObject({ errors: [{ field: 'sources.2.id' }, {}] });
	});

	it('confirms an export once', async () => {
		const body = {
			targetSystem: 'erecruiter',
			targetJobId: '5001',
			targetApplicationId: '79001',
			result: 'created',
			exportedAt: '2026-06-15T09:30:00+02:00',
		};
		const path = '/applications/iha-30107/export';
		const first: unknown = await (await put(path, body)).json();
		expect(await (await put(path, { ...body, result: 'alreadyExists' })).json()).toEqual(first);
		expect((await put(path, { ...body, targetJobId: '5002' })).status).toBe(409);
		expect((await put(path, { ...body, more: 1 })).status).toBe(422);
		expect((await page('/applications?exportState=due')).items).toHaveLength(5);
	});

	it('sets a status, agrees to the same again and never goes back in time', async () => {
		const path = '/applications/iha-30104/status';
		const body = {
			statusId: 'phone',
			changedAt: '2026-06-04T11:33:00+02:00',
			atsStatusId: 3,
			atsStatusName: 'Rozmowa telefoniczna',
		};
		const first: unknown = await (await put(path, body)).json();
		expect(first).toMatchObject({
			status: { id: 'phone', name: 'Rozmowa telefoniczna', kind: 'inProgress' },
			atsStatus: { id: '3', name: 'Rozmowa telefoniczna', changedAt: body.changedAt },
		});
		// The same instant, written with another offset.
		const again = await put(path, { ...body, changedAt: '2026-06-04T09:33:00Z' });
		expect(await again.json()).toEqual(first);
		const older = { statusId: 'interview', changedAt: '2026-06-04T11:32:59+02:00' };
		expect((await put(path, older)).status).toBe(409);
		const later = await put(path, { statusId: 'hired', changedAt: '2026-06-05T08:00:00+02:00' });
		expect(await later.json()).toMatchObject({ status: { id: 'hired' }, atsStatus: { id: null } });
	});

	it.each([
		[{ statusId: 'nothing', changedAt: '2026-06-05T08:00:00+02:00' }, 'statusId'],
		[{ statusId: 'phone' }, 'changedAt'],
		[{ statusId: 'phone', changedAt: 'yesterday' }, 'changedAt'],
		[{ statusId: 'phone', changedAt: '2026-06-05T08:00:00Z', note: '' }, 'note'],
	])('refuses the status %j', async (body, field) => {
		const response = await put('/applications/iha-30104/status', body);
		expect(response.status).toBe(422);
		expect(await response.json()).toMatchObject({ errors: [{ field }] });
		expect(sandbox.state.inhire.findApplication('iha-30104')?.status.id).toBe('new');
	});
});

describe('controls', () => {
	it('make applications and change them', async () => {
		const made = await send('POST', '/control/inhire/applications', {
			count: 2,
			jobId: 'ih-302',
			submittedAt: '2026-06-20T09:00:00+02:00',
			candidate: { email: null },
		});
		expect(await made.json()).toMatchObject({
			ids: ['iha-900020', 'iha-900021'],
			items: [{ candidate: { email: null }, documents: [{ category: 'cv' }] }, {}],
		});
		const path = '/control/inhire/applications/iha-900020';
		const changed = await send('PATCH', path, {
			statusId: 'offer',
			export: { state: 'confirmed' },
		});
		expect(await changed.json()).toMatchObject({
			status: { name: 'Złożenie oferty' },
			export: { state: 'confirmed' },
		});
		expect((await send('PATCH', path, { statusId: 'nothing' })).status).toBe(404);
	});

	it('add and remove statuses', async () => {
		await send('POST', '/control/inhire/statuses', { id: 'task', name: 'Zadanie' });
		await send('DELETE', '/control/inhire/statuses/phone');
		const ids = (await page('/statuses')).items.map(({ id }) => id);
		expect(ids).toContain('task');
		expect(ids).not.toContain('phone');
		sandbox.reset();
		expect((await page('/statuses')).items).toHaveLength(7);
	});

	it('break requests now and then', async () => {
		await send('POST', '/control/faults', { vendor: 'inhire', fault: '500', every: 2 });
		const answers = [await get('/jobs'), await get('/jobs')];
		expect(answers.map(({ status }) => status)).toEqual([200, 500]);
	});

	it('show both on the state page', async () => {
		const text = await (await fetch(sandbox.url)).text();
		expect(text).toContain('Świętosława Wzorcowa');
		expect(text).toContain('/control/erecruiter/applications/70106/open');
		expect((await fetch(`${sandbox.url}/control/state`)).status).toBe(200);
	});
});
