import { deepStrictEqual, strictEqual } from 'node:assert';

import type { Checks } from '../checks';
import { expectSuccess } from '../expectations';
import { itemsOf } from '../n8n';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { readTemplate, withManualTrigger } from '../templates';

const TEN_MINUTES = 600_000;

/** What a run that is killed leaves at Poption, the next run uses or removes. */
export async function poption(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('kill -9 while an export is waited for');
	const n8n = await stage.preparedN8n();
	const template = await readTemplate('nightly-export-to-file');
	await n8n.importWorkflow(withManualTrigger(template));

	const held = async () => await stage.sandbox.state.poption.exports.all();
	const starts = () =>
		stage.sandbox.state.requests.filter(
			({ method, path }) => method === 'POST' && path === '/poption/v1/exports',
		).length;

	/** Starts a run and kills it when the time is right. */
	async function killWhen(what: string, isTime: () => Promise<boolean>): Promise<void> {
		const run = await n8n.startExecution(template.id);
		try {
			await waitFor(what, async () => {
				if (!run.isRunning())
					throw new Error(`The run ended by itself:\n${run.printed().slice(-2000)}`);
				return await isTime();
			});
		} finally {
			await run.kill();
		}
	}

	await checks.check('Killed while it runs: the next run waits for the same export', async () => {
		stage.sandbox.reset();
		await stage.control('PATCH', '/poption/settings', { durationMs: TEN_MINUTES });
		await killWhen('the export runs', async () => (await held()).length === 1);
		const [{ id } = { id: '' }] = await held();
		await stage.control('PATCH', `/poption/exports/${id}`, { fate: 'finish' });

		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		const [item] = itemsOf(execution, 'Export Candidates');
		deepStrictEqual([item?.json.id, item?.json.reused, item?.json.removed], [id, true, true]);
		strictEqual(starts(), 1);
		deepStrictEqual(await held(), []);
	});

	await checks.check('Killed while it downloads: the next run leaves nothing', async () => {
		stage.sandbox.reset();
		await stage.control('PATCH', '/poption/settings', { durationMs: 10 });
		const slow = {
			vendor: 'poption',
			route: 'downloadExport',
			fault: 'slow',
			delayMs: TEN_MINUTES,
		};
		await stage.control('POST', '/faults', slow);
		const { faults } = stage.sandbox.state;
		await killWhen('the file is asked for', async () => faults.some(({ fired }) => fired > 0));
		await stage.control('DELETE', '/faults');

		const execution = await n8n.execute(template.id);
		expectSuccess(execution);
		strictEqual(itemsOf(execution, 'Export Candidates').length, 1);
		strictEqual(starts(), 1);
		deepStrictEqual(await held(), []);
	});
}
