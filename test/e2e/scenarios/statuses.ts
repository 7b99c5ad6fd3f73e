import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Cron from 'cron';
import { z } from 'zod';

import { OWNER, signIn } from '../api';
import type { Checks } from '../checks';
import { findChromium, openPage } from '../chromium';
import type { Page } from '../chromium';
import { expectSuccess } from '../expectations';
import { itemsOf } from '../n8n';
import type { Execution } from '../n8n';
import { repository } from '../places';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { changeNodes, readTemplate, withManualTrigger } from '../templates';
import type { Workflow } from '../templates';

const pictures = join(repository, process.env.SCREENSHOTS === '1' ? 'docs/images' : 'out/e2e');

const statusSchema = z.object({ id: z.string() });

/** What was written at inhire: application and status. */
function written(execution: Execution): string[] {
	return itemsOf(execution, 'Set Status')
		.filter(({ json }) => json.result === 'updated')
		.map(({ json }) => `${String(json.id)}: ${statusSchema.parse(json.status).id}`)
		.sort();
}

/** Statuses of eRecruiter reach inhire: only of applications made after the start, each change once. */
export async function statuses(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Statuses from eRecruiter to inhire');
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const template = withManualTrigger(await readTemplate('erecruiter-to-inhire-statuses'));
	await n8n.importWorkflow(template);

	const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
	async function apply(inhireId: string, stageId: number): Promise<number> {
		const application = {
			...{ recruitmentId: 5001, externalId: `inhire:${inhireId}`, stageId },
			...{ createdAt: inSeconds(1), modifiedAt: inSeconds(1) },
		};
		const made = await stage.control('POST', '/erecruiter/applications', application);
		return z.object({ ids: z.array(z.number()).min(1) }).parse(made).ids[0];
	}

	await checks.check('Applications made before the start take no part', async () => {
		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		deepStrictEqual(written(execution), []);
	});
	let changed = 0;
	await checks.check('An application made later is written, once', async () => {
		changed = await apply('iha-30107', 4);
		const first = await n8n.execute(template.id);
		expectSuccess(first);
		deepStrictEqual(written(first), ['iha-30107: interview']);
		deepStrictEqual(written(await n8n.execute(template.id)), []);
	});
	await checks.check('A changed status is written once more', async () => {
		const change = { stageId: 5, modifiedAt: inSeconds(2) };
		await stage.control('PATCH', `/erecruiter/applications/${changed}`, change);
		deepStrictEqual(written(await n8n.execute(template.id)), ['iha-30107: offer']);
	});
	await checks.check('A new custom status stops the run; once mapped, it is written', async () => {
		const custom = { name: 'Test językowy', type: 'Standard' };
		const made = await stage.control('POST', '/erecruiter/stages', custom);
		const { id } = z.object({ id: z.number() }).parse(made);
		await apply('iha-30108', id);
		const refused = await (await n8n.startExecution(template.id)).ended;
		match(refused.stdout + refused.stderr, /not complete: "Test językowy"/);
		const untouched = stage.sandbox.state.inhire.applications.find(
			(application) => application.id === 'iha-30108',
		);
		strictEqual(untouched?.status.id, 'new');

		const rows = [
			{ from: '101', to: 'cv-analysis' },
			{ from: '102', to: 'interview' },
			{ from: String(id), to: 'phone' },
		];
		const isMap = ({ name }: { name: string }) => name === 'Status Map';
		await n8n.importWorkflow(changeNodes(template, isMap, { mapJson: JSON.stringify(rows) }));
		deepStrictEqual(written(await n8n.execute(template.id)), ['iha-30108: phone']);
	});

	await checks.check('The schedule comes at 17:00 in Warsaw once on every day of a year', () => {
		expectDaily(template, stage);
	});
	await showPanel(stage, checks);
}

const scheduleSchema = z.object({ rule: z.object({ interval: z.array(z.unknown()).length(1) }) });

