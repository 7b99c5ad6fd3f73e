import { workwiseApi, type WorkwiseApi } from '../../../nodes/Workwise/contract';
import type { ByteStream, RequestFunction } from '../../../shared/http/request';
import { useSandbox } from '../../support/useSandbox';
import { axiosRequest } from '../../support/axiosRequest';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { connectWorkwise, control, fault } from '../support/vendors';

const sandbox = useSandbox();

const vendor = 'workwise';
const confirmation = {
	targetSystem: 'personio',
	targetJobId: '2001',
	result: 'created',
	exportedAt: '2026-03-20T10:00:00+01:00',
} as const;

const confirm = async (client: WorkwiseApi) =>
	await client.send('confirmExport', confirmation, {
		ids: { applicationId: 'wwa-10101' },
		repeatable: true,
	});

async function bytesOf(body: ByteStream): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of body) chunks.push(chunk);
	return Buffer.concat(chunks);
}

describe('a list', () => {
	it('is complete with 429 on every third request, waiting as told', async () => {
		await fault(sandbox, { vendor, fault: '429', every: 3, retryAfter: 11 });
		const { client, clock } = connectWorkwise(sandbox);
		const jobs = await collect(client.list('listJobs', { pageSize: 10 }));
		expect(new Set(jobs.map(({ record }) => record.id)).size).toBe(136);
		expect(clock.waits).toEqual(Array.from({ length: 6 }, () => 11_000));
	});

	it("waits until the minute is over when the account's own limit is used up", async () => {
		await control(sandbox, 'PATCH', 'limits', { workwise: 2 });
		const { client, clock } = connectWorkwise(sandbox);
		clock.advance(Date.now() - clock.now());
		const failure = await failureOf(collect(client.list('listJobs', { pageSize: 20 })));
		expect(failure.kind).toBe('rateLimited');
		expect(failure.details.retryAfter).toBeGreaterThan(30_000);
		// The sandbox lives on real time, so on this clock the minute never ends: the budget does.
		expect(clock.waits.length).toBeGreaterThan(1);
		expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(300_000);
	});

	it('goes on after an empty page', async () => {
		await fault(sandbox, { vendor, route: 'listJobs', fault: 'emptyPage', after: 1, times: 2 });
		const jobs = await collect(connectWorkwise(sandbox).client.list('listJobs', { pageSize: 50 }));
		expect(jobs).toHaveLength(136);
		expect(sandbox.state.requests).toHaveLength(5);
	});

	it('says so when the token expires in the middle; what was read stays read', async () => {
		await fault(sandbox, { vendor, route: 'listJobs', fault: 'unauthorized', after: 1 });
		const seen: string[] = [];
		const failure = await failureOf(async () => {
			for await (const { record } of connectWorkwise(sandbox).client.list('listJobs', {
				pageSize: 50,
			})) {
				seen.push(record.id);
			}
		});
		expect(seen).toHaveLength(50);
		expect(failure.kind).toBe('authentication');
		expect(failure.description).toContain('The token has expired.');
	});

	it.each(['502', '503', '504', 'cut'])('is complete after %s on each page', async (kind) => {
		await fault(sandbox, { vendor, route: 'listJobs', fault: kind, every: 2 });
		const { client, clock } = connectWorkwise(sandbox);
		expect(await collect(client.list('listJobs', { pageSize: 50 }))).toHaveLength(136);
		expect(clock.waits.length).toBeGreaterThanOrEqual(2);
	});

	it.each([
		['html', 'web page instead of data'],
		['invalidJson', 'not JSON'],
	])('with %s is no list', async (kind, words) => {
		await fault(sandbox, { vendor, route: 'listApplications', fault: kind, after: 1 });
		const failure = await failureOf(
			collect(connectWorkwise(sandbox).client.list('listApplications', { pageSize: 10 })),
		);
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain(words);
		expect(failure.details.endpoint).toBe('GET /workwise/v1/applications');
	});

	it('is given up after five tries', async () => {
		await fault(sandbox, { vendor, fault: '503' });
		const { client, clock } = connectWorkwise(sandbox);
		const failure = await failureOf(collect(client.list('listJobs')));
		expect(failure).toMatchObject({ kind: 'unavailable', details: { status: 503 } });
		expect(sandbox.state.requests).toHaveLength(5);
		expect(clock.waits).toHaveLength(4);
	});
});

describe('a confirmation', () => {
	it('whose answer was lost is repeated, and counts once', async () => {
		await fault(sandbox, { vendor, route: 'confirmExport', fault: 'cutAfterEffect', times: 1 });
		const { client } = connectWorkwise(sandbox);
		const { record } = await confirm(client);
		expect(record.export?.state).toBe('confirmed');
		expect(sandbox.state.requests).toHaveLength(2);
	});

	it('that is answered with a page is not taken for done', async () => {
		await fault(sandbox, { vendor, route: 'confirmExport', fault: 'html' });
		const failure = await failureOf(confirm(connectWorkwise(sandbox).client));
		expect(failure.kind).toBe('contract');
		expect(sandbox.state.workwise.findApplication('wwa-10101')?.export.state).toBe('due');
	});

	it('of an outcome is repeated after 502', async () => {
		await fault(sandbox, { vendor, route: 'reportOutcome', fault: '502', times: 1 });
		const at = '2026-03-22T10:00:00+01:00';
		const { record } = await connectWorkwise(sandbox).client.send(
			'reportOutcome',
			{ outcome: 'rejected', at },
			{ ids: { applicationId: 'wwa-10101' }, repeatable: true },
		);
		expect(record.outcome?.outcome).toBe('rejected');
	});
});

