import type { WebhookServer } from '../support/n8n';
import { formWithCv, jsonResume, ownForm, schemaOrgPerson } from './candidateImport/examples';
import { fieldsOf, postForm, postJson } from './candidateImport/support';
import { readTemplate, setUpBench } from './support';

const bench = setUpBench();
const sender = { authorization: 'Bearer sandbox-import-token' };

let server: WebhookServer;

async function serve(
	options: {
		settings?: Record<string, string | boolean>;
		account?: Record<string, string>;
	} = {},
): Promise<void> {
	const workflow = await readTemplate('import-candidates-to-talentry');
	const [trigger] = workflow.nodes;
	if (options.settings && trigger) trigger.parameters.settings = options.settings;
	server = await bench.n8n.serveWebhook({
		workflow,
		credentials: bench.credentials({ talentryApi: options.account ?? {} }),
	});
}

afterEach(async () => {
	await server.close();
	expect(server.errors).toEqual([]);
});

const post = async (body: unknown) => await postJson(server.url, body, sender);
const ask = async (action: string, body: unknown) =>
	await postJson(`${server.url}?action=${action}`, body, sender);

/** The talents of the stand-in that were not there before. */
function imported() {
	const talents = [...(bench.sandbox.state.talentry.tenants.get('acme')?.talents.values() ?? [])];
	return talents.filter(({ record }) => !/^t-10\d\d$/.test(record.id));
}

function talentOf(lastName: string) {
	const found = imported().find(({ record }) => record.lastName === lastName);
	if (!found) throw new Error(`${lastName} is not in Talentry`);
	return found;
}

describe('Import Candidates to Talentry', () => {
	test('three forms of JSON and a form with a CV become four talents; a second time none', async () => {
		await serve();
		const sendAll = async () => [
			await post(ownForm),
			await post(jsonResume),
			await post(schemaOrgPerson),
			await postForm(server.url, await formWithCv(), sender),
		];
		const before = imported().length;
		const first = await sendAll();
		expect(first.map(({ status, body }) => [status, body.result])).toEqual(
			Array.from({ length: 4 }, () => [200, 'created']),
		);
		for (const { body } of first) expect(body.profileUrl).toMatch(/^http/);
		expect(imported()).toHaveLength(before + 4);
		expect(talentOf('Versuch')).toMatchObject({
			record: {
				status: { id: 'status-contacted' },
				language: 'de',
				pools: [{ id: 'pool-engineering' }, { id: 'pool-events' }],
				experience: [{ title: 'Engineer', company: 'Beispiel GmbH', from: '2020-03' }],
			},
			notes: [{ text: 'Met at a fair' }],
		});
		expect(talentOf('van der Berg').notes).toMatchObject([{ text: 'Builds bridges.' }]);
		expect(talentOf('Amostra').record.experience).toMatchObject([{ title: 'Designer' }]);
		expect(talentOf('Höhne')).toMatchObject({
			record: { pools: [{ id: 'pool-events' }], experience: [{ company: 'Probe AG' }] },
			notes: [{ text: 'Wants to start in May' }],
		});

		const second = await sendAll();
		expect(second.map(({ status, body }) => [status, body.result])).toEqual(
			Array.from({ length: 4 }, () => [200, 'alreadyExists']),
		);
		const changed = await post({ ...ownForm, phone: '+49 30 1234', skills: ['TypeScript', 'SQL'] });
		expect(changed.body).toMatchObject({
			result: 'updated',
			changes: [
				{ field: 'phone', from: null, to: '+49 30 1234' },
				{ field: 'skills', from: ['TypeScript'], to: ['TypeScript', 'SQL'] },
			],
		});
		expect(imported()).toHaveLength(before + 4);
	});

	test('who has refused the consent is not written, and the sender is told', async () => {
		await serve();
		const answer = await post({ ...ownForm, consent: { state: 'declined' } });
		expect(answer.body).toEqual({
			result: 'refused',
			reason: 'The consent of the candidate is declined',
		});
		expect(imported().some(({ record }) => record.lastName === 'Versuch')).toBe(false);
	});

	test('a pool that is not there fails the workflow, and can be sent again when it is', async () => {
		await serve();
		const candidate = { ...ownForm, pools: ['pool-new'] };
		expect((await post(candidate)).status).toBe(500);
		await bench.control('POST', '/talentry/pools', { id: 'pool-new', name: 'New' });
		expect((await post(candidate)).body.result).toBe('created');
	});
});

