import { createHash } from 'node:crypto';
import type { FilePart } from '../../../shared/http/request';
import {
	createApplication,
	type ApplicationDraft,
} from '../../../shared/vendors/personio/application';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { failureOf } from '../support/failures';
import { connectPersonio, fault } from '../support/vendors';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

const bytes = Buffer.from('%PDF-1.4 ä any bytes \u0000\u00ff'.repeat(5000), 'latin1');

/** A file that is sent in pieces, and counts how often it is opened. */
function file(name = 'Lebenslauf Größe.pdf', content = bytes): FilePart & { opened: number } {
	return {
		opened: 0,
		name,
		mimeType: 'application/pdf',
		size: content.byteLength,
		async open() {
			this.opened += 1;
			return pieces(content);
		},
	};
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < content.length; at += 60_000) yield content.subarray(at, at + 60_000);
}

const body = {
	first_name: 'Łucja',
	last_name: 'Przykładowska',
	email: 'lucja@example.com',
	job_position_id: 2001,
};
const draft: ApplicationDraft = {
	firstName: 'Łucja',
	lastName: 'Przykładowska',
	email: 'lucja@example.com',
	jobId: '2001',
	tags: [],
	attributes: [],
	documents: [],
};
const today = new Date().toISOString().slice(0, 10);
const company = (name: string) => ({ companyPage: `${sandbox.url}/personio/careers/${name}` });
const requestsTo = (path: string) =>
	sandbox.state.requests.filter((entry) => entry.path.endsWith(path));

describe('feed', () => {
	it.each([
		['an unknown company', 'nobody'],
		['a company that is sent on elsewhere', 'redirected'],
	])('%s has none, and no redirect is followed', async (_case, name) => {
		const failure = await failureOf(connectPersonio(sandbox, company(name)).client.feed());
		expect(failure.kind).toBe('notFound');
		expect(failure.details.remedy).toContain('Company Page');
		expect(requestsTo('/elsewhere')).toEqual([]);
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
		expect(requestsTo('/xml')).toHaveLength(1);
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
		expect(requestsTo('/xml').map(({ query }) => query)).toEqual([{ language: 'en' }, {}]);
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
		const failure = await failureOf(connectPersonio(sandbox).client.uploadDocument(part));
		expect(failure).toMatchObject({ kind: 'validation', details: { status } });
		expect(failure.message).toContain(words);
		expect(sandbox.state.personio.documents.size).toBe(0);
	});

	it.each(['html', 'invalidJson'])('that is answered with %s is a failure', async (kind) => {
		await fault(sandbox, { vendor: 'personio', route: 'uploadDocument', fault: kind });
		const failure = await failureOf(connectPersonio(sandbox).client.uploadDocument(file()));
		expect(failure.kind).toBe('contract');
	});

	it('arrives byte for byte, under its name', async () => {
		const part = file();
		const document = await connectPersonio(sandbox).client.uploadDocument(part);
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
		const document = await connectPersonio(sandbox).client.uploadDocument(part);
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
		expect(requestsTo('/applications')).toHaveLength(1);
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
		expect(requestsTo('/applications')).toHaveLength(1);
	});

	it('does not reach an address where nothing listens', async () => {
		const { client } = connectPersonio(sandbox, { baseUrl: 'http://127.0.0.1:9/api' });
		const failure = await failureOf(client.createApplication(body));
		expect(failure.kind).toBe('unavailable');
		expect(failure.message).toMatch(/^Personio cannot be reached at 127\.0\.0\.1:9 /);
	});
});

