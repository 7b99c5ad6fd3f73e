import { makeDocx } from '../../sandbox/files/docx';
import { makePdf } from '../../sandbox/files/pdf';
import { makePng } from '../../sandbox/files/png';
import type { InProcessN8n, WebhookServer } from '../../support/n8n';
import { jsonResume, schemaOrgPerson } from './examples';
import { bearer, pdf, postForm, postJson, serveTrigger, withNodeBehind, vera } from './support';

/** What is accepted, and the item that comes out. */
export function describeAccepting(n8n: () => InProcessN8n): void {
	describe('what is accepted', () => {
		let server: WebhookServer;
		beforeEach(async () => {
			server = await serveTrigger(n8n());
		});
		afterEach(async () => {
			await server.close();
			expect(server.errors).toEqual([]);
		});
		const item = () => server.started[0]?.[0];

		test('our own form is answered with 202 and an id, and comes out as it went in', async () => {
			const answer = await postJson(server.url, vera);
			expect(answer.status).toBe(202);
			expect(answer.body).toMatchObject({ status: 'accepted', form: 'candidate' });
			expect(server.started).toHaveLength(1);
			expect(item()?.json).toMatchObject({
				...vera,
				system: 'import',
				links: [{ type: 'linkedin', url: 'https://www.linkedin.com/in/vera-versuch' }],
				received: { id: answer.body.id, form: 'candidate' },
				documents: [],
			});
		});

		test('JSON Resume, with the parts that a candidate has no place for named', async () => {
			const answer = await postJson(server.url, jsonResume);
			expect(answer).toMatchObject({
				status: 202,
				body: { form: 'json-resume', ignored: ['awards'] },
			});
			expect(item()?.json).toMatchObject({
				firstName: 'Vincent',
				lastName: 'van der Berg',
				location: 'Utrecht, NL',
				links: [{ type: 'xing' }],
				experience: [
					{ title: 'Engineer', company: 'Brug BV', from: '2019-04', description: '- A bridge' },
				],
				skills: ['Statics', 'Steel'],
				languages: [{ language: 'Dutch', level: 'Native' }],
				notes: [{ text: 'Builds bridges.' }],
			});
		});

		test('a schema.org Person within a graph, as JSON-LD', async () => {
			const headers = { ...bearer, 'content-type': 'application/ld+json; charset=utf-8' };
			const answer = await postJson(server.url, schemaOrgPerson, headers);
			expect(answer).toMatchObject({ status: 202, body: { form: 'schema-org' } });
			expect(item()?.json).toMatchObject({
				firstName: 'Ana',
				lastName: 'Amostra',
				email: 'ana.amostra@example.com',
				links: [{ type: 'github' }],
				experience: [{ title: 'Designer', company: 'Exemplo Lda', from: '2021' }],
				education: [{ institution: 'Universidade de Exemplo' }],
				languages: [{ language: 'pt' }, { language: 'English' }],
			});
		});

		test('a form of single fields with files, which go on as binary', async () => {
			const form = new FormData();
			form.append('firstName', 'Hanna');
			form.append('lastName', 'Höhne');
			form.append('skills', 'Welding, CAD');
			form.append('skills', 'Planning');
			form.append('languages', 'German: C2');
			form.append('links', 'linkedin.com/in/hanna-hoehne');
			form.append('experience[0].title', 'Welder');
			form.append('experience[0][company]', 'Probe AG');
			form.append('notes', 'Wants to start in May');
			form.append('cv', new Blob([await makePdf('CV', ['Hanna'])]), '../../Lebenslauf Höhne.pdf');
			form.append('certificate', new Blob([makeDocx(['Passed'])]), 'certificate.DOCX');
			form.append('photo', new Blob([makePng()], { type: 'image/png' }), 'me.png');
			form.append('portfolio', new Blob([]), '');
			const answer = await postForm(server.url, form);
			expect(answer.status).toBe(202);
			expect(item()?.json).toMatchObject({
				firstName: 'Hanna',
				lastName: 'Höhne',
				skills: ['Welding', 'CAD', 'Planning'],
				languages: [{ language: 'German', level: 'C2' }],
				links: [{ type: 'linkedin', url: 'https://linkedin.com/in/hanna-hoehne' }],
				experience: [{ title: 'Welder', company: 'Probe AG' }],
				notes: [{ text: 'Wants to start in May' }],
				documents: [
					{ name: 'Lebenslauf Höhne.pdf', category: 'cv', binary: 'document_0' },
					{ name: 'certificate.DOCX', category: 'certificate', binary: 'document_1' },
					{ name: 'me.png', category: 'photo', mimeType: 'image/png', binary: 'document_2' },
				],
			});
			const [run] = await server.ended();
			const { document_0: cv } = item()?.binary ?? {};
			expect(cv).toMatchObject({ fileName: 'Lebenslauf Höhne.pdf', mimeType: 'application/pdf' });
			const stored = cv && (await run?.readBinary(cv));
			expect(stored?.subarray(0, 5).toString()).toBe('%PDF-');
		});

		test('a form with the candidate as JSON, which says what each file is', async () => {
			const form = new FormData();
			const documents = [{ name: 'Letter', category: 'cover_letter', binary: 'file2' }];
			const candidate = JSON.stringify({ ...vera, documents });
			form.append('candidate', new Blob([candidate], { type: 'application/json' }), 'c.json');
			form.append('file1', pdf(), 'cv.pdf');
			form.append('file2', new Blob(['Dear all']), 'letter.txt');
			expect((await postForm(server.url, form)).status).toBe(202);
			expect(item()?.json.documents).toEqual([
				{
					name: 'Letter',
					category: 'cover_letter',
					mimeType: 'text/plain',
					size: 8,
					binary: 'document_1',
				},
				{
					name: 'cv.pdf',
					category: 'other',
					mimeType: 'application/pdf',
					size: 64,
					binary: 'document_0',
				},
			]);
			expect(Object.keys(item()?.binary ?? {})).toEqual(['document_0', 'document_1']);
		});

		test('HTML in a name stays the text that it is', async () => {
			const firstName = '<img src=x onerror="alert(1)">';
			expect((await postJson(server.url, { ...vera, firstName })).status).toBe(202);
			expect(item()?.json.firstName).toBe(firstName);
		});

		test('a status and pools of the target system go along', async () => {
			const chosen = { status: 'active', pools: ['p1', { id: 'p2', name: 'Engineers' }] };
			expect((await postJson(server.url, { ...vera, ...chosen })).status).toBe(202);
			expect(item()?.json).toMatchObject({
				status: { id: 'active' },
				pools: [{ id: 'p1' }, { id: 'p2', name: 'Engineers' }],
			});
		});

		test('the form may be named: a person without a context', async () => {
			const { status } = await postJson(`${server.url}?form=schema-org`, [
				{ '@type': 'https://schema.org/Person', name: 'Ana Amostra' },
			]);
			expect(status).toBe(202);
		});

		test.each(['candidate', 'json-resume', 'schema-org'])(
			'the schema of %s can be downloaded without a token',
			async (name) => {
				const response = await fetch(`${server.url}?schema=${name}`);
				expect(response.status).toBe(200);
				expect(response.headers.get('content-type')).toBe('application/schema+json');
				expect(await response.json()).toMatchObject({
					$schema: 'http://json-schema.org/draft-07/schema#',
					type: 'object',
				});
			},
		);

		test('the address says what it is for', async () => {
			const response = await fetch(server.url);
			expect(response.status).toBe(200);
			expect(await response.json()).toMatchObject({
				forms: ['candidate', 'json-resume', 'schema-org'],
				maximumSizeMb: 20,
			});
			expect((await fetch(`${server.url}?schema=vcard`)).status).toBe(400);
		});
	});

	describe('who answers', () => {
		test('the last node, when the workflow is to end first', async () => {
			const workflow = withNodeBehind({ responseMode: 'lastNode' });
			const server = await serveTrigger(n8n(), {}, { workflow });
			const answer = await postJson(server.url, vera);
			expect(answer).toMatchObject({ status: 200, body: { lastName: 'Versuch' } });
			await server.close();
		});

		test('what failed before the answer was not received: the sender may try again', async () => {
			// A target without its credential fails.
			const workflow = withNodeBehind(
				{ responseMode: 'lastNode' },
				'n8n-nodes-recruiting.personio',
			);
			const server = await serveTrigger(n8n(), {}, { workflow });
			expect((await postJson(server.url, vera)).status).toBe(500);
			expect((await postJson(server.url, vera)).status).toBe(500);
			expect(server.started).toHaveLength(2);
			await server.close();
		});
	});
}
