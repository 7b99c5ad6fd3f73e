import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { OWNER, signIn } from '../api';
import type { Checks } from '../checks';
import { findChromium, openPage } from '../chromium';
import type { Locator, Page } from '../chromium';
import { dueApplications, expectArrived, linksOf } from '../expectations';
import { repository } from '../places';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { readTemplate, readTemplates } from '../templates';
import type { Workflow } from '../templates';

/** Pictures of the README are taken anew on demand only, so that a test run changes no file of it. */
const pictures = join(repository, process.env.SCREENSHOTS === '1' ? 'docs/images' : 'out/e2e');

const PACKAGE = 'n8n-nodes-recruiting';

const PROBLEMS = [
	'node-issues',
	'canvas-node-status-warning',
	'canvas-node-status-issues',
	'canvas-node-status-validation',
];

/** What a person does in the editor: sign in, look at the template, choose jobs, run it. */
export async function browser(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('The editor in Chromium');
	const executable = findChromium();
	if (!executable) {
		if (process.env.CI !== 'true') return checks.skip('All', 'there is no Chromium');
		throw new Error('There is no Chromium');
	}
	await mkdir(pictures, { recursive: true });
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const template = await readTemplate('workwise-to-personio');
	const templates = await readTemplates();
	for (const one of templates) await n8n.importWorkflow(one);
	const server = await n8n.start();
	const chromium = await openPage(stage.installation, executable);
	try {
		const editor = await signIn(server.url, stage.installation);
		await checks.check('An AI agent is offered every node that acts, as a tool', async () => {
			const own = (await editor.nodeTypes()).filter((name) => name.startsWith(`${PACKAGE}.`));
			const tools = own.filter((name) => name.endsWith('Tool'));
			ok(tools.length > 0, 'There is no tool');
			const actions = own.filter((name) => !/(Trigger|Tool)$/.test(name));
			deepStrictEqual(tools.sort(), actions.map((name) => `${name}Tool`).sort());
		});
		await visit(chromium.page, server.url, template, stage, checks);
		await openEach(chromium.page, server.url, templates, checks);
	} catch (error) {
		await chromium.page.screenshot({ path: join(repository, 'out/e2e/failed.png') });
		throw error;
	} finally {
		await chromium.close();
		await server.stop();
	}
}

async function visit(page: Page, url: string, template: Workflow, stage: Stage, checks: Checks) {
	const names = namesOf(template);

	await checks.check('The owner signs in', async () => {
		await page.goto(`${url}/signin`);
		await page.locator('input[autocomplete="email"]').fill(OWNER.email);
		await page.locator('input[type="password"]').fill(OWNER.password);
		await page.keyboard.press('Enter');
		await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
	});

	async function openWorkflow(): Promise<void> {
		await openTemplate(page, url, template);
	}

	await checks.check('The template opens, and no node has a warning', async () => {
		await openWorkflow();
		await expectNoProblem(page);
		await takePicture(page, 'workflow.png');
	});

	for (const name of names) {
		await checks.check(`The panel of ${name} opens without a problem`, async () => {
			const panel = await openPanel(page, name);
			for (const problem of ['[data-test-id="parameter-issues"]', '.has-issues']) {
				strictEqual(await panel.locator(problem).count(), 0, problem);
			}
			await closePanel(page);
		});
	}

	await checks.check('The Job Link lists the jobs of both systems', async () => {
		await openPanel(page, 'Job Link');
		const source = await openList(page, 'sourceJob');
		for (const job of source) match(job, /^.+ · (open|closed|draft|archived) · ww-\d+$/i);
		await page.locator('[data-test-id="rlc-search"]:visible').fill('sales manager');
		const found = /^Sales Manager DACH · open · ww-102$/i;
		await waitFor('the list is searched', async () => {
			return (await listed(page).allInnerTexts()).some((text) => found.test(text.trim()));
		});
		await page.keyboard.press('Escape');
		const target = await openList(page, 'targetJob');
		ok(
			target.some((job) => /^Sales Manager DACH · open · 2002$/i.test(job)),
			target.join('\n'),
		);
		for (const job of target) match(job, / · open · \d+$/i, 'Only open jobs can be chosen');
		await takePicture(page, 'job-link.png');
		await page.keyboard.press('Escape');
		await closePanel(page);
	});

	await checks.check('Run in the editor, all nodes are green', async () => {
		const { state } = stage.sandbox;
		const links = linksOf(template);
		const due = dueApplications(state, links);
		await openWorkflow();
		await page.getByTestId('execute-workflow-button').click();
		for (const name of names) {
			await nodeOf(page, name).getByTestId('canvas-node-status-success').waitFor();
		}
		strictEqual(await page.getByTestId('canvas-node-status-error').count(), 0);
		expectArrived(state, due, links);
		await takePicture(page, 'finished-run.png');
	});
}

/** Every template, as a person sees it first. */
async function openEach(page: Page, url: string, templates: readonly Workflow[], checks: Checks) {
	for (const template of templates) {
		await checks.check(`${template.name} opens, and no node has a warning`, async () => {
			await openTemplate(page, url, template);
			await expectNoProblem(page);
			await takePicture(page, `template-${template.id}.png`, join(repository, 'out/e2e'));
		});
	}
}

async function openTemplate(page: Page, url: string, template: Workflow): Promise<void> {
	await page.goto(`${url}/workflow/${template.id}`);
	for (const name of namesOf(template)) await nodeOf(page, name).waitFor();
}

async function expectNoProblem(page: Page): Promise<void> {
	for (const problem of PROBLEMS) strictEqual(await page.getByTestId(problem).count(), 0, problem);
}

function namesOf(template: Workflow): string[] {
	return template.nodes.filter(({ type }) => !type.endsWith('.stickyNote')).map(({ name }) => name);
}

function nodeOf(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

async function openPanel(page: Page, name: string): Promise<Locator> {
	await nodeOf(page, name).dblclick();
	await page.getByTestId('node-parameters').waitFor();
	return page.getByTestId('ndv');
}

async function closePanel(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}

/** Opens the pick list in the first row of the links; what it shows. */
async function openList(page: Page, parameter: string): Promise<string[]> {
	const picker = page.getByTestId(`resource-locator-${parameter}`).first();
	// At the top of the panel, so that there is room for the list below it.
	await page.getByTestId('fixed-collection-links').evaluate((element) => {
		element.scrollIntoView(true);
	});
	await picker.getByTestId('rlc-input').click();
	// The chosen job is there at once; the others come from the system.
	await waitFor('the list is loaded', async () => (await listed(page).count()) > 3);
	return (await listed(page).allInnerTexts()).map((text) => text.trim());
}

function listed(page: Page): Locator {
	return page.locator('[data-test-id="rlc-item"]:visible');
}

async function takePicture(page: Page, name: string, folder = pictures): Promise<void> {
	await page.mouse.move(720, 20);
	await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
	// Until what moves on the page has come to rest.
	await page.waitForTimeout(1500);
	await page.screenshot({ path: join(folder, name) });
}
