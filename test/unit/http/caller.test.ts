import { z } from 'zod';
import { createCaller } from '../../../shared/http/caller';
import type { ServiceRules } from '../../../shared/http/service';
import { ConnectionFailure, type HttpRequest } from '../../../shared/http/request';
import { fakeClock } from '../../support/fakeClock';
import { failureOf } from '../support/failures';
import { refused, reset, scriptedRequest, type Script } from '../support/scriptedRequest';

const rules: ServiceRules = { name: 'Example ATS' };
const jobSchema = z.object({ id: z.string(), title: z.string() });
const url = 'https://ats.example.com/v1/jobs';
const read: HttpRequest = { method: 'GET', url, query: { email: 'joerdis@example.com' } };
const write: HttpRequest = { method: 'POST', url, body: { type: 'json', value: { id: '1' } } };

function callerOf(script: Array<Script | Error>, service = rules, signal?: AbortSignal) {
	const { request, sent } = scriptedRequest(...script);
	const clock = fakeClock();
	const caller = createCaller(service, { request, clock, ...(signal && { signal }) });
	return { caller, sent, clock };
}

describe('an answer that cannot be used', () => {
	it('is a web page instead of JSON', async () => {
		const { caller } = callerOf([{ text: '\n<!DOCTYPE html><html>Sign in</html>' }]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toBe('Example ATS answered with a web page instead of data');
		expect(failure.details.remedy).toContain('sign-in page');
		expect(failure.details.endpoint).toBe('GET /v1/jobs');
		expect(failure.description).not.toContain('joerdis');
	});

	it.each(['{"id":"1","ti', '', 'ok'])('is not JSON: %j', async (text) => {
		const { caller } = callerOf([{ text }]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('not JSON');
	});

	it('is of another form: endpoint and field are named, values are not', async () => {
		const { caller } = callerOf([
			{ json: { items: [{ id: 'x', title: 'a' }, { id: 471100, title: 'Jördis Geheim' }, {}] } },
		]);
		const failure = await failureOf(
			caller.json(read, z.object({ items: z.array(jobSchema.extend({ title: z.literal('a') })) })),
		);
		expect(failure.kind).toBe('contract');
		expect(failure.details.fields?.map(({ field }) => field)).toEqual([
			'items[1].id',
			'items[1].title',
			'items[2].id',
			'items[2].title',
		]);
		const text = `${failure.message}\n${failure.description}`;
		expect(text).toContain('GET /v1/jobs');
		expect(text).not.toMatch(/471100|Geheim/);
	});

	it('names ten fields at most', async () => {
		const { caller } = callerOf([{ json: Array.from({ length: 50 }, () => 1) }]);
		const failure = await failureOf(caller.json(read, z.array(z.string())));
		expect(failure.details.fields).toHaveLength(10);
	});

	it('is larger than allowed', async () => {
		const { caller, sent } = callerOf([{ text: 'x'.repeat(2048) }]);
		const failure = await failureOf(caller.text(read, { maxBytes: 2047 }));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toMatch(/^Example ATS: .*larger than/);
		expect(failure.details).toMatchObject({ service: 'Example ATS', endpoint: 'GET /v1/jobs' });
		expect(sent).toHaveLength(1);
		expect(await caller.text(read, { maxBytes: 2048 })).toHaveLength(2048);
	});

	it('has another status than the one that means success', async () => {
		const { caller } = callerOf([{ status: 200, text: '<html>Sign in</html>' }]);
		const failure = await failureOf(caller.text(write, { success: 201 }));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('HTTP 200');
	});
});

describe('a redirect', () => {
	it.each([301, 302, 303, 307, 308])('%i is refused, and not followed', async (status) => {
		const { caller, sent } = callerOf([
			{ status, headers: { location: 'https://evil.example.net/' } },
			{ json: { id: '1', title: 'x' } },
		]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.kind).toBe('contract');
		expect(failure.message).toContain('another address');
		expect(sent).toHaveLength(1);
	});
});

describe('a status', () => {
	it.each([
		[400, 'validation'],
		[401, 'authentication'],
		[403, 'permission'],
		[404, 'notFound'],
		[409, 'conflict'],
		[410, 'notFound'],
		[413, 'validation'],
		[415, 'validation'],
		[418, 'contract'],
		[422, 'validation'],
		[429, 'rateLimited'],
		[500, 'unavailable'],
		[503, 'unavailable'],
	])('%i is a failure of the kind %s', async (status, kind) => {
		const { caller } = callerOf([{ status, text: 'secret body' }]);
		const { details, kind: actual } = await failureOf(caller.json(read, jobSchema));
		expect(actual).toBe(kind);
		expect(details.remedy).toMatch(/\w/);
		expect(details).toMatchObject({ service: 'Example ATS', status, endpoint: 'GET /v1/jobs' });
		expect(JSON.stringify(details)).not.toContain('secret body');
	});

	it('429 says how long to wait, as text and for machines', async () => {
		const { caller } = callerOf([{ status: 429, headers: { 'retry-after': '900' } }]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.message).toBe('Example ATS accepts no more calls for 900 seconds');
		expect(failure.details.retryAfter).toBe(900_000);
	});

	it("404 carries no wait because of a rate limit's headers", async () => {
		const { caller } = callerOf([{ status: 404, headers: { 'x-ratelimit-reset': '57' } }]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.details.retryAfter).toBeUndefined();
	});

	it("is explained by the service's own format where that says more", async () => {
		const service: ServiceRules = {
			...rules,
			readFailure: ({ json, status }) => ({
				kind: 'duplicate',
				message: `known (${status})`,
				vendorCode: z.object({ code: z.string() }).parse(json).code,
			}),
		};
		const { caller } = callerOf([{ status: 409, json: { code: 'E17' } }], service);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.kind).toBe('duplicate');
		expect(failure.message).toBe('known (409)');
		expect(failure.description).toContain('(E17)');
	});
});

describe('an answer that stands for another status', () => {
	const service: ServiceRules = {
		...rules,
		readStatus: ({ json }) => {
			const checked = z.object({ success: z.literal(false), code: z.number() }).safeParse(json);
			return checked.success ? checked.data.code : undefined;
		},
		readFailure: ({ headers }) => ({ vendorMessage: headers['x-error-message'] ?? '' }),
	};

	it('is a failure inside HTTP 200, which the service explains by its headers', async () => {
		const { caller, sent } = callerOf(
			[{ json: { success: false, code: 422 }, headers: { 'x-error-message': 'is closed' } }],
			service,
		);
		const failure = await failureOf(caller.json(read, z.unknown()));
		expect(failure.kind).toBe('validation');
		expect(failure.details).toMatchObject({ status: 422, vendorMessage: 'is closed' });
		expect(sent).toHaveLength(1);
	});

	it('is repeated where that status would be', async () => {
		const { caller, sent } = callerOf(
			[{ json: { success: false, code: 429 }, headers: { 'retry-after': '3' } }, { json: {} }],
			service,
		);
		expect(await caller.json(read, z.object({}))).toEqual({});
		expect(sent).toHaveLength(2);
	});
});

describe('an answer without content', () => {
	it('is right where nothing is needed', async () => {
		const { caller } = callerOf([{ status: 204, text: '' }]);
		expect(await caller.json(write, z.undefined())).toBeUndefined();
	});

	it.each([
		[204, jobSchema],
		[200, z.undefined()],
	])('is not JSON otherwise: %i', async (status, schema) => {
		const { caller } = callerOf([{ status, text: '' }]);
		const failure = await failureOf(caller.json(write, schema));
		expect(failure.message).toContain('not JSON');
	});

	it('comes with its headers where they are asked for', async () => {
		const { caller } = callerOf([{ status: 204, text: '', headers: { location: '/jobs/7' } }]);
		const { headers } = await caller.answer(write, z.undefined());
		expect(headers).toEqual({ location: '/jobs/7' });
	});
});

describe('a connection failure', () => {
	it('says where nothing could be reached', async () => {
		const { caller, sent } = callerOf([refused]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.kind).toBe('unavailable');
		expect(failure.message).toBe('Example ATS cannot be reached at ats.example.com (ECONNREFUSED)');
		expect(sent).toHaveLength(5);
	});

	it.each([
		[
			new ConnectionFailure('ETIMEDOUT', false, 60_000),
			'did not answer within 60 seconds (timeout)',
		],
		[new ConnectionFailure('ETIMEDOUT', false), 'in time (timeout, ETIMEDOUT)'],
	])('says that it was a timeout: %s', async (timeout, words) => {
		const { caller } = callerOf([timeout]);
		const failure = await failureOf(caller.json(read, jobSchema));
		expect(failure.kind).toBe('unavailable');
		expect(failure.message).toContain(words);
	});

	it('says for a write that its effect is not known, and does not repeat it', async () => {
		const { caller, sent } = callerOf([reset, { json: {} }]);
		const failure = await failureOf(caller.text(write));
		expect(failure.kind).toBe('unavailable');
		expect(failure.details.remedy).toContain('not known');
		expect(sent).toHaveLength(1);
	});

	it.each<[string, Script | Error]>([
		['500', { status: 500 }],
		['502', { status: 502 }],
		['503', { status: 503 }],
		['504', { status: 504 }],
		['a cut connection', reset],
		['a timeout', new ConnectionFailure('ETIMEDOUT', false, 60_000)],
		['a web page', { text: '<html>' }],
		['an answer of another form', { json: { id: 1 } }],
		['an answer that is cut', { json: { id: '1', title: 'x' }, cutAfter: 4 }],
	])('after a write, %s leaves open what came of it', async (_case, answer) => {
		const { caller, sent } = callerOf([answer, { json: { id: '1', title: 'x' } }]);
		const { details } = await failureOf(caller.json(write, jobSchema));
		expect(details.effectUnknown).toBe(true);
		expect(details.remedy).toContain('Look in Example ATS before you run it again');
		expect(sent).toHaveLength(1);
	});

	it.each<[string, Script | Error, HttpRequest]>([
		['a refusal', { status: 422 }, write],
		['a refusal for the rate limit', { status: 429, headers: { 'retry-after': '900' } }, write],
		['a refusal for some time', { status: 503, headers: { 'retry-after': '900' } }, write],
		['what was not sent', refused, write],
		['a read', { status: 502 }, read],
	])('%s does not', async (_case, answer, request) => {
		const { caller } = callerOf([answer]);
		const { details } = await failureOf(caller.json(request, jobSchema));
		expect(details.effectUnknown).toBeUndefined();
	});

	it('in the middle of an answer is repeated', async () => {
		const job = { id: '1', title: 'Controller' };
		const { caller, sent } = callerOf([{ json: job, cutAfter: 5 }, { json: job }]);
		expect(await caller.json(read, jobSchema)).toEqual(job);
		expect(sent).toHaveLength(2);
	});
});

describe('repeating', () => {
	it.each([
		['GET', 2],
		['PUT', 2],
		['DELETE', 2],
		['POST', 1],
		['PATCH', 1],
	] as const)('%s after 502: %i requests', async (method, requests) => {
		const { caller, sent } = callerOf([{ status: 502 }, { status: 404 }]);
		await failureOf(caller.text({ ...read, method }));
		expect(sent).toHaveLength(requests);
	});

	it('a write that is said to be repeatable', async () => {
		const { caller, sent } = callerOf([reset, { status: 504 }, { text: 'ok' }]);
		expect(await caller.text(write, { repeatable: true })).toBe('ok');
		expect(sent).toHaveLength(3);
	});

	it('makes all calls of the service wait when one is told to', async () => {
		const { caller, clock } = callerOf([{ status: 429, headers: { 'retry-after': '30' } }, {}]);
		await Promise.all([caller.text(read), caller.text(read)]);
		expect(clock.now()).toBe(Date.parse('2026-03-02T09:00:30Z'));
		await caller.text(read);
		expect(clock.waits.filter((wait) => wait >= 30_000)).not.toHaveLength(0);
	});

	it('ends with the time that its run has', async () => {
		const ending = new AbortController();
		const { caller, clock } = callerOf([{ status: 503 }], rules, ending.signal);
		const { sleep } = clock;
		clock.sleep = async (milliseconds) => {
			await sleep(milliseconds);
			ending.abort(new ConnectionFailure('ETIMEDOUT', false, 15_000));
		};
		const failure = await failureOf(caller.text(read));
		expect(failure.message).toBe('Example ATS did not answer within 15 seconds (timeout)');
		expect(failure.details.endpoint).toBe('GET /v1/jobs');
	});

	it('waits no longer than its run may', async () => {
		const { request, sent } = scriptedRequest({ status: 429, headers: { 'retry-after': '20' } });
		const caller = createCaller(rules, { request, clock: fakeClock(), budget: 10_000 });
		expect((await failureOf(caller.text(read))).kind).toBe('rateLimited');
		expect(sent).toHaveLength(1);
	});

	it('stops when the run is cancelled', async () => {
		const { caller, sent } = callerOf([{}], rules, AbortSignal.abort());
		expect((await failureOf(caller.text(read))).kind).toBe('cancelled');
		expect(sent).toHaveLength(0);
	});
});

describe('a request', () => {
	it("carries the accept header, the caller's own headers, and the signal", async () => {
		const abort = new AbortController();
		const { caller, sent } = callerOf([{ json: { id: '1', title: 'x' } }], rules, abort.signal);
		await caller.json({ ...read, headers: { 'x-own': '1' } }, jobSchema);
		expect(sent[0]).toMatchObject({
			...read,
			headers: { accept: 'application/json', 'x-own': '1' },
			signal: abort.signal,
		});
	});
});
