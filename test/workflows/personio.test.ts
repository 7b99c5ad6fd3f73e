import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { application, items, itemIndexOf, jsonOf, linksOf, setUpBench, textOf } from './support';
import type { NodeRun } from './support';

const bench = setUpBench();

function requests(path = '/v1/recruiting') {
	return bench.sandbox.state.requests.filter((request) => request.path.includes(path));
}

const applications = () => bench.sandbox.state.personio.applications;
const account = (personioApi: Record<string, string>) => ({
	credentials: bench.credentials({ personioApi }),
});

describe('Job', () => {
	const getMany = async (parameters: INodeParameters = {}, companyPage?: string) =>
		await bench.runNode(
			'personio',
			{ resource: 'job', operation: 'getAll', ...parameters },
			companyPage === undefined
				? {}
				: account({ companyPage: `${bench.sandbox.url}/personio/careers/${companyPage}` }),
		);

	test.each([
		['unknown (404)', 'nobody'],
		['sent elsewhere (307)', 'redirected'],
	])('of a company page that is %s', async (_case, page) => {
		const { error } = await getMany({}, page);
		expect(textOf(error)).toContain(`There is no job feed at ${bench.sandbox.url}`);
		expect(textOf(error)).toContain("Check 'Company Page' in the credential");
		expect(requests('/elsewhere')).toEqual([]);
	});

	test('of a feed with a document type definition', async () => {
		const { error } = await getMany({}, 'dtd');
		expect(textOf(error)).toContain('document type definition');
		expect(textOf(error)).not.toContain('Example GmbH');
	});

	test('Get Many gives the published positions up to the limit', async () => {
		const limited = await getMany();
		expect(limited.outputs[0]).toHaveLength(50);
		expect(linksOf(limited)).toEqual(Array.from({ length: 50 }, () => 0));
		const all = await getMany({ returnAll: true });
		expect(all.outputs[0]).toHaveLength(64);
		expect(jsonOf(all)[0]).toEqual({
			system: 'personio',
			id: '2001',
			title: 'Backend Developer (all genders)',
			status: 'open',
			location: 'Berlin, Köln, Remote',
			department: 'Engineering',
			url: `${bench.sandbox.url}/personio/careers/acme/job/2001`,
			employmentType: 'permanent',
			schedule: 'full-time',
			seniority: 'experienced',
			createdAt: '2026-01-12T09:00:00+0100',
		});
		expect(jsonOf(all).map(({ id }) => id)).not.toContain('2005');
	});

	test('Get Many filters by department, office and text', async () => {
		const titles = async (filters: INodeParameters) =>
			jsonOf(await getMany({ returnAll: true, filters })).map(({ title }) => title);
		expect(await titles({ department: 'Pflege' })).toEqual(['Pflegefachkraft']);
		// An additional office counts too.
		expect(await titles({ office: 'Remote' })).toEqual(['Backend Developer (all genders)']);
		expect(await titles({ search: 'sales man' })).toEqual(['Sales Manager DACH']);
		expect(await titles({ search: '2003' })).toEqual(['Pflegefachkraft']);
		expect(await titles({ search: 'no such job' })).toEqual([]);
	});

	test('Get Many of a company with one position and one description', async () => {
		const result = await getMany({ simplify: false, returnAll: true }, 'single');
		expect(jsonOf(result)).toMatchObject([
			{ id: '3001', raw: { jobDescriptions: { jobDescription: [{ name: 'Deine Aufgabe' }] } } },
		]);
	});

	test('Get gives one job, in another language, with the vendor’s own record', async () => {
		const get = { resource: 'job', operation: 'get' };
		const job = { __rl: true, mode: 'id', value: '2001' };
		const [german] = jsonOf(await bench.runNode('personio', { ...get, job }));
		expect(german).toMatchObject({ id: '2001', department: 'Engineering' });
		expect(german).not.toHaveProperty('raw');

		const byUrl = {
			__rl: true,
			mode: 'url',
			value: 'https://example.jobs.personio.de/job/2001?language=en',
		};
		const english = { ...get, job: byUrl, simplify: false, options: { language: 'en' } };
		const result = await bench.runNode('personio', english);
		expect(jsonOf(result)).toMatchObject([
			{ raw: { jobDescriptions: { jobDescription: [{ name: 'Your tasks' }, {}] } } },
		]);
		expect(requests('/xml').at(-1)?.query).toEqual({ language: 'en' });
	});

	test('Get of a job that is not published', async () => {
		const parameters = {
			resource: 'job',
			operation: 'get',
			job: { __rl: true, mode: 'id', value: '2006' },
		};
		const { error } = await bench.runNode('personio', parameters);
		expect(textOf(error)).toContain('Personio has no published job with the ID 2006');
		expect(textOf(error)).toContain('Publish the job');
		expect(itemIndexOf(error)).toBe(0);
	});
});

