import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { findApplication } from '../../../nodes/Personio/find';
import { isUpdatedBefore } from '../../../nodes/Personio/records';
import { personioV2Api } from '../../../nodes/Personio/v2Client';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

const moment = (time: string) => ({ 'date-time': `2026-06-01T${time}Z`, timezone: 'UTC' });

const application = (id: string, changes: object = {}) => ({
	id,
	application_date: '2026-06-01',
	candidate: { id: '1', email: 'a@example.com', first_name: 'A', last_name: 'B' },
	job: { id: '2001', name: 'Job' },
	current_stage: { id: null, kind: 'unassigned', name: null, type: 'system' },
	created_at: moment('08:00:00'),
	updated_at: moment('09:00:00'),
	...changes,
});

const page = (rows: unknown[], next?: string): Script => ({
	json: {
		_data: rows,
		_meta: { links: { self: { href: 'x' }, ...(next && { next: { href: next } }) } },
	},
});

function connect(...script: Script[]) {
	const { request, sent } = scriptedRequest(...script);
	const clock = fakeClock();
	const credential = { baseUrl: 'https://api.example.com/', clientId: 'papi-1' };
	return { client: personioV2Api.connect({ request, clock, credential }), sent, clock };
}

const next = (cursor: string) => `https://api.example.com/v2/recruiting/x?cursor=${cursor}`;

test('sends the filters again with each cursor, since the link names none', async () => {
	const { client, sent } = connect(
		page([application('3'), application('2')], next('cur_a')),
		page([], next('cur_b')),
		page([application('1')]),
	);
	const filter = { email: 'a@example.com', updatedAfter: '2026-05-01T00:00:00Z' };
	const all = await collect(client.applications(filter));
	expect(all.map(({ record }) => record.id)).toEqual(['3', '2', '1']);
	const common = {
		'candidate.email': 'a@example.com',
		'updated_at.gt': '2026-05-01T00:00:00Z',
		limit: 200,
	};
	expect(sent.map(({ query }) => query)).toEqual([
		common,
		{ ...common, cursor: 'cur_a' },
		{ ...common, cursor: 'cur_b' },
	]);
	expect(new Set(sent.map(({ url }) => url))).toEqual(
		new Set(['https://api.example.com/v2/recruiting/applications']),
	);
});

test('of the two ends of a window, Personio takes one; the other is kept here', async () => {
	const rows = [
		application('3', { updated_at: moment('12:00:00') }),
		application('2', { updated_at: moment('11:59:59.999') }),
		application('1'),
	];
	const { client, sent } = connect(page(rows));
	const window = { updatedAfter: '2026-06-01T08:00:00Z', updatedBefore: '2026-06-01T12:00:00Z' };
	const found = await collect(client.applications(window));
	const kept = found.filter(({ record }) => isUpdatedBefore(record, window.updatedBefore));
	expect(kept.map(({ record }) => record.id)).toEqual(['2', '1']);
	expect(sent[0].query).toMatchObject({ 'updated_at.gt': window.updatedAfter, limit: 200 });
	expect(sent[0].query).not.toHaveProperty('updated_at.lt');
	const { client: other, sent: sentByOther } = connect(page([]));
	await collect(other.candidates({ updatedBefore: window.updatedBefore }));
	expect(sentByOther[0].query).toMatchObject({ 'updated_at.lt': window.updatedBefore });
});

test.each([
	['one page at a time', false, 1],
	['one page ahead, if the list is read to its end', true, 2],
])('reads %s', async (_case, readAhead, pages) => {
	const { client, sent } = connect(
		page([application('2')], next('cur_a')),
		page([application('1')], next('cur_b')),
	);
	await client.applications({}, { readAhead }).next();
	expect(sent).toHaveLength(pages);
});

