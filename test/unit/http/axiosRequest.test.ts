import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readText } from '../../../shared/http/body';
import { ConnectionFailure, type FilePart, type HttpRequest } from '../../../shared/http/request';
import { axiosRequest } from '../../support/axiosRequest';

interface Received {
	method: string | undefined;
	url: string | undefined;
	headers: IncomingMessage['headers'];
	body: string;
}

let server: Server;
let base: string;
const received: Received[] = [];

beforeAll(async () => {
	server = createServer(async (request, response) => {
		const { method, url, headers } = request;
		received.push({ method, url, headers, body: await readText(request, 1_000_000) });
		if (url === '/moved') response.setHeader('Location', '/elsewhere');
		response.setHeader('Set-Cookie', ['a=1', 'b=2']);
		response.statusCode = url === '/moved' ? 302 : url === '/broken' ? 500 : 200;
		response.end('answer');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
beforeEach(() => {
	received.length = 0;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
});

const send = async (path: string, rest: Partial<HttpRequest> = {}) =>
	await axiosRequest({ authorization: 'Bearer token' })({
		method: 'GET',
		url: base + path,
		...rest,
	});

it.each([
	['/broken', 500],
	['/moved', 302],
])('gives %s back as a response, and follows nothing', async (path, status) => {
	const response = await send(path);
	expect(response.status).toBe(status);
	expect(await readText(response.body, 100)).toBe('answer');
	expect(received).toHaveLength(1);
});

it('throws a connection failure where nothing listens', async () => {
	const failure: unknown = await axiosRequest()({
		method: 'GET',
		url: 'http://127.0.0.1:9/',
	}).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(ConnectionFailure);
	expect(failure).toMatchObject({ code: 'ECONNREFUSED', notSent: true });
});

it('names the headers in small letters, and joins lists', async () => {
	expect((await send('/')).headers['set-cookie']).toBe('a=1, b=2');
});

it('proves the account unless the request is anonymous', async () => {
	await send('/');
	await send('/', { anonymous: true });
	expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token', undefined]);
});

it('adds the query to that of the address, encoded, without what is undefined', async () => {
	await send('/?a=1', { query: { at: '2026-03-01T09:00:00+01:00', no: undefined, n: 2 } });
	expect(received[0]?.url).toBe('/?a=1&at=2026-03-01T09%3A00%3A00%2B01%3A00&n=2');
});

it('sends JSON and forms', async () => {
	await send('/', { method: 'PUT', body: { type: 'json', value: { name: 'Zoë' } } });
	await send('/', { method: 'POST', body: { type: 'form', fields: { grant: 'a b', x: 'ä' } } });
	expect(received.map(({ headers, body }) => [headers['content-type'], body])).toEqual([
		['application/json', '{"name":"Zoë"}'],
		['application/x-www-form-urlencoded', 'grant=a+b&x=%C3%A4'],
	]);
});

it('streams the files of a form with the length said before', async () => {
	async function* pieces() {
		yield Buffer.from('first ');
		yield Buffer.from('second');
	}
	const file: FilePart = {
		name: 'Größe.pdf',
		mimeType: 'application/pdf',
		size: 12,
		open: async () => pieces(),
	};
	await send('/', {
		method: 'POST',
		body: { type: 'multipart', fields: { a: '1' }, files: { file } },
	});
	const [{ headers, body } = { headers: {}, body: '' }] = received;
	expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
	expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
	expect(body).toContain('name="file"; filename="Größe.pdf"');
	expect(body).toContain('Content-Type: application/pdf');
	expect(body).toContain('\r\n\r\nfirst second\r\n');
});
