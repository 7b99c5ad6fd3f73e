import { ok, strictEqual } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { OWNER, signIn } from '../api';
import type { EditorApi } from '../api';
import type { Checks } from '../checks';
import { findChromium, openPage } from '../chromium';
import type { Page } from '../chromium';
import { expectNoDoubles } from '../expectations';
import type { N8n, Server } from '../n8n';
import { repository } from '../places';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { readTemplate } from '../templates';
import type { Workflow } from '../templates';

/** n8n polls no more often than each minute; after that a slow machine needs some time. */
const pollSeconds = 120;

/** Successful matches of matched.io become applications in Personio: by themselves, and by hand. */
export async function matches(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Matches from matched.io to Personio');
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const polled = await readTemplate('matched-io-to-personio');
	const form = await readTemplate('matched-io-export-one');
	await n8n.importWorkflow(polled);
	await n8n.importWorkflow(form);
	const server = await n8n.start();
	try {
		const api = await signIn(server.url, stage.installation);
		await byThemselves(stage, checks, api, polled);
		await byHand(stage, checks, { api, form, server });
		await afterRestart(stage, checks, { n8n, server, polled });
	} finally {
		await server.stop();
	}
}

async function byThemselves(stage: Stage, checks: Checks, api: EditorApi, workflow: Workflow) {
	const { matchedIo, personio } = stage.sandbox.state;
	await checks.check('Activated, the trigger leaves older matches where they are', async () => {
		await api.activate(workflow.id);
		const isKept = async () =>
			JSON.stringify(await api.staticData(workflow.id)).includes('startedAt');
		await waitFor('n8n has kept where the polls begin', isKept, pollSeconds);
		strictEqual(personio.applications.length, 0);
	});
	await checks.check('A new successful match is in Personio, and confirmed', async () => {
		const [id = ''] = await match(stage);
		await waitFor('it is confirmed', () => stateOf(stage, id) === 'confirmed', pollSeconds);
		strictEqual(personio.applications.length, 1);
		ok(matchedIo.findMatch(id), 'The match is there');
	});
	await checks.check('It is given out once, and so are those that follow', async () => {
		const ids = await match(stage, { count: 3, jobId: 'mj-402' });
		const areConfirmed = () => ids.every((id) => stateOf(stage, id) === 'confirmed');
		await waitFor('they are confirmed', areConfirmed, pollSeconds);
		const polls = pollsOf(stage);
		await waitFor('another poll is made', () => pollsOf(stage) > polls, pollSeconds);
		strictEqual(personio.applications.length, 4);
		expectNoDoubles(stage.sandbox.state);
	});
}

interface ByHand {
	api: EditorApi;
	form: Workflow;
	server: Server;
}

async function byHand(stage: Stage, checks: Checks, { api, form, server }: ByHand) {
	const executable = findChromium();
	if (!executable) {
		if (process.env.CI !== 'true') return checks.skip('The form', 'there is no Chromium');
		throw new Error('There is no Chromium');
	}
	await mkdir(join(repository, 'out/e2e'), { recursive: true });
	const trigger = form.nodes.find(({ type }) => type.endsWith('.formTrigger'));
	const address = `${server.url}/form/${String(trigger?.webhookId)}`;
	await api.activate(form.id);
	const { page, close } = await openPage(stage.installation, executable);
	try {
		await checks.check('The form is for those who are signed in', async () => {
			const answer = await fetch(address, { redirect: 'manual' });
			ok(answer.status !== 200, `It answers ${answer.status} without a login`);
		});
		await checks.check('A person picks a match in a form, and it is in Personio', async () => {
			// The latest one is of a job that has no counterpart in Personio.
			await stage.control('PATCH', '/matched-io/matches/mm-40402', { state: 'declined' });
			await signInBrowser(page, server.url);
			try {
				await submitFirst(page, address, 'Which one?');
				await submitFirst(page, undefined, 'Exported to Personio');
			} catch (error) {
				await page.screenshot({ path: join(repository, 'out/e2e/form.png') });
				throw error;
			}
			strictEqual(stateOf(stage, 'mm-40105'), 'confirmed');
		});
	} finally {
		await close();
	}
}

async function signInBrowser(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[autocomplete="email"]').fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await page.keyboard.press('Enter');
	await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
}

/** Chooses the first option, submits, and waits for what comes next. */
async function submitFirst(page: Page, address: string | undefined, next: string): Promise<void> {
	if (address) {
		await page.goto(address);
		// n8n asks whether the form may run in the name of who is signed in.
		await page.locator('button:has-text("Allow access")').click();
	}
	// The first entry only asks to choose one.
	await page.locator('select').selectOption({ index: 1 });
	await page.locator('#submit-btn').click();
	await page.locator(`text=${next}`).first().waitFor();
}

interface Restarted {
	n8n: N8n;
	server: Server;
	polled: Workflow;
}

/** What became successful while n8n was down. */
async function afterRestart(stage: Stage, checks: Checks, { n8n, server, polled }: Restarted) {
	await checks.check('Killed and started again, it gives what came meanwhile, once', async () => {
		const before = stage.sandbox.state.personio.applications.length;
		await server.kill();
		const ids = await match(stage, { count: 5, jobId: 'mj-403' });
		const again = await n8n.start();
		try {
			const areConfirmed = () => ids.every((id) => stateOf(stage, id) === 'confirmed');
			await waitFor(`the matches of ${polled.name} are confirmed`, areConfirmed, 2 * pollSeconds);
			strictEqual(stage.sandbox.state.personio.applications.length, before + 5);
			expectNoDoubles(stage.sandbox.state);
		} finally {
			await again.stop();
		}
	});
}

async function match(stage: Stage, body: object = {}): Promise<string[]> {
	const made = await stage.control('POST', '/matched-io/matches', body);
	return z.object({ ids: z.array(z.string()) }).parse(made).ids;
}

const stateOf = (stage: Stage, id: string) =>
	stage.sandbox.state.matchedIo.findMatch(id)?.export.state;

/** Polls so far: each asks whose account it is. */
const pollsOf = (stage: Stage): number =>
	stage.sandbox.state.requests.filter(({ path }) => path.endsWith('/matched-io/v1/account')).length;
