import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import type { KeptTalent } from '../../sandbox/talentry/model';
import { accountsOf } from '../../support/accounts';
import {
	formWithCv,
	jsonResume,
	ownForm,
	schemaOrgPerson,
} from '../../workflows/candidateImport/examples';
import { signIn } from '../api';
import type { EditorApi } from '../api';
import type { Checks } from '../checks';
import { findChromium, openPage } from '../chromium';
import type { Page } from '../chromium';
import { itemsOf } from '../n8n';
import { repository } from '../places';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { changeNodes, readTemplate } from '../templates';
import type { Workflow } from '../templates';

const pictures = join(repository, process.env.SCREENSHOTS === '1' ? 'docs/images' : 'out/e2e');

/** n8n polls no more often than each minute. */
const pollSeconds = 150;

interface Play {
	stage: Stage;
	checks: Checks;
	/** Of the webhook. */
	address: string;
	token: string;
}

interface Answer {
	status: number;
	body: Record<string, unknown>;
}

/** Candidates become talents: posted by programs, and sent by a person from the sourcing page. */
export async function imports(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Candidates that are imported into Talentry');
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const isTalentry = ({ name }: { name: string }) => name === 'Create or Update Talent';
	const template = changeNodes(await readTemplate('import-candidates-to-talentry'), isTalentry, {
		// All that is imported also goes into the pool of the fair.
		poolIds: "={{ [...new Set([...($json.pools ?? []).map((pool) => pool.id), 'pool-events'])] }}",
	});
	await n8n.importWorkflow(template);
	await n8n.importWorkflow(acceptedConsents);
	const server = await n8n.start();
	const trigger = template.nodes.find(({ type }) => type.endsWith('.candidateImportTrigger'));
	const play: Play = {
		stage,
		checks,
		address: `${server.url}/webhook/${String(trigger?.webhookId)}`,
		token: accountsOf(stage.sandbox.url).candidateImportApi.token,
	};
	try {
		const api = await signIn(server.url, stage.installation);
		await api.activate(template.id);
		await api.activate(acceptedConsents.id);
		// n8n registers the webhooks of a workflow soon after it is activated.
		await waitFor('the webhook is served', async () => (await fetch(play.address)).ok);
		await byProgram(play);
		await refusals(play);
		await atThePage(play, api);
	} finally {
		await server.stop();
	}
}

