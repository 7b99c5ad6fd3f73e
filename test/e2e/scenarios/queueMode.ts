import { deepStrictEqual, match, strictEqual } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';

import type { Application } from '../../sandbox/workwise/model';
import { signIn } from '../api';
import type { Checks } from '../checks';
import { expectArrived, expectNoDoubles, linksOf } from '../expectations';
import type { RunningProcess } from '../processes';
import { startQueue } from '../queue';
import type { Queue } from '../queue';
import { sandboxCredentials } from '../sandboxCredentials';
import type { Stage } from '../stage';
import { everySeconds, readTemplate, withLinksSince } from '../templates';
import { letArrive, waitUntilConfirmed } from './production';

const JOBS = ['ww-101', 'ww-102', 'ww-103'];
const WAVES = 5;
const PER_WAVE_AND_JOB = 5;

/** Two workers share the executions; they overlap, and still nothing is doubled or lost. */
export async function queueMode(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('Queue mode with two workers');
	const queue = await startQueue();
	if (Array.isArray(queue)) return checks.skip('All', `not installed: ${queue.join(', ')}`);
	try {
		await withQueue(queue, stage, checks);
	} finally {
		await queue.stop();
	}
}

async function withQueue({ environment }: Queue, stage: Stage, checks: Checks): Promise<void> {
	stage.sandbox.reset();
	await stage.control('PATCH', '/limits', { workwise: null });
	const { state } = stage.sandbox;
	const template = everySeconds(await readTemplate('workwise-to-personio'), 2);
	const workflow = withLinksSince(template, new Date().toISOString());
	const links = linksOf(workflow);
	// As on three machines: each has its own folder with the package.
	const main = await stage.freshN8n(environment);
	await main.importCredentials(await sandboxCredentials(stage.sandbox.url));
	await main.importWorkflow(workflow);
	const running: RunningProcess[] = [];
	try {
		const workers: RunningProcess[] = [];
		const server = await checks.check('The main process and two workers start', async () => {
			const started = await main.start();
			running.push(started);
			while (workers.length < 2) {
				workers.push(await (await stage.freshN8n(environment)).startWorker());
			}
			running.push(...workers);
			return started;
		});
		if (!server) return;
		const api = await signIn(server.url, stage.installation);

		const fresh: Application[] = [];
		await checks.check('Applications that keep arriving are moved, each once', async () => {
			await api.activate(workflow.id);
			for (let wave = 0; wave < WAVES; wave += 1) {
				for (const jobId of JOBS) {
					const wanted = { count: PER_WAVE_AND_JOB, jobId, documents: 2 };
					fresh.push(...(await letArrive(stage, wanted)));
				}
				await delay(1500);
			}
			await waitUntilConfirmed(fresh, 120);
			expectArrived(state, fresh, links);
			expectNoDoubles(state);
			strictEqual(state.personio.applications.length, fresh.length);
			strictEqual(fresh.length, WAVES * JOBS.length * PER_WAVE_AND_JOB);
		});

		await checks.check('Both workers took part, and no execution failed', async () => {
			await api.deactivate(workflow.id);
			for (const worker of workers) match(worker.printed(), /started execution \d+/i);
			const statuses = (await api.executions(workflow.id)).map(({ status }) => status);
			const unwanted = statuses.filter((status) => ['error', 'crashed'].includes(status));
			deepStrictEqual(unwanted, []);
		});
	} finally {
		for (const started of running) await started.stop();
	}
}
