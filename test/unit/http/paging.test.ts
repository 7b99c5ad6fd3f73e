import { z } from 'zod';
import {
	endpointsOf,
	sameNames,
	withOverrides,
	type Endpoint,
} from '../../../shared/http/contract';
import {
	createContractClient,
	type ListOptions,
	type CallParameters,
} from '../../../shared/http/contractClient';
import type { Paging } from '../../../shared/http/paging';
import type { HttpRequest } from '../../../shared/http/request';
import { fakeClock } from '../../support/fakeClock';
import { collect, failureOf } from '../support/failures';
import { scriptedRequest, type Script } from '../support/scriptedRequest';

const endpoint = endpointsOf('https://example.com/contract');
const itemSchema = z.object({ id: z.number() });
const itemsOf = (...ids: number[]) => ids.map((id) => ({ id }));

/** Reads a list that is declared so, from these answers. */
function listOf(
	declared: Partial<Endpoint> & { method?: Endpoint['method'] },
	answers: Array<Script | Error>,
	options: ListOptions = {},
	place: CallParameters = {},
) {
	const { method = 'GET', ...rest } = declared;
	const { request, sent } = scriptedRequest(...answers);
	const clock = fakeClock();
	const client = createContractClient<'listJobs'>(
		{
			name: 'Example ATS',
			baseUrl: 'https://api.example.com',
			contract: { listJobs: endpoint(method, '/jobs', { items: 'items', ...rest }) },
			largestPage: 2,
		},
		{ request, clock },
	);
	const items = client.list('listJobs', itemSchema, options, place);
	return { items, sent, ids: async () => (await collect(items)).map(({ record }) => record.id) };
}

/** What tells the requests of one list apart. */
function positions(sent: readonly HttpRequest[]) {
	return sent.map(({ url, query, headers = {}, body }) => {
		const own = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'accept'));
		return {
			...(url !== 'https://api.example.com/jobs' && { url }),
			...(query && Object.keys(query).length > 0 && { query }),
			...(Object.keys(own).length > 0 && { headers: own }),
			...(body?.type === 'json' && { body: body.value }),
		};
	});
}

interface Case {
	paging: Paging;
	method?: Endpoint['method'];
	place?: CallParameters;
	answers: Script[];
	asked: object[];
}

const link = (address: string) => ({ link: `<${address}>; rel="next"` });