describe('an application with documents', () => {
	const documents = () => [
		{ category: 'cv', file: file() },
		{ category: 'cover_letter', file: file('Anschreiben.pdf', Buffer.from('%PDF letter')) },
	];
	const full = (): ApplicationDraft => ({
		...draft,
		channelId: '31',
		phaseId: 'custom:5001',
		applicationDate: today,
		tags: ['Workwise', 'Talentpool'],
		attributes: [
			{ id: 'phone', value: '+49 30 000' },
			{ id: 'custom_attribute_1001', value: 'Workwise' },
		],
		documents: documents(),
	});

	it('arrives with everything', async () => {
		const { client } = connectPersonio(sandbox);
		const created = await createApplication(client, full(), today);
		expect(created.result).toBe('created');
		const [application] = sandbox.state.personio.applications;
		expect(application?.phase).toEqual({ type: 'custom', id: 5001 });
		expect(application?.body).toMatchObject({
			...body,
			recruiting_channel_id: 31,
			application_date: today,
			files: [
				{ original_filename: 'Lebenslauf Größe.pdf', category: 'cv' },
				{ original_filename: 'Anschreiben.pdf', category: 'cover-letter' },
			],
		});
		expect(application?.body.files?.map(({ uuid }) => uuid)).toEqual(
			created.documents.map(({ uuid }) => uuid),
		);
	});

	it('exists already the second time, in any spelling of the e-mail', async () => {
		const { client } = connectPersonio(sandbox);
		await createApplication(client, draft, today);
		const again = await createApplication(client, { ...draft, email: 'LUCJA@example.com' }, today);
		expect(again.result).toBe('alreadyExists');
		expect(sandbox.state.personio.applications).toHaveLength(1);
	});

	it('exists already when the answer to the first try was lost: none is doubled', async () => {
		const settings = { vendor: 'personio', route: 'createApplication', fault: 'cutAfterEffect' };
		await fault(sandbox, { ...settings, times: 1 });
		const { client, clock } = connectPersonio(sandbox);
		const created = await createApplication(client, full(), today);
		expect(created.result).toBe('alreadyExists');
		expect(sandbox.state.personio.applications).toHaveLength(1);
		expect(sandbox.state.personio.documents.size).toBe(2);
		expect(clock.waits).toHaveLength(1);
	});

	it('says that its documents were uploaded when it is refused', async () => {
		const { client } = connectPersonio(sandbox);
		const failure = await failureOf(createApplication(client, { ...full(), jobId: '2006' }, today));
		expect(failure.kind).toBe('conflict');
		expect(failure.details.remedy).toContain('Publish the position');
		expect(failure.details.remedy).toContain('No application was created. 2 documents');
		expect(sandbox.state.personio.applications).toEqual([]);
	});

	it('is not begun when the second upload is no longer let in', async () => {
		await fault(sandbox, {
			vendor: 'personio',
			route: 'uploadDocument',
			fault: 'unauthorized',
			after: 1,
		});
		const failure = await failureOf(
			createApplication(connectPersonio(sandbox).client, full(), today),
		);
		expect(failure.kind).toBe('authentication');
		expect(failure.details.remedy).toContain('No application was created. One document');
		expect(requestsTo('/applications')).toEqual([]);
	});

	it('arrives with 429 on every third request, waiting as told', async () => {
		await fault(sandbox, { vendor: 'personio', fault: '429', every: 3, retryAfter: 7 });
		const { client, clock } = connectPersonio(sandbox);
		for (const number of [1, 2, 3, 4]) {
			const email = `test.person.${number}@example.com`;
			const created = await createApplication(client, { ...full(), email }, today);
			expect(created.result).toBe('created');
		}
		expect(sandbox.state.personio.applications).toHaveLength(4);
		expect(sandbox.state.personio.documents.size).toBe(8);
		expect(clock.waits).toEqual(Array.from({ length: 5 }, () => 7000));
	});

	it('waits until the date that is told', async () => {
		await fault(sandbox, { vendor: 'personio', fault: '429', times: 1, retryAfter: 'date' });
		const { client, clock } = connectPersonio(sandbox);
		clock.advance(Date.now() - clock.now());
		expect((await createApplication(client, draft, today)).result).toBe('created');
		expect(clock.waits).toHaveLength(1);
		expect(clock.waits[0]).toBeGreaterThan(0);
		expect(clock.waits[0]).toBeLessThan(60_000);
	});
});
