import { createHash } from 'node:crypto';
import { createApplication } from '../../../nodes/Personio/application';
import { useSandbox } from '../../support/useSandbox';
import { failureOf } from '../support/failures';
import { connectPersonio, fault } from '../support/vendors';
import { body, bytes, draft, file, requestsTo, today } from './sending';

const sandbox = useSandbox();

const company = (name: string) => ({ companyPage: `${sandbox.url}/personio/careers/${name}` });

describe('feed', () => {
	it.each([
		['an unknown company', 'nobody'],
		['a company that is sent on elsewhere', 'redirected'],
	])('%s has none, and no redirect is followed', async (_case, name) => {
		const failure = await failureOf(connectPersonio(sandbox, company(name)).client.feed());
		expect(failure.kind).toBe('notFound');
		expect(failure.details.remedy).toContain('Company Page');
		expect(requestsTo(sandbox, '/elsewhere')).toEqual([]);
	});

	it('with a document type is refused', async () => {
		const failure = await failureOf(connectPersonio(sandbox, company('dtd')).client.feed());
		expect(failure.message).toContain('document type definition');
	});

	it('is no feed when a web page comes in its place', async () => {
		await fault(sandbox, { vendor: 'personio', route: 'xml', fault: 'html' });
		expect((await failureOf(connectPersonio(sandbox).client.feed())).kind).toBe('notFound');
	});

	it.each(['502', '503', '504', 'cut'])('comes after %s', async (kind) => {
		await fault(sandbox, { vendor: 'personio', route: 'xml', fault: kind, times: 2 });
		const { client, clock } = connectPersonio(sandbox);
		expect((await client.feed()).positions).toHaveLength(64);
		expect(clock.waits).toHaveLength(2);
	});

	it('does not come while the server is broken', async () => {
		await fault(sandbox, { vendor: 'personio', route: 'xml', fault: '500' });
		const failure = await failureOf(connectPersonio(sandbox).client.feed());
		expect(failure).toMatchObject({ kind: 'unavailable', details: { status: 500 } });
		expect(requestsTo(sandbox, '/xml')).toHaveLength(1);
	});

	it('has one position or many, in the language asked for', async () => {
		const { client } = connectPersonio(sandbox);
		const { positions, unreadable } = await client.feed('en');
		expect(positions).toHaveLength(64);
		expect(unreadable).toEqual([]);
		const [first] = positions;
		expect(first?.record).toMatchObject({
			id: '2001',
			name: 'Backend Developer (all genders)',
			additionalOffices: { office: ['Köln', 'Remote'] },
		});
		expect(first?.record.jobDescriptions?.jobDescription[0]).toEqual({
			name: 'Your tasks',
			value: expect.stringContaining('invented &amp; usual'),
		});
		const single = await connectPersonio(sandbox, company('single')).client.feed();
		expect(single.positions.map(({ record }) => record.name)).toEqual(['Nur eine Stelle']);
		expect(requestsTo(sandbox, '/xml').map(({ query }) => query)).toEqual([{ language: 'en' }, {}]);
	});

	it('needs no credential', async () => {
		const headers = { authorization: 'Bearer wrong' };
		expect((await connectPersonio(sandbox, {}, headers).client.feed()).positions).toHaveLength(64);
	});
});

