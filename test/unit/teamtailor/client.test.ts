import { teamtailorApi } from '../../../nodes/Teamtailor/client';
import { endpoints } from '../../../nodes/Teamtailor/contract';
import { readCredential } from '../../../nodes/Teamtailor/credential';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

const credential = { region: 'eu', apiVersion: '' };

function connect(...script: Array<Script | Error>) {
	const { request, sent } = scriptedRequest(...script);
	return { client: teamtailorApi.connect({ request, clock: fakeClock(), credential }), sent };
}

const candidate = (id: string, attributes: object = {}) => ({ id, type: 'candidates', attributes });

describe('the credential', () => {
	it.each([
		[{ region: 'eu' }, 'https://api.teamtailor.com/v1'],
		[{ region: 'na' }, 'https://api.na.teamtailor.com/v1'],
		[{ region: 'ap' }, 'https://api.au.teamtailor.com/v1'],
		[
			{ region: 'custom', baseUrl: ' https://proxy.example.com/tt/ ' },
			'https://proxy.example.com/tt/v1',
		],
		[
			{ region: 'custom', baseUrl: 'https://api.teamtailor.com/v1/v1/' },
			'https://api.teamtailor.com/v1',
		],
	])('%j leads to %s', (given, baseUrl) => {
		expect(readCredential(given)).toMatchObject({ baseUrl, apiVersion: '20240904' });
	});
});