test('a limit asks for no more than it needs', async () => {
	const { client, sent } = connect(page([application('1')], next('cur_a')));
	await collect(client.applications({}, { limit: 1 }));
	expect(sent).toHaveLength(1);
	expect(sent[0].query).toMatchObject({ limit: 1 });
});

test.each([
	['repeats', [page([], next('cur_a')), page([], next('cur_a'))], /same next page again/],
	['has no cursor', [page([], 'https://api.example.com/v2/x')], /next page without a cursor/],
])('a link that %s ends the list with a failure', async (_case, script, message) => {
	const { client } = connect(...script);
	const failure = await failureOf(collect(client.jobs()));
	expect(failure).toMatchObject({ kind: 'contract' });
	expect(failure.message).toMatch(message);
});

test('a record that does not fit is reported, the others go on', async () => {
	const { client } = connect(
		page([application('1'), { id: 2, candidate: null }, application('3', { created_at: 'soon' })]),
	);
	const unreadable: UnreadableRecord[] = [];
	const all = await collect(
		client.applications({}, { onUnreadable: (record) => unreadable.push(record) }),
	);
	expect(all.map(({ record }) => record.id)).toEqual(['1']);
	expect(unreadable.map(({ id }) => id)).toEqual(['2', '3']);
	expect(unreadable[1].problems[0]).toMatch(/^created_at: is no date and time/);
});

test('a single record comes with or without an envelope', async () => {
	const bare = connect({ json: application('7') });
	expect((await bare.client.application('7')).record.id).toBe('7');
	const wrapped = connect({ json: { _data: application('7') } });
	expect((await wrapped.client.application('7')).record.job.id).toBe('2001');
	expect(wrapped.sent[0].url).toBe('https://api.example.com/v2/recruiting/applications/7');
	const failure = await failureOf(wrapped.client.application('..'));
	expect(failure.kind).toBe('validation');
});

test.each([
	[401, 'authentication', /client ID and secret of the V2 credential/],
	[403, 'permission', /not allowed to read recruiting data/],
	[404, 'notFound', /does not know this record/],
	[400, 'validation', /does not accept these values/],
])('HTTP %i is a failure of kind %s with Personio’s words', async (status, kind, message) => {
	const { client } = connect({
		status,
		json: {
			personio_trace_id: 'abc-123',
			timestamp: '2026-06-01T10:00:00Z',
			errors: [{ title: 'Title', detail: 'In detail.', type: 'about:blank', _meta: {} }],
		},
	});
	const failure = await failureOf(client.application('7'));
	expect(failure.kind).toBe(kind);
	expect(failure.message).toMatch(message);
	expect(failure.description).toContain('Personio says: In detail. (trace ID abc-123)');
});

describe('finding an application', () => {
	const applied = { email: ' A@Example.com ', jobId: '2001' };

	test('waits for it, and does not take that of another job or person', async () => {
		const others = [
			application('1', { job: { id: '2002' } }),
			application('2', { candidate: { id: '9', email: 'b@example.com' } }),
		];
		const { client, clock, sent } = connect(
			page(others),
			page(others),
			page([...others, application('3')]),
		);
		const found = await findApplication(client, applied, 10, clock);
		expect(found?.record.id).toBe('3');
		expect(sent).toHaveLength(3);
		expect(sent[0].query).toMatchObject({ 'candidate.email': 'A@Example.com' });
	});

	test('gives up after the time, and looks once when there is none', async () => {
		const { client, clock, sent } = connect(page([]));
		expect(await findApplication(client, applied, 10, clock)).toBeUndefined();
		expect(sent).toHaveLength(5);
		expect(await findApplication(client, applied, 0, clock)).toBeUndefined();
		expect(sent).toHaveLength(6);
	});
});

test('an address that is none is refused with the field', () => {
	const { request } = scriptedRequest({});
	expect(() =>
		personioV2Api.connect({ request, clock: fakeClock(), credential: { baseUrl: 'ftp://x' } }),
	).toThrow('The Personio V2 credential cannot be used');
});