const cases: Record<string, Case> = {
	'a cursor in the query': {
		paging: { type: 'cursor', parameter: 'after', next: 'meta.next', size: 'per_page' },
		place: { query: { status: 'open' } },
		answers: [
			{ json: { items: itemsOf(1, 2), meta: { next: 'b' } } },
			{ json: { items: [], meta: { next: 'c' } } },
			{ json: { items: itemsOf(3), meta: { next: null } } },
		],
		asked: [
			{ query: { status: 'open', per_page: 2 } },
			{ query: { status: 'open', per_page: 2, after: 'b' } },
			{ query: { status: 'open', per_page: 2, after: 'c' } },
		],
	},
	'a cursor in the body, with a flag that says whether it counts': {
		paging: {
			type: 'cursor',
			in: 'body',
			parameter: 'cursor',
			next: 'nextCursor',
			more: 'moreDataAvailable',
			size: 'limit',
		},
		method: 'POST',
		place: { body: { status: 'Active' } },
		answers: [
			{ json: { items: itemsOf(1, 2), nextCursor: 'b', moreDataAvailable: true } },
			{ json: { items: itemsOf(3), nextCursor: 'c', moreDataAvailable: false } },
		],
		asked: [
			{ body: { status: 'Active', limit: 2 } },
			{ body: { status: 'Active', limit: 2, cursor: 'b' } },
		],
	},
	'a cursor that stands alone in the body': {
		paging: { type: 'cursor', in: 'body', parameter: 'page.token', next: 'next', alone: true },
		method: 'POST',
		place: { body: { status: 'Active' } },
		answers: [{ json: { items: itemsOf(1, 2), next: 17 } }, { json: { items: itemsOf(3) } }],
		asked: [{ body: { status: 'Active' } }, { body: { page: { token: '17' } } }],
	},
	'a cursor from a header into a header': {
		paging: {
			type: 'cursor',
			in: 'header',
			parameter: 'x-page',
			next: { header: 'X-Next-Page' },
		},
		answers: [
			{ json: { items: itemsOf(1, 2) }, headers: { 'x-next-page': 'b' } },
			{ json: { items: itemsOf(3) } },
		],
		asked: [{}, { headers: { 'x-page': 'b' } }],
	},
	'the URL of the next page': {
		paging: { type: 'nextUrl', next: 'paging.next' },
		place: { query: { status: 'open' } },
		answers: [
			{ json: { items: itemsOf(1, 2), paging: { next: 'https://api.example.com/jobs?since=2' } } },
			{ json: { items: itemsOf(3), paging: {} } },
		],
		asked: [{ query: { status: 'open' } }, { url: 'https://api.example.com/jobs?since=2' }],
	},
	'the Link header': {
		paging: { type: 'linkHeader' },
		place: { query: { status: 'open' } },
		answers: [
			{ json: { items: itemsOf(1, 2) }, headers: link('/jobs?cursor=b&status=open') },
			{ json: { items: itemsOf(3) }, headers: { link: '</jobs>; rel="first"' } },
		],
		asked: [
			{ query: { status: 'open' } },
			{ url: 'https://api.example.com/jobs?cursor=b&status=open' },
		],
	},
	'the URL of the next page, with the page size of the first': {
		paging: { type: 'nextUrl', next: 'next', size: 'count' },
		answers: [
			{ json: { items: itemsOf(1, 2), next: 'https://api.example.com/jobs?since=2' } },
			{ json: { items: itemsOf(3) } },
		],
		asked: [{ query: { count: 2 } }, { url: 'https://api.example.com/jobs?since=2' }],
	},
	'the Link header, with the page size of the first': {
		paging: { type: 'linkHeader', size: 'per_page' },
		place: { query: { status: 'open' } },
		answers: [
			{ json: { items: itemsOf(1, 2) }, headers: link('/jobs?page=2&per_page=2&status=open') },
			{ json: { items: itemsOf(3) } },
		],
		asked: [
			{ query: { status: 'open', per_page: 2 } },
			{ url: 'https://api.example.com/jobs?page=2&per_page=2&status=open' },
		],
	},
	'the Link header, of which the cursor is sent alone': {
		paging: { type: 'linkHeader', cursor: 'cursor' },
		place: { query: { status: 'open' } },
		answers: [
			{ json: { items: itemsOf(1, 2) }, headers: link('/jobs?per_page=2&cursor=b%3D&status=open') },
			{ json: { items: itemsOf(3) } },
		],
		asked: [{ query: { status: 'open' } }, { url: 'https://api.example.com/jobs?cursor=b%3D' }],
	},
	'an offset with a total': {
		paging: { type: 'offset', parameter: 'start', size: 'count', total: ['all', 'total'] },
		answers: [
			{ json: { items: itemsOf(1, 2), total: 3 } },
			{ json: { items: itemsOf(3), total: 3 } },
		],
		asked: [{ query: { count: 2 } }, { query: { count: 2, start: 2 } }],
	},
	'an offset in the body, without an end mark': {
		paging: { type: 'offset', in: 'body', parameter: 'skip' },
		method: 'POST',
		answers: [
			{ json: { items: itemsOf(1) } },
			{ json: { items: itemsOf(2, 3) } },
			{ json: { items: [] } },
		],
		asked: [{ body: {} }, { body: { skip: 1 } }, { body: { skip: 3 } }],
	},
	'a page number without an end mark': {
		paging: { type: 'pageNumber', parameter: 'page', first: 1 },
		answers: [
			{ json: { items: itemsOf(1) } },
			{ json: { items: itemsOf(2, 3) } },
			{ json: { items: [] } },
		],
		asked: [{}, { query: { page: 2 } }, { query: { page: 3 } }],
	},
	'a page number that ends with no content': {
		paging: { type: 'pageNumber', parameter: 'page', first: 0 },
		answers: [{ json: { items: itemsOf(1, 2, 3) } }, { status: 204, text: '' }],
		asked: [{}, { query: { page: 1 } }],
	},
	'a page number that ends with a short page': {
		paging: { type: 'pageNumber', parameter: 'page', first: 1, size: 'pageSize', shortPage: true },
		answers: [{ json: { items: itemsOf(1, 2) } }, { json: { items: itemsOf(3) } }],
		asked: [{ query: { pageSize: 2 } }, { query: { pageSize: 2, page: 2 } }],
	},
	'a page number with a flag': {
		paging: { type: 'pageNumber', parameter: 'page', first: 1, more: 'info.more_records' },
		answers: [
			{ json: { items: itemsOf(1), info: { more_records: true } } },
			{ json: { items: itemsOf(2, 3), info: { more_records: false } } },
		],
		asked: [{}, { query: { page: 2 } }],
	},
	'a page number with the number of records': {
		paging: { type: 'pageNumber', parameter: 'page', first: 1, total: 'count' },
		answers: [
			{ json: { items: itemsOf(1), count: 3 } },
			{ json: { items: itemsOf(2, 3), count: 3 } },
		],
		asked: [{}, { query: { page: 2 } }],
	},
	'a page number in headers': {
		paging: {
			type: 'pageNumber',
			in: 'header',
			parameter: 'X-Request-Current-Page',
			size: 'X-Request-Page-Size',
			first: 1,
			pages: { header: 'X-Result-Total-Pages' },
		},
		answers: [
			{ json: { items: itemsOf(1, 2) }, headers: { 'x-result-total-pages': '2' } },
			{ json: { items: itemsOf(3) }, headers: { 'x-result-total-pages': '2' } },
		],
		asked: [
			{ headers: { 'X-Request-Page-Size': '2' } },
			{ headers: { 'X-Request-Page-Size': '2', 'X-Request-Current-Page': '2' } },
		],
	},
	'one page': {
		paging: { type: 'onePage' },
		answers: [{ json: { items: itemsOf(1, 2, 3), nextCursor: 'b' } }],
		asked: [{}],
	},
};