async function create(
	input: INodeExecutionData[],
	parameters: INodeParameters = {},
	options: Parameters<typeof bench.runNode>[2] = {},
): Promise<NodeRun> {
	const operation = { resource: 'application', operation: 'create' };
	return await bench.runNode('personio', { ...operation, ...parameters }, { input, ...options });
}

const chosenJob = (value: string) => ({
	jobSource: 'chosen',
	job: { __rl: true, mode: 'id', value },
});
const chosenPhase = (value: string) => ({
	phaseSource: 'chosen',
	phase: { __rl: true, mode: 'id', value },
});

describe('Application: Create', () => {
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
		const good = application({ id: 'wwa-2', candidate: { email: 'good@example.com' } });
		const input = items(good, JSON.parse(JSON.stringify(json)));
		const documents = { documentSource: 'none' };
		const first = await create(items(good), documents);
		expect(first.error).toBeUndefined();
		const sent = requests().length;
		const { error } = await create(input.slice(1), parameters);
		expect(textOf(error)).toMatch(message);
		expect(itemIndexOf(error)).toBe(0);
		expect(requests()).toHaveLength(sent);
		expect(applications()).toHaveLength(1);
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
				additionalFields: { attributes: { attribute: [{ id: 'custom_attribute_9', value: 'x' }] } },
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

describe('two items of which one fails', () => {
	const good = application({ id: 'good', candidate: { email: 'good@example.com' } });
	const bad = application({ id: 'bad', candidate: { email: 'bad' } });

	test('stops at the bad one and names it', async () => {
		const result = await create(items(good, bad));
		expect(result.run.status).toBe('error');
		expect(textOf(result.error)).toContain('Email is not a valid e-mail address');
		expect(itemIndexOf(result.error)).toBe(1);
		expect(applications().map(({ body }) => body.email)).toEqual(['good@example.com']);
	});

	test('goes on with an error item in its place', async () => {
		const result = await create(items(bad, good), {}, { onError: 'continueRegularOutput' });
		expect(result.run.status).toBe('success');
		expect(jsonOf(result)).toMatchObject([
			{
				error: expect.stringContaining('Email is not a valid e-mail address'),
				details: { kind: 'validation', fields: [{ field: 'Email' }] },
			},
			{ result: 'created', origin: { id: 'good' } },
		]);
		expect(linksOf(result)).toEqual([0, 1]);
		expect(applications()).toHaveLength(1);
	});

	test('sends the bad one to the error output with the fields of its input', async () => {
		const result = await create(items(bad, good), {}, { onError: 'continueErrorOutput' });
		expect(result.run.status).toBe('success');
		expect(jsonOf(result)).toMatchObject([{ result: 'created', origin: { id: 'good' } }]);
		expect(linksOf(result)).toEqual([1]);
		expect(jsonOf(result, 1)).toMatchObject([
			{
				id: 'bad',
				jobId: 'ww-101',
				target: { jobId: '2001' },
				error: expect.stringContaining('Email is not a valid e-mail address'),
				details: { remedy: expect.stringContaining('Mend these values') },
			},
		]);
		expect(linksOf(result, 1)).toEqual([0]);
		expect(applications()).toHaveLength(1);
	});

	test('says what concerns the whole account at each of them', async () => {
		const result = await create(
			items(good, bad),
			{},
			{ onError: 'continueErrorOutput', ...account({ channelId: 'abc' }) },
		);
		expect(jsonOf(result, 1)).toMatchObject([
			{ id: 'good', details: { fields: [{ field: 'Channel ID' }] } },
			{ id: 'bad', details: { fields: [{ field: 'Channel ID' }] } },
		]);
	});
});

describe('Batching', () => {
	const people = Array.from({ length: 12 }, (_unused, index) =>
		application({ id: `wwa-${index}`, candidate: { email: `person.${index}@example.com` } }),
	);
	const atOnce = (itemsAtOnce: number, pause = 0) => ({
		options: { batching: { batch: { itemsAtOnce, pause } } },
	});

	test('keeps the order of the input', async () => {
		await bench.addFault({
			vendor: 'personio',
			route: 'createApplication',
			fault: 'slow',
			delayMs: 200,
			every: 3,
		});
		const bad = application({ id: 'bad', candidate: { email: 'bad' } });
		const input = items(...people.slice(0, 5), bad, ...people.slice(5));
		const result = await create(input, atOnce(4), { onError: 'continueRegularOutput' });
		expect(linksOf(result)).toEqual([...input.keys()]);
		const emails = jsonOf(result).map(({ origin }) => origin);
		expect(emails[5]).toBeUndefined();
		expect(emails[6]).toMatchObject({ id: 'wwa-5' });
		const arrived = applications().map(({ body }) => body.email);
		expect(arrived).toHaveLength(12);
		expect(arrived).not.toEqual([...arrived].sort());
	});

	test('waits between items as told', async () => {
		const started = Date.now();
		await create(items(...people.slice(0, 4)), atOnce(2, 300));
		expect(Date.now() - started).toBeGreaterThanOrEqual(300);
		const times = requests('/applications').map(({ time }) => Date.parse(time));
		expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(290);
	});

	test('ends with a cancelled execution and sends nothing more', async () => {
		const slow = { vendor: 'personio', route: 'createApplication', fault: 'slow' } as const;
		await bench.addFault({ ...slow, delayMs: 400 });
		const result = await create(items(...people), atOnce(2), { cancelAfterMs: 600 });
		expect(result.run.status).toBe('canceled');
		const sent = requests().length;
		expect(sent).toBeLessThanOrEqual(4);
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(requests()).toHaveLength(sent);
	});

	test('a cancelled execution does not wait for the rate limit', async () => {
		await bench.addFault({ vendor: 'personio', fault: '429', retryAfter: 30 });
		const started = Date.now();
		const result = await create(items(...people), {}, { cancelAfterMs: 400 });
		expect(result.run.status).toBe('canceled');
		expect(Date.now() - started).toBeLessThan(2000);
		expect(requests()).toHaveLength(1);
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

describe('pick lists', () => {
	const list = async (method: string, more: { filter?: string; paginationToken?: string } = {}) =>
		await bench.n8n.listSearch({
			type: 'n8n-nodes-recruiting.personio',
			method,
			parameters: { resource: 'application', operation: 'create', jobSource: 'chosen' },
			credentials: bench.credentials(),
			...more,
		});

	test('show jobs with title, status and ID', async () => {
		const { results, paginationToken } = await list('searchJobs');
		expect(results).toHaveLength(64);
		expect(paginationToken).toBeUndefined();
		expect(results[0]).toEqual({
			name: 'Backend Developer (all genders) · OPEN · 2001',
			value: '2001',
			url: `${bench.sandbox.url}/personio/careers/acme/job/2001`,
		});
		expect((await list('searchJobs', { filter: 'controller' })).results).toHaveLength(1);
	});

	test('show system phases and those of the credential', async () => {
		const { results } = await list('searchPhases');
		expect(results.map(({ value }) => value)).toEqual([
			'system:unassigned',
			'system:rejected',
			'system:withdrawn',
			'system:offer',
			'system:accepted',
			'custom:5001',
			'custom:5002',
		]);
		expect((await list('searchPhases', { filter: 'phone' })).results).toEqual([
			{ name: 'Phone interview', value: 'custom:5001' },
		]);
	});
});
