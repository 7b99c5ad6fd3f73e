import { createHash } from 'node:crypto';

import { z } from 'zod';

import { useSandbox } from '../support/useSandbox';

const HEADERS = { authorization: 'Bearer sandbox-matched-io-token' };

const sandbox = useSandbox();

async function get(path: string, headers: Record<string, string> = HEADERS) {
	return await fetch(`${sandbox.url}/matched-io/v1${path}`, { headers });
}

async function send(method: string, path: string, body?: unknown) {
	return await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { ...HEADERS, ...(body !== undefined && { 'content-type': 'application/json' }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
}
const importJob = async (body: object) => await send('POST', '/matched-io/v1/jobs/import', body);

const pageSchema = z.object({
	items: z.array(z.object({ id: z.string() }).passthrough()),
	nextCursor: z.string().nullable(),
});
const page = async (path: string) => pageSchema.parse(await (await get(path)).json());

const complete = {
	externalSystem: 'personio',
	externalId: '2002',
	title: 'Sales Engineer',
	description: '<p>Invented</p>',
	location: 'Köln',
	remote: 'hybrid',
	seniority: 'experienced',
	skills: ['SQL'],
	salaryMin: 1,
	salaryMax: 2,
};

describe('seeds', () => {
	it('name positions of Personio where a job was imported', () => {
		const { matchedIo, personio } = sandbox.state;
		const imported = matchedIo.jobs.filter(({ externalId }) => externalId !== null);
		expect(imported).toHaveLength(4);
		for (const { externalSystem, externalId } of imported.filter(({ id }) => id !== 'mj-406')) {
			expect(externalSystem).toBe('personio');
			expect(personio.jobs.map(({ id }) => String(id))).toContain(externalId);
		}
		for (const match of matchedIo.matches) {
			expect(matchedIo.findJob(match.jobId)).toBeDefined();
			expect(match.matchedAt === null).toBe(match.state !== 'successful');
		}
	});
});

describe('reads', () => {
	it.each([
		['/jobs', 6],
		['/jobs?status=open,draft', 5],
		['/jobs?search=DATA', 1],
		['/jobs?externalSystem=personio&externalId=2104', 1],
		['/jobs?externalSystem=personio&externalId=0', 0],
		['/matches', 12],
		['/matches?state=successful', 8],
		['/matches?state=successful&exportState=due', 6],
		['/matches?jobId=mj-402,mj-403', 5],
		['/matches?changedAfter=2026-03-12T00:00:00Z', 3],
		['/matches?matchedAfter=2026-03-12T00:00:00Z', 2],
		['/matches?search=m-4040', 2],
		['/matches?jobId=nothing', 0],
	])('answers %s with %i', async (path, count) => {
		expect((await page(path)).items).toHaveLength(count);
	});

	it.each(['updatedAt', '-updatedAt', 'matchedAt', '-matchedAt'])('pages by %s', async (sort) => {
		const first = await page(`/matches?sort=${sort}&limit=5`);
		const second = await page(`/matches?sort=${sort}&limit=5&cursor=${first.nextCursor}`);
		const third = await page(`/matches?sort=${sort}&limit=5&cursor=${second.nextCursor}`);
		expect(third.nextCursor).toBeNull();
		const items = [first, second, third].flatMap((one) => one.items);
		expect(new Set(items.map(({ id }) => id)).size).toBe(12);
		const name = sort.replace('-', '');
		const moments = items.map((item) => Date.parse(String(item[name] ?? item.createdAt)));
		const sorted = [...moments].sort((a, b) => (sort.startsWith('-') ? b - a : a - b));
		expect(moments).toEqual(sorted);
		expect((await get(`/matches?cursor=${first.nextCursor}&state=open`)).status).toBe(400);
	});

	it('tells the form of a job', async () => {
		const answer: unknown = await (await get('/job-fields')).json();
		const { items } = z
			.object({ items: z.array(z.object({ name: z.string(), required: z.boolean() })) })
			.parse(answer);
		expect(items.filter(({ required }) => required).map(({ name }) => name)).toEqual([
			...['title', 'description', 'location', 'remote', 'seniority', 'skills'],
			...['salaryMin', 'salaryMax'],
		]);
	});

	it.each([
		['/matches?statusId=new', 400],
		['/matches?sort=name', 400],
		['/matches?limit=0', 400],
		['/jobs?externalSystem=personio', 400],
		['/matches/mm-1', 404],
		['/jobs/mj-1', 404],
		['/nothing', 404],
	])('refuses %s with %i', async (path, status) => {
		const response = await get(path);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toContain('application/problem+json');
		expect(await response.text()).toContain('/matched-io/problems/');
	});

	it('asks for a token', async () => {
		expect((await get('/account', {})).status).toBe(401);
		expect((await get('/account', { authorization: 'Bearer other' })).status).toBe(401);
		expect(await (await get('/account')).json()).toMatchObject({ id: 'acc-77' });
	});

	it('has PDF files, the same in each run', async () => {
		const response = await get('/matches/mm-40103/documents/md-4010302/content');
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(response.headers.get('content-disposition')).toContain(
			"filename*=UTF-8''Arbeitsprobe%20gr%C3%B6%C3%9Fe.pdf",
		);
		expect((await response.text()).startsWith('%PDF-')).toBe(true);
		expect((await get('/matches/mm-40103/documents/md-4010101/content')).status).toBe(404);
		const hash = createHash('sha256');
		for (const document of sandbox.state.matchedIo.documents.values()) {
			hash.update(document.bytes());
		}
		expect(hash.digest('hex')).toMatchInlineSnapshot(
			`"0646f5f5fc96473da397fa6cdda73f4ff1842a0e449c1e9174a1554fd8f7b4ca"`,
		);
	});
});

describe('import', () => {
	it('recognises a job by system and id', async () => {
		const first = await importJob(complete);
		expect(first.status).toBe(201);
		const { job } = z
			.object({ result: z.literal('created'), job: z.object({ id: z.string() }).passthrough() })
			.parse(await first.json());
		expect(job).toMatchObject({ status: 'open', externalId: '2002', skills: ['SQL'], url: null });
		const again = await importJob(complete);
		expect(again.status).toBe(200);
		expect(await again.json()).toEqual({ result: 'unchanged', job });
		const kept = await importJob({ ...complete, title: 'Other', ifExists: 'keep' });
		expect(await kept.json()).toEqual({ result: 'unchanged', job });
		const { externalSystem, externalId } = complete;
		const partly = await importJob({ externalSystem, externalId, title: 'Renamed' });
		expect(await partly.json()).toMatchObject({
			result: 'updated',
			job: { id: job.id, title: 'Renamed', location: 'Köln' },
		});
		expect(sandbox.state.matchedIo.jobs).toHaveLength(7);
	});

	it.each([
		[{ title: undefined, skills: undefined }, ['title', 'skills']],
		[{ remote: 'sometimes' }, ['remote']],
		[{ skills: 'SQL' }, ['skills']],
		[{ skills: [] }, ['skills']],
		[{ salaryMin: '1' }, ['salaryMin']],
		[{ salaryMax: 0 }, ['salaryMax']],
		[{ title: null }, ['title']],
		[{ visaSupport: 'yes' }, ['visaSupport']],
		[{ salary: 1 }, ['salary']],
		[{ externalId: 5 }, ['externalId']],
		[{ ifExists: 'perhaps' }, ['ifExists']],
	])('refuses %j', async (changes, fields) => {
		const response = await importJob({ ...complete, ...changes });
		expect(response.status).toBe(422);
		const { errors } = z
			.object({ errors: z.array(z.object({ field: z.string() })) })
			.parse(await response.json());
		expect(errors.map(({ field }) => field)).toEqual(fields);
		expect(sandbox.state.matchedIo.jobs).toHaveLength(6);
	});

	it('does not change an archived job, and takes JSON only', async () => {
		expect((await importJob({ ...complete, externalId: '2999' })).status).toBe(409);
		const text = await fetch(`${sandbox.url}/matched-io/v1/jobs/import`, {
			method: 'POST',
			headers: { ...HEADERS, 'content-type': 'text/plain' },
			body: '{}',
		});
		expect(text.status).toBe(415);
	});
});

describe('export', () => {
	const body = {
		targetSystem: 'personio',
		targetJobId: '2001',
		result: 'created',
		exportedAt: '2026-03-15T09:30:00+01:00',
	};
	const confirm = async (id: string, changes: object = {}) =>
		await send('PUT', `/matched-io/v1/matches/${id}/export`, { ...body, ...changes });

	it('is confirmed once', async () => {
		const first: unknown = await (await confirm('mm-40103')).json();
		expect(first).toMatchObject({ export: { state: 'confirmed', targetApplicationId: null } });
		expect(await (await confirm('mm-40103', { result: 'alreadyExists' })).json()).toEqual(first);
		expect((await confirm('mm-40103', { targetJobId: '2002' })).status).toBe(409);
		expect((await confirm('mm-40103', { more: 1 })).status).toBe(422);
		expect((await page('/matches?state=successful&exportState=due')).items).toHaveLength(5);
	});

	it('is of successful matches only', async () => {
		expect((await confirm('mm-40102')).status).toBe(409);
		expect((await confirm('mm-0')).status).toBe(404);
	});
});

describe('controls', () => {
	it('make matches and change them', async () => {
		const made = await send('POST', '/control/matched-io/matches', {
			count: 2,
			jobId: 'mj-403',
			moment: '2026-06-20T09:00:00+02:00',
			step: 1000,
		});
		expect(await made.json()).toMatchObject({
			ids: ['mm-900013', 'mm-900014'],
			items: [
				{ matchedAt: '2026-06-20T09:00:00+02:00', documents: [{ category: 'cv' }] },
				{ matchedAt: '2026-06-20T07:00:01.000Z' },
			],
		});
		const path = '/control/matched-io/matches/mm-40104';
		const changed = await send('PATCH', path, { state: 'successful', candidate: { email: null } });
		const match = z
			.object({ matchedAt: z.string(), updatedAt: z.string() })
			.parse(await changed.json());
		expect(match.matchedAt).toBe(match.updatedAt);
		expect((await send('PATCH', path, { state: 'unknown' })).status).toBe(400);
		expect((await send('POST', '/control/matched-io/matches', { jobId: 'x' })).status).toBe(404);
	});

	it('change jobs and the form, until they are reset', async () => {
		await send('PATCH', '/control/matched-io/jobs/mj-404', { status: 'closed' });
		expect((await page('/jobs?status=closed')).items).toHaveLength(1);
		await send('POST', '/control/matched-io/job-fields', { name: 'team', label: 'Team' });
		expect((await importJob(complete)).status).toBe(422);
		await send('DELETE', '/control/matched-io/job-fields/team');
		expect((await importJob(complete)).status).toBe(201);
		sandbox.reset();
		expect((await page('/jobs')).items).toHaveLength(6);
	});

	it('show it on the state page', async () => {
		const text = await (await fetch(sandbox.url)).text();
		expect(text).toContain('Frauke Versuchsweiß');
		expect(text).toContain('/control/matched-io/matches');
		const document = await fetch(`${sandbox.url}/control/matched-io/documents/md-4010301`);
		expect(document.headers.get('content-type')).toBe('application/pdf');
	});
});
