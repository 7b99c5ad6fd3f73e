import { sleep } from 'n8n-workflow';
import { z } from 'zod';
import type { InProcessN8n, WebhookServer } from '../../support/n8n';
import {
	bearer,
	pageToken,
	pdf,
	postForm,
	postJson,
	serveTrigger,
	sign,
	signatureCredential,
	token,
	tokenCredential,
	triggerWorkflow,
	vera,
	withNodeBehind,
} from './support';

/** Who may send, and how often. */
export function describeSenders(n8n: () => InProcessN8n): void {
	const servers: WebhookServer[] = [];
	async function serve(
		...parameters: Parameters<typeof serveTrigger> extends [unknown, ...infer Rest] ? Rest : never
	) {
		const server = await serveTrigger(n8n(), ...parameters);
		servers.push(server);
		return server;
	}
	afterEach(async () => {
		for (const server of servers.splice(0)) {
			await server.close();
			expect(server.errors).toEqual([]);
		}
	});

	describe('a token', () => {
		test.each([
			['none', {}],
			['an empty one', { authorization: 'Bearer ' }],
			['another one', { authorization: `Bearer ${token}x` }],
			['one in another header', { 'x-token': token }],
		])('%s is refused with 401, before the body is read', async (_title, headers) => {
			const server = await serve();
			const answer = await postJson(server.url, 'no JSON at all', headers);
			expect(answer.status).toBe(401);
			expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
			expect(JSON.stringify(answer.body)).not.toContain(token);
			expect(server.started).toEqual([]);
		});

		test('in a header of the owner’s choice', async () => {
			const credentials = { candidateImportApi: { ...tokenCredential, headerName: 'X-Api-Key' } };
			const server = await serve({}, { credentials });
			expect((await postJson(server.url, vera, bearer)).status).toBe(401);
			expect((await postJson(server.url, vera, { 'x-api-key': token })).status).toBe(202);
		});
	});

	describe('a signature', () => {
		const credentials = { candidateImportApi: signatureCredential };
		const body = JSON.stringify(vera);

		test('over the raw body is accepted once, and no second time', async () => {
			const server = await serve({ settings: { acceptRepeated: true } }, { credentials });
			const headers = { 'x-signature': sign(body) };
			expect((await postJson(server.url, body, headers)).status).toBe(202);
			const replayed = await postJson(server.url, body, headers);
			expect(replayed.status).toBe(401);
			expect(replayed.body.detail).toMatch(/used before/);
			expect(server.started).toHaveLength(1);
			// Signed anew, it is a request of its own.
			const again = { 'x-signature': sign(body, Date.now() + 1000) };
			expect((await postJson(server.url, body, again)).body.repeated).toBe(true);
		});

		test.each([
			['other bytes', sign(`${body} `)],
			['another secret', sign(body, Date.now(), 'another-secret-of-16')],
			['the past', sign(body, Date.now() - 301_000)],
			['the future', sign(body, Date.now() + 400_000)],
			['no form', 'sha256=abc'],
			['nothing', ''],
		])('of %s is refused', async (_title, signature) => {
			const server = await serve({}, { credentials });
			const answer = await postJson(server.url, body, { 'x-signature': signature });
			expect(answer.status).toBe(401);
			expect(server.started).toEqual([]);
		});

		test('a replay is refused after a restart, too', async () => {
			const headers = { 'x-signature': sign(body) };
			const first = await serve({}, { credentials });
			expect((await postJson(first.url, body, headers)).status).toBe(202);
			const second = await serve({}, { credentials, staticData: first.staticData() });
			expect((await postJson(second.url, body, headers)).status).toBe(401);
		});

		test('is remembered as long as it is valid, however many come after it', async () => {
			const first = await serve({}, { credentials });
			const headers = { 'x-signature': sign(body) };
			expect((await postJson(first.url, body, headers)).status).toBe(202);
			const [name, kept] = Object.entries(first.staticData())[0] ?? [];
			const { signatures } = z.object({ signatures: z.string() }).parse(kept);
			const others = Array.from({ length: 2000 }, (_, index) => [
				...[`s${index}`, 'id', Date.now(), Date.now() + 60_000],
			]);
			const all = JSON.stringify([
				...z.array(z.unknown()).parse(JSON.parse(signatures)),
				...others,
			]);
			const second = await serve(
				{},
				{ credentials, staticData: { [name ?? '']: { signatures: all } } },
			);
			expect((await postJson(second.url, body, headers)).status).toBe(401);
		});

		test('a new one is refused while too many are valid', async () => {
			const entries = Array.from({ length: 10_000 }, (_, index) => [
				...[`s${index}`, 'id', Date.now(), Date.now() + 60_000],
			]);
			const staticData = {
				'node:Candidate Import Trigger': { signatures: JSON.stringify(entries) },
			};
			const server = await serve({}, { credentials, staticData });
			const answer = await postJson(server.url, body, { 'x-signature': sign(body) });
			expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([503, 60]);
			expect(server.started).toEqual([]);
		});

		test('covers a form with its files', async () => {
			const server = await serve({}, { credentials });
			const form = new FormData();
			form.append('candidate', body);
			form.append('cv', pdf(), 'cv.pdf');
			const request = new Request(server.url, { method: 'POST', body: form });
			const type = request.headers.get('content-type') ?? '';
			const raw = await request.text();
			const headers = { 'content-type': type, 'x-signature': sign(raw) };
			expect(
				(await postJson(server.url, raw.replace('TypeScript', 'JavaScript'), headers)).status,
			).toBe(401);
			expect((await postJson(server.url, raw, headers)).status).toBe(202);
		});

		test('the token of the page takes its place at the page only', async () => {
			const headers = { authorization: `Bearer ${pageToken}` };
			const server = await serve({}, { credentials });
			expect((await postJson(server.url, body, headers)).status).toBe(401);
		});
	});

	test('without authentication everybody may send', async () => {
		const server = await serve({ authentication: 'none' }, { credentials: {} });
		expect((await postJson(server.url, vera, {})).status).toBe(202);
	});

	describe('what was received already', () => {
		test('is refused with 409 and the first id, whatever the order of its fields', async () => {
			const server = await serve();
			const first = await postJson(server.url, vera);
			const reordered = Object.fromEntries(Object.entries(vera).reverse());
			const second = await postJson(server.url, reordered);
			expect(second).toMatchObject({ status: 409, body: { id: first.body.id } });
			expect(second.body.receivedAt).toMatch(/^\d{4}-/);
			expect((await postJson(server.url, { ...vera, phone: '+49 30 1' })).status).toBe(202);
		});

		test('is told by its Idempotency-Key, where there is one', async () => {
			const server = await serve();
			const withKey = (key: string) => ({ ...bearer, 'idempotency-key': key });
			expect((await postJson(server.url, vera, withKey('1'))).status).toBe(202);
			expect((await postJson(server.url, { ...vera, phone: '1' }, withKey('1'))).status).toBe(409);
			// The way to have a candidate processed again whose write was rejected.
			expect((await postJson(server.url, vera, withKey('2'))).status).toBe(202);
		});

		test('counts its files', async () => {
			const server = await serve();
			const post = async (text: string) => {
				const form = new FormData();
				form.append('candidate', JSON.stringify(vera));
				form.append('cv', new Blob([text]), 'cv.txt');
				return (await postForm(server.url, form)).status;
			};
			expect([await post('one'), await post('two'), await post('one')]).toEqual([202, 202, 409]);
		});

		test('of twenty at the same time, one wins', async () => {
			const server = await serve();
			const answers = await Promise.all(
				Array.from({ length: 20 }, async () => await postJson(server.url, vera)),
			);
			const statuses = answers.map(({ status }) => status).sort();
			expect(statuses).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
			expect(server.started).toHaveLength(1);
		});

		test('different ones at the same time are all remembered after a restart', async () => {
			const server = await serve();
			const all = Array.from({ length: 10 }, (_, index) => ({ ...vera, phone: `+49 30 ${index}` }));
			await Promise.all(all.map(async (one) => await postJson(server.url, one)));
			const next = await serve({}, { staticData: server.staticData() });
			for (const one of all) expect((await postJson(next.url, one)).status).toBe(409);
		});

		test('starts the workflow again with "Accept Repeated", marked as repeated', async () => {
			const server = await serve({ settings: { acceptRepeated: true } });
			const first = await postJson(server.url, vera);
			const second = await postJson(server.url, vera);
			expect(second).toMatchObject({ status: 202, body: { id: first.body.id, repeated: true } });
			expect(server.started.map(([item]) => item?.json.received)).toMatchObject([
				{ id: first.body.id },
				{ id: first.body.id, repeated: true },
			]);
		});

		test('with "Accept Repeated" too, none is processed while another is at work', async () => {
			const parameters = { responseMode: 'lastNode', settings: { acceptRepeated: true } };
			const workflow = withNodeBehind(parameters, 'test.slow');
			const server = await serve({}, { workflow });
			const answers = await Promise.all(
				Array.from({ length: 10 }, async () => await postJson(server.url, vera)),
			);
			const statuses = answers.map(({ status }) => status).sort();
			expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
			expect(server.started).toHaveLength(1);
			expect((await postJson(server.url, vera)).status).toBe(200);
		});

		describe('when the answer waits for the workflow', () => {
			const waiting = () => withNodeBehind({ responseMode: 'lastNode' });
			const name = 'node:Candidate Import Trigger';
			/** As a process has stored it that ended while the workflow ran. */
			const ended = async (until: number) => {
				const probe = await serve();
				await postJson(probe.url, vera);
				const { received } = z
					.object({ received: z.string() })
					.parse(Object.values(probe.staticData())[0]);
				const [[mark]] = z
					.tuple([z.tuple([z.string()]).rest(z.unknown())])
					.parse(JSON.parse(received));
				return { [name]: { received: JSON.stringify([[mark, 'id', Date.now(), until, 1]]) } };
			};

			test('a candidate whose workflow has not finished counts as being processed for a while', async () => {
				const staticData = await ended(Date.now() + 60_000);
				const server = await serve({}, { workflow: waiting(), staticData });
				const answer = await postJson(server.url, vera);
				expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([409, 60]);
				expect(answer.body.detail).toMatch(/is being processed since/);
			});

			test('one whose sender has gone before the answer may still be at work', async () => {
				const workflow = withNodeBehind({ responseMode: 'lastNode' }, 'test.slow');
				const server = await serve({}, { workflow });
				const sender = new AbortController();
				const sent = fetch(server.url, {
					method: 'POST',
					headers: { 'content-type': 'application/json', ...bearer },
					body: JSON.stringify(vera),
					signal: sender.signal,
				}).catch(() => undefined);
				while (server.started.length === 0) await sleep(5);
				sender.abort();
				await sent;
				await server.ended();
				const answer = await postJson(server.url, vera);
				expect(answer.status).toBe(409);
				expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
			});

			test('and is accepted after that', async () => {
				const staticData = await ended(Date.now() - 1);
				const server = await serve({}, { workflow: waiting(), staticData });
				expect((await postJson(server.url, vera)).status).toBe(200);
			});

			test('one whose workflow has finished is refused without Retry-After', async () => {
				const server = await serve({}, { workflow: waiting() });
				expect((await postJson(server.url, vera)).status).toBe(200);
				const answer = await postJson(server.url, vera);
				expect([answer.status, answer.headers.get('retry-after')]).toEqual([409, null]);
			});
		});

		test('is forgotten after the time that the owner sets', async () => {
			const server = await serve({ settings: { rememberHours: 0.1 } });
			await postJson(server.url, vera);
			const stored = JSON.stringify(server.staticData()).replace(
				/,\d{13},0\]/g,
				`,${Date.now()},0]`,
			);
			const next = await serve({}, { staticData: JSON.parse(stored) });
			expect((await postJson(next.url, vera)).status).toBe(202);
		});

		test('of the latest thousand only', async () => {
			const entries = Array.from({ length: 3000 }, (_, index) => [
				...[`k${index}`, `id-${index}`, index, Date.now() + 60_000],
			]);
			const name = 'node:Candidate Import Trigger';
			const server = await serve(
				{},
				{ staticData: { [name]: { received: JSON.stringify(entries) } } },
			);
			await postJson(server.url, vera);
			expect(JSON.stringify(server.staticData()).length).toBeLessThan(100_000);
			expect((await postJson(server.url, vera)).status).toBe(409);
		});

		test('does not matter to a test in the editor, which leaves no trace', async () => {
			const server = await serve({}, { mode: 'manual' });
			expect((await postJson(server.url, vera)).status).toBe(202);
			expect((await postJson(server.url, vera)).status).toBe(202);
			expect(server.staticData()).toEqual({});
		});

		test('belongs to one workflow: a copy has the same nodes', async () => {
			const one = await serve({}, { workflow: { ...triggerWorkflow({}, 'copied'), id: 'one' } });
			const copy = await serve({}, { workflow: { ...triggerWorkflow({}, 'copied'), id: 'two' } });
			expect((await postJson(one.url, vera)).status).toBe(202);
			expect((await postJson(copy.url, vera)).status).toBe(202);
		});

		test('belongs to one node: two triggers do not know of each other', async () => {
			const [one, other] = [await serve(), await serve({}, { workflow: triggerWorkflow() })];
			expect((await postJson(one.url, vera)).status).toBe(202);
			expect((await postJson(other.url, vera)).status).toBe(202);
		});
	});
}
