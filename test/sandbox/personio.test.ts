import { useSandbox } from '../support/useSandbox';

const HEADERS = { authorization: 'Bearer sandbox-recruiting-token-4711', 'x-company-id': '4711' };
const VALID = {
	first_name: 'Łucja',
	last_name: 'Przykładowska',
	email: 'lucja@example.com',
	job_position_id: 2001,
};

const sandbox = useSandbox();

const api = (path: string) => `${sandbox.url}/personio/api/v1/recruiting/${path}`;

async function apply(body: unknown, headers: Record<string, string> = HEADERS) {
	const response = await fetch(api('applications'), {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	return { status: response.status, text: await response.text() };
}

async function upload(name: string, bytes: Buffer, field = 'file') {
	const form = new FormData();
	form.append(field, new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
	return await fetch(api('applications/documents'), {
		method: 'POST',
		headers: HEADERS,
		body: form,
	});
}

const careers = async (path: string) =>
	await fetch(`${sandbox.url}/personio/careers/${path}`, { redirect: 'manual' });

describe('feed', () => {
	it('lists published positions in the language asked for', async () => {
		const german = await (await careers('acme/xml')).text();
		const english = await (await careers('acme/xml?language=en')).text();
		expect(german.match(/<position>/g)).toHaveLength(64);
		expect(german).not.toContain('Warehouse Associate');
		expect(german).not.toContain('Werkstudent Marketing');
		expect(german).toContain('Deine Aufgaben');
		expect(english).toContain('Your tasks');
		expect(english).not.toContain('Deine Aufgaben');
	});

	it.each([
		['nobody/xml', 404, 'text/html'],
		['redirected/xml', 307, null],
		['dtd/xml', 200, 'text/xml'],
		['single/xml', 200, 'text/xml'],
	])('answers %s with %i', async (path, status, type) => {
		const response = await careers(path);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')?.split(';')[0] ?? null).toBe(type);
	});
});

describe('upload', () => {
	it('keeps the bytes and the name', async () => {
		const bytes = Buffer.from('%PDF-1.4 any bytes \u0000\u00ff', 'latin1');
		const response = await upload('Größe & Co.pdf', bytes);
		expect(response.status).toBe(200);
		const document: unknown = await response.json();
		expect(document).toMatchObject({
			size: bytes.length,
			mimetype: 'application/pdf',
			original_filename: 'Größe & Co.pdf',
			extension: 'pdf',
		});
		const [stored] = sandbox.state.personio.documents.values();
		const url = `${sandbox.url}/control/personio/documents/${stored?.uuid}`;
		expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
	});

	it.each([
		['over 20 MB', 413, 'errors.file-too-big', 'cv.pdf', 21 * 1024 * 1024],
		['of a refused type', 422, 'errors.invalid-file-type', 'cv.exe', 10],
		['without an extension', 422, 'errors.invalid-file-type', 'cv', 10],
	])('refuses a file %s', async (_case, status, reason, name, size) => {
		const response = await upload(name, Buffer.alloc(size));
		expect(response.status).toBe(status);
		expect(await response.text()).toContain(reason);
		expect(sandbox.state.personio.documents.size).toBe(0);
	});

	it('refuses a part of another name', async () => {
		expect((await upload('cv.pdf', Buffer.alloc(10), 'document')).status).toBe(422);
	});
});

describe('create application', () => {
	it('answers 201 without a body, and a second time that the applicant exists', async () => {
		expect(await apply(VALID)).toEqual({ status: 201, text: '' });
		const again = await apply({ ...VALID, email: 'LUCJA@example.com' });
		expect(again.status).toBe(400);
		expect(again.text).toContain('errors.applicant-already-exists');
		expect(sandbox.state.personio.applications).toHaveLength(1);
	});

	it.each([
		['no token', { 'x-company-id': '4711' }],
		['no company id', { authorization: HEADERS.authorization }],
		['another company id', { ...HEADERS, 'x-company-id': '4712' }],
		[
			'the token of the HR API',
			{ ...HEADERS, authorization: 'Bearer papi-00000000-sandbox-hr-token' },
		],
	])('refuses %s', async (_case, headers: Record<string, string>) => {
		expect((await apply(VALID, headers)).status).toBe(401);
	});

	it.each([
		['a job id in quotes', { job_position_id: '2001' }],
		['a phone at the top level', { phone: '+49 30 1' }],
		['a null', { message: null }],
		['a custom phase as text', { phase: { type: 'custom', id: '5001' } }],
	])('does not say which field is wrong for %s', async (_case, fields) => {
		const { status, text } = await apply({ ...VALID, ...fields });
		expect(status).toBe(400);
		expect(text).toContain('Invalid request body supplied');
	});

	it.each([
		['first_name', 'attribute-validation.required-attribute', { first_name: ' \t' }],
		['last_name', 'attribute-validation.required-attribute', { last_name: undefined }],
		['email', 'attribute-validation.invalid-email-format', { email: 'nobody' }],
		['job_position_id', 'posting-validation.posting-not-found', { job_position_id: 1 }],
		['job_position_id', 'job-position.not-published', { job_position_id: 2006 }],
		['recruiting_channel_id', 'posting-validation.channel-not-found', { recruiting_channel_id: 9 }],
		[
			'application_date',
			'attribute-validation.invalid-date-format',
			{ application_date: '2026-02-30' },
		],
		['application_date', 'date-validation.date-in-the-future', { application_date: '2999-01-01' }],
		['phase', 'phase-validation.invalid-system-phase', { phase: { type: 'system', id: 'new' } }],
		[
			'files.0.uuid',
			'file-validation.file-not-exists',
			{ files: [{ uuid: 'none', original_filename: 'a.pdf', category: 'cv' }] },
		],
		[
			'files.0.category',
			'attribute-validation.required-attribute',
			{ files: [{ uuid: 'none', original_filename: 'a.pdf' }] },
		],
		['shoe', 'attribute-validation.unknown', { attributes: [{ id: 'shoe', value: '1' }] }],
		['phone', 'attribute-validation.invalid-type', { attributes: [{ id: 'phone', value: 1 }] }],
		[
			'custom_attribute_1001',
			'attribute-validation.unknown-attribute-option',
			{ attributes: [{ id: 'custom_attribute_1001', value: 'Radio' }] },
		],
		[
			'birthday',
			'attribute-validation.invalid-date-format',
			{ attributes: [{ id: 'birthday', value: '1.2.1990' }] },
		],
	])('refuses %s with %s', async (field, reason, fields) => {
		const { status, text } = await apply({ ...VALID, ...fields });
		expect(status).toBe(400);
		const body: unknown = JSON.parse(text);
		expect(body).toMatchObject({
			errors: expect.arrayContaining([
				{ field, errors: [{ reason: `errors.${reason}`, context: {} }] },
			]),
		});
		expect(sandbox.state.personio.applications).toHaveLength(0);
	});

	it('leaves an application in an unknown custom phase unassigned, without a word', async () => {
		await apply({ ...VALID, phase: { type: 'custom', id: 9999 } });
		await apply({ ...VALID, job_position_id: 2002, phase: { type: 'custom', id: 5001 } });
		expect(sandbox.state.personio.applications.map(({ phase }) => phase)).toEqual([
			{ type: 'system', id: 'unassigned' },
			{ type: 'custom', id: 5001 },
		]);
	});
});
