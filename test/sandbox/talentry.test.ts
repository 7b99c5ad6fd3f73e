import { z } from 'zod';

import { useSandbox } from '../support/useSandbox';

const headers = (token = 'sandbox-talentry-recruiter') => ({
	'x-token': token,
	'user-source': 'sandbox-source',
});

const sandbox = useSandbox();

const base = '/talentry/api/v1/tenants/acme';

async function get(path: string, sent: Record<string, string> = headers()) {
	return await fetch(`${sandbox.url}${base}${path}`, { headers: sent });
}

async function send(method: string, path: string, body?: unknown, token?: string) {
	return await fetch(`${sandbox.url}${base}${path}`, {
		method,
		headers: {
			...headers(token),
			...(body !== undefined && { 'content-type': 'application/json' }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
}

const acme = () => sandbox.state.talentry.tenant('acme');
const held = (id: string) => acme().talents.get(id);
const pageSchema = z.object({
	items: z.array(z.object({ id: z.string() })),
	nextCursor: z.string().nullable(),
});
const page = async (path: string) => pageSchema.parse(await (await get(path)).json());
const json = async (response: Response): Promise<Record<string, unknown>> =>
	z.record(z.unknown()).parse(await response.json());

describe('access', () => {
	it.each([
		['no token', {}, 401],
		['an unknown token', { ...headers('nobody') }, 401],
		['no user source', { 'x-token': 'sandbox-talentry-admin' }, 401],
		['the token of another tenant', headers('sandbox-talentry-beta'), 403],
		['a token of this tenant', headers(), 200],
	])('with %s', async (_case, sent, status) => {
		expect((await get('/account', sent)).status).toBe(status);
		expect((await get('/gamificationPointsReport/2026-01-01/2026-01-02', sent)).status).toBe(
			status,
		);
	});

	it('tells the role', async () => {
		const roles = ['recruiter', 'super', 'admin'].map(async (name) => {
			const response = await get('/account', headers(`sandbox-talentry-${name}`));
			return (await json(response)).role;
		});
		expect(await Promise.all(roles)).toEqual(['recruiter', 'superRecruiter', 'admin']);
	});

	it('serves the contract at an address of its own, where the token of Talentry is refused', async () => {
		const read = async (sent: Record<string, string>) =>
			(await fetch(`${sandbox.url}/talentry/adapter/v1/talents`, { headers: sent })).status;
		expect(await read({ authorization: 'Bearer sandbox-adapter-token' })).toBe(200);
		expect(await read(headers())).toBe(401);
	});
});

describe('talents', () => {
	it.each([
		['/talents', 7],
		['/talents?email=JOERDIS.mustermueller@example.com', 1],
		['/talents?profileLink=de.linkedin.com/in/beispiel-t-1002', 1],
		['/talents?consentState=none,expired', 3],
		['/talents?orderBy=consentChangedAt', 5],
		['/talents?updatedAfter=2026-05-01T00:00:00Z', 2],
		['/pools', 5],
		['/pools?search=vertr', 1],
		['/statuses', 4],
	])('%s has %i', async (path, count) => {
		expect((await page(path)).items).toHaveLength(count);
	});

	it('page, with a cursor that belongs to its filters', async () => {
		const first = await page('/talents?limit=3');
		const rest = await page(`/talents?limit=100&cursor=${first.nextCursor}`);
		expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([...acme().talents.keys()]);
		expect((await get(`/talents?search=a&cursor=${first.nextCursor}`)).status).toBe(400);
		expect((await get('/talents?limit=101')).status).toBe(400);
		expect((await get('/talents?colour=red')).status).toBe(400);
	});

	it('are created without a consent, and blocked', async () => {
		const body = { firstName: 'Uta', lastName: 'Unbekannt', links: [] };
		const response = await send('POST', '/talents', body);
		expect(response.status).toBe(201);
		expect(await json(response)).toMatchObject({
			consent: null,
			blocked: true,
			status: { id: 'status-new' },
			profileUrl: expect.stringMatching(/^http:/),
		});
	});

	it.each([
		['no name', { lastName: 'X' }, 'firstName'],
		['an unknown language', { firstName: 'A', lastName: 'B', language: 'tlh' }, 'language'],
		['an unknown status', { firstName: 'A', lastName: 'B', statusId: 'x' }, 'statusId'],
		[
			'a script as link',
			{ firstName: 'A', lastName: 'B', links: [{ type: 'other', url: 'javascript:alert(1)' }] },
			'links.0.url',
		],
		['an unknown property', { firstName: 'A', lastName: 'B', colour: 'red' }, 'colour'],
	])('are refused with %s', async (_case, body, field) => {
		const response = await send('POST', '/talents', body);
		expect(response.status).toBe(422);
		expect((await json(response)).errors).toMatchObject([{ field }]);
		expect(acme().talents.size).toBe(7);
	});

	it('are there once per e-mail', async () => {
		const email = 'Joerdis.Mustermueller@example.com';
		const response = await send('POST', '/talents', { firstName: 'J', lastName: 'M', email });
		expect(response.status).toBe(409);
		expect(await json(response)).toMatchObject({ existingId: 't-1001' });
	});

	it('stay with their id when they are deleted', async () => {
		await fetch(`${sandbox.url}/control/talentry/talents/t-1001`, { method: 'DELETE' });
		expect((await get('/talents/t-1001')).status).toBe(410);
		expect((await send('PATCH', '/talents/t-1001', { firstName: 'X' })).status).toBe(410);
		expect((await page('/talents')).items).toHaveLength(6);
		expect((await get('/talents/t-9')).status).toBe(404);
	});

	it('are in a pool once, and carry notes', async () => {
		const path = '/talents/t-1006/pools/pool-sales';
		expect((await send('PUT', path)).status).toBe(204);
		expect((await send('PUT', path)).status).toBe(204);
		expect(held('t-1006')?.record.pools).toHaveLength(1);
		expect((await send('PUT', '/talents/t-1006/pools/nobody')).status).toBe(404);
		expect((await send('DELETE', path)).status).toBe(204);
		const note = await json(await send('POST', '/talents/t-1006/notes', { text: '<b>x</b>' }));
		expect(note).toMatchObject({ text: '<b>x</b>', author: 'Rita Recruiterin' });
		expect((await page('/talents/t-1006/notes')).items).toHaveLength(1);
		expect((await send('DELETE', `/talents/t-1006/notes/${note.id}`)).status).toBe(204);
		expect((await send('DELETE', `/talents/t-1006/notes/${note.id}`)).status).toBe(404);
	});
});

describe('consent', () => {
	const decide = async (link: string, decision: string) =>
		await fetch(link, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ decision }).toString(),
		});
	const newLink = async (id: string) =>
		String((await json(await send('POST', `/talents/${id}/consent/link`, {}))).link);
	const state = (id: string) => held(id)?.record.consent?.state;

	it('a link leads to a page on which the person agrees, and may take it back', async () => {
		const link = await newLink('t-1006');
		expect(state('t-1006')).toBe('requested');
		expect(await newLink('t-1006')).toBe(link);
		expect(await (await fetch(link)).text()).toContain('Zustimmen');
		expect((await decide(link, 'accept')).status).toBe(200);
		expect(held('t-1006')?.record).toMatchObject({
			blocked: false,
			consent: { state: 'accepted' },
		});
		await decide(link, 'decline');
		expect(held('t-1006')?.record).toMatchObject({
			blocked: true,
			consent: { state: 'withdrawn' },
		});
		expect((await decide(link, 'perhaps')).status).toBe(400);
		expect((await fetch(`${link}x`)).status).toBe(410);
	});

	it('an e-mail is sent once, and only to an address', async () => {
		expect((await send('POST', '/talents/t-1006/consent/email')).status).toBe(204);
		expect((await send('POST', '/talents/t-1006/consent/email')).status).toBe(409);
		expect((await send('POST', '/talents/t-1007/consent/email')).status).toBe(422);
		expect(acme().emails).toMatchObject([{ talentId: 't-1006' }]);
	});

	it('only an administrator unlocks by hand, and says so', async () => {
		const unlock = async (body: object, name: string) =>
			(await send('POST', '/talents/t-1006/unlock', body, `sandbox-talentry-${name}`)).status;
		expect(await unlock({ acknowledged: true }, 'recruiter')).toBe(403);
		expect(await unlock({ acknowledged: true }, 'super')).toBe(403);
		expect(await unlock({ acknowledged: false }, 'admin')).toBe(422);
		expect(await unlock({ acknowledged: true }, 'admin')).toBe(200);
		expect(held('t-1006')?.record).toMatchObject({ blocked: false, consent: null });
	});

	it('expires', async () => {
		await fetch(`${sandbox.url}/control/talentry/talents/t-1001`, {
			method: 'PATCH',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ consent: { state: 'accepted', expiresAt: '2026-07-01T00:00:00Z' } }),
		});
		expect(await json(await get('/talents/t-1001'))).toMatchObject({
			blocked: true,
			consent: { state: 'expired', changedAt: '2026-07-01T00:00:00Z' },
		});
	});
});