describe('the contract', () => {
	it('names the documentation of every endpoint', () => {
		for (const { documentation } of Object.values(endpoints)) {
			expect(documentation).toMatch(/^https:\/\/docs\.teamtailor\.com\/#[a-z-]+$/);
		}
	});
});

describe('a request', () => {
	it('carries version and media type, and the document of JSON:API', async () => {
		const { client, sent } = connect({ status: 201, json: { data: candidate('1') } });
		await client.create(
			endpoints.createCandidate,
			{ attributes: { email: 'a@example.com', phone: undefined } },
			{ repeatable: true },
		);
		expect(sent[0]).toMatchObject({
			method: 'POST',
			url: 'https://api.teamtailor.com/v1/candidates',
			headers: {
				accept: 'application/vnd.api+json',
				'content-type': 'application/vnd.api+json',
				'x-api-version': '20240904',
			},
			body: {
				value: { data: { type: 'candidates', attributes: { email: 'a@example.com' } } },
			},
		});
	});

	it('for a stage is a relationship', async () => {
		const { client, sent } = connect({
			json: {
				data: {
					id: '9',
					type: 'job-applications',
					attributes: {
						'created-at': '2026-03-01T09:00:00+01:00',
						'updated-at': '2026-03-01T09:00:00+01:00',
					},
				},
			},
		});
		await client.update(endpoints.updateApplication, '9', {
			relationships: { stage: { type: 'stages', id: '7' } },
		});
		expect(sent[0]?.body).toEqual({
			type: 'json',
			value: {
				data: {
					type: 'job-applications',
					id: '9',
					relationships: { stage: { data: { type: 'stages', id: '7' } } },
				},
			},
		});
	});
});

describe('a list', () => {
	it('follows links.next with its own query, 30 a page, and stays at our address', async () => {
		const next = 'https://api.teamtailor.com/v1/candidates?page%5Bafter%5D=abc&page%5Bsize%5D=30';
		const { client, sent } = connect(
			{ json: { data: [candidate('1')], links: { next } } },
			{ json: { data: [], links: { next: 'https://evil.example.com/v1/x?page%5Bafter%5D=def' } } },
			{ json: { data: [candidate('2')], links: {} } },
		);
		const ids = (
			await collect(
				client.list(endpoints.listCandidates, {}, { filter: { email: 'a@example.com' } }),
			)
		).map(({ record }) => record.id);
		expect(ids).toEqual(['1', '2']);
		expect(sent.map(({ url, query }) => [url, query])).toEqual([
			[
				'https://api.teamtailor.com/v1/candidates',
				expect.objectContaining({ 'page[size]': 30, 'filter[email]': 'a@example.com' }),
			],
			[next, undefined],
			['https://api.teamtailor.com/v1/candidates?page%5Bafter%5D=def', undefined],
		]);
	});

	it('refuses a next link that leads nowhere new', async () => {
		const next = 'https://api.teamtailor.com/v1/candidates?page%5Bafter%5D=abc';
		const { client } = connect({ json: { data: [candidate('1')], links: { next } } });
		const failure = await failureOf(collect(client.list(endpoints.listCandidates)));
		expect(failure.message).toContain('the same next page again');
	});

	it('leaves out a record that cannot be read, and says so', async () => {
		const unreadable: unknown[] = [];
		const { client } = connect({
			json: { data: [candidate('1', { tags: 'none' }), { id: 2 }, candidate('3')] },
		});
		const read = await collect(
			client.list(endpoints.listCandidates, { onUnreadable: (record) => unreadable.push(record) }),
		);
		expect(read.map(({ record }) => record.id)).toEqual(['3']);
		expect(unreadable).toMatchObject([
			{ id: '1', problems: [expect.stringContaining('attributes.tags')] },
			{ id: '2', problems: [expect.stringContaining('type')] },
		]);
	});

	it('reads notes in the one form that the documentation shows for them', async () => {
		const { client } = connect({
			json: {
				notes: [{ data: { id: 1, type: 'notes', attributes: { note: 'x', 'user-id': 2 } } }],
			},
		});
		const [note] = await collect(client.list(endpoints.listNotes));
		expect(note?.record).toMatchObject({ id: '1', attributes: { note: 'x', 'user-id': '2' } });
	});
});

describe('what is included', () => {
	it('is put in its place, also where records name each other', async () => {
		const relation = (type: string, id: string) => ({ data: { type, id } });
		const { client } = connect({
			json: {
				data: {
					id: '9',
					type: 'job-applications',
					attributes: {
						'created-at': '2026-03-01T09:00:00.000+01:00',
						'updated-at': '2026-03-01T09:00:00.000+01:00',
					},
					relationships: { candidate: relation('candidates', '1'), job: relation('jobs', '2') },
				},
				included: [
					{
						...candidate('1', { 'first-name': 'Vera' }),
						relationships: {
							'job-applications': { data: [{ type: 'job-applications', id: '9' }] },
						},
					},
					{ id: '9', type: 'jobs', attributes: { title: 'Not this one', status: 'open' } },
				],
			},
		});
		const { record, raw } = await client.read(endpoints.getApplication, '9');
		expect(record.related.candidate?.record?.attributes['first-name']).toBe('Vera');
		expect(record.related.job).toEqual({ id: '2' });
		expect(raw).toMatchObject({ id: '9', included: [{ id: '1' }] });
	});
});

describe('a failure', () => {
	it.each([
		[403, undefined, 'permission', 'scope Admin'],
		[406, { errors: [{ status: '406', title: 'Not acceptable' }] }, 'validation', '20240904'],
		[401, undefined, 'authentication', 'region'],
		[429, undefined, 'rateLimited', 'fewer items'],
	])('%i', async (status, json, kind, remedy) => {
		const headers: Record<string, string> = status === 429 ? { 'x-rate-limit-reset': '400' } : {};
		const { client } = connect({ status, headers, ...(json ? { json } : { text: '' }) });
		const failure = await failureOf(client.read(endpoints.getCandidate, '1'));
		expect(failure.kind).toBe(kind);
		expect(failure.details.remedy).toContain(remedy);
	});

	it('422 names the fields as a user knows them', async () => {
		const { client } = connect({
			status: 422,
			json: {
				errors: [
					{
						status: '422',
						code: '100',
						title: 'is invalid',
						detail: 'email - is invalid',
						source: { pointer: '/data/attributes/email' },
					},
					{ detail: 'job - must exist', source: { pointer: '/data/relationships/job' } },
				],
			},
		});
		const { details, kind } = await failureOf(
			client.create(
				endpoints.createCandidate,
				{ attributes: { email: 'x' } },
				{ repeatable: true },
			),
		);
		expect(kind).toBe('validation');
		expect(details).toMatchObject({
			vendorCode: '100',
			fields: [
				{ field: 'email', message: 'email - is invalid' },
				{ field: 'job', message: 'job - must exist' },
			],
		});
	});

	it('422 for a value that is taken is a duplicate', async () => {
		const { client } = connect({
			status: 422,
			json: {
				errors: [
					{
						detail: 'email - has already been taken',
						source: { pointer: '/data/attributes/email' },
					},
				],
			},
		});
		const { kind } = await failureOf(
			client.create(
				endpoints.createCandidate,
				{ attributes: { email: 'x@example.com' } },
				{ repeatable: true },
			),
		);
		expect(kind).toBe('duplicate');
	});
});