describe('the calls of the sourcing page', () => {
	test('the page is open to everybody and holds nothing; its calls need the token', async () => {
		await serve();
		const page = await fetch(server.url);
		const html = await page.text();
		expect(page.headers.get('content-type')).toMatch(/^text\/html/);
		expect(page.headers.get('content-security-policy')).toMatch(/sandbox .*default-src 'none'/);
		expect(html).not.toContain('sandbox-import-token');
		const { status } = await postJson(`${server.url}?action=options`, {}, {});
		expect(status).toBe(401);
		const wrong = { authorization: 'Bearer another-token-of-somebody' };
		expect((await postJson(`${server.url}?action=options`, {}, wrong)).status).toBe(401);
	});

	test('the lists come from Talentry; unlocking is for administrators where it is allowed', async () => {
		await serve();
		expect((await ask('options', {})).body).toMatchObject({
			statuses: expect.arrayContaining([{ id: 'status-new', name: 'Neu' }]),
			languages: expect.arrayContaining([{ id: 'de', name: 'Deutsch' }]),
			pools: expect.arrayContaining([{ id: 'pool-alumni', name: 'Ehemalige <Alumni>' }]),
			canUnlock: false,
		});
		await server.close();
		const account = { apiToken: 'sandbox-talentry-admin' };
		await serve({ settings: { acceptRepeated: true, allowUnlock: true }, account });
		expect((await ask('options', {})).body.canUnlock).toBe(true);
	});

	test('an existing talent is found with the differences, and nothing is written', async () => {
		await serve();
		expect((await ask('existing', ownForm)).body).toEqual({ exists: false });
		await post(ownForm);
		const found = await ask('existing', { ...ownForm, location: 'Bonn', pools: ['pool-sales'] });
		expect(found.body).toMatchObject({
			exists: true,
			matchedBy: 'email',
			talent: { hasEmail: true, consent: 'none' },
			changes: [{ field: 'location', from: null, to: 'Bonn' }, { field: 'pools' }],
		});
		expect(talentOf('Versuch').record.location ?? null).toBeNull();
		const wrong = await ask('existing', { ...ownForm, email: 'x' });
		expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['email']]);
		expect(server.started).toHaveLength(1);
	});

	test('structured data of a web page is read as far as it can be', async () => {
		await serve();
		const person = {
			...schemaOrgPerson['@graph'][1],
			email: 'none',
			sameAs: ['/in/ana', 'https://github.com/ana'],
		};
		const { body } = await ask('read', { '@context': 'https://schema.org', ...person });
		expect(body).toMatchObject({
			candidate: { lastName: 'Amostra', links: [{ url: 'https://github.com/ana' }] },
			unread: expect.arrayContaining(['email', 'sameAs[0]']),
		});
		expect((await ask('read', { '@type': 'Organization' })).body).toEqual({ unread: [] });
	});

	test('consent A, B and C, each refused where it must be', async () => {
		const account = { apiToken: 'sandbox-talentry-admin' };
		await serve({ settings: { acceptRepeated: true, allowUnlock: true }, account });
		const { id: talentId } = (await post(ownForm)).body;
		const consent = async (more: object) => await ask('consent', { talentId, ...more });

		const unacknowledged = await consent({ way: 'unlock' });
		expect([unacknowledged.status, unacknowledged.body.detail]).toEqual([
			422,
			expect.stringMatching(/not acknowledged/),
		]);
		const unlocked = await consent({ way: 'unlock', acknowledged: true });
		expect(unlocked).toMatchObject({ status: 200, body: { talent: { id: talentId } } });
		expect(talentOf('Versuch').record.blocked).toBe(false);

		const email = await consent({ way: 'email' });
		expect(email).toMatchObject({ status: 200, body: { talent: { consent: 'requested' } } });
		const again = await consent({ way: 'email' });
		expect([again.status, again.body.detail]).toEqual([
			422,
			expect.stringMatching(/already requested/),
		]);
		const link = await consent({ way: 'link' });
		expect(link.body.link).toMatch(/^http/);
		expect((await consent({ way: 'fax' })).status).toBe(400);
	});

	test('unlocking is refused where it is switched off, and to a recruiter', async () => {
		await serve();
		const { id: talentId } = (await post(ownForm)).body;
		const request = { talentId, way: 'unlock', acknowledged: true };
		expect((await ask('consent', request)).body.detail).toMatch(/switched off/);
		await server.close();
		await serve({ settings: { acceptRepeated: true, allowUnlock: true } });
		expect((await ask('consent', request)).body.detail).toMatch(/only an administrator/);
	});

	test('a talent without an e-mail gets none, and one that was deleted is gone', async () => {
		await serve();
		const { id: talentId } = (await post({ ...ownForm, email: '' })).body;
		const email = await ask('consent', { talentId, way: 'email' });
		expect([email.status, email.body.detail]).toEqual([
			422,
			expect.stringMatching(/no e-mail address/),
		]);
		await bench.control('DELETE', `/talentry/talents/${String(talentId)}`);
		expect((await ask('consent', { talentId, way: 'link' })).status).toBe(422);
	});

	test('when Talentry does not answer, the page is told so', async () => {
		await serve({ account: { apiToken: 'not-known' } });
		const answer = await ask('options', {});
		expect([answer.status, answer.body.title]).toEqual([502, 'Talentry cannot be asked']);
		expect((await ask('nothing', {})).status).toBe(400);
	});
});
