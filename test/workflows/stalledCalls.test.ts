import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';
import { readText } from '../../shared/http/body';
import { createCaller, type Caller } from '../../shared/http/caller';
import { Failure } from '../../shared/http/failure';
import type { HttpRequest } from '../../shared/http/request';
import { clock } from '../../shared/node/account/clock';
import { n8nRequest } from '../../shared/node/account/request';
import { startN8n, type InProcessN8n } from '../support/n8n';

/** Milliseconds; the real limit is a minute. */
const limit = 400;

let work: (caller: Caller, address: string) => Promise<string | number>;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let n8n: InProcessN8n;

/** Calls out by n8n's own helper. */
const call: INodeType = {
	description: {
		displayName: 'Call',
		name: 'call',
		group: ['transform'],
		version: 1,
		description: 'Call',
		defaults: { name: 'Call' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		const request = n8nRequest(this, 'none');
		const caller = createCaller(
			{ name: 'Example', retry: { attempts: 1 } },
			{
				clock,
				request: async (one: HttpRequest) => {
					return await request({ ...one, anonymous: true, timeout: limit });
				},
			},
		);
		const { port } = server.address() as AddressInfo;
		const result = await work(caller, `http://127.0.0.1:${port}/records`).catch((error: unknown) =>
			error instanceof Failure ? error.message : `${String(error)}`,
		);
		return [[{ json: { result }, pairedItem: { item: 0 } }]];
	},
};

beforeAll(async () => {
	server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
	n8n = await startN8n({ nodeTypes: { 'test.call': call } });
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await n8n.close();
});

async function run(): Promise<unknown> {
	const { outputs } = await n8n.runNode({ type: 'test.call', parameters: {} });
	return outputs[0][0].json.result;
}

const readIt = async (caller: Caller, url: string) => await caller.text({ method: 'GET', url });
const downloadIt = async (caller: Caller, url: string) =>
	await caller.download({ method: 'GET', url }, async (body) => await readText(body, 1e6));
const timeout = 'Example did not answer within 0.4 seconds (timeout)';

it('ends an answer that does not begin', async () => {
	work = readIt;
	answer = () => undefined;
	expect(await run()).toBe(timeout);
});

it.each([
	['an answer', readIt],
	['a download', downloadIt],
])('ends %s that stops after its headers', async (_case, one) => {
	work = one;
	answer = (_request, response) => response.writeHead(200).flushHeaders();
	expect(await run()).toBe(timeout);
});

it.each([
	['an answer', readIt],
	['a download', downloadIt],
])('ends %s that stops in the middle of its packed body', async (_case, one) => {
	work = one;
	const bytes = gzipSync(Buffer.from('x'.repeat(200_000)));
	answer = (_request, response) => {
		response.writeHead(200, { 'content-encoding': 'gzip' });
		response.write(bytes.subarray(0, bytes.length / 2));
	};
	expect(await run()).toBe(timeout);
});

it('ends an upload that the service does not take', async () => {
	const bytes = Buffer.alloc(20_000_000);
	const file = {
		name: 'cv.pdf',
		mimeType: 'application/pdf',
		size: bytes.byteLength,
		open: async () =>
			(async function* () {
				yield bytes;
			})(),
	};
	work = async (caller, url) =>
		await caller.text({
			method: 'POST',
			url,
			body: { type: 'multipart', fields: {}, files: { file } },
		});
	answer = (request) => request.pause();
	expect(await run()).toBe(timeout);
});

it('lets an answer be slow as long as it goes on', async () => {
	work = readIt;
	answer = async (_request, response) => {
		for (let part = 0; part < 4; part++) {
			response.write('x');
			await delay(limit / 2);
		}
		response.end();
	};
	expect(await run()).toBe('xxxx');
});

it('lets the reader of an answer be slow', async () => {
	work = async (caller, url) =>
		await caller.download({ method: 'GET', url }, async (body) => {
			let bytes = 0;
			for await (const part of body) {
				if (bytes === 0) await delay(limit * 2);
				bytes += part.length;
			}
			return bytes;
		});
	answer = (_request, response) => response.end('x'.repeat(5_000_000));
	expect(await run()).toBe(5_000_000);
});