/** Reports each consent that a talent gives. */
const acceptedConsents: Workflow = {
	id: 'consents-accepted',
	name: 'Consents That Were Accepted',
	nodes: [
		{
			id: 'a1',
			name: 'Consent Accepted',
			type: 'n8n-nodes-recruiting.talentryTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				event: 'consentChanged',
				consentStates: ['accepted'],
			},
			credentials: { talentryApi: { id: 'talentryApi', name: 'talentryApi' } },
		},
		{
			id: 'a2',
			name: 'Reported',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [200, 0],
			parameters: {},
		},
	],
	connections: { 'Consent Accepted': { main: [[{ node: 'Reported', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

async function send(play: Play, init: RequestInit, query = ''): Promise<Answer> {
	const response = await fetch(play.address + query, {
		method: 'POST',
		...init,
		headers: { authorization: `Bearer ${play.token}`, ...init.headers },
	});
	const text = await response.text();
	return { status: response.status, body: z.record(z.unknown()).parse(JSON.parse(text)) };
}

async function sendJson(play: Play, body: unknown): Promise<Answer> {
	const headers = { 'content-type': 'application/json' };
	return await send(play, { headers, body: JSON.stringify(body) });
}

function talents({ stage }: Play): KeptTalent[] {
	return [...(stage.sandbox.state.talentry.tenants.get('acme')?.talents.values() ?? [])];
}

function talentOf(play: Play, lastName: string): KeptTalent {
	const found = talents(play).find(({ record }) => record.lastName === lastName);
	if (!found) throw new Error(`${lastName} is not in Talentry`);
	return found;
}

async function byProgram(play: Play): Promise<void> {
	const { checks } = play;
	const sendAll = async () => [
		await sendJson(play, ownForm),
		await sendJson(play, jsonResume),
		await send(play, {
			headers: { 'content-type': 'application/ld+json' },
			body: JSON.stringify(schemaOrgPerson),
		}),
		await send(play, { body: await formWithCv() }),
	];
	const results = (answers: Answer[]) => answers.map(({ status, body }) => [status, body.result]);
	const before = talents(play).length;

	await checks.check('Three forms of JSON and a form with a CV become four talents', async () => {
		const answers = await sendAll();
		deepStrictEqual(
			results(answers),
			answers.map(() => [200, 'created']),
		);
		for (const { body } of answers) match(String(body.profileUrl), /^http/);
		strictEqual(talents(play).length, before + 4);
		for (const lastName of ['Versuch', 'van der Berg', 'Amostra', 'Höhne']) {
			const { record, notes } = talentOf(play, lastName);
			ok(record.experience.length > 0, `${lastName} has experience`);
			ok(
				record.pools.some(({ id }) => id === 'pool-events'),
				`${lastName} is in the pool`,
			);
			strictEqual(notes.length, 1, `${lastName} has a note`);
		}
	});
	await checks.check('Posted again, none is created, and changes are reported', async () => {
		const answers = await sendAll();
		deepStrictEqual(
			results(answers),
			answers.map(() => [200, 'alreadyExists']),
		);
		const { body } = await sendJson(play, { ...ownForm, location: 'Bonn' });
		strictEqual(body.result, 'updated');
		deepStrictEqual(body.changes, [{ field: 'location', from: null, to: 'Bonn' }]);
		strictEqual(talents(play).length, before + 4);
	});
}

/** What n8n would do to a request by itself must not come before our own answers. */
async function refusals(play: Play): Promise<void> {
	const { checks, address } = play;
	const headers = { 'content-type': 'application/json' };
	const before = talents(play).length;
	await checks.check('Wrong requests are refused, each with its status', async () => {
		const executable = new FormData();
		executable.append('firstName', 'A');
		executable.append('lastName', 'B');
		executable.append('cv', new Blob(['MZ\u0090']), 'cv.pdf');
		const large = 'x'.repeat(50 * 1024 * 1024);
		const answers = {
			'no token': await send(play, { headers: { ...headers, authorization: '' }, body: '{}' }),
			'a cut off body': await send(play, { headers, body: '{"firstName": ' }),
			'wrong fields': await sendJson(play, { firstName: 'A', links: [{ url: 'javascript:x' }] }),
			'an executable': await send(play, { body: executable }),
			'50 MB': await send(play, { headers, body: large }),
			'another type': await send(play, { headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
			'a broken form': await send(play, {
				headers: { 'content-type': 'multipart/form-data; boundary=x' },
				body: '--x\r\nno end',
			}),
		};
		const statuses = Object.entries(answers).map(([what, { status }]) => `${what}: ${status}`);
		deepStrictEqual(statuses, [
			'no token: 401',
			'a cut off body: 400',
			'wrong fields: 400',
			'an executable: 415',
			'50 MB: 413',
			'another type: 415',
			'a broken form: 415',
		]);
		deepStrictEqual(answers['wrong fields'].body.errors, [
			{ field: 'lastName', message: 'is missing' },
			{
				field: 'links[0].url',
				message: 'must be an address that begins with http:// or https://',
			},
		]);
		strictEqual(talents(play).length, before);
	});
	await checks.check('The JSON Schemas can be downloaded', async () => {
		for (const name of ['candidate', 'json-resume', 'schema-org']) {
			const response = await fetch(`${address}?schema=${name}`);
			strictEqual(response.status, 200);
			z.object({ title: z.string(), properties: z.object({}) }).parse(await response.json());
		}
	});
}

/** Fields for the address of the page, behind the #, as a bookmark of a person has them. */
const prefilled = new URLSearchParams({
	firstName: 'Sabine <b>Sourcing</b>',
	lastName: 'Stellvertreter',
	email: 'sabine.stellvertreter@example.com',
	links: 'https://www.linkedin.com/in/sabine-stellvertreter',
	'experience[0].title': 'Maschinenbauingenieurin',
	'experience[0].company': 'Muster Maschinen GmbH',
	'experience[0].from': '2019-04',
	'education[0].degree': 'M. Sc. Maschinenbau',
	'education[0].institution': 'Hochschule Musterstadt',
	skills: 'CAD,Projektleitung',
	languages: 'Deutsch: Muttersprache',
	notes: 'Auf der Messe getroffen',
	lang: 'en',
}).toString();

/** A page about a person, as a portfolio or a network may have it; its e-mail is none. */
const profilePage = `<title>Lena</title><h1>Lena &lt;Lesezeichen&gt;</h1>
<script type="application/ld+json">${JSON.stringify({
	'@context': 'https://schema.org',
	'@type': 'ProfilePage',
	mainEntity: {
		'@type': 'Person',
		givenName: 'Lena',
		familyName: 'Lesezeichen',
		email: 'on request',
		worksFor: { '@type': 'Organization', name: 'Beispiel AG' },
	},
})}</script>`;

async function atThePage(play: Play, api: EditorApi): Promise<void> {
	const { checks, stage } = play;
	const executable = findChromium();
	if (!executable) {
		if (process.env.CI !== 'true') return checks.skip('The page', 'there is no Chromium');
		throw new Error('There is no Chromium');
	}
	await mkdir(pictures, { recursive: true });
	const { page, close } = await openPage(stage.installation, executable);
	const troubles: string[] = [];
	page.on('pageerror', (error) => troubles.push(String(error)));
	try {
		await visit(play, page, api);
		await checks.check('Nothing went wrong in the browser', () => deepStrictEqual(troubles, []));
	} catch (error) {
		await page.screenshot({ path: join(repository, 'out/e2e/failed.png') });
		throw error;
	} finally {
		await close();
	}
}

async function visit(play: Play, page: Page, api: EditorApi): Promise<void> {
	const { checks, address, token, stage } = play;
	const say = async (text: string) => await page.locator(`text=${text}`).first().waitFor();
	const press = async (name: string) =>
		await page.getByRole('button', { name, exact: true }).click();
	const picture = async (name: string, fullPage = false) =>
		await page.screenshot({ path: join(pictures, name), fullPage });

	await checks.check('The page asks for the token, and keeps it out of its address', async () => {
		await page.goto(`${address}#${prefilled}`);
		await page.getByLabel('Access token').fill('not the right token');
		await press('Open');
		await say('The token is not the right one.');
		await page.getByLabel('Access token').fill(token);
		await press('Open');
		await page.getByLabel('First name').waitFor();
		strictEqual(page.url(), address);
	});

	await checks.check('A person corrects a field and sends; HTML in a name is text', async () => {
		const first = page.getByLabel('First name');
		strictEqual(await first.inputValue(), 'Sabine <b>Sourcing</b>');
		await first.fill('Sabine');
		await page.getByLabel('Talent status').selectOption({ label: 'Interessiert' });
		await page.getByLabel('Preferred language').selectOption({ label: 'Deutsch' });
		await page.getByLabel('Ehemalige <Alumni>').check();
		await say('This talent is not in Talentry yet.');
		await picture('sourcing-page.png', true);
		await press('Send to Talentry');
		await say('The talent was created.');
		const { record, notes } = talentOf(play, 'Stellvertreter');
		deepStrictEqual(
			[record.firstName, record.status.id, record.language],
			['Sabine', 'status-interested', 'de'],
		);
		deepStrictEqual(record.pools.map(({ id }) => id).sort(), ['pool-alumni', 'pool-events']);
		deepStrictEqual(
			notes.map(({ text }) => text),
			['Auf der Messe getroffen'],
		);
	});

	await checks.check('An existing talent shows the banner and what would change', async () => {
		await page.goto('about:blank');
		await page.goto(`${address}#token=${token}&${prefilled}&phone=%2B49%20228%204711`);
		await say('This talent already exists!');
		await page.getByLabel('First name').fill('Sabine');
		await press('Look for an existing talent');
		await page.locator('.banner tbody tr').first().waitFor();
		await waitFor('the differences are of what is typed', async () => {
			const rows = await page.locator('.banner tbody tr').allInnerTexts();
			return rows.length === 1 && /Phone\s+–\s+\+49 228 4711/.test(rows[0] ?? '');
		});
		const link = await page.locator('.banner a').first().getAttribute('href');
		match(String(link), /\/talents\//);
		await picture('sourcing-existing.png');
		await press('Update talent');
		await say('The talent was updated.');
		strictEqual(talentOf(play, 'Stellvertreter').record.phone, '+49 228 4711');
	});

	const link = await checks.check('The consent link is shown, to be copied', async () => {
		await page.getByRole('button', { name: 'Generate link', exact: true }).click();
		const field = page.locator('input[readonly]');
		await field.waitFor();
		await press('Copy');
		await say('Copied');
		strictEqual(talentOf(play, 'Stellvertreter').record.consent?.state, 'requested');
		await picture('sourcing-consent.png', true);
		return await field.inputValue();
	});
	await checks.check('No second request by e-mail, and no unlocking where it is off', async () => {
		await press('Send e-mail');
		await say('already requested');
		strictEqual(await page.locator('text=Unlock by hand').count(), 0);
	});
	await checks.check('The bookmarklet passes on what a profile page says of itself', async () => {
		await page.goto('about:blank');
		await page.goto(`${address}#token=${token}&lang=en`);
		await page.locator('summary').click();
		const bookmark = (await page.locator('a.bookmarklet').getAttribute('href')) ?? '';
		match(bookmark, /^javascript:/);
		await page.goto(`${stage.sandbox.url}/`);
		await page.setContent(profilePage);
		await page.evaluate('window.open = (address) => { window.passedOn = address; }');
		await page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))");
		const requests = stage.sandbox.state.requests.length;
		await page.evaluate(decodeURIComponent(bookmark.replace('javascript:', '')));
		const passedOn = String(await page.evaluate('window.passedOn'));
		ok(passedOn.startsWith(`${address}#page=`), passedOn.slice(0, 200));
		strictEqual(stage.sandbox.state.requests.length, requests, 'It sends nothing by itself');

		await page.goto('about:blank');
		await page.goto(`${passedOn}&token=${token}&lang=en`);
		await page.getByLabel('First name').waitFor();
		await waitFor('the structured data is filled in', async () => {
			return (await page.getByLabel('Last name').inputValue()) === 'Lesezeichen';
		});
		strictEqual(await page.getByLabel('Company').inputValue(), 'Beispiel AG');
		strictEqual(
			await page
				.locator('fieldset', { has: page.locator('legend:text-is("Notes")') })
				.locator('textarea')
				.inputValue(),
			'Lena <Lesezeichen>',
		);
		await say('mainEntity.email');
	});
	await checks.check('The page is there in German, too', async () => {
		await page.goto('about:blank');
		await page.goto(`${address}#token=${token}&lang=de`);
		await page.getByRole('button', { name: 'An Talentry senden' }).waitFor();
		await picture('sourcing-page-german.png');
	});

	await checks.check('The talent accepts, and the trigger reports it', async () => {
		ok(link, 'There is a link');
		await page.goto(link);
		await page.getByRole('button', { name: 'Zustimmen', exact: true }).click();
		await page.locator('text=Sie haben zugestimmt').waitFor();
		const { record } = talentOf(play, 'Stellvertreter');
		strictEqual(record.consent?.state, 'accepted');
		const execution = await waitFor(
			'the trigger reports the acceptance',
			async () => (await api.executions(acceptedConsents.id))[0],
			pollSeconds,
		);
		const reported = itemsOf(await api.execution(execution.id), 'Reported');
		deepStrictEqual(
			reported.map(({ json }) => json.id),
			[record.id],
		);
		ok(stage.sandbox.state.requests.length > 0);
	});
}
