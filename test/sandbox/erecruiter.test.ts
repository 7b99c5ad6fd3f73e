import { z } from 'zod';

import { makePdf } from './files/pdf';
import type { Sandbox } from './server';
import { startSandbox } from './server';

const KEY = { 'x-access-key': 'sandbox-erecruiter-key' };
const KEY_ALL = { 'x-access-key': 'sandbox-erecruiter-key-all' };
const JSON_TYPE = { 'content-type': 'application/json' };

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(async () => {
	sandbox.reset();
	await control('PATCH', '/limits', { erecruiter: null });
});
afterAll(async () => await sandbox.close());

async function control(method: string, path: string, body?: unknown) {
	return await fetch(`${sandbox.url}/control${path}`, {
		method,
		...(body !== undefined && { headers: JSON_TYPE, body: JSON.stringify(body) }),
	});
}

function address(path: string): string {
	return `${sandbox.url}/erecruiter/v1.1${path}${path.includes('?') ? '&' : '?'}companyId=1201`;
}

async function get(path: string, headers: Record<string, string> = KEY_ALL) {
	return await fetch(address(path), { headers });
}

async function create(recruitmentId: number, body: unknown, headers = KEY) {
	return await fetch(address(`/Recruitments/${recruitmentId}/CandidateApplications`), {
		method: 'POST',
		headers: { ...JSON_TYPE, ...headers },
		body: JSON.stringify(body),
	});
}

const listSchema = z.object({
	applications: z.array(
		z.object({ applicationId: z.number(), stageId: z.number(), modifiedAt: z.string() }),
	),
	totalRowCount: z.number(),
});
const applications = async (path: string) => listSchema.parse(await (await get(path)).json());

const CANDIDATE = {
	externalId: 'iha-30107',
	originId: 900,
	candidate: { firstName: 'Jagna', lastName: 'Fikcyjna', email: 'Jagna.Fikcyjna@example.com' },
};

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

describe('writes', () => {
	it('makes an application once', async () => {
		const made = await create(5001, CANDIDATE);
		expect(made.status).toBe(201);
		expect(await made.json()).toEqual({ applicationId: 79001 });
		expect(await (await get('/CandidateApplications/79001')).json()).toMatchObject({
			externalId: 'iha-30107',
			stageName: 'Nowy',
			candidate: { phone: null, city: null },
		});
		const sameId = { ...CANDIDATE, candidate: { firstName: 'J', lastName: 'F' } };
		const sameMail = { ...CANDIDATE, externalId: 'other' };
		sameMail.candidate = { ...CANDIDATE.candidate, email: 'jagna.fikcyjna@EXAMPLE.com' };
		for (const body of [CANDIDATE, sameId, sameMail]) {
			const refused = await create(5001, body);
			expect(refused.status).toBe(409);
			expect(await refused.json()).toMatchObject([
				{ errorCode: 'ApplicationAlreadyExists', applicationId: 79001 },
			]);
		}
		expect((await create(5002, CANDIDATE)).status).toBe(201);
	});

	it('takes an id as text, and a candidate without e-mail, external id and source', async () => {
		const candidate = { firstName: 'Jan', lastName: 'Wymyślony' };
		await create(5001, { candidate, originId: '901' });
		await create(5001, { candidate });
		expect(await (await get('/CandidateApplications/79001')).json()).toMatchObject({
			originId: 901,
		});
		expect(await (await get('/CandidateApplications/79002')).json()).toMatchObject({
			externalId: null,
			originId: null,
		});
	});

	it.each([
		[5001, { ...CANDIDATE, originId: 999 }, 'originId'],
		[5001, { ...CANDIDATE, originId: 'inhire.io' }, 'originId'],
		[5001, { ...CANDIDATE, source: 1 }, 'source'],
		[5001, { ...CANDIDATE, externalId: '' }, 'externalId'],
		[5001, { ...CANDIDATE, candidate: { firstName: 'J', lastName: '' } }, 'candidate.lastName'],
		[5005, CANDIDATE, 'recruitmentId'],
	])('refuses for %i %j', async (recruitmentId, body, modelType) => {
		const response = await create(recruitmentId, body, KEY_ALL);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject([{ modelType }]);
	});

	async function upload(fields: Record<string, string>, name: string, bytes: Uint8Array) {
		const form = new FormData();
		form.set('file', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), name);
		for (const [field, value] of Object.entries(fields)) form.set(field, value);
		const url = address('/CandidateApplications/70104/Files');
		return await fetch(url, { method: 'POST', headers: KEY, body: form });
	}

	it('keeps a file once', async () => {
		const pdf = await makePdf('CV', ['Żaneta Przykładowa']);
		const first = await upload({ category: 'cv' }, 'CV Żaneta.pdf', pdf);
		expect(first.status).toBe(201);
		const again = await upload({ category: 'cv' }, 'CV Żaneta.pdf', pdf);
		expect(again.status).toBe(200);
		const file = { fileId: 60001, name: 'CV Żaneta.pdf', size: pdf.length };
		expect([await first.json(), await again.json()]).toEqual([file, file]);
		expect(sandbox.state.erecruiter.findApplication(70104)?.files[0]?.bytes.equals(pdf)).toBe(true);
	});

	it.each([
		['CV.exe', { category: 'cv' }, 10, 400, 'file'],
		['CV.pdf', { category: 'resume' }, 10, 400, 'category'],
		['CV.pdf', { category: 'cv', note: 'x' }, 10, 400, 'note'],
		['CV.pdf', { category: 'cv' }, 0, 400, 'file'],
		['CV.pdf', { category: 'cv' }, 10 * 1024 * 1024 + 1, 413, 'file'],
	])('refuses a file %s %j of %i bytes', async (name, fields, size, status, modelType) => {
		const response = await upload(fields, name, new Uint8Array(size));
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject([{ modelType }]);
	});

	it('takes each body in its own form only', async () => {
		const url = address('/CandidateApplications/70104/Files');
		const json = { method: 'POST', headers: { ...KEY, ...JSON_TYPE }, body: '{}' };
		expect((await fetch(url, json)).status).toBe(415);
		const list = address('/Recruitments/5001/CandidateApplications');
		const form = { method: 'POST', headers: KEY, body: new FormData() };
		expect((await fetch(list, form)).status).toBe(415);
		const broken = { method: 'POST', headers: { ...KEY, ...JSON_TYPE }, body: '{' };
		expect((await fetch(list, broken)).status).toBe(400);
	});
});