/** Asks n8n's own reading of the rule, and the clockwork that it uses, over both changes of the clock. */
function expectDaily(template: Workflow, { installation }: Stage): void {
	const node = template.nodes.find(({ type }) => type.endsWith('.scheduleTrigger'));
	const { timezone } = z.object({ timezone: z.string() }).parse(template.settings);
	const { rule } = scheduleSchema.parse(node?.parameters);
	const n8nRequire = createRequire(installation.require.resolve('n8n-core'));
	const schedule: { toCronExpression(interval: unknown, key: string): string } =
		installation.require('n8n-nodes-base/dist/nodes/Schedule/GenericFunctions.js');
	const { CronTime }: typeof Cron = n8nRequire('cron');
	const clockwork = new CronTime(schedule.toCronExpression(rule.interval[0], 'any'), timezone);

	const days = new Set<string>();
	let moment = new Date('2027-01-01T00:00:00Z');
	for (let run = 0; run < 365; run++) {
		const next = clockwork.getNextDateFrom(moment, timezone);
		strictEqual(next.setZone('Europe/Warsaw').toFormat('HH:mm'), '17:00');
		days.add(next.toISODate() ?? '');
		moment = next.toJSDate();
	}
	strictEqual(days.size, 365);
	strictEqual([...days].at(0), '2027-01-01');
	strictEqual([...days].at(-1), '2027-12-31');
}

/** The panel of the Status Map, as a person fills it. */
async function showPanel(stage: Stage, checks: Checks): Promise<void> {
	const executable = findChromium();
	if (!executable) {
		if (process.env.CI !== 'true') return checks.skip('The panel', 'there is no Chromium');
		throw new Error('There is no Chromium');
	}
	await mkdir(pictures, { recursive: true });
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const template = await readTemplate('erecruiter-to-inhire-statuses');
	const isMap = ({ name }: { name: string }) => name === 'Status Map';
	const empty = { mappingMode: 'defineBelow', value: null };
	const fromLists = { mapSource: 'lists', statusMap: empty };
	await n8n.importWorkflow(changeNodes(template, isMap, fromLists));
	const server = await n8n.start();
	const chromium = await openPage(stage.installation, executable);
	const { page } = chromium;
	try {
		await signIn(server.url, stage.installation);
		await checks.check('The Status Map loads both lists, and locks what is locked', async () => {
			await page.goto(`${server.url}/signin`);
			await page.locator('input[autocomplete="email"]').fill(OWNER.email);
			await page.locator('input[type="password"]').fill(OWNER.password);
			await page.keyboard.press('Enter');
			await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
			await page.goto(`${server.url}/workflow/${template.id}`);
			const node = page.locator('[data-test-id="canvas-node"][data-node-name="Status Map"]');
			await node.waitFor();
			await node.dblclick();
			await page.getByTestId('node-parameters').waitFor();
			strictEqual(await valueOf(page, 'Nowy · Locked'), 'Nowy');
			strictEqual(await valueOf(page, 'Spotkanie'), 'Spotkanie');
			strictEqual(await valueOf(page, 'Zadanie rekrutacyjne · Custom'), '');
			for (const status of ['Nowy', 'Złożenie oferty', 'Zatrudniony']) {
				ok(await rowOf(page, `${status} · Locked`).locator('input').first().isDisabled(), status);
			}
			notStrictEqual(await rowOf(page, 'Spotkanie').locator('input').first().isDisabled(), true);
			await page.mouse.move(720, 20);
			await page.waitForTimeout(1500);
			await page.screenshot({ path: join(pictures, 'status-map.png') });
		});
		await checks.check('All statuses are removed and loaded again with the menu', async () => {
			const rows = page.locator('.parameter-item', { has: page.locator('label') });
			const all = await rows.count();
			await chooseInMenu(page, 'removeAllFields');
			await waitFor('the rows are gone', async () => (await rows.count()) < all);
			strictEqual(await rowOf(page, 'Spotkanie').count(), 0);
			await chooseInMenu(page, 'addAllFields');
			await rowOf(page, 'Nowy · Locked').waitFor();
			strictEqual(await rows.count(), all);
			// Empty rows are left to the lock and the preset.
			ok(await rowOf(page, 'Nowy · Locked').locator('input').first().isDisabled());
			for (const status of ['Spotkanie', 'Zadanie rekrutacyjne · Custom']) {
				strictEqual(await rowOf(page, status).count(), 1, status);
			}
		});
	} catch (error) {
		await page.screenshot({ path: join(repository, 'out/e2e/failed.png') });
		throw error;
	} finally {
		await chromium.close();
		await server.stop();
	}
}

/** In the menu of the map itself. */
async function chooseInMenu(page: Page, action: string): Promise<void> {
	const menu = page.getByTestId('columns-parameter-input-options-container');
	await menu.getByTestId('action-toggle').locator('button').click();
	await page.getByTestId(`action-${action}`).click();
}

/** The row of a status of the source. */
function rowOf(page: Page, label: string) {
	return page.locator('.parameter-item', {
		has: page.locator(`label:has-text("${label}")`),
	});
}

async function valueOf(page: Page, label: string): Promise<string> {
	const input = rowOf(page, label).locator('input').first();
	await input.waitFor();
	return await input.inputValue();
}
