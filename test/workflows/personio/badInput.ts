import type { INodeParameters } from 'n8n-workflow';
import { application, items, itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import { chosenJob } from './bench';
import type { PersonioBench } from './bench';

export function describeBadInput({ bench, requests, applications, create }: PersonioBench): void {
	describe('Application: Create refuses before anything is sent', () => {
		const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
		const cases: Array<[string, object, INodeParameters, RegExp]> = [
			[
				'text where an integer belongs',
				application({ target: { system: 'personio', jobId: 'abc' } }),
				{},
				/Job must be the whole number/,
			],
			[
				'text as the channel',
				application(),
				{ additionalFields: { channelId: 'x1' } },
				/Channel ID must be a whole number/,
			],
			[
				'an e-mail without @',
				application({ candidate: { email: 'vera.example.com' } }),
				{},
				/Email is not a valid e-mail address/,
			],
			[
				'no e-mail',
				application({ candidate: { email: null } }),
				{},
				/Email is missing, and Personio requires it/,
			],
			[
				'names of spaces',
				application({ candidate: { firstName: '  ', lastName: ' ' } }),
				{},
				/First Name must not be blank; Last Name must not be blank/,
			],
			[
				'a date in the future',
				application(),
				{ additionalFields: { applicationDate: tomorrow } },
				/Application Date must not be in the future/,
			],
			[
				'an application from the future',
				application({ appliedAt: `${tomorrow}T10:00:00Z` }),
				{},
				/Application Date must not be in the future/,
			],
			[
				'a date that is none',
				application(),
				{ additionalFields: { applicationDate: '01.03.2026' } },
				/Application Date must be a date like 2026-03-01/,
			],
			[
				'a birthday that is no date',
				application(),
				{ additionalFields: { attributes: { attribute: [{ id: 'birthday', value: '1.1.90' }] } } },
				/Attributes.birthday must be a date/,
			],
			[
				'no job link on the item',
				application({ target: undefined }),
				{},
				/does not say for which Personio job it is meant[^]*'Recruiting Job Link' before this one/,
			],
			[
				'a job link to another system',
				application({ target: { system: 'other', jobId: '1' } }),
				{},
				/does not say for which Personio job it is meant/,
			],
			[
				'an item that is no application',
				{ name: 'Vera' },
				{},
				/not an application or a candidate \(firstName: Required; lastName: Required\)[^]*'Defined Below'/,
			],
			[
				'an application without its job',
				{ ...application(), jobId: undefined },
				{},
				/not an application \(jobId: [^)]*\)/,
			],
			[
				'a document that was not downloaded',
				application({ documents: [{ name: 'CV.pdf', category: 'cv' }] }),
				{},
				/The document "CV.pdf" is listed on the item, but its file is not there[^]*'Download Documents'[^]*'Missing Documents'/,
			],
			[
				'a document whose file is gone',
				application({ documents: [{ name: 'CV.pdf', binary: 'document_0' }] }),
				{},
				/no file in its binary field "document_0"/,
			],
			[
				'a binary field that is not there',
				application(),
				{ documentSource: 'binary' },
				/no file in its binary field "data"/,
			],
		];
		test.each(cases)('%s', async (_case, json, parameters, message) => {
			const { error } = await create(items(json), parameters);
			expect(textOf(error)).toMatch(message);
			expect(itemIndexOf(error)).toBe(0);
			expect(requests()).toEqual([]);
		});

		test('all in one run: the good items arrive, each bad one comes out with its fault', async () => {
			const bad = cases.filter(([, , parameters]) => Object.keys(parameters).length === 0);
			const good = (id: string) => application({ id, candidate: { email: `${id}@example.com` } });
			const records = [good('first'), ...bad.map(([, json]) => json), good('last')];
			const options = { batching: { batch: { itemsAtOnce: 3, pause: 0 } } };
			const onError = 'continueErrorOutput';
			const result = await create(items(...records), { options }, { onError });
			expect(linksOf(result)).toEqual([0, records.length - 1]);
			expect(linksOf(result, 1)).toEqual(bad.map((_case, index) => index + 1));
			for (const [index, { error, details }] of jsonOf(result, 1).entries()) {
				const { fields, remedy } = JSON.parse(JSON.stringify(details));
				expect(fields.length).toBeGreaterThan(0);
				expect(remedy).toEqual(expect.any(String));
				const [, , , message] = bad[index];
				expect(`${error}\n${remedy}`).toMatch(message);
			}
			const emails = applications().map(({ body }) => body.email);
			expect(emails.sort()).toEqual(['first@example.com', 'last@example.com']);
		});

		test('names every wrong value of an item at once', async () => {
			const json = application({
				candidate: { firstName: ' ', email: 'x' },
				target: { system: 'personio', jobId: 'abc' },
			});
			const { error } = await create(items(json));
			const text = textOf(error);
			for (const field of ['First Name:', 'Email:', 'Job:']) expect(text).toContain(field);
		});

		test.each([
			[
				'of 21 MB',
				'cv.pdf',
				21 * 1024 * 1024,
				'Document "cv.pdf" is 21.0 MB large; Personio takes 20 MB at most',
			],
			[
				'of a refused type',
				'cv.exe',
				10,
				'Document "cv.exe" is of a file type that Personio does not take (.exe)',
			],
			['without an ending', 'cv', 10, 'Document "cv" has a name without an ending such as .pdf'],
			['that is empty', 'cv.pdf', 0, 'Document "cv.pdf" is empty'],
		])('a file %s', async (_case, name, size, message) => {
			const data = await bench.n8n.storeBinary(Buffer.alloc(size, 'x'), name, 'application/pdf');
			const input = [{ json: application(), binary: { data } }];
			const { error } = await create(input, { documentSource: 'binary' });
			expect(textOf(error)).toContain(message);
			expect(itemIndexOf(error)).toBe(0);

			const upload = { resource: 'document', operation: 'upload' };
			const uploaded = await bench.runNode('personio', upload, { input });
			expect(textOf(uploaded.error)).toContain(message);
			expect(requests()).toEqual([]);
		});

		test('leaves documents out where told, and lists them', async () => {
			const cv = await bench.n8n.storeBinary(Buffer.from('x'), 'cv.pdf', 'application/pdf');
			const documents = [
				{ name: 'CV.pdf', category: 'cv', binary: 'cv' },
				{ name: 'Zeugnis.pdf', category: 'certificate', binary: 'gone' },
				{ name: 'Foto.png', category: 'photo' },
			];
			const input = [{ json: application({ documents }), binary: { cv } }];
			const result = await create(input, { options: { missingDocuments: 'skip' } });
			expect(jsonOf(result)).toMatchObject([
				{
					result: 'created',
					documents: [{ name: 'CV.pdf' }],
					missingDocuments: ['Zeugnis.pdf', 'Foto.png'],
				},
			]);
		});

		test.each([
			[
				'expired',
				{ state: 'expired', expiresAt: '2025-12-31T23:59:59+01:00' },
				'the consent expired on 2025-12-31',
			],
			[
				'run out since',
				{ state: 'accepted', expiresAt: '2025-12-31' },
				'the consent expired on 2025-12-31',
			],
			['declined', { state: 'declined' }, 'the candidate has declined the consent'],
			['withdrawn', { state: 'withdrawn' }, 'the candidate has withdrawn the consent'],
		])('a consent that is %s, unless its option is on', async (_case, consent, message) => {
			const input = items(application({ candidate: { consent } }));
			const refused = await create(input);
			expect(textOf(refused.error)).toContain(message);
			expect(textOf(refused.error)).toContain("'Write Without Valid Consent'");
			expect(requests()).toEqual([]);

			const written = await create(input, { options: { withoutConsent: true } });
			expect(jsonOf(written)).toMatchObject([{ result: 'created', notTransferred: ['consent'] }]);
		});
	});

	describe('Application: Create explains what Personio refuses', () => {
		const cases: Array<[string, INodeParameters, string, string]> = [
			[
				'an unknown job ID',
				chosenJob('424242'),
				'Job is not a job of this account',
				'Choose the job from the list',
			],
			[
				'an unpublished job',
				chosenJob('2006'),
				'Job is not published',
				'Publish the position in Personio',
			],
			[
				'an unknown channel',
				{ additionalFields: { channelId: '99' } },
				'Channel ID is not a recruiting channel',
				'Settings > Recruiting > Channels',
			],
			[
				'an unknown option of an attribute',
				{
					additionalFields: {
						attributes: { attribute: [{ id: 'custom_attribute_1001', value: 'Radio' }] },
					},
				},
				'custom_attribute_1001 is not one of the options of this attribute',
				'exactly as Personio lists them',
			],
			[
				'an unknown attribute',
				{
					additionalFields: {
						attributes: { attribute: [{ id: 'custom_attribute_9', value: 'x' }] },
					},
				},
				'custom_attribute_9 is not an attribute of this account',
				'Copy the API name',
			],
		];
		test.each(cases)('%s', async (_case, parameters, message, remedy) => {
			const cv = await bench.n8n.storeBinary(Buffer.from('x'), 'cv.pdf', 'application/pdf');
			const documents = [{ name: 'CV.pdf', category: 'cv', binary: 'cv' }];
			const input = [{ json: application({ documents }), binary: { cv } }];
			const { error } = await create(input, parameters);
			const text = textOf(error);
			expect(text).toContain(message);
			expect(text).toContain(remedy);
			expect(text).toContain('No application was created. One document was uploaded before that');
			expect(text).not.toContain('vera.versuch');
			expect(itemIndexOf(error)).toBe(0);
			expect(error && 'httpCode' in error && error.httpCode).toBe('400');
			expect(applications()).toEqual([]);
		});

		test('an upload that fails after another one', async () => {
			await bench.addFault({ vendor: 'personio', route: 'uploadDocument', fault: '500', after: 1 });
			const file = await bench.n8n.storeBinary(Buffer.from('x'), 'cv.pdf', 'application/pdf');
			const documents = ['a', 'b'].map((name) => ({ name: `${name}.pdf`, binary: name }));
			const input = [{ json: application({ documents }), binary: { a: file, b: file } }];
			const { error } = await create(input);
			expect(textOf(error)).toContain('Personio is not available (HTTP 500)');
			expect(textOf(error)).toContain('No application was created. One document was uploaded');
			expect(applications()).toEqual([]);
		});
	});
}
