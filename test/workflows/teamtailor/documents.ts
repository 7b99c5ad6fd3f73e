import { createHash } from 'node:crypto';
import { serveSignedFiles } from '../../support/n8n/signedFiles';
import { items, jsonOf, serve, textOf } from '../support';
import { chosen, poptionApplication } from './bench';
import type { TeamtailorBench } from './bench';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export function describeDocuments({
	bench,
	createApplication,
	createCandidate,
	made,
	run,
	state,
}: TeamtailorBench): void {
	const pdf = Buffer.from('%PDF-1.4 invented\n%%EOF\n');
	const control = async (path: string, body: object) =>
		await bench.control('PATCH', `/teamtailor${path}`, body);

	/** A candidate with a CV and one upload, fetched from a server of the test. */
	async function candidateWithFiles() {
		const server = await serve((request, response) => {
			response.writeHead(200, { 'content-type': 'application/pdf' });
			response.end(request.url?.includes('cv') ? pdf : Buffer.from('other'));
		});
		const result = await createCandidate(
			items({
				firstName: 'Vera',
				lastName: 'Versuch',
				email: 'vera@example.com',
				documents: [
					{ name: 'cv.pdf', category: 'cv', url: `${server.url}/cv.pdf` },
					{ name: 'Zeugnis Größe.pdf', category: 'certificate', url: `${server.url}/other.pdf` },
				],
			}),
		);
		expect(textOf(result.error)).toBe('no error');
		await state().settled();
		await server.close();
		return String(jsonOf(result)[0]?.id);
	}

	describe('documents to Teamtailor', () => {
		test('on the item are offered at a signed address of n8n, byte for byte', async () => {
			const files = await serveSignedFiles();
			const cv = await bench.n8n.storeBinary(pdf, 'stored.pdf', 'application/pdf');
			const more = await bench.n8n.storeBinary(Buffer.from('PNG'), 'work.png', 'image/png');
			const documents = [
				{ name: 'Lebenslauf Größe.pdf', category: 'cv', binary: 'cv' },
				{ name: 'work.png', category: 'work_sample', binary: 'more' },
				{ name: 'work.png', category: 'other', binary: 'more' },
			];
			const record = poptionApplication({ documents });
			const input = [{ json: record, binary: { cv, more } }];
			const result = await createApplication(input);
			expect(textOf(result.error)).toBe('no error');
			await state().settled();
			const [candidate] = made().candidates;
			const resume = state().files.get(candidate?.resumeFileId ?? '');
			expect(resume?.bytes?.equals(pdf)).toBe(true);
			const uploads = state().uploadsOf(candidate?.id ?? '');
			expect(uploads.map(({ fileName }) => fileName)).toEqual(['work.png', 'work (2).png']);
			expect(
				state()
					.files.get(uploads[0]?.fileId ?? '')
					?.bytes?.toString(),
			).toBe('PNG');

			// Once more, for another job: the files that are there, by name and size, are not sent again.
			const other = poptionApplication({
				documents,
				target: { system: 'teamtailor', jobId: '502' },
			});
			await createApplication([{ json: other, binary: { cv, more } }]);
			await createApplication([{ json: other, binary: { cv, more } }]);
			await state().settled();
			expect(
				state()
					.uploadsOf(candidate?.id ?? '')
					.map(({ fileName }) => fileName),
			).toEqual(['work.png', 'work (2).png']);

			// Another file of the same name is none of them.
			const newer = await bench.n8n.storeBinary(
				Buffer.from('newer'),
				'stored.pdf',
				'application/pdf',
			);
			const third = poptionApplication({
				documents: [
					{ name: 'Lebenslauf Größe.pdf', category: 'cv', binary: 'newer' },
					{ name: 'work.png', category: 'work_sample', binary: 'newer' },
				],
				target: { system: 'teamtailor', jobId: '510' },
			});
			await createApplication([{ json: third, binary: { newer } }]);
			await state().settled();
			expect(
				state()
					.uploadsOf(candidate?.id ?? '')
					.map(({ fileName }) => fileName),
			).toEqual(['work.png', 'work (2).png', 'Lebenslauf Größe.pdf', 'work (3).png']);
			await files.close();
		});

		test('of a person who applies twice in one execution all arrive, also two CVs of one name', async () => {
			const files = await serveSignedFiles();
			const first = await bench.n8n.storeBinary(pdf, 'cv.pdf', 'application/pdf');
			const second = await bench.n8n.storeBinary(Buffer.from('two'), 'cv.pdf', 'application/pdf');
			const documents = [{ name: 'cv.pdf', category: 'cv', binary: 'cv' }];
			const applicationFor = (jobId: string, cv: typeof first) => ({
				json: poptionApplication({ documents, target: { system: 'teamtailor', jobId } }),
				binary: { cv },
			});
			const result = await createApplication([
				applicationFor('501', first),
				applicationFor('502', second),
				applicationFor('510', first),
			]);
			expect(jsonOf(result).map((json) => json.result)).toEqual(['created', 'created', 'created']);
			await state().settled();
			const [candidate] = made().candidates;
			const contentOf = (fileId: string | null) =>
				state()
					.files.get(fileId ?? '')
					?.bytes?.toString();
			expect(contentOf(candidate?.resumeFileId ?? '')).toBe(pdf.toString());
			expect(
				state()
					.uploadsOf(candidate?.id ?? '')
					.map(({ fileName, fileId }) => [fileName, contentOf(fileId)]),
			).toEqual([['cv.pdf', 'two']]);
			await files.close();
		});

		test('are refused when Teamtailor could not reach this n8n', async () => {
			const cv = await bench.n8n.storeBinary(pdf, 'cv.pdf', 'application/pdf');
			const record = poptionApplication({
				documents: [{ name: 'cv.pdf', category: 'cv', binary: 'cv' }],
			});
			const real = { credentials: bench.credentials({ teamtailorApi: { region: 'eu' } }) };
			const { error } = await createApplication([{ json: record, binary: { cv } }], {}, real);
			expect(textOf(error)).toContain('it is at localhost, which is not reachable from outside');
			expect(textOf(error)).toContain('N8N_EDITOR_BASE_URL');
		});

		test('that are missing stop the item, or are left out and listed', async () => {
			const record = poptionApplication({ documents: [{ name: 'cv.pdf', category: 'cv' }] });
			const { error } = await createApplication(items(record));
			expect(textOf(error)).toContain('The document "cv.pdf" is listed on the item');
			const options = { missingDocuments: 'skip' };
			expect(jsonOf(await createApplication(items(record), { options }))).toMatchObject([
				{ result: 'created', missingDocuments: ['cv.pdf'] },
			]);
		});

		test('of one name get names of their own, and what is skipped is listed', async () => {
			const server = await serve((_request, response) => response.end('bytes'));
			const vera = { firstName: 'Vera', lastName: 'Versuch', email: 'vera@example.com' };
			const document = (name: string, category: string, file: string) => ({
				name,
				category,
				url: `${server.url}/${file}`,
			});
			const uploadsOf = (id: unknown) =>
				state()
					.uploadsOf(String(id))
					.map(({ fileName, sourceUrl }) => [fileName, sourceUrl.replace(/.*\//, '')]);

			await createCandidate(items({ ...vera, documents: [document('old.pdf', 'cv', 'old')] }));
			await state().settled();
			const documents = [
				document('a.pdf', 'cv', 'cv'),
				document('a.pdf', 'cover_letter', 'letter'),
				document('a (2).pdf', 'certificate', 'certificate'),
			];
			const applied = await createApplication(
				items(poptionApplication({ candidate: vera, documents })),
			);
			const expected = [
				['a.pdf', 'cv'],
				['a (2).pdf', 'letter'],
				['a (2) (2).pdf', 'certificate'],
			];
			const [{ candidateId, skippedDocuments } = {}] = jsonOf(applied);
			expect(uploadsOf(candidateId)).toEqual(expected);
			expect(skippedDocuments).toBeUndefined();

			const newer = poptionApplication({
				candidate: vera,
				documents: [document('a.pdf', 'cv', 'newer'), document('b.pdf', 'other', 'b')],
				target: { system: 'teamtailor', jobId: '502' },
			});
			const taken = 'The candidate has a file of this name already';
			await state().settled();
			expect(jsonOf(await createApplication(items(newer)))).toMatchObject([
				{ result: 'created', skippedDocuments: [{ name: 'a.pdf', reason: taken }] },
			]);
			expect(uploadsOf(candidateId)).toEqual([...expected, ['b.pdf', 'b']]);

			const again = await createCandidate(items({ ...vera, documents }));
			expect(jsonOf(again)).toMatchObject([
				{
					result: 'alreadyExists',
					skippedDocuments: [
						{ name: 'a.pdf', reason: 'The candidate has a resume already' },
						{ name: 'a (2).pdf', reason: taken },
						{ name: 'a (2) (2).pdf', reason: taken },
					],
				},
			]);

			const named = await createCandidate(
				items({
					...vera,
					email: 'w@example.com',
					documents: [document('a.pdf', 'cv', '1'), document('a.pdf', 'certificate', '2')],
				}),
				{ additionalFields: { resumeUrl: `${server.url}/named` } },
			);
			expect(uploadsOf(jsonOf(named)[0]?.id)).toEqual([
				['a.pdf', '1'],
				['a (2).pdf', '2'],
			]);
			await state().settled();
			await server.close();
		});

		test.each([
			['a new candidate', 'vera@example.com'],
			['a candidate who exists', '0.lukasz.przykladowski@example.com'],
		])('of %s are added once by two items at once', async (_case, email) => {
			const server = await serve((_request, response) => response.end('bytes'));
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createUpload',
				fault: 'slow',
				delayMs: 300,
			});
			const candidate = { firstName: 'Vera', lastName: 'Versuch', email };
			const documents = [{ name: 'a.pdf', category: 'certificate', url: `${server.url}/a.pdf` }];
			const applicationFor = (jobId: string) =>
				poptionApplication({ candidate, documents, target: { system: 'teamtailor', jobId } });
			const result = await createApplication(items(applicationFor('502'), applicationFor('510')), {
				options: { acceptAnotherName: true, batching: { batch: { itemsAtOnce: 2 } } },
			});
			await state().settled();
			await server.close();
			expect(jsonOf(result).map((json) => json.result)).toEqual(['created', 'created']);
			expect([...state().uploads.values()].map(({ fileName }) => fileName)).toEqual(['a.pdf']);
		});

		test('Upload: Create adds a file once, also by two items at once', async () => {
			const server = await serve((_request, response) => response.end('bytes'));
			const result = await run('upload', 'create')(items({}, {}), {
				...chosen('candidate', '7001'),
				url: `${server.url}/a.pdf`,
				options: { batching: { batch: { itemsAtOnce: 2 } } },
			});
			await server.close();
			expect(jsonOf(result).map((json) => json.result)).toEqual(['created', 'alreadyExists']);
			expect(state().uploads.size).toBe(1);
		});

		test('Upload: Create adds a file once', async () => {
			const server = await serve((_request, response) => response.end('bytes'));
			const create = run('upload', 'create');
			const parameters = { ...chosen('candidate', '7001'), url: `${server.url}/Attest%20A.pdf` };
			expect(jsonOf(await create(items({}), parameters))).toMatchObject([
				{ result: 'created', name: 'Attest A.pdf', candidateId: '7001', id: expect.any(String) },
			]);
			expect(jsonOf(await create(items({}), parameters))).toMatchObject([
				{ result: 'alreadyExists' },
			]);
			await state().settled();
			await server.close();
			const listed = await run('upload', 'getAll')(items({}), chosen('candidate', '7001'));
			expect(jsonOf(listed)).toMatchObject([{ name: 'Attest A.pdf' }]);
		});

		test('Upload: Create is not sent twice when the answer got lost', async () => {
			const server = await serve((_request, response) => response.end('bytes'));
			await bench.addFault({
				vendor: 'teamtailor',
				route: 'createUpload',
				fault: 'cutAfterEffect',
				times: 1,
			});
			const parameters = { ...chosen('candidate', '7001'), url: `${server.url}/a.pdf` };
			const result = await run('upload', 'create')(items({}), parameters);
			await server.close();
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(state().uploads.size).toBe(1);
		});
	});

	describe('Document: Download', () => {
		const download = async (candidateId: string, documentKind: string, uploadId = '') => {
			const parameters = { ...chosen('candidate', candidateId), documentKind, uploadId };
			return await run('document', 'download')(items({}), parameters);
		};

		test('reads the address right before: every file arrives, however short its links live', async () => {
			const candidateId = await candidateWithFiles();
			const resume = await download(candidateId, 'resume');
			expect(textOf(resume.error)).toBe('no error');
			const file = resume.outputs[0]?.[0]?.binary?.data;
			expect(file && sha256(await resume.run.readBinary(file))).toBe(sha256(pdf));
			const [upload] = state().uploadsOf(candidateId);
			const other = await download(candidateId, 'upload', upload?.id);
			expect(jsonOf(other)).toMatchObject([{ name: 'Zeugnis Größe.pdf', binary: 'data' }]);
		});

		test('asks for a fresh address when one has run out, and says so in the end', async () => {
			const candidateId = await candidateWithFiles();
			await control('/links', { resume: -1 });
			const { error } = await download(candidateId, 'resume');
			expect(textOf(error)).toContain(
				'is not at the address that Teamtailor named for it (HTTP 403)',
			);
			const asked = bench.sandbox.state.requests.filter(
				({ method, path }) => method === 'GET' && path.endsWith(`/candidates/${candidateId}`),
			);
			expect(asked).toHaveLength(3);
		});

		test('a connection that breaks in the middle of a file is mended', async () => {
			const candidateId = await candidateWithFiles();
			await bench.addFault({ vendor: 'teamtailor', route: 'file', fault: 'cut', times: 1 });
			const resume = await download(candidateId, 'resume');
			const file = resume.outputs[0]?.[0]?.binary?.data;
			expect(file && sha256(await resume.run.readBinary(file))).toBe(sha256(pdf));
		});

		test.each([
			['7001', 'resume', '', 'The candidate 7001 has no CV'],
			['7001', 'upload', '1', 'Teamtailor does not know this record'],
		])('says what is not there: %s %s', async (candidateId, kind, uploadId, message) => {
			expect(textOf((await download(candidateId, kind, uploadId)).error)).toContain(message);
		});
	});
}