describe('a document', () => {
	/** The first document of each kind: behind the account, and at a signed address. */
	function documentOf(inStorage: boolean) {
		for (const application of sandbox.state.workwise.applications) {
			for (const { id } of application.documents) {
				const stored = sandbox.state.workwise.documents.get(id);
				if (stored?.inStorage === inStorage) return { applicationId: application.id, stored };
			}
		}
		throw new Error('No such document');
	}

	it.each([true, false])('arrives byte for byte (at a signed address: %p)', async (inStorage) => {
		const { applicationId, stored } = documentOf(inStorage);
		const { client } = connectWorkwise(sandbox);
		const received = await client.download(
			'getDocument',
			{ applicationId, documentId: stored.id },
			async (body, headers) => ({
				bytes: await bytesOf(body),
				type: headers['content-type'],
			}),
		);
		expect(received).toEqual({ bytes: stored.bytes(), type: stored.mimeType });
		// With the token the storage would have refused it.
		const statuses = sandbox.state.requests.map(({ status }) => status);
		expect(statuses).toEqual(inStorage ? [302, 200] : [200]);
	});

	it.each([
		['downloadDocument', false],
		['storage', true],
	])('that is cut in the middle at %s is read again from its start', async (route, inStorage) => {
		await fault(sandbox, { vendor, route, fault: 'cut', times: 2 });
		const { applicationId, stored } = documentOf(inStorage);
		const { client } = connectWorkwise(sandbox);
		const started: number[] = [];
		const received = await client.download(
			'getDocument',
			{ applicationId, documentId: stored.id },
			async (body) => {
				started.push(sandbox.state.requests.length);
				return await bytesOf(body);
			},
		);
		expect(received).toEqual(stored.bytes());
		expect(started).toHaveLength(3);
	});

	it('that is cut each time is a failure, not half a file', async () => {
		await fault(sandbox, { vendor, route: 'downloadDocument', fault: 'cut' });
		const { applicationId, stored } = documentOf(false);
		const { client } = connectWorkwise(sandbox);
		const failure = await failureOf(
			client.download('getDocument', { applicationId, documentId: stored.id }, bytesOf),
		);
		expect(failure.kind).toBe('unavailable');
		expect(failure.message).toContain('broke before the answer was complete');
	});

	it('waits for the storage, too', async () => {
		await fault(sandbox, { vendor, route: 'storage', fault: '429', times: 1, retryAfter: 5 });
		const { applicationId, stored } = documentOf(true);
		const { client, clock } = connectWorkwise(sandbox);
		expect(
			await client.download('getDocument', { applicationId, documentId: stored.id }, bytesOf),
		).toEqual(stored.bytes());
		expect(clock.waits).toEqual([5000]);
	});

	/** A client whose first requests to the storage come as if five minutes had passed on the way. */
	function lateClient(times: number) {
		const send = axiosRequest({ authorization: 'Bearer sandbox-workwise-token' });
		let late = 0;
		const request: RequestFunction = async (original) => {
			if (!original.url.includes('expires=') || late++ >= times) return await send(original);
			return await send({ ...original, url: original.url.replace(/expires=\d+/, 'expires=1') });
		};
		const credential = { baseUrl: `${sandbox.url}/workwise/v1` };
		return workwiseApi.connect({ request, clock: fakeClock(), credential });
	}

	it('at an address that has expired is fetched from a new one', async () => {
		const { applicationId, stored } = documentOf(true);
		const received = await lateClient(1).download(
			'getDocument',
			{ applicationId, documentId: stored.id },
			bytesOf,
		);
		expect(received).toEqual(stored.bytes());
		expect(sandbox.state.requests.map(({ status }) => status)).toEqual([302, 403, 302, 200]);
	});

	it('at addresses that are all refused is not there; the credential is not blamed', async () => {
		const { applicationId, stored } = documentOf(true);
		const failure = await failureOf(
			lateClient(9).download('getDocument', { applicationId, documentId: stored.id }, bytesOf),
		);
		expect(failure).toMatchObject({ kind: 'notFound', details: { status: 403 } });
		expect(`${failure.message} ${failure.description}`).not.toMatch(/signature|right|token/);
	});
});

describe('cancellation', () => {
	it('ends a request that is on its way', async () => {
		await fault(sandbox, { vendor, fault: 'slow', delayMs: 20_000 });
		const abort = new AbortController();
		const client = workwiseApi.connect({
			request: axiosRequest({ authorization: 'Bearer sandbox-workwise-token' }),
			clock: fakeClock(),
			signal: abort.signal,
			credential: { baseUrl: `${sandbox.url}/workwise/v1` },
		});
		const account = failureOf(client.read('getAccount'));
		setTimeout(() => abort.abort(), 50);
		expect((await account).kind).toBe('cancelled');
	});

	it('is not what a timeout is: that is tried again', async () => {
		await fault(sandbox, { vendor, fault: 'slow', delayMs: 10_000, times: 1 });
		const send = axiosRequest({ authorization: 'Bearer sandbox-workwise-token' });
		const client = workwiseApi.connect({
			request: async (request) => await send({ ...request, timeout: 1000 }),
			clock: fakeClock(),
			credential: { baseUrl: `${sandbox.url}/workwise/v1` },
		});
		expect((await client.read('getAccount')).record.id).toBe('acc-1');
		expect(sandbox.state.requests.length).toBeGreaterThan(1);
	});
});
