import { Workbook } from 'exceljs';
import { z } from 'zod';

import { startSandbox, type Sandbox } from './server';

const HEADERS = { authorization: 'Bearer sandbox-poption-token' };

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function send(method: string, path: string, body?: unknown, headers: object = HEADERS) {
	return await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
}
const api = async (method: string, path: string, body?: unknown, headers?: object) =>
	await send(method, `/poption/v1${path}`, body, headers);

const exportSchema = z.object({
	id: z.string(),
	status: z.string(),
	progress: z.number(),
	problem: z.string().nullable(),
	fileName: z.string(),
	size: z.number().nullable(),
	progressAt: z.string().nullable(),
	downloadedAt: z.string().nullable(),
});
const readExport = async (response: Response) => exportSchema.parse(await response.json());
const pageSchema = z.object({
	items: z.array(z.object({ id: z.string() })),
	nextCursor: z.string().nullable(),
});
const page = async (path: string) => pageSchema.parse(await (await api('GET', path)).json());
const start = async (wanted: object) =>
	await api('POST', '/exports', { category: 'candidates', format: 'xlsx', ...wanted });
const pass = async (advanceMs: number) =>
	await send('POST', '/control/poption/clock', { advanceMs });

/** The file of an export that had all the time it needs. */
async function exported(wanted: object): Promise<Response> {
	const { id } = await readExport(await start(wanted));
	await pass(2000);
	return await api('GET', `/exports/${id}/file`);
}

describe('categories', () => {
	it('are seven, described in both languages', async () => {
		expect((await page('/export-categories')).items.map(({ id }) => id)).toEqual([
			...['candidates', 'applications', 'jobPostings', 'speedInterviewEvents'],
			...['interestForms', 'emailTemplates', 'employeeUsers'],
		]);
		const candidates: unknown = await (await api('GET', '/export-categories/candidates')).json();
		expect(candidates).toMatchObject({
			names: { nb: 'Kandidater' },
			recordCount: 200,
			columns: expect.arrayContaining([
				{
					key: 'consentExpiresAt',
					headers: { en: 'Consent expires at', nb: 'Samtykket utløper' },
					type: 'dateTime',
					formats: ['xlsx', 'csv', 'json'],
				},
				expect.objectContaining({ key: 'notes', formats: ['json'] }),
			]),
		});
		expect((await api('GET', '/export-categories/people')).status).toBe(404);
	});
});

describe('exports', () => {
	it('are queued, run and finish as the time passes', async () => {
		const { id, ...queued } = await readExport(await start({ reference: 'test-1' }));
		expect(queued).toMatchObject({ status: 'queued', progress: 0, size: null });
		expect((await api('GET', `/exports/${id}/file`)).status).toBe(409);
		await pass(150 + 540);
		const running = await readExport(await api('GET', `/exports/${id}`));
		expect(running).toMatchObject({ status: 'running', progress: 40 });
		await pass(1500);
		const finished = await readExport(await api('GET', `/exports/${id}`));
		expect(finished).toMatchObject({ status: 'finished', progress: 100, downloadedAt: null });
		const file = await api('GET', `/exports/${id}/file`);
		expect((await file.arrayBuffer()).byteLength).toBe(finished.size);
		expect(file.headers.get('content-disposition')).toContain(finished.fileName);
		const fetched = await readExport(await api('GET', `/exports/${id}`));
		expect(fetched.downloadedAt).toEqual(expect.any(String));
		expect((await api('DELETE', `/exports/${id}`)).status).toBe(204);
		expect((await api('DELETE', `/exports/${id}`)).status).toBe(404);
	});

	it('are five at a time, and the refusal names them', async () => {
		await send('POST', '/control/poption/exports', { count: 4 });
		expect((await start({})).status).toBe(201);
		const refused = await start({ format: 'csv' });
		expect(refused.status).toBe(409);
		const problem = z.object({ running: z.array(exportSchema) }).parse(await refused.json());
		expect(problem.running.map(({ id }) => id)).toEqual(['px-1', 'px-2', 'px-3', 'px-4', 'px-5']);
		await send('DELETE', '/control/poption/exports/px-1');
		expect((await start({ format: 'csv' })).status).toBe(201);
	});

	it('can get stuck, fail, and finish at a word', async () => {
		await send('PATCH', '/control/poption/settings', { nextFates: ['stick', 'fail'] });
		const stuck = await readExport(await start({}));
		const failing = await readExport(await start({}));
		await pass(3_600_000);
		const state = async (id: string) => await readExport(await api('GET', `/exports/${id}`));
		const before = await state(stuck.id);
		expect(before).toMatchObject({ status: 'running', progress: 40 });
		expect(await state(failing.id)).toMatchObject({
			status: 'failed',
			problem: expect.any(String),
		});
		await pass(3_600_000);
		expect((await state(stuck.id)).progressAt).toBe(before.progressAt);
		await send('PATCH', `/control/poption/exports/${stuck.id}`, { fate: 'finish' });
		expect(await state(stuck.id)).toMatchObject({ status: 'finished' });
	});

	it('start once for a reference', async () => {
		const first = await readExport(await start({ reference: 'test-1' }));
		const again = await start({ reference: 'test-1' });
		expect([again.status, (await readExport(again)).id]).toEqual([200, first.id]);
		expect((await start({ reference: 'test-1', format: 'csv' })).status).toBe(422);
	});

	it.each([
		[{ category: 'people' }, 'category'],
		[{ format: 'xls' }, 'format'],
		[{ language: 'no' }, 'language'],
		[{ wish: 1 }, 'wish'],
	])('refuse %p', async (wanted, field) => {
		const response = await start(wanted);
		expect(response.status).toBe(422);
		expect(await response.json()).toMatchObject({ errors: [{ field }] });
	});

	it('are for administrators, the profiles and job postings are not', async () => {
		const recruiter = { authorization: 'Bearer sandbox-poption-recruiter-token' };
		for (const path of ['/export-categories', '/exports', '/exports/px-1']) {
			expect((await api('GET', path, undefined, recruiter)).status).toBe(403);
		}
		expect((await api('POST', '/exports', {}, recruiter)).status).toBe(403);
		expect((await api('GET', '/job-postings', undefined, recruiter)).status).toBe(200);
		const profile = await api('GET', '/applications/ps-7/profile.pdf', undefined, recruiter);
		expect((await profile.text()).startsWith('%PDF-')).toBe(true);
		expect((await api('GET', '/exports', undefined, {})).status).toBe(401);
	});

	it('are listed newest first, by status and page', async () => {
		await send('POST', '/control/poption/exports', { count: 120, format: 'json', durationMs: 0 });
		await send('POST', '/control/poption/exports', { category: 'applications', format: 'csv' });
		const first = await page('/exports?limit=100');
		expect(first.items[0]?.id).toBe('px-121');
		const rest = await page(`/exports?limit=100&cursor=${first.nextCursor}`);
		expect(first.items.length + rest.items.length).toBe(121);
		expect((await page('/exports?status=queued,running')).items).toEqual([
			expect.objectContaining({ id: 'px-121' }),
		]);
		expect((await api('GET', '/exports?status=waiting')).status).toBe(400);
	});
});

