import { Agent, request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { setTimeout as delay } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { startN8n } from '../support/n8n';
import type { InProcessN8n } from '../support/n8n';
import { malformedRequest, seededRandom } from './candidateImport/malformed';
import type { MalformedRequest } from './candidateImport/malformed';
import { postJson, serveTrigger, vera } from './candidateImport/support';

const requests = 10_000;
/** Until here, code is compiled and caches fill. */
const warmUp = 2_000;
const atOnce = 8;

let n8n: InProcessN8n;
beforeAll(async () => {
	n8n = await startN8n();
}, 60_000);
afterAll(async () => await n8n.close());

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Bytes in use, of objects and of buffers. Buffers are given back some time after the collection that frees them, so the
 * lowest of several looks is what is really held.
 */
async function memory(): Promise<number> {
	let lowest = Infinity;
	for (let look = 0; look < 8; look += 1) {
		collectGarbage();
		await delay(50);
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		lowest = Math.min(lowest, heapUsed + arrayBuffers);
	}
	return lowest;
}

async function send(url: string, agent: Agent, sent: MalformedRequest): Promise<number> {
	return await new Promise((resolve, reject) => {
		const { path, method, headers, body } = sent;
		const options = { agent, method, headers: { ...headers, 'content-length': body.byteLength } };
		const outgoing = request(`${url}${path}`, options, (response) => {
			response.resume();
			response.once('end', () => resolve(response.statusCode ?? 0));
		});
		outgoing.once('error', reject);
		outgoing.end(body);
	});
}

test('of 10,000 malformed requests none is accepted, none is a 500, and memory stays flat', async () => {
	const server = await serveTrigger(n8n, { settings: { maximumSize: 0.05 } });
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	const random = seededRandom(4711);
	const statuses = new Map<number, number>();
	let sent = 0;
	async function sendUntil(end: number): Promise<void> {
		const sender = async () => {
			while (sent < end) {
				sent += 1;
				const one = malformedRequest(random);
				const status = await send(server.url, agent, one);
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
				if (![400, 401, 413, 415].includes(status)) {
					throw new Error(
						`${status} for ${one.what}: ${one.body.toString('latin1').slice(0, 300)}`,
					);
				}
			}
		};
		await Promise.all(Array.from({ length: atOnce }, sender));
	}

	try {
		await sendUntil(warmUp);
		const before = await memory();
		await sendUntil(requests);
		const grown = (await memory()) - before;

		expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(requests);
		// Every way to be wrong was met.
		expect([...statuses.keys()].sort()).toEqual([400, 401, 413, 415]);
		expect(server.started).toEqual([]);
		expect(server.errors).toEqual([]);
		expect(server.staticData()).toEqual({});
		// To keep 250 bytes of each request would be more.
		expect(grown).toBeLessThan(2 * 1024 * 1024);

		// It still takes what is right.
		expect((await postJson(server.url, vera)).status).toBe(202);
	} finally {
		sent = requests;
		agent.destroy();
		await server.close();
	}
}, 240_000);
