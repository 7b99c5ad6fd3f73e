import { createHash } from 'node:crypto';
import { application, items, itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import { chosenJob, chosenPhase } from './bench';
import type { PersonioBench } from './bench';

export function describeCreate({
	bench,
	requests,
	applications,
	account,
	create,
}: PersonioBench): void {
	describe('Application: Create', () => {
		test('in the phase that a Status Map before it has given, unless the job link names one', async () => {
			const status = {
				from: { id: 'open', name: 'Offene Bewerbungen', kind: 'new' },
				to: { id: 'system:offer', name: 'Offer', kind: 'offer' },
			};
			const mapped = application({ status, target: { system: 'personio', jobId: 2001 } });
			const linked = application({
				status,
				candidate: { email: 'other.versuch@example.com' },
				target: { system: 'personio', jobId: 2001, statusId: 'custom:5001' },
			});
			const result = await create(items(mapped, linked));
			expect(textOf(result.error)).toBe('no error');
			expect(applications().map(({ body }) => JSON.parse(JSON.stringify(body)).phase)).toEqual([
				{ type: 'system', id: 'offer' },
				{ type: 'custom', id: 5001 },
			]);
		});

		test('from an application of the input, with its files', async () => {
			const bytes = Buffer.from('%PDF-1.4 invented\n%%EOF\n');
			const cv = await bench.n8n.storeBinary(bytes, 'stored.pdf', 'application/pdf');
			const documents = [
				{ name: 'Lebenslauf Größe.pdf', category: 'cv', mimeType: 'application/pdf', binary: 'cv' },
			];
			const record = application({
				message: 'Guten Tag,\n"hier" bin ich & <b>freue</b> mich.',
				candidate: { phone: '+49 30 0000001', location: 'Köln', skills: ['SQL'], tags: ['Berlin'] },
				documents,
				target: { system: 'personio', jobId: 2001, statusId: 'custom:5001' },
			});
			const result = await create([{ json: record, binary: { cv } }], {
				additionalFields: {
					tags: 'Workwise, Berlin',
					channelId: '32',
					externalPostingId: 'pid-1',
					attributes: {
						attribute: [
							{ id: 'custom_attribute_1001', value: 'Workwise' },
							{ id: 'location', value: 'Bonn' },
						],
					},
				},
			});
			expect(result.error).toBeUndefined();
			const [uuid] = bench.sandbox.state.personio.documents.keys();
			expect(applications()[0].body).toEqual({
				first_name: 'Vera',
				last_name: 'Versuch',
				email: 'vera.versuch@example.com',
				job_position_id: 2001,
				recruiting_channel_id: 32,
				external_posting_id: 'pid-1',
				message: 'Guten Tag,\n"hier" bin ich & <b>freue</b> mich.',
				application_date: '2026-03-02',
				phase: { type: 'custom', id: 5001 },
				tags: ['Berlin', 'Workwise'],
				files: [{ uuid, original_filename: 'Lebenslauf Größe.pdf', category: 'cv' }],
				attributes: [
					{ id: 'phone', value: '+49 30 0000001' },
					{ id: 'location', value: 'Bonn' },
					{ id: 'custom_attribute_1001', value: 'Workwise' },
				],
			});
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			expect(bench.sandbox.state.personio.documents.get(uuid ?? '')).toMatchObject({
				sha256,
				mimetype: 'application/pdf',
			});
			expect(jsonOf(result)).toEqual([
				{
					system: 'personio',
					result: 'created',
					jobId: '2001',
					candidate: { firstName: 'Vera', lastName: 'Versuch', email: 'vera.versuch@example.com' },
					status: { id: 'custom:5001', checked: true },
					appliedAt: '2026-03-02',
					origin: { system: 'workwise', id: 'wwa-1', jobId: 'ww-101' },
					documents: [
						{
							system: 'personio',
							id: uuid,
							name: 'Lebenslauf Größe.pdf',
							category: 'cv',
							mimeType: 'application/pdf',
							size: bytes.length,
						},
					],
					notTransferred: ['skills'],
				},
			]);
			expect(linksOf(result)).toEqual([0]);
		});

		test('from a candidate of the input, for a chosen job, on the channel of the credential', async () => {
			const candidate = { firstName: ' Vera ', lastName: 'Versuch', email: ' vera@example.com ' };
			const parameters = { ...chosenJob('2002'), ...chosenPhase('system:offer') };
			const result = await create(items(candidate), parameters, account({ channelId: '31' }));
			expect(jsonOf(result)).toMatchObject([{ result: 'created' }]);
			expect(applications()[0].body).toEqual({
				first_name: 'Vera',
				last_name: 'Versuch',
				email: 'vera@example.com',
				job_position_id: 2002,
				recruiting_channel_id: 31,
				phase: { type: 'system', id: 'offer' },
			});
		});

		test('from fields, with a file named by its binary field', async () => {
			const data = await bench.n8n.storeBinary(Buffer.from('text'), 'Zeugnis.TXT', 'text/plain');
			const result = await create([{ json: { any: 'thing' }, binary: { data } }], {
				candidateSource: 'fields',
				firstName: 'Otto',
				lastName: 'Ohne',
				email: '={{ "otto@example.com" }}',
				...chosenJob('2003'),
				documentSource: 'binary',
				files: { file: [{ binaryField: 'data', category: 'certificate' }] },
				additionalFields: { message: 'Hello', applicationDate: '2026-02-01' },
			});
			expect(jsonOf(result)).toMatchObject([
				{ result: 'created', documents: [{ name: 'Zeugnis.TXT', category: 'certificate' }] },
			]);
			expect(applications()[0].body).toMatchObject({
				message: 'Hello',
				application_date: '2026-02-01',
				files: [{ original_filename: 'Zeugnis.TXT', category: 'certificate' }],
			});
		});

		test('with a file of exactly 20 MB, and one that n8n keeps in the item', async () => {
			const bytes = Buffer.alloc(20 * 1024 * 1024, 'large ');
			const large = await bench.n8n.storeBinary(bytes, 'large.zip', 'application/zip');
			const small = { data: Buffer.from('small').toString('base64'), mimeType: 'text/plain' };
			const binary = { large, small: { ...small, fileName: 'small.txt' } };
			const result = await create([{ json: application(), binary }], {
				documentSource: 'binary',
				files: {
					file: [
						{ binaryField: 'large', category: 'work_sample' },
						{ binaryField: 'small', category: 'cover_letter' },
					],
				},
			});
			expect(result.error).toBeUndefined();
			const stored = [...bench.sandbox.state.personio.documents.values()];
			expect(stored.map((document) => document.bytes.equals(bytes))).toEqual([true, false]);
			expect(stored[1]?.bytes.toString()).toBe('small');
			expect(applications()[0].body.files).toMatchObject([
				{ category: 'work-sample' },
				{ category: 'cover-letter', original_filename: 'small.txt' },
			]);
		});

		test('one that exists already is a result, whatever the case of the address', async () => {
			const again = application({ candidate: { email: 'Vera.Versuch@Example.com' } });
			const result = await create(items(application(), again));
			expect(jsonOf(result).map((json) => json.result)).toEqual(['created', 'alreadyExists']);
			expect(applications()).toHaveLength(1);
		});
	});

	describe('Application: Create checks the phase, which Personio would change without a word', () => {
		test.each([
			['custom:9999', "is not among 'Custom Phases' in the credential"],
			['9999', "is not among 'Custom Phases' in the credential"],
			['system:interview', 'is not a system phase; they are unassigned, rejected'],
			['Phone interview', 'is no phase; use system:offer'],
		])('refuses %s before anything is sent', async (phase, message) => {
			const data = await bench.n8n.storeBinary(Buffer.from('x'), 'cv.pdf', 'application/pdf');
			const { error } = await create([{ json: application(), binary: { data } }], {
				...chosenPhase(phase),
				documentSource: 'binary',
			});
			expect(textOf(error)).toContain(`Phase "${phase}" ${message}`);
			expect(textOf(error)).toContain('Nothing was sent');
			expect(requests()).toEqual([]);
		});

		test('says once when the credential names no phases to check by', async () => {
			const other = application({ candidate: { email: 'other@example.com' } });
			const input = items(application(), other);
			const result = await create(input, chosenPhase('custom:9999'), account({ customPhases: '' }));
			expect(result.hints).toHaveLength(1);
			expect(result.hints[0]?.message).toContain("under 'Custom Phases' in the credential");
			expect(jsonOf(result)).toMatchObject([
				{ status: { id: 'custom:9999', checked: false } },
				{ status: { checked: false } },
			]);
			expect(applications()[0].phase).toEqual({ type: 'system', id: 'unassigned' });
		});
	});

	describe('Application: Create with a bad account', () => {
		const cases: Array<[string, Record<string, string>, string, boolean]> = [
			[
				'a wrong token',
				{ recruitingToken: 'wrong' },
				'Personio does not recognise the company ID together with the recruiting token',
				true,
			],
			[
				'a wrong company ID',
				{ companyId: '4712' },
				'Personio does not recognise the company ID together with the recruiting token',
				true,
			],
			[
				'a token of the HR API',
				{ recruitingToken: 'papi-00000000-sandbox-hr-token' },
				"Recruiting API Token: this is a client ID or secret of Personio's HR API",
				false,
			],
			[
				'a channel that is no number',
				{ channelId: 'abc' },
				'Channel ID: must be a whole number',
				false,
			],
			[
				'phases that cannot be read',
				{ customPhases: '5001 = A\nInterview' },
				'Custom Phases, line 2',
				false,
			],
		];
		test.each(cases)('%s', async (_case, personioApi, message, asked) => {
			const { error } = await create(items(application()), {}, account(personioApi));
			expect(textOf(error)).toContain(message);
			expect(textOf(error)).not.toContain('wrong\n');
			expect(itemIndexOf(error)).toBe(0);
			expect(requests().length > 0).toBe(asked);
			expect(applications()).toEqual([]);
		});
	});

	describe('Document: Upload', () => {
		test('gives what the create operation needs', async () => {
			const data = await bench.n8n.storeBinary(Buffer.from('%PDF'), 'Größe.pdf', 'application/pdf');
			const upload = { resource: 'document', operation: 'upload' };
			const result = await bench.runNode('personio', upload, {
				input: [{ json: {}, binary: { data } }],
			});
			const [stored] = bench.sandbox.state.personio.documents.values();
			expect(stored?.bytes.toString()).toBe('%PDF');
			expect(jsonOf(result)).toEqual([
				{
					system: 'personio',
					id: stored?.uuid,
					uuid: stored?.uuid,
					name: 'Größe.pdf',
					mimeType: 'application/pdf',
					size: 4,
				},
			]);
			expect(linksOf(result)).toEqual([0]);
		});
	});
}