describe('files', () => {
	it('xlsx with dates as dates, in Norwegian', async () => {
		const response = await exported({ category: 'applications', language: 'nb' });
		const workbook = new Workbook();
		await workbook.xlsx.load(await response.arrayBuffer());
		const sheet = workbook.getWorksheet('Søknader');
		expect(sheet?.rowCount).toBe(301);
		const headers = sheet?.getRow(1).values;
		expect(headers).toEqual(expect.arrayContaining(['Søknads-ID', 'Samtykket utløper']));
		const column = Array.isArray(headers) ? headers.indexOf('Samtykket utløper') : 0;
		// Norwegian time, as a date of Excel: an hour ahead of UTC in winter.
		expect(sheet?.getRow(2).getCell(column).value).toEqual(new Date('2099-12-31T22:59:59Z'));
	});

	it('csv with a byte-order mark, in English', async () => {
		const response = await exported({ format: 'csv', language: 'en' });
		const text = Buffer.from(await response.arrayBuffer()).toString();
		expect(text).toMatch(/^\uFEFFCandidate ID,First name,Last name,E-mail,/);
		expect(text).toContain('Øystein');
		expect(text).not.toContain('Notes');
	});

	it('json with everything', async () => {
		const records = z
			.array(z.object({ candidateId: z.string(), email: z.string().nullable() }).passthrough())
			.parse(await (await exported({ format: 'json' })).json());
		expect(records).toHaveLength(200);
		expect(records[9]).toMatchObject({
			candidateId: 'pk-10',
			notes: [{ text: expect.any(String) }],
		});
		expect(records.filter(({ email }) => email === null)).toHaveLength(10);
		const addresses = records.flatMap(({ email }) => email?.toLowerCase() ?? []);
		expect(addresses.length - new Set(addresses).size).toBe(1);
	});

	it('of more people, nobody twice for one job', async () => {
		const sizes = { candidates: 1000, applications: 1500 };
		await send('POST', '/control/poption/people', sizes);
		const { applications } = sandbox.state.poption;
		const pairs = applications.map(
			({ candidateId, jobPostingId }) => `${candidateId} ${jobPostingId}`,
		);
		expect(new Set(pairs).size).toBe(1500);
		expect(new Set(applications.map(({ candidateId }) => candidateId)).size).toBe(1000);
	});

	it('a web page in the place of the file', async () => {
		await send('PATCH', '/control/poption/settings', { deliverPage: true });
		const response = await exported({});
		expect(response.headers.get('content-type')).toContain('spreadsheetml');
		expect(await response.text()).toContain('<!DOCTYPE html>');
	});
});
