import { vendorBySystem } from '../../../nodes/vendors';
import type { ListOptions } from '../../../shared/http/contractClient';
import type { QueryValue } from '../../../shared/http/request';
import { useSandbox } from '../../support/useSandbox';
import { axiosRequest } from '../../support/axiosRequest';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { connectWorkwise } from '../support/vendors';

const sandbox = useSandbox();

type Query = Record<string, QueryValue>;

const connect = () => connectWorkwise(sandbox).client;
const confirm = async (applicationId: string, values: object, api = connect()) =>
	await api.send('confirmExport', values, { ids: { applicationId }, repeatable: true });
const listJobs = async (query: Query = {}, options: ListOptions = {}) =>
	await collect(connect().list('listJobs', options, query));
const listApplications = async (query: Query = {}, options: ListOptions = {}, api = connect()) =>
	await collect(api.list('listApplications', options, query));
const exportedAt = '2026-03-20T10:00:00+01:00';
const confirmation = {
	targetSystem: 'personio',
	targetJobId: '2001',
	result: 'created',
	exportedAt,
} as const;
const sentQueries = () => sandbox.state.requests.map(({ query }) => query);

describe('refusals', () => {
	it('of a wrong token name the credential', async () => {
		const { client } = connectWorkwise(sandbox, {}, 'wrong-token');
		const failure = await failureOf(client.read('getAccount'));
		expect(failure).toMatchObject({
			kind: 'authentication',
			details: { status: 401, endpoint: 'GET /workwise/v1/account' },
		});
		expect(failure.description).not.toContain('wrong-token');
	});

	it('of a token that may only read say which right is missing', async () => {
		const { client } = connectWorkwise(sandbox, {}, 'sandbox-workwise-readonly-token');
		expect((await client.read('getAccount')).record.id).toBe('acc-1');
		const failure = await failureOf(confirm('wwa-10101', confirmation, client));
		expect(failure.kind).toBe('permission');
		expect(failure.description).toContain('applications:write');
		expect(failure.details.remedy).toContain('may read and confirm');
	});

	it.each([
		['a job', async () => await connect().read('getJob', { ids: { jobId: 'ww-999' } })],
		[
			'an application',
			async () => await connect().read('getApplication', { ids: { applicationId: 'wwa-999' } }),
		],
		[
			'the statuses of a job',
			async () => await collect(connect().list('listStatuses', {}, {}, { jobId: 'ww-999' })),
		],
		[
			'a document',
			async () =>
				await connect().download(
					'getDocument',
					{ applicationId: 'wwa-10101', documentId: 'wwd-1' },
					async () => 0,
				),
		],
		['an application to confirm', async () => await confirm('x', confirmation)],
	])('of %s that is not known', async (_case, call) => {
		const failure = await failureOf(call());
		expect(failure.kind).toBe('notFound');
		expect(failure.description).toContain('Workwise says:');
	});

	it.each([
		[{ status: 'opened' }, 'status.0'],
		[{ search: '' }, 'search'],
	])('of jobs by %j name the field', async (filter, field) => {
		const failure = await failureOf(listJobs(filter));
		expect(failure.kind).toBe('validation');
		expect(failure.details.fields?.map((problem) => problem.field)).toEqual([field]);
	});

	it('of applications by a time without offset name the field', async () => {
		const failure = await failureOf(listApplications({ submittedAfter: '2026-03-02T09:00:00' }));
		expect(failure.details.fields?.map(({ field }) => field)).toEqual(['submittedAfter']);
	});

	it('of a body name each field', async () => {
		const bad = { ...confirmation, targetJobId: '', exportedAt: 'now' };
		const failure = await failureOf(confirm('wwa-10101', bad));
		expect(failure).toMatchObject({ kind: 'validation', details: { status: 422 } });
		expect(failure.details.fields?.map(({ field }) => field).sort()).toEqual([
			'exportedAt',
			'targetJobId',
		]);
	});

	it('of a second target are a conflict', async () => {
		const client = connect();
		await confirm('wwa-10101', confirmation, client);
		const failure = await failureOf(
			confirm('wwa-10101', { ...confirmation, targetJobId: '2002' }, client),
		);
		expect(failure.kind).toBe('conflict');
		expect(failure.description).toContain('confirmed for personio job 2001');
	});
});

