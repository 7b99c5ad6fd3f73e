import { JSON_TYPE, KEY, KEY_ALL, useErecruiter } from './erecruiter/calls';
import { makePdf } from './files/pdf';

const { sandbox, control, address, get, applications } = useErecruiter();

async function create(recruitmentId: number, body: unknown, headers = KEY) {
	return await fetch(address(`/Recruitments/${recruitmentId}/CandidateApplications`), {
		method: 'POST',
		headers: { ...JSON_TYPE, ...headers },
		body: JSON.stringify(body),
	});
}

const CANDIDATE = {
	externalId: 'iha-30107',
	originId: 900,
	candidate: { firstName: 'Jagna', lastName: 'Fikcyjna', email: 'Jagna.Fikcyjna@example.com' },
};

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
