import { fillPath, sameNames, withOverrides, type Contract } from '../../../shared/http/contract';
import { failureOf } from '../support/failures';

const documentation = 'https://example.com/contract';
const contract: Contract<'listJobs' | 'getDocument' | 'confirm'> = {
	listJobs: {
		method: 'GET',
		path: '/jobs',
		query: sameNames('status', 'limit'),
		items: 'items',
		nextCursor: 'nextCursor',
		fields: sameNames('id', 'title', 'documents', 'documents[].name'),
		body: {},
		documentation,
	},
	getDocument: {
		method: 'GET',
		path: '/applications/{applicationId}/documents/{documentId}',
		query: {},
		fields: {},
		body: {},
		documentation,
	},
	confirm: {
		method: 'PUT',
		path: '/applications/{applicationId}/export',
		query: {},
		fields: {},
		body: sameNames('targetSystem', 'result'),
		documentation,
	},
};

const override = (overrides: unknown) =>
	withOverrides('Example', contract, JSON.stringify(overrides));

describe('overrides that cannot be used', () => {
	it.each([
		['a misspelt operation', { listJob: { path: '/x' } }, 'listJob', 'not a key'],
		['a misspelt key', { listJobs: { pfad: '/x' } }, 'listJobs.pfad', 'not a key'],
		[
			'the documentation',
			{ listJobs: { documentation: '' } },
			'listJobs.documentation',
			'not a key',
		],
		[
			'an unknown field',
			{ listJobs: { fields: { tittle: 'a' } } },
			'listJobs.fields.tittle',
			'not a key',
		],
		[
			'an unknown query',
			{ listJobs: { query: { page: 'p' } } },
			'listJobs.query.page',
			'not a key',
		],
		['an unknown body field', { confirm: { body: { job: 'j' } } }, 'confirm.body.job', 'not a key'],
		['a method that is none', { listJobs: { method: 'FETCH' } }, 'listJobs.method', 'GET'],
		['a method in small letters', { listJobs: { method: 'get' } }, 'listJobs.method', 'GET'],
		[
			'a path without a slash',
			{ listJobs: { path: 'jobs' } },
			'listJobs.path',
			'must begin with /',
		],
		[
			'an address as path',
			{ listJobs: { path: 'https://evil.example.net' } },
			'listJobs.path',
			'/',
		],
		[
			'a foreign placeholder',
			{ getDocument: { path: '/d/{id}' } },
			'getDocument.path',
			'{applicationId}, {documentId}',
		],
		[
			'a placeholder where there is none',
			{ listJobs: { path: '/{jobId}' } },
			'listJobs.path',
			'(none)',
		],
		[
			'an empty name',
			{ listJobs: { fields: { title: '' } } },
			'listJobs.fields.title',
			'must not be empty',
		],
		[
			'a prototype path',
			{ listJobs: { fields: { title: 'a.__proto__.b' } } },
			'listJobs.fields.title',
			'not a field path',
		],
		['a number as path', { listJobs: { path: 7 } }, 'listJobs.path', 'string'],
		['an empty cursor path', { listJobs: { nextCursor: '' } }, 'listJobs.nextCursor', ''],
		['text for an operation', { listJobs: '/jobs' }, 'listJobs', 'object'],
		['a list', [], 'Contract Overrides', 'object'],
		['null', null, 'Contract Overrides', 'object'],
	])('%s: the path of the key is named', async (_case, overrides, field, message) => {
		const failure = await failureOf(() => override(overrides));
		expect(failure.kind).toBe('validation');
		expect(failure.message).toContain('Contract Overrides');
		expect(failure.details.fields).toEqual([{ field, message: expect.stringContaining(message) }]);
		expect(failure.details.remedy).toContain('Example credential');
	});

	it('are no JSON', async () => {
		const failure = await failureOf(() => withOverrides('Example', contract, "{'listJobs': {}}"));
		expect(failure.details.fields).toEqual([
			{ field: 'Contract Overrides', message: expect.stringContaining('is not valid JSON') },
		]);
	});

	it('are all named at once', async () => {
		const failure = await failureOf(() =>
			override({ nope: {}, listJobs: { method: 'X', fields: { a: 'b' }, zzz: 1 } }),
		);
		expect(failure.details.fields?.map(({ field }) => field).sort()).toEqual([
			'listJobs.fields.a',
			'listJobs.method',
			'listJobs.zzz',
			'nope',
		]);
	});
});

describe('overrides', () => {
	it.each(['', ' \n', '{}'])('%j change nothing', (text) => {
		expect(withOverrides('Example', contract, text)).toEqual(contract);
	});

	it('change what they name and nothing else', () => {
		const changed = override({
			listJobs: {
				method: 'POST',
				path: '/vacancies',
				query: { limit: 'per_page' },
				items: '',
				nextCursor: 'meta.next',
				fields: { title: 'name', 'documents[].name': 'file.label' },
			},
			confirm: { body: { targetSystem: 'target.name' } },
		});
		expect(changed.listJobs).toEqual({
			method: 'POST',
			path: '/vacancies',
			query: { status: 'status', limit: 'per_page' },
			items: '',
			nextCursor: 'meta.next',
			fields: {
				id: 'id',
				title: 'name',
				documents: 'documents',
				'documents[].name': 'file.label',
			},
			body: {},
			documentation,
		});
		expect(changed.confirm.body).toEqual({ targetSystem: 'target.name', result: 'result' });
		expect(changed.getDocument).toEqual(contract.getDocument);
		expect(contract.listJobs.path).toBe('/jobs');
	});

	it('may put the placeholders in another order', () => {
		const path = '/documents/{documentId}?of={applicationId}';
		expect(override({ getDocument: { path } }).getDocument.path).toBe(path);
	});
});

describe('fillPath', () => {
	const path = '/applications/{applicationId}/documents/{documentId}';

	it.each(['', '.', '..'])('refuses the id %j', async (documentId) => {
		const failure = await failureOf(() => fillPath(path, { applicationId: '1', documentId }));
		expect(failure.kind).toBe('validation');
		expect(failure.details.fields?.[0]?.field).toBe('documentId');
	});

	it('refuses an id that is missing', async () => {
		expect((await failureOf(() => fillPath(path, { documentId: '1' }))).kind).toBe('validation');
	});

	it('keeps an id in its place', () => {
		expect(fillPath(path, { applicationId: '../../admin', documentId: 'ä?x#/{y}' })).toBe(
			'/applications/..%2F..%2Fadmin/documents/%C3%A4%3Fx%23%2F%7By%7D',
		);
	});
});