describe('published endpoints', () => {
	const job = (externalId: string) => ({
		externalId,
		departments: ['Engineering'],
		translations: [{ locale: 'de', name: 'Stelle', description: '' }],
	});
	const load = async (jobs: object[], query = 'source=personio') =>
		await send('POST', `/jobs/multiple?${query}`, { jobs });
	const active = () =>
		[...acme().jobs.values()].filter((known) => known.active).map(({ externalId }) => externalId);

	it('a full load takes the missing jobs offline', async () => {
		await load([job('1'), job('2')]);
		await load([job('2'), job('3')]);
		expect(active()).toEqual(['2', '3']);
		await load([job('4')], 'source=personio&deactivateMissingJobs=0');
		expect(active()).toEqual(['2', '3', '4']);
		await load([]);
		expect(active()).toEqual([]);
	});

	it('an invalid job is left out, or stops the load', async () => {
		const jobs = [job('1'), { ...job('2'), departments: [] }];
		expect(await json(await load(jobs))).toMatchObject({
			created: 1,
			skipped: [{ externalId: '2' }],
		});
		expect((await load(jobs, 'source=personio&skipInvalidJobs=0')).status).toBe(400);
		expect((await load(jobs, 'deactivateMissingJobs=1')).status).toBe(400);
	});

	it('reports are of whole days', async () => {
		const list = async (path: string) =>
			z.array(z.unknown()).parse(await (await get(path)).json()).length;
		expect(await list('/applications/hired/2026-06-03/2026-06-03')).toBe(1);
		expect(await list('/applications/hired/2026-06-01/2026-06-30')).toBe(5);
		expect(await list('/gamificationPointsReport/2026-06-15/2026-06-15')).toBe(2);
		expect((await get('/gamificationPointsReport/2026-06-15/2026-06-14')).status).toBe(400);
		expect((await get('/applications/hired/2026-6-1/2026-06-30')).status).toBe(400);
	});
});

it('shows its state and the profiles, with names as text', async () => {
	const body = { firstName: '<img src=x onerror=alert(1)>', lastName: 'Beispiel' };
	const { profileUrl } = await json(await send('POST', '/talents', body));
	for (const url of [String(profileUrl), `${sandbox.url}/`]) {
		const text = await (await fetch(url)).text();
		expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(text).not.toContain('<img');
	}
});
