import { match, ok, strictEqual } from 'node:assert';
import { z } from 'zod';

import type { Application } from '../../sandbox/workwise/model';
import { signIn } from '../api';
import type { EditorApi } from '../api';
import type { Checks } from '../checks';
import { expectArrived, expectNoDoubles, expectSuccess, linksOf } from '../expectations';
import { itemsOf } from '../n8n';
import type { Execution, Server } from '../n8n';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { everySeconds, readTemplate, withLinksSince } from '../templates';

const added = z.object({ ids: z.array(z.string()) });

/** Applications arrive at Workwise while the workflow is active. */
export async function letArrive(
	stage: Stage,
	wanted: { count?: number; jobId: string; documents?: number; submittedAt?: string },
): Promise<Application[]> {
	const { ids } = added.parse(await stage.control('POST', '/workwise/applications', wanted));
	return ids.flatMap((id) => stage.sandbox.state.workwise.findApplication(id) ?? []);
}

export async function waitUntilConfirmed(applications: readonly Application[], seconds = 60) {
	const isDone = () => applications.every((one) => one.export.state === 'confirmed');
	await waitFor('the applications are confirmed', isDone, seconds);
}

/** The template runs by its schedule; its links say when they start. */
export async function production(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('The active workflow in the running server');
	stage.sandbox.reset();
	const { state } = stage.sandbox;
	const n8n = await stage.preparedN8n();
	const template = everySeconds(await readTemplate('workwise-to-personio'), 3);
	const workflow = withLinksSince(template, new Date().toISOString());
	const links = linksOf(workflow);
	await n8n.importWorkflow(workflow);
	const unstarted = {
		...withLinksSince(template, ''),
		id: 'without-start',
		name: 'Links without a start',
	};
	await n8n.importWorkflow(unstarted);

	let server = await n8n.start();
	let api = await signIn(server.url, stage.installation);
	try {
		await checks.check('Without a start, the active workflow asks for it', async () => {
			await api.activate(unstarted.id);
			const { id } = await waitFor('the execution has failed', async () => {
				const ended = await api.endedExecutions(unstarted.id);
				return ended.find(({ status }) => status === 'error');
			});
			await api.deactivate(unstarted.id);
			const { error } = (await api.execution(id)).data.resultData;
			match(error?.message ?? '', /'Applications Since' is empty in row 1, 2, 3/);
			strictEqual(state.personio.applications.length, 0);
		});

		await checks.check('Activated, it leaves older applications where they are', async () => {
			await api.activate(workflow.id);
			const execution = await nextExecution(api, workflow.id);
			expectSuccess(execution);
			ok(itemsOf(execution, 'Job Link', 3).length > 0, 'The seeds are older than the links');
			strictEqual(itemsOf(execution, 'Job Link').length, 0);
			strictEqual(state.personio.applications.length, 0);
		});

		await checks.check('New applications are moved, with their documents', async () => {
			const fresh = [
				...(await letArrive(stage, { count: 3, jobId: 'ww-101', documents: 2 })),
				...(await letArrive(stage, { count: 2, jobId: 'ww-102', documents: 3 })),
			];
			await waitUntilConfirmed(fresh);
			expectArrived(state, fresh, links);
			strictEqual(state.personio.applications.length, fresh.length);
		});

		await checks.check('One that was submitted before the start goes to Older', async () => {
			const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
			const [late] = await letArrive(stage, { jobId: 'ww-101', submittedAt: anHourAgo });
			await waitFor(`${late?.id} is under Older`, async () => {
				const execution = await nextExecution(api, workflow.id);
				return itemsOf(execution, 'Job Link', 3).some(({ json }) => json.id === late?.id);
			});
			strictEqual(late?.export.state, 'due');
		});

		await checks.check('After a restart it goes on', async () => {
			await server.stop();
			[server, api] = await startAgain(n8n.start, stage);
			const fresh = await letArrive(stage, { jobId: 'ww-103' });
			await waitUntilConfirmed(fresh);
			expectArrived(state, fresh, links);
			expectNoDoubles(state);
			// Nothing was kept that a restart, or a worker of queue mode, could lose.
			strictEqual(JSON.stringify(await api.staticData(workflow.id)).includes('Job Link'), false);
		});
	} finally {
		await server.stop();
	}
}

async function startAgain(
	start: () => Promise<Server>,
	{ installation }: Stage,
): Promise<[Server, EditorApi]> {
	const server = await start();
	return [server, await signIn(server.url, installation)];
}

/** An execution that began after the call, when it has ended. */
async function nextExecution(api: EditorApi, workflowId: string): Promise<Execution> {
	const known = new Set((await api.executions(workflowId)).map(({ id }) => id));
	const { id } = await waitFor('the next execution', async () => {
		return (await api.endedExecutions(workflowId)).find((one) => !known.has(one.id));
	});
	return await api.execution(id);
}
