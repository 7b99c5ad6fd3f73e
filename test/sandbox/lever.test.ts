import { useSandbox } from '../support/useSandbox';
import { USERS, uuid } from './lever/state';

const sandbox = useSandbox();
beforeEach(() => {
	for (const { name, rate } of sandbox.vendors) if (name === 'lever') rate.limit = null;
});

async function call(
	path: string,
	{ key = 'sandbox-lever-key', ...init }: RequestInit & { key?: string } = {},
) {
	const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
	const headers = { authorization, ...(init.body ? { 'content-type': 'application/json' } : {}) };
	const response = await fetch(`${sandbox.url}/lever/v1${path}`, { ...init, headers });
	const text = await response.text();
	return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const body = (value: object) => ({ method: 'POST', body: JSON.stringify(value) });
const user = `perform_as=${USERS[0].id}`;

test.each([
	['an unknown key', '/stages', { key: 'x' }, 401],
	['an endpoint that the key lacks', '/opportunities', { key: 'sandbox-lever-key-postings' }, 403],
	['an unknown parameter', '/opportunities?posting=1', {}, 400],
	['a time that is no number', '/opportunities?updated_at_start=2026-01-01', {}, 400],
	['more than 100 records', '/opportunities?limit=101', {}, 400],
	['a number as the offset', '/opportunities?offset=100', {}, 400],
	['a confidential record', `/opportunities/${uuid('0b', 4)}`, {}, 404],
	['a creation in nobody’s name', '/opportunities', body({ name: 'A' }), 400],
	['an unknown user', '/opportunities?perform_as=x', body({ name: 'A' }), 404],
	['an unknown stage', `/opportunities?${user}`, body({ stage: 'x' }), 404],
	['an unknown field', `/opportunities?${user}`, body({ email: 'a@example.com' }), 400],
	['an unknown event', '/webhooks', body({ url: 'https://n8n.example.com', event: 'x' }), 400],
])('refuses %s', async (_case, path, init, status) => {
	const answer = await call(path, init);
	expect(answer.status).toBe(status);
	expect(answer.body).toEqual({ code: expect.any(String), message: expect.any(String) });
});

test('goes on by a token that is good for the same filters only', async () => {
	const { body: first } = await call('/opportunities?limit=2');
	expect(first).toMatchObject({
		hasNext: true,
		data: [{ applications: [expect.any(String)] }, {}],
	});
	const { body: second } = await call(`/opportunities?limit=2&offset=${first.next}`);
	expect(second).toMatchObject({ hasNext: false, data: [{}, {}] });
	expect((await call(`/opportunities?limit=2&tag=A&offset=${first.next}`)).status).toBe(400);
});

test('lists confidential records only for all and to a key that may see them', async () => {
	const count = async (query: string, key?: string) =>
		(await call(`/opportunities${query}`, key ? { key } : {})).body.data.length;
	const key = 'sandbox-lever-key-confidential';
	expect(await count('')).toBe(4);
	expect(await count('?confidentiality=all')).toBe(4);
	expect(await count('', key)).toBe(4);
	expect(await count('?confidentiality=all', key)).toBe(5);
});

test('joins a new opportunity to a known address, whose data stays', async () => {
	const values = { name: 'Another Name', emails: ['AMELIA.invented@example.com'] };
	const { status, body: created } = await call(`/opportunities?${user}`, body(values));
	expect(status).toBe(201);
	expect(created).toMatchObject({
		...{ deduped: true, data: { name: 'Amelia Invented', contact: uuid('c0', 1) } },
	});
});

test('tells the signature token of a webhook once', async () => {
	const hook = { url: 'https://n8n.example.com/hook', event: 'candidateHired' };
	const { body: created } = await call('/webhooks', body(hook));
	expect(created.data.configuration.signatureToken).toMatch(/^[0-9a-f]{32}$/);
	const { body: listed } = await call('/webhooks');
	expect(listed.data).toMatchObject([{ id: created.data.id, configuration: { conditions: {} } }]);
	expect(JSON.stringify(listed)).not.toContain('signatureToken');
});

test('accepts ten calls a second, and names no wait', async () => {
	for (const { name, rate } of sandbox.vendors) if (name === 'lever') rate.limit = 10;
	const answers = await Promise.all(Array.from({ length: 12 }, async () => await call('/stages')));
	expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
});
