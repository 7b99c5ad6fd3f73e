import { methods, workwiseApi } from '../../../nodes/Workwise/contract';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

const baseUrl = 'https://ats.example.com/api';

function clientOf(overrides: unknown, ...script: Script[]) {
	const { request, sent } = scriptedRequest(...script);
	const client = workwiseApi.connect({
		request,
		clock: fakeClock(),
		credential: { baseUrl, contractOverrides: overrides && JSON.stringify(overrides) },
	});
	return { client, sent };
}

const application = {
	id: 'a-1',
	jobId: 'j-1',
	status: { id: 's', name: 'S', kind: 'new' },
	submittedAt: '2026-03-02T09:15:00Z',
	candidate: { firstName: 'Zoë', lastName: 'Weiß-Testmann' },
};

describe('a credential that cannot be used', () => {
	it.each(['', ' ', 'ats.example.com', 'ftp://ats.example.com', undefined, null])(
		'for its base URL %j',
		async (address) => {
			const failure = await failureOf(() =>
				workwiseApi.connect({
					request: scriptedRequest().request,
					clock: fakeClock(),
					credential: { baseUrl: address, contractOverrides: '' },
				}),
			);
			expect(failure.kind).toBe('validation');
			expect(failure.details.fields?.[0]?.field).toBe('Base URL');
			expect(failure.details.remedy).toContain('publishes no API');
		},
	);

	it('for an override with a misspelt key, before anything is sent', async () => {
		const failure = await failureOf(() => clientOf({ listJobs: { feilds: {} } }));
		expect(failure.details.fields).toEqual([
			{ field: 'listJobs.feilds', message: 'is not a key of the contract' },
		]);
	});

	it.each([
		[
			{ listApplications: { fields: { 'candidate.mail': 'x' } } },
			'listApplications.fields.candidate.mail',
		],
		[{ confirmExport: { body: { target: 'x' } } }, 'confirmExport.body.target'],
		[{ getJob: { path: '/vacancies/{id}' } }, 'getJob.path'],
		[{ reportOutcome: { query: { dry: 'x' } } }, 'reportOutcome.query.dry'],
	])('for %j', async (overrides, field) => {
		const failure = await failureOf(() => clientOf(overrides));
		expect(failure.details.fields?.map((problem) => problem.field)).toEqual([field]);
	});
});

describe('overrides of the contract', () => {
	it('move a list, its query, its items and its cursor', async () => {
		const { client, sent } = clientOf(
			{
				listJobs: {
					path: '/vacancies',
					query: { status: 'state', limit: 'per_page', cursor: 'page_token' },
					items: 'result.rows',
					nextCursor: 'result.token',
					fields: { title: 'name', status: 'meta.state' },
				},
			},
			{ json: { result: { rows: [{ id: 1, name: 'A', meta: { state: 'open' } }], token: 't2' } } },
			{ json: { result: { rows: [{ id: 2, name: 'B', meta: { state: 'open' } }], token: null } } },
		);
		const jobs = await collect(client.list('listJobs', { pageSize: 1 }, { status: 'open' }));
		expect(jobs.map(({ record }) => [record.id, record.title, record.status])).toEqual([
			['1', 'A', 'open'],
			['2', 'B', 'open'],
		]);
		expect(jobs[0]?.raw).toEqual({ id: 1, name: 'A', meta: { state: 'open' } });
		expect(sent.map(({ url, query }) => [url, query])).toEqual([
			[`${baseUrl}/vacancies`, { state: 'open', per_page: 1 }],
			[`${baseUrl}/vacancies`, { state: 'open', per_page: 1, page_token: 't2' }],
		]);
	});

	it('take an answer that is the list itself', async () => {
		const { client, sent } = clientOf(
			{ listJobs: { items: '' } },
			{ json: [{ id: 1, title: 'A', status: 'open' }] },
		);
		expect(await collect(client.list('listJobs'))).toHaveLength(1);
		expect(sent).toHaveLength(1);
	});

	it('rename nested fields and those of documents', async () => {
		const { candidate: _candidate, ...rest } = application;
		const { client } = clientOf(
			{
				getApplication: {
					fields: {
						'candidate.firstName': 'applicant.given_name',
						'candidate.lastName': 'applicant.family_name',
						documents: 'files',
						'documents[].name': 'file_name',
						'documents[].category': 'meta.kind',
					},
				},
			},
			{
				json: {
					...rest,
					applicant: { given_name: 'Zoë', family_name: 'Weiß' },
					files: [{ id: 1, file_name: 'cv.pdf', meta: { kind: 'cv' } }],
				},
			},
		);
		const { record } = await client.read('getApplication', { ids: { applicationId: 'a-1' } });
		expect(record.candidate).toMatchObject({ firstName: 'Zoë', lastName: 'Weiß' });
		expect(record.documents).toEqual([{ id: '1', name: 'cv.pdf', category: 'cv' }]);
		expect(_candidate.firstName).toBe('Zoë');
	});

	it('change method, path and body of a write', async () => {
		const { client, sent } = clientOf(
			{
				confirmExport: {
					method: 'POST',
					path: '/export/{applicationId}/done',
					body: { targetSystem: 'target.name', targetJobId: 'target.job' },
				},
			},
			{ json: application },
		);
		await client.send(
			'confirmExport',
			{
				targetSystem: 'personio',
				targetJobId: '2001',
				result: 'created',
				exportedAt: '2026-03-02T10:00:00Z',
			},
			{ ids: { applicationId: 'a-1' }, repeatable: true },
		);
		expect(sent[0]).toMatchObject({ method: 'POST', url: `${baseUrl}/export/a-1/done` });
		expect(sent[0]?.body).toEqual({
			type: 'json',
			value: {
				target: { name: 'personio', job: '2001' },
				result: 'created',
				exportedAt: '2026-03-02T10:00:00Z',
			},
		});
	});

	it('name the field of the contract, not of the service, when an answer does not fit', async () => {
		const { client } = clientOf(
			{ getJob: { fields: { title: 'name' } } },
			{ json: { id: 1, title: 'In the wrong place', status: 'open' } },
		);
		const failure = await failureOf(client.read('getJob', { ids: { jobId: '1' } }));
		expect(failure.kind).toBe('contract');
		expect(failure.details.fields?.map(({ field }) => field)).toEqual(['title']);
		expect(failure.description).not.toContain('wrong place');
	});
});

