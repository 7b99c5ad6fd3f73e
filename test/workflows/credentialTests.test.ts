import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CredentialType } from '../support/accounts';
import { setUpBench } from './support';

/** What every credential's test says when something else than the service's own answer comes back. */

const bench = setUpBench();

const types: CredentialType[] = [
	'ashbyApi',
	'erecruiterApi',
	'inhireApi',
	'leverApi',
	'matchedIoApi',
	'personioApi',
	'personioV2Api',
	'poptionApi',
	'talentryApi',
	'teamtailorApi',
	'workwiseApi',
];

let answer: (response: ServerResponse) => void;
let service: Server;
let elsewhere: Server;
let sentElsewhere = 0;

beforeAll(async () => {
	service = createServer((request, response) => {
		if (request.url?.endsWith('/auth/token')) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ access_token: 'sandbox-token' }));
		} else answer(response);
	});
	elsewhere = createServer((_request, response) => {
		sentElsewhere += 1;
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ data: [], _data: [] }));
	});
	await Promise.all(
		[service, elsewhere].map(
			async (server) => await new Promise<void>((done) => server.listen(0, '127.0.0.1', done)),
		),
	);
});
afterAll(() => {
	for (const server of [service, elsewhere]) {
		server.closeAllConnections();
		server.close();
	}
});
beforeEach(() => (sentElsewhere = 0));

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function check(type: CredentialType, changes: Record<string, string> = {}) {
	const accounts = bench.credentials({ [type]: { baseUrl: addressOf(service), ...changes } });
	return await bench.n8n.testCredential(type, accounts[type]);
}

function answerWith(status: number, body: string, headers: Record<string, string> = {}): void {
	answer = (response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
	};
}

const page = '<!DOCTYPE html><title>Sign in</title>';

describe.each(types)('the test of %s', (type) => {
	test.each([301, 302, 303, 307, 308])('sends nothing on after a redirect (%i)', async (status) => {
		answerWith(status, '', { location: `${addressOf(elsewhere)}/` });
		const { status: result, message } = await check(type);
		expect(result).toBe('Error');
		expect(message).toContain('was not sent on, to keep the credential safe');
		expect(sentElsewhere).toBe(0);
	});

	test.each([
		['a web page', page],
		['a web page after a line break', `\n${page}`],
		['nothing', ''],
		// A bare list may be empty, and n8n cannot look at an empty list; so only its beginning is looked at.
		...(type === 'talentryApi' ? [] : [['cut JSON', '{"data": [{"id": "1", "na']]),
	])('refuses %s', async (_case, body) => {
		answerWith(type === 'personioApi' ? 400 : 200, body, { 'content-type': 'text/html' });
		const { status, message } = await check(type);
		expect(status).toBe('Error');
		expect(message).toContain('is not the JSON of');
	});

	test.each([
		[401, /does not (accept|recogni[sz]e|know)/],
		[403, /known|right/],
		[404, /[Nn]othing is found|There is no/],
		[409, /conflict/],
		[422, /does not accept these values/],
		[429, /accepts no more calls for now/],
		[500, /not available at the moment/],
		[503, /not available at the moment/],
	])('says what %i means', async (status, message) => {
		answerWith(status, '{}');
		const result = await check(type);
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	});

	test('is accepted with the answer of the service', async () => {
		const list = type === 'talentryApi' || type === 'poptionApi';
		answerWith(
			type === 'personioApi' ? 400 : 200,
			list ? '[]' : JSON.stringify({ data: [], _data: [], errors: [], success: true }),
		);
		if (type === 'poptionApi') answerWith(200, JSON.stringify({ items: [], nextCursor: null }));
		expect(await check(type)).toMatchObject({ status: 'OK' });
	});

	test('is refused where nobody listens', async () => {
		expect(await check(type, { baseUrl: 'http://127.0.0.1:9' })).toMatchObject({ status: 'Error' });
	});

	test.each(['not an address', 'ftp://example.com'])(
		'says that %j is no address',
		async (baseUrl) => {
			const { status, message } = await check(type, { baseUrl });
			expect(status).toBe('Error');
			expect(message).toMatch(
				/'(API )?Base URL' in the credential is empty or is not a web address/,
			);
		},
	);
});

describe.each(['inhireApi', 'matchedIoApi', 'poptionApi', 'workwiseApi', 'erecruiterApi'] as const)(
	'the test of %s',
	(type) => {
		test.each(['', '  '])('says that the address is empty: %j', async (baseUrl) => {
			const { message } = await check(type, { baseUrl });
			expect(message).toContain("'Base URL' in the credential is empty");
		});

		test.each([
			['an unknown operation', '{"listVacancies": {}}', 'listVacancies: is not a key'],
			['text that is not JSON', '{listJobs', 'is not valid JSON'],
		])('names %s in the overrides', async (_case, contractOverrides, words) => {
			answerWith(200, '{}');
			const { status, message } = await check(type, { contractOverrides });
			expect(status).toBe('Error');
			expect(message).toContain(words);
		});
	},
);

test.each([
	['erecruiterApi', { authentication: 'oAuth' }, 'tokenUrl'],
	['personioV2Api', {}, 'baseUrl'],
] as const)('no secret goes to another host with the token of %s', async (type, changes, field) => {
	const redirecting = createServer((_request, response) => {
		response.writeHead(307, { location: `${addressOf(elsewhere)}/` }).end();
	});
	await new Promise<void>((done) => redirecting.listen(0, '127.0.0.1', done));
	const { status } = await check(type, { ...changes, [field]: addressOf(redirecting) });
	redirecting.closeAllConnections();
	redirecting.close();
	expect(status).toBe('Error');
	expect(sentElsewhere).toBe(0);
});

test.each(['nonsense !', '?', 'acme jobs'])('a company page such as "%s"', async (companyPage) => {
	answerWith(400, '{"error": "incomplete"}');
	const { status, message } = await check('personioApi', { companyPage });
	expect(status).toBe('Error');
	expect(message).toContain('Company Page: must be the address of your career page');
});