describe('account and jobs', () => {
	it('tell the account', async () => {
		expect((await connect().read('getAccount')).record).toEqual({
			id: 'acc-1',
			name: 'Example Recruiting GmbH (sandbox)',
		});
	});

	it('are read to the third page, each job once and in order', async () => {
		const jobs = await listJobs({}, { pageSize: 50 });
		expect(jobs.map(({ record }) => record.id)).toEqual(
			sandbox.state.workwise.jobs.map(({ id }) => id),
		);
		expect(sentQueries()).toHaveLength(3);
		expect(sentQueries().every(({ limit }) => limit === '50')).toBe(true);
	});

	it('stop at the limit', async () => {
		expect(await listJobs({}, { pageSize: 10, limit: 20 })).toHaveLength(20);
		expect(sentQueries()).toHaveLength(2);
	});

	it('are filtered, on each page', async () => {
		const filter = { status: 'open,closed', connection: 'notConnected,paused', search: 'm/w/d' };
		const jobs = await listJobs(filter, { pageSize: 5 });
		const expected = sandbox.state.workwise.jobs.filter(
			({ title, status, connection }) =>
				['open', 'closed'].includes(status) &&
				connection !== 'connected' &&
				title.includes('m/w/d'),
		);
		expect(jobs.map(({ record }) => record.id)).toEqual(expected.map(({ id }) => id));
		expect(sentQueries().length).toBeGreaterThan(2);
	});

	it('are read one by one, with the record as it came', async () => {
		const { record, raw } = await connect().read('getJob', { ids: { jobId: 'ww-104' } });
		expect(record).toMatchObject({ id: 'ww-104', title: 'Controller', connection: 'paused' });
		expect(raw).toEqual(sandbox.state.workwise.findJob('ww-104'));
	});

	it('have statuses', async () => {
		const statuses = await collect(
			connect().list('listStatuses', { pageSize: 2 }, {}, { jobId: 'ww-101' }),
		);
		expect(statuses.map(({ record }) => record.id)).toEqual([
			'open',
			'in-review',
			'interview',
			'offer',
			'hired',
			'rejected',
		]);
	});

	it('are the source of links', async () => {
		const source = vendorBySystem.get('workwise')?.jobSource?.({
			request: axiosRequest({ authorization: 'Bearer sandbox-workwise-token' }),
			clock: fakeClock(),
			credential: { baseUrl: `${sandbox.url}/workwise/v1/` },
		});
		if (!source) throw new Error('Workwise is no source');
		expect((await collect(source.jobs('pflegefach'))).map(({ id }) => id)).toEqual(['ww-103']);
		expect(await collect(source.jobs(''))).toHaveLength(136);
		expect((await source.statuses('ww-101'))[1]).toMatchObject({
			kind: 'in_progress',
			jobId: 'ww-101',
		});
	});
});

describe('applications', () => {
	it.each([
		[{ jobId: 'ww-101' }, 11],
		[{ jobId: 'ww-101,ww-104', statusId: 'open' }, 12],
		[{ jobId: 'ww-101', submittedAfter: '2025-11-15T10:00:00+01:00' }, 10],
		[{ jobId: 'ww-101', submittedBefore: '2025-11-15T10:00:01+01:00' }, 1],
		[{ jobId: 'ww-101', updatedAfter: '2026-03-23T12:00:00+01:00' }, 1],
		[{ jobId: 'ww-101', exportState: 'confirmed' as const }, 0],
	])('by %j are %i', async (filter, count) => {
		expect(await listApplications(filter, { pageSize: 4 })).toHaveLength(count);
	});

	it('that are due are all read although each is confirmed while the list is read', async () => {
		const client = connect();
		const seen: string[] = [];
		for await (const { record } of client.list(
			'listApplications',
			{ pageSize: 3 },
			{ exportState: 'due' },
		)) {
			seen.push(record.id);
			await confirm(record.id, confirmation, client);
		}
		expect(seen).toHaveLength(28);
		expect(await listApplications({ exportState: 'due' }, {}, client)).toEqual([]);
	});

	it('are read one by one', async () => {
		const { record, raw } = await connect().read('getApplication', {
			ids: { applicationId: 'wwa-10101' },
		});
		expect(record.candidate.lastName).toBe('Mustermüller');
		expect(record.documents?.[0]?.name).toBe('Lebenslauf Jördis Größe 2026.pdf');
		expect(raw).toEqual(sandbox.state.workwise.findApplication('wwa-10101'));
	});

	it('are confirmed once; the same again changes nothing', async () => {
		const client = connect();
		const first = await confirm('wwa-10101', confirmation, client);
		const again = await confirm(
			'wwa-10101',
			{ ...confirmation, result: 'alreadyExists', exportedAt: '2026-03-21T10:00:00+01:00' },
			client,
		);
		expect(first.record.export).toEqual({
			state: 'confirmed',
			confirmedAt: exportedAt,
			targetSystem: 'personio',
			targetJobId: '2001',
			targetApplicationId: null,
		});
		expect(again).toEqual(first);
	});

	it('get an outcome, with a note or without', async () => {
		const client = connect();
		const at = '2026-03-22T10:00:00+01:00';
		const report = async (outcome: object) =>
			await client.send('reportOutcome', outcome, {
				ids: { applicationId: 'wwa-10101' },
				repeatable: true,
			});
		const { record } = await report({ outcome: 'interview', at });
		expect(record.outcome).toEqual({ outcome: 'interview', at, note: null });
		const later = await report({ outcome: 'hired', at, note: 'Yes' });
		expect(later.record.outcome).toEqual({ outcome: 'hired', at, note: 'Yes' });
	});
});
