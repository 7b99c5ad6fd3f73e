import { request } from 'node:http';
import type { InProcessN8n, WebhookServer } from '../../support/n8n';
import { bearer, fieldsOf, pdf, postForm, postJson, read, serveTrigger, vera } from './support';
import type { Answer } from './support';

/** A Windows program, as far as its first bytes tell. */
const executable = Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(200)]);

/** What is refused: nothing starts and nothing is stored. */
export function describeRefusing(n8n: () => InProcessN8n): void {
	describe('what is refused', () => {
		let server: WebhookServer;
		beforeEach(async () => {
			server = await serveTrigger(n8n(), { settings: { maximumSize: 0.1 } });
		});
		afterEach(async () => {
			await server.close();
			expect(server.errors).toEqual([]);
			expect(server.started).toEqual([]);
			expect(server.staticData()).toEqual({});
		});
		const post = async (body: unknown, headers: Record<string, string> = bearer) =>
			await postJson(server.url, body, headers);

		test('every wrong field is named at once, by its path', async () => {
			const answer = await post({
				firstName: '  ',
				lastName: 'V'.repeat(301),
				email: 'vera.example.com',
				language: 'German',
				links: [
					{ url: 'javascript:alert(1)' },
					{ url: 'data:text/html,x' },
					{ url: 'https://ok.example.com' },
				],
				experience: [{ from: '2020-13' }, { title: 5 }, { position: 'x' }],
				consent: { state: 'accepted', givenAt: 'yesterday' },
				raw: {},
			});
			expect(answer.status).toBe(400);
			expect(answer.headers.get('content-type')).toBe('application/problem+json');
			expect(fieldsOf(answer).sort()).toEqual(
				[
					'consent.givenAt',
					'email',
					'experience[0].from',
					'experience[1].title',
					'experience[2].position',
					'firstName',
					'language',
					'lastName',
					'links[0].url',
					'links[1].url',
					'raw',
				].sort(),
			);
		});

		test.each([
			[
				'JSON Resume',
				{ basics: { name: 5, url: 'ftp://x' }, work: [{ startDate: '2020-02-30' }] },
				['basics.name', 'basics.url', 'work[0].startDate'],
			],
			[
				'a graph',
				{ '@graph': [{ '@type': 'Place' }, { '@type': 'Person', givenName: 'A', email: 'x' }] },
				['@graph[1].email', '@graph[1].familyName'],
			],
			[
				'a page',
				{
					'@type': 'ProfilePage',
					mainEntity: { '@type': 'Person', name: 'A B', worksFor: [{ name: 3 }] },
				},
				['mainEntity.worksFor[0].name'],
			],
			[
				'two persons',
				[
					{ '@type': 'Person', name: 'A B' },
					{ '@type': 'Person', name: 'C D' },
				],
				['@type'],
			],
			['no person', { '@type': 'Organization', name: 'A' }, ['@type']],
			['a list', [], ['']],
			['a text', '"text"', ['']],
		])('in %s, in the words of the sender', async (_title, body, fields) => {
			const answer = await post(body);
			expect(answer.status).toBe(answer.body.status);
			expect([answer.status, fieldsOf(answer).sort()]).toEqual([400, fields.sort()]);
		});

		test('a text with a NUL or half a character, and depth without end', async () => {
			expect(fieldsOf(await post({ ...vera, firstName: 'a\0b' }))).toEqual(['firstName']);
			expect(fieldsOf(await post({ ...vera, skills: ['ok', '\ud800'] }))).toEqual(['skills[1]']);
			const deep = `${'[{"@graph":'.repeat(4000)}1${'}]'.repeat(4000)}`;
			expect((await post(deep)).status).toBe(400);
		});

		test.each([
			['cut off', '{"firstName": "Ve', 400],
			['a page', '<html></html>', 415],
			['nothing', '', 415],
			['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 415],
		])('JSON that is %s', async (_title, body, status) => {
			const headers = { ...bearer, 'content-type': 'application/json' };
			const response = await fetch(server.url, { method: 'POST', headers, body });
			expect(response.status).toBe(status);
		});

		test.each([
			['text/plain', {}],
			['application/x-www-form-urlencoded', {}],
			['application/json; charset=latin1', {}],
			['application/json', { 'content-encoding': 'gzip' }],
			['multipart/form-data', {}],
			['multipart/form-data; boundary=x', {}],
		])('a body of %s', async (type, more) => {
			const answer = await post(vera, { ...bearer, 'content-type': type, ...more });
			expect(answer.status).toBe(415);
		});

		test('another form than the named one', async () => {
			const asResume = await postJson(`${server.url}?form=json-resume`, vera);
			expect([asResume.status, fieldsOf(asResume)]).toEqual([400, ['basics']]);
			expect((await postJson(`${server.url}?form=vcard`, vera)).status).toBe(400);
		});

		test('form fields, by the names that were sent', async () => {
			const form = new FormData();
			form.append('firstName', 'Hanna');
			form.append('links', 'https://ok.example.com');
			form.append('links', 'javascript:alert(1)');
			form.append('experience[1][from]', '20');
			form.append('__proto__[x]', 'y');
			form.append('salary', '1');
			const answer = await postForm(server.url, form);
			expect(answer.status).toBe(400);
			expect(fieldsOf(answer).sort()).toEqual(
				['__proto__[x]', 'experience[1][from]', 'lastName', 'links', 'salary'].sort(),
			);
		});

		test('single fields beside the part that holds everything, and a part that is not there', async () => {
			const form = new FormData();
			form.append('candidate', JSON.stringify(vera));
			form.append('firstName', 'Other');
			expect(fieldsOf(await postForm(server.url, form))).toEqual(['firstName']);

			const wrong = new FormData();
			wrong.append('candidate', JSON.stringify({ ...vera, email: 'x' }));
			expect(fieldsOf(await postForm(server.url, wrong))).toEqual(['candidate.email']);

			const missing = new FormData();
			const documents = [{ name: 'CV', binary: 'cv' }];
			missing.append('candidate', JSON.stringify({ ...vera, documents }));
			expect(fieldsOf(await postForm(server.url, missing))).toEqual(['documents[0].binary']);
		});

		test.each([
			['an executable with a PDF name', executable, 'cv.pdf', 'application/pdf'],
			['an executable that names itself', executable, 'cv.exe', ''],
			[
				'an executable with a PDF inside',
				Buffer.concat([executable, Buffer.from('%PDF-1.7')]),
				'cv.pdf',
				'',
			],
			['a script as text', Buffer.from('#!/bin/sh\nrm -rf /'), 'cv.txt', 'text/plain'],
			['a page as PDF', Buffer.from('<html>'), 'cv.pdf', 'application/pdf'],
			['a PDF sent as an image', Buffer.from('%PDF-1.7'), 'cv.pdf', 'image/png'],
			['an archive as a document', Buffer.from('PK\x03\x04 other things'), 'cv.docx', ''],
			[
				'a document with macros',
				Buffer.from('PK\x03\x04 word/document.xml vbaProject.bin'),
				'cv.docx',
				'',
			],
			['an installer as a Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'cv.doc', ''],
			['an empty file', Buffer.alloc(0), 'cv.pdf', ''],
			['a name without an ending', Buffer.from('%PDF-1.7'), 'cv', ''],
		])('%s', async (_title, bytes, name, type) => {
			const form = new FormData();
			for (const [field, value] of Object.entries({ firstName: 'A', lastName: 'B' }))
				form.append(field, value);
			form.append('cv', new Blob([bytes], { type }), name);
			const answer = await postForm(server.url, form);
			expect([answer.status, fieldsOf(answer)]).toEqual([415, ['cv']]);
		});

		test('more files or parts than a candidate has', async () => {
			const form = new FormData();
			form.append('candidate', JSON.stringify(vera));
			for (let index = 0; index < 11; index += 1) form.append(`f${index}`, pdf(), 'a.pdf');
			expect(fieldsOf(await postForm(server.url, form))).toEqual(['f10']);
			const parts = new FormData();
			for (let index = 0; index < 300; index += 1) parts.append('skills', 'x');
			expect((await postForm(server.url, parts)).status).toBe(400);
		});

		test('a body that is too large, by its length and, without one, while it arrives', async () => {
			const large = JSON.stringify({ ...vera, notes: [{ text: 'x'.repeat(110_000) }] });
			expect((await post(large)).status).toBe(413);
			const form = new FormData();
			form.append('cv', pdf(200_000), 'cv.pdf');
			expect((await postForm(server.url, form)).status).toBe(413);
			expect((await postInChunks(server.url, large)).status).toBe(413);
		});

		test('50 MB of JSON', async () => {
			expect((await post('x'.repeat(50 * 1024 * 1024))).status).toBe(413);
		});

		test('a sender that goes away in the middle starts nothing, and is no error', async () => {
			await new Promise<void>((done) => {
				const headers = { ...bearer, 'content-type': 'application/json', 'content-length': '500' };
				const sender = request(server.url, { method: 'POST', headers });
				sender.on('error', () => done());
				sender.write('{"firstName":');
				setTimeout(() => sender.destroy(), 100);
			});
			expect((await post({ ...vera, email: 'x' })).status).toBe(400);
		});

		test('a method that is not served', async () => {
			expect((await fetch(server.url, { method: 'PUT', body: '{}' })).status).toBe(404);
		});
	});

	test('a wrong credential stops the activation, with the field that is wrong', async () => {
		const credentials = { candidateImportApi: { method: 'token', token: 'short', headerName: '' } };
		await expect(serveTrigger(n8n(), {}, { credentials })).rejects.toThrow(
			/token must have at least 16 characters/,
		);
		const { status, message } = await n8n().testCredential(
			'candidateImportApi',
			credentials.candidateImportApi,
		);
		expect([status, message]).toEqual(['Error', expect.stringMatching(/at least 16/)]);
	});
}

/** Without a length, in pieces. */
async function postInChunks(url: string, body: string): Promise<Answer> {
	const pieces = new ReadableStream({
		start(controller) {
			for (let at = 0; at < body.length; at += 10_000) {
				controller.enqueue(Buffer.from(body.slice(at, at + 10_000)));
			}
			controller.close();
		},
	});
	const headers = { ...bearer, 'content-type': 'application/json' };
	const options = { method: 'POST', headers, body: pieces, duplex: 'half' as const };
	return await read(await fetch(url, options));
}