describe.each(Object.entries(cases))('%s', (_name, { paging, method, place, answers, asked }) => {
	const declared = { paging, ...(method && { method }) };

	it('gives all records', async () => {
		const { ids, sent } = listOf(declared, answers, {}, place);
		expect(await ids()).toEqual([1, 2, 3]);
		expect(positions(sent)).toEqual(asked);
	});

	it('stops at the limit', async () => {
		const { ids, sent } = listOf(declared, answers, { limit: 1, pageSize: 2 }, place);
		expect(await ids()).toEqual([1]);
		expect(sent).toHaveLength(1);
	});

	it('reads ahead', async () => {
		const { items, sent } = listOf(declared, answers, { readAhead: true }, place);
		await items.next();
		await new Promise((resolve) => setImmediate(resolve));
		expect(sent).toHaveLength(Math.min(2, asked.length));
	});

	it('is repeated when the connection breaks, whatever its method is', async () => {
		const [first = {}, ...others] = answers;
		const { ids } = listOf(declared, [{ ...first, cutAfter: 3 }, first, ...others], {}, place);
		expect(await ids()).toEqual([1, 2, 3]);
	});
});

describe('a list that does not move on', () => {
	const page = { json: { items: itemsOf(1), next: 'b' }, headers: link('/jobs?cursor=b') };

	it.each<[string, Paging]>([
		['cursor', { type: 'cursor', parameter: 'cursor', next: 'next' }],
		['cursor in the body', { type: 'cursor', in: 'body', parameter: 'cursor', next: 'next' }],
		['URL', { type: 'nextUrl', next: 'next' }],
		['Link header', { type: 'linkHeader' }],
		['cursor of the Link header', { type: 'linkHeader', cursor: 'cursor' }],
	])('is refused: %s', async (_case, paging) => {
		const { ids, sent } = listOf({ paging }, [page]);
		expect((await failureOf(ids())).message).toContain('same next page');
		expect(sent).toHaveLength(2);
	});

	it.each<[string, Paging]>([
		['Link header', { type: 'linkHeader' }],
		['cursor of the Link header', { type: 'linkHeader', cursor: 'cursor' }],
	])('or leads to another host: %s', async (_case, paging) => {
		const headers = link('https://evil.example.net/jobs?cursor=b');
		const { ids, sent } = listOf({ paging }, [{ ...page, headers }]);
		expect((await failureOf(ids())).message).toContain('another host');
		expect(sent).toHaveLength(1);
	});

	it('or has a link without the cursor that is to be sent', async () => {
		const paging: Paging = { type: 'linkHeader', cursor: 'cursor' };
		const { ids } = listOf({ paging }, [{ ...page, headers: link('/jobs?page=2') }]);
		expect((await failureOf(ids())).message).toContain("without the parameter 'cursor'");
	});

	it('or has a cursor that is not text', async () => {
		const paging: Paging = { type: 'cursor', parameter: 'cursor', next: 'next' };
		const { ids } = listOf({ paging }, [{ json: { items: [], next: { id: 1 } } }]);
		expect((await failureOf(ids())).details.fields).toEqual([
			{ field: 'next', message: 'must be text or null' },
		]);
	});
});