describe('controls', () => {
	const history = async (id: number): Promise<unknown> =>
		await (await get(`/CandidateApplications/${id}/StagesHistory`)).json();

	it('open a card: "Nowy" becomes "Analiza CV", once', async () => {
		const modifiedAt = '2026-06-15T10:00:00+02:00';
		await control('POST', '/erecruiter/applications/70106/open', { modifiedAt });
		await control('POST', '/erecruiter/applications/70106/open');
		expect(await history(70106)).toMatchObject({
			candidateApplicationStages: [
				{ stageId: 2, stageName: 'Analiza CV', enteredAt: modifiedAt },
				{ stageId: 1, enteredAt: '2026-06-08T07:15:00+02:00' },
			],
		});
	});

	it('make applications and move them', async () => {
		const made = await control('POST', '/erecruiter/applications', {
			count: 3,
			recruitmentId: 5002,
			stageId: 4,
			createdAt: '2026-06-14T08:00:00+02:00',
			modifiedAt: '2026-06-15T08:00:00+02:00',
		});
		expect(await made.json()).toMatchObject({ ids: [79001, 79002, 79003] });
		const modifiedAt = '2026-06-16T08:00:00+02:00';
		await control('PATCH', '/erecruiter/applications/79001', { stageId: 6, modifiedAt });
		const path = '/Recruitments/5002/CandidateApplications';
		const query = `?modifiedAfter=${encodeURIComponent('2026-06-15T08:00:00+02:00')}`;
		expect(await applications(path + query)).toMatchObject({
			applications: [{ applicationId: 79001, stageId: 6, modifiedAt }],
		});
		const unknown = await control('PATCH', '/erecruiter/applications/79001', { stageId: 99 });
		expect(unknown.status).toBe(404);
	});

	it('add a stage, and delete one that is in use for another', async () => {
		const added = await control('POST', '/erecruiter/stages', { name: 'Referencje' });
		expect(await added.json()).toMatchObject({ id: 103, isSystem: false });
		expect((await control('DELETE', '/erecruiter/stages/103')).status).toBe(200);
		expect((await control('DELETE', '/erecruiter/stages/1?replacement=2')).status).toBe(400);
		expect((await control('DELETE', '/erecruiter/stages/101')).status).toBe(400);
		const removed = await control('DELETE', '/erecruiter/stages/101?replacement=3');
		expect(await removed.json()).toMatchObject({ moved: [70105] });
		expect(await history(70105)).toMatchObject({
			candidateApplicationStages: [
				{ stageId: 3 },
				{ stageId: 101 },
				{ stageId: 2 },
				{ stageId: 1 },
			],
		});
		expect(await (await get('/Account/Stages')).json()).toMatchObject({ rowCount: 9 });
		const { applications: latest } = sandbox.state.erecruiter;
		expect(latest.at(-1)?.applicationId).toBe(70105);
	});
});