describe('answers that do not fit', () => {
	it('of a list without its items', async () => {
		const { client } = clientOf('', { json: { data: [] } });
		const failure = await failureOf(collect(client.list('listJobs')));
		expect(failure.kind).toBe('contract');
		expect(failure.details.fields?.[0]?.field).toBe('items');
	});

	it('of single records are reported with their ids, without values, and the others go on', async () => {
		const unreadable: unknown[] = [];
		const { client } = clientOf('', {
			json: {
				items: [
					application,
					{ ...application, id: 'a-2', submittedAt: 'yesterday' },
					{ ...application, id: 3, candidate: { firstName: 'Geheim' } },
					'odd',
					null,
					{ ...application, id: 'a-4' },
				],
				nextCursor: null,
			},
		});
		const options = { onUnreadable: (record: unknown) => unreadable.push(record) };
		const read = await collect(client.list('listApplications', options));
		expect(read.map(({ record }) => record.id)).toEqual(['a-1', 'a-4']);
		expect(unreadable).toEqual([
			{ id: 'a-2', problems: [expect.stringMatching(/^submittedAt: /)] },
			{ id: '3', problems: [expect.stringMatching(/^candidate\.lastName: /)] },
			{ problems: [expect.any(String)] },
			{ problems: [expect.any(String)] },
		]);
		expect(JSON.stringify(unreadable)).not.toMatch(/yesterday|Geheim/);
	});

	it('of a cursor that repeats', async () => {
		const page = { items: [{ id: 1, title: 'A', status: 'open' }], nextCursor: 'same' };
		const { client } = clientOf('', { json: page });
		expect((await failureOf(collect(client.list('listJobs')))).message).toContain('same next page');
	});
});

describe('the default contract', () => {
	it('has a placeholder for each id, and idempotent writes', () => {
		expect(
			Object.entries(methods).map(([name, { method, path }]) => `${name} ${method} ${path}`),
		).toEqual([
			'getAccount GET /account',
			'listJobs GET /jobs',
			'getJob GET /jobs/{jobId}',
			'listStatuses GET /jobs/{jobId}/statuses',
			'listApplications GET /applications',
			'getApplication GET /applications/{applicationId}',
			'getDocument GET /applications/{applicationId}/documents/{documentId}/content',
			'confirmExport PUT /applications/{applicationId}/export',
			'reportOutcome PUT /applications/{applicationId}/outcome',
		]);
	});

	it('keeps an id in its place, and refuses one that would leave it', async () => {
		const { client, sent } = clientOf('', { status: 404 });
		await failureOf(client.read('getJob', { ids: { jobId: '../applications' } }));
		expect(sent[0]?.url).toBe(`${baseUrl}/jobs/..%2Fapplications`);
		expect((await failureOf(client.read('getJob', { ids: { jobId: '..' } }))).kind).toBe(
			'validation',
		);
		expect(sent).toHaveLength(1);
	});
});
