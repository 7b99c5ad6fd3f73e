import type { INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { items, itemIndexOf, jsonOf, linksOf, textOf } from '../support';
import { byId } from './bench';
import type { WorkwiseBench } from './bench';

export function describeReading({ bench, run, account, held, requests }: WorkwiseBench): void {
	describe('Job', () => {
		test('Get Many reads pages up to the limit', async () => {
			const limited = await run('job', 'getAll', { limit: 120 });
			expect(limited.outputs[0]).toHaveLength(120);
			expect(requests('/jobs').map(({ query }) => query.limit)).toEqual(['100', '100']);
			const all = await run('job', 'getAll', { returnAll: true });
			expect(new Set(jsonOf(all).map(({ id }) => id)).size).toBe(136);
			expect(linksOf(all)).toEqual(Array.from({ length: 136 }, () => 0));
		});

		test('Get Many filters by connection, status and text', async () => {
			const filtered = async (filters: INodeParameters) =>
				jsonOf(await run('job', 'getAll', { returnAll: true, filters }));
			const open = await filtered({
				connection: 'notConnectedOrPaused',
				status: ['open', 'closed'],
			});
			expect(open.length).toBeGreaterThan(10);
			expect(new Set(open.map(({ connection }) => connection))).toEqual(
				new Set(['notConnected', 'paused']),
			);
			expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['open', 'closed']));
			const connected = await filtered({ connection: 'connected' });
			expect(new Set(connected.map(({ connection }) => connection))).toEqual(
				new Set(['connected']),
			);
			expect(await filtered({ search: 'ww-103' })).toMatchObject([{ id: 'ww-103' }]);
		});

		test('Get gives the record, and the service’s own with it', async () => {
			const record = {
				system: 'workwise',
				id: 'ww-104',
				title: 'Controller',
				status: 'open',
				location: 'Hamburg',
				department: 'Finance',
				url: 'https://jobs.example.com/ww-104',
				connection: 'paused',
			};
			expect(jsonOf(await run('job', 'get', { job: byId('ww-104') }))).toEqual([record]);
			const raw = await run('job', 'get', { job: byId('ww-104'), simplify: false });
			expect(jsonOf(raw)).toMatchObject([{ ...record, raw: { updatedAt: expect.any(String) } }]);
		});

		test.each([
			['unknown', 'ww-nobody', 'Workwise does not know this record'],
			['a step upwards', '..', "'jobId' is not an ID"],
		])('Get of an ID that is %s', async (_case, id, message) => {
			const { error } = await run('job', 'get', { job: byId(id) });
			expect(textOf(error)).toContain(message);
			expect(itemIndexOf(error)).toBe(0);
		});
	});

	test('Status: Get Many', async () => {
		const result = await run('status', 'getAll', { job: byId('ww-101'), returnAll: true });
		expect(jsonOf(result).map(({ id, kind, jobId }) => `${id} ${kind} ${jobId}`)).toEqual([
			'open new ww-101',
			'in-review in_progress ww-101',
			'interview in_progress ww-101',
			'offer offer ww-101',
			'hired hired ww-101',
			'rejected rejected ww-101',
		]);
		const limited = await run('status', 'getAll', { job: byId('ww-101'), limit: 2 });
		expect(limited.outputs[0]).toHaveLength(2);
	});

	describe('Application', () => {
		test('Get gives the record with its files where asked', async () => {
			const plain = await run('application', 'get', { applicationId: 'wwa-10103' });
			expect(plain.outputs[0][0].binary).toBeUndefined();
			expect(jsonOf(plain)).toMatchObject([
				{ id: 'wwa-10103', documents: [{ category: 'cv' }, { category: 'cover_letter' }, {}] },
			]);
			expect(JSON.stringify(jsonOf(plain))).not.toContain('"binary"');

			const parameters = { applicationId: 'wwa-10103', downloadDocuments: true };
			const { outputs, run: execution } = await run('application', 'get', parameters);
			const { json, binary = {} } = outputs[0][0];
			expect(json.documents).toMatchObject([
				{ binary: 'document_0' },
				{ binary: 'document_1' },
				{ binary: 'document_2', name: 'Zeugnis.docx' },
			]);
			for (const [index, { id, name, mimeType }] of (
				held('wwa-10103')?.documents ?? []
			).entries()) {
				const file = binary[`document_${index}`];
				expect(file).toMatchObject({ fileName: name, mimeType });
				const bytes = bench.sandbox.state.workwise.documents.get(id)?.bytes() ?? Buffer.of();
				expect((await execution.readBinary(file)).equals(bytes)).toBe(true);
			}
		});

		test('Get Many filters by job, status, time and export, over pages', async () => {
			await bench.control('POST', '/workwise/applications', {
				count: 130,
				jobId: 'ww-106',
				documents: 0,
				submittedAt: '2026-04-01T10:00:00+02:00',
			});
			const ids = async (filters: INodeParameters, more: INodeParameters = { returnAll: true }) =>
				jsonOf(await run('application', 'getAll', { filters, ...more })).map(({ id }) => id);
			expect(await ids({ jobId: 'ww-104, ww-105' })).toHaveLength(4);
			expect(await ids({ jobId: 'ww-106' })).toHaveLength(132);
			expect(await ids({ jobId: 'ww-106' }, { limit: 105 })).toHaveLength(105);
			expect(await ids({}, {})).toHaveLength(50);
			expect(await ids({ jobId: 'ww-101', statusId: 'rejected' })).toEqual(['wwa-10110']);
			// Without an offset a time is that of the workflow.
			const evening = { jobId: 'ww-103', submittedAfter: '2026-03-17T00:00:00+01:00' };
			expect(await ids(evening)).toEqual(['wwa-10305']);
			expect(await ids({ submittedBefore: '2026-01-01' })).toEqual(['wwa-10111']);
			expect(await ids({ exportState: 'confirmed' })).toEqual([]);
		});

		test('a time that is none', async () => {
			const filters = { submittedAfter: 'yesterday' };
			const { error } = await run('application', 'getAll', { filters });
			expect(textOf(error)).toContain("'Filters: submittedAfter' cannot be used: must be a date");
			expect(requests('/applications')).toEqual([]);
		});

		test('Get Due for Export leaves out what is confirmed', async () => {
			const export_ = { state: 'confirmed', targetSystem: 'personio', targetJobId: '2001' };
			await bench.control('PATCH', '/workwise/applications/wwa-10101', { export: export_ });
			const due = await run('application', 'getDue', { filters: { jobId: 'ww-101' } });
			const ids = jsonOf(due).map(({ id }) => id);
			expect(ids).toHaveLength(10);
			expect(ids).not.toContain('wwa-10101');
			// Their files are for those that are ready: Recruiting Job Link fetches them.
			expect(due.outputs[0].filter(({ binary }) => binary)).toEqual([]);
			expect(requests('/content')).toEqual([]);
			const filters = { jobId: 'ww-101' };
			const whole = await run('application', 'getDue', { filters, downloadDocuments: true });
			expect(whole.outputs[0][0].binary).toHaveProperty('document_0');
			const updated = { updatedAfter: '2026-03-20' };
			const changed = await run('application', 'getDue', { filters: updated });
			expect(jsonOf(changed).map(({ id }) => id)).toEqual(['wwa-10206', 'wwa-10109']);
		});

		test('a record that cannot be read is named, and the others go on', async () => {
			// A service of a user's own may send less than the contract says.
			Object.assign(held('wwa-10402') ?? {}, { submittedAt: '2026-03-17T10:00:00' });
			const result = await run('application', 'getDue', { filters: { jobId: 'ww-104' } });
			expect(jsonOf(result).map(({ id }) => id)).toEqual(['wwa-10401']);
			expect(result.hints[0]?.message).toMatch(/left out: ID wwa-10402, submittedAt/);
		});

		test('a cancelled execution asks for nothing more', async () => {
			await bench.addFault({ vendor: 'workwise', fault: 'slow', delayMs: 150 });
			const result = await run(
				'application',
				'getDue',
				{ downloadDocuments: true },
				{ cancelAfterMs: 500 },
			);
			expect(result.run.status).toBe('canceled');
			const sent = requests('/workwise/').length;
			expect(sent).toBeGreaterThanOrEqual(2);
			await new Promise((done) => setTimeout(done, 400));
			expect(requests('/workwise/')).toHaveLength(sent);
		});

		test('a cut answer is asked for again; a broken one is an error', async () => {
			await bench.addFault({
				vendor: 'workwise',
				fault: 'cut',
				route: 'listApplications',
				times: 1,
			});
			const result = await run('application', 'getAll', { limit: 3 });
			expect(result.outputs[0]).toHaveLength(3);
			await bench.addFault({ vendor: 'workwise', fault: 'invalidJson', route: 'listApplications' });
			const { error } = await run('application', 'getAll', { limit: 3 });
			expect(textOf(error)).toContain('Workwise answered with something that is not JSON');
			expect(textOf(error)).toContain('Call: GET /workwise/v1/applications');
		});
	});

	describe('Document: Download', () => {
		test('also from a signed address, which must not get the token', async () => {
			const documents = held('wwa-10103')?.documents ?? [];
			const input = items(...documents.map(({ id }) => ({ id })));
			const parameters = {
				applicationId: 'wwa-10103',
				documentId: '={{ $json.id }}',
				outputField: 'cv',
			};
			const result = await run('document', 'download', parameters, { input });
			expect(result.error).toBeUndefined();
			expect(linksOf(result)).toEqual([0, 1, 2]);
			// The storage of the sandbox refuses a request that carries the token.
			expect(requests('/storage/').map(({ status }) => status)).toEqual([200]);
			for (const [index, { json, binary = {} }] of (result.outputs[0] ?? []).entries()) {
				const { id, name } = documents[index];
				expect(json).toMatchObject({ id, name, binary: 'cv' });
				const sha256 = (bytes?: Buffer) =>
					createHash('sha256')
						.update(bytes ?? '')
						.digest('hex');
				expect(sha256(await result.run.readBinary(binary.cv))).toBe(
					sha256(bench.sandbox.state.workwise.documents.get(id)?.bytes()),
				);
			}
		});

		test('of an ID that the application does not have', async () => {
			const parameters = { applicationId: 'wwa-10103', documentId: 'wwd-1' };
			const { error } = await run('document', 'download', parameters);
			expect(textOf(error)).toContain('has no document with the ID wwd-1');
		});

		test('of fewer bytes than the application says', async () => {
			const document = held('wwa-10401')?.documents[0];
			if (document) document.size += 1;
			const parameters = { applicationId: 'wwa-10401', documentId: document?.id ?? '' };
			const { error } = await run('document', 'download', parameters);
			expect(textOf(error)).toMatch(/has arrived with \d+ of \d+ bytes/);
		});
	});

	describe('a bad account', () => {
		test.each([
			['a wrong token', { token: 'wrong' }, 'Workwise does not accept the credential'],
			['no address', { baseUrl: 'example' }, 'Base URL: must be an address'],
			[
				'an address where nobody listens',
				{ baseUrl: 'http://127.0.0.1:9/v1' },
				'Workwise cannot be reached at 127.0.0.1:9 (ECONNREFUSED)',
			],
		])(
			'%s',
			async (_case, workwiseApi, message) => {
				const { error } = await run(
					'application',
					'get',
					{ applicationId: 'x' },
					account(workwiseApi),
				);
				expect(textOf(error)).toContain(message);
			},
			30_000,
		);
	});

	test('pick lists show jobs, page by page, and the statuses of the chosen one', async () => {
		const list = async (method: string, more: object = {}) =>
			await bench.n8n.listSearch({
				type: 'n8n-nodes-recruiting.workwise',
				method,
				parameters: { resource: 'status', operation: 'getAll', job: byId('ww-101') },
				credentials: bench.credentials(),
				...more,
			});
		const first = await list('searchJobs');
		expect(first.results).toHaveLength(100);
		const second = await list('searchJobs', { paginationToken: first.paginationToken });
		expect(second.results).toHaveLength(36);
		expect(second.paginationToken).toBeUndefined();
		expect((await list('searchJobs', { filter: 'ww-104' })).results).toEqual([
			{ name: 'Controller · OPEN · ww-104', value: 'ww-104', url: expect.any(String) },
		]);
		expect((await list('searchStatuses')).results).toHaveLength(6);
	});
}