describe('a list without paging of its own', () => {
	it('goes by cursor where its answer has one', async () => {
		const { ids, sent } = listOf(
			{ nextCursor: 'nextCursor', query: { limit: 'limit', cursor: 'after' } },
			[{ json: { items: itemsOf(1), nextCursor: 'b' } }, { json: { items: itemsOf(2) } }],
		);
		expect(await ids()).toEqual([1, 2]);
		expect(positions(sent)).toEqual([{ query: { limit: 2 } }, { query: { limit: 2, after: 'b' } }]);
	});

	it('goes by offset where its query has one', async () => {
		const { ids, sent } = listOf({ query: sameNames('offset'), totals: ['none', 'all'] }, [
			{ json: { items: itemsOf(1), all: 2 } },
			{ json: { items: itemsOf(2), all: 2 } },
		]);
		expect(await ids()).toEqual([1, 2]);
		expect(positions(sent)).toEqual([{}, { query: { offset: 1 } }]);
	});

	it('has one page otherwise', async () => {
		const { ids, sent } = listOf({}, [{ json: { items: itemsOf(1), nextCursor: 'b' } }]);
		expect(await ids()).toEqual([1]);
		expect(sent).toHaveLength(1);
	});
});

describe('paging in contract overrides', () => {
	const contract = {
		listJobs: endpoint('GET', '/jobs', {
			items: 'items',
			paging: { type: 'linkHeader' },
			query: sameNames('cursor'),
		}),
	};
	const override = (change: object) =>
		withOverrides('Example', contract, JSON.stringify({ listJobs: change })).listJobs;

	it('takes the place of the contract', () => {
		const paging = { type: 'pageNumber', parameter: 'page', first: 1 };
		expect(override({ paging })).toEqual({ ...contract.listJobs, paging });
	});

	it('gives way to a cursor', () => {
		const { paging, nextCursor } = override({ nextCursor: 'meta.next' });
		expect({ paging, nextCursor }).toEqual({ paging: undefined, nextCursor: 'meta.next' });
	});

	it.each([
		['an unknown type', { type: 'pages' }, 'listJobs.paging.type'],
		[
			'a key that is none',
			{ type: 'nextUrl', next: 'a', parameter: 'b' },
			'listJobs.paging.parameter',
		],
		['a place that is none', { type: 'nextUrl', next: 7 }, 'listJobs.paging.next'],
		['no first page', { type: 'pageNumber', parameter: 'page' }, 'listJobs.paging.first'],
	])('names %s', async (_case, paging, field) => {
		const failure = await failureOf(() => override({ paging }));
		expect(failure.details.fields?.map((problem) => problem.field)).toEqual([field]);
	});
});