describe('upload', () => {
	it.each([
		['of 21 MB', 'cv.pdf', 21 * 1024 * 1024, 413, 'larger than the 20 MB'],
		['of a refused type', 'cv.exe', 10, 422, 'file type that Personio does not take'],
	])('of a file %s is refused in words', async (_case, name, size, status, words) => {
		const part = file(name, Buffer.alloc(size));
		const failure = await failureOf(
			connectPersonio(sandbox).client.uploadDocument(part, { repeatable: true }),
		);
		expect(failure).toMatchObject({ kind: 'validation', details: { status } });
		expect(failure.message).toContain(words);
		expect(sandbox.state.personio.documents.size).toBe(0);
	});

	it.each(['html', 'invalidJson'])('that is answered with %s is a failure', async (kind) => {
		await fault(sandbox, { vendor: 'personio', route: 'uploadDocument', fault: kind });
		const failure = await failureOf(
			connectPersonio(sandbox).client.uploadDocument(file(), { repeatable: true }),
		);
		expect(failure.kind).toBe('contract');
	});

	it('arrives byte for byte, under its name', async () => {
		const part = file();
		const document = await connectPersonio(sandbox).client.uploadDocument(part, {
			repeatable: true,
		});
		expect(document).toMatchObject({
			size: bytes.length,
			original_filename: 'Lebenslauf Größe.pdf',
			mimetype: 'application/pdf',
		});
		const stored = sandbox.state.personio.documents.get(document.uuid);
		expect(stored?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect(part.opened).toBe(1);
	});

	it('sends the file again from its start after a refusal and a cut', async () => {
		await fault(sandbox, { vendor: 'personio', route: 'uploadDocument', fault: '429', times: 1 });
		await fault(sandbox, {
			vendor: 'personio',
			route: 'uploadDocument',
			fault: 'cutAfterEffect',
			times: 1,
		});
		const part = file();
		const document = await connectPersonio(sandbox).client.uploadDocument(part, {
			repeatable: true,
		});
		expect(part.opened).toBe(3);
		expect(sandbox.state.personio.documents.get(document.uuid)?.bytes).toEqual(bytes);
	});
});

describe('create', () => {
	it.each([
		['the token of the HR API', { authorization: 'Bearer papi-00000000-sandbox-hr-token' }],
		['another company', { 'x-company-id': '4712' }],
	])('with %s explains the credential, and is tried once', async (_case, headers) => {
		const { client } = connectPersonio(sandbox, {}, headers);
		const failure = await failureOf(client.createApplication(body));
		expect(failure.kind).toBe('authentication');
		expect(failure.description).toContain('does not tell which of the two');
		expect(failure.description).not.toContain('papi-');
		expect(requestsTo(sandbox, '/applications')).toHaveLength(1);
	});

	it('for a body of another shape passes on what Personio says', async () => {
		const { client } = connectPersonio(sandbox);
		const failure = await failureOf(client.createApplication({ ...body, job_position_id: 20.5 }));
		expect(failure.kind).toBe('validation');
		expect(failure.description).toContain('Personio says: Invalid request body supplied');
	});

	it.each([
		[{ job_position_id: 9999 }, 'notFound', 'Job'],
		[{ job_position_id: 2005 }, 'conflict', 'Job'],
		[{ recruiting_channel_id: 99 }, 'notFound', 'Channel ID'],
		[{ attributes: [{ id: 'shoe_size', value: '42' }] }, 'validation', 'shoe_size'],
	])('with %j names the field', async (fields, kind, field) => {
		const { client } = connectPersonio(sandbox);
		const failure = await failureOf(client.createApplication({ ...body, ...fields }));
		expect(failure.kind).toBe(kind);
		expect(failure.details.fields?.[0]?.field).toBe(field);
		expect(failure.message).toContain(field);
		expect(failure.description).not.toContain(body.email);
	});

	it.each(['html', 'invalidJson'])(
		'that is answered with %s is not taken for an application',
		async (kind) => {
			await fault(sandbox, { vendor: 'personio', route: 'createApplication', fault: kind });
			const failure = await failureOf(connectPersonio(sandbox).client.createApplication(body));
			expect(failure.kind).toBe('contract');
			expect(sandbox.state.personio.applications).toEqual([]);
		},
	);

	it('is said to be of unknown effect when the server breaks', async () => {
		await fault(sandbox, { vendor: 'personio', route: 'createApplication', fault: '500' });
		const { client } = connectPersonio(sandbox);
		const failure = await failureOf(createApplication(client, draft, today));
		expect(failure.details.remedy).toContain('is not known');
		expect(requestsTo(sandbox, '/applications')).toHaveLength(1);
	});

	it('does not reach an address where nothing listens', async () => {
		const { client } = connectPersonio(sandbox, { baseUrl: 'http://127.0.0.1:9/api' });
		const failure = await failureOf(client.createApplication(body));
		expect(failure.kind).toBe('unavailable');
		expect(failure.message).toMatch(/^Personio cannot be reached at 127\.0\.0\.1:9 /);
	});
});
