import { deepStrictEqual, ok, strictEqual } from 'node:assert';
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

/** The template runs by its schedule, and remembers when its links started. */
export async function production(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('The active workflow in the running server');
	stage.sandbox.reset();
	const { state } = stage.sandbox;
	const n8n = await stage.preparedN8n();
	const workflow = withLinksSince(everySeconds(await readTemplate('workwise-to-personio'), 3), '');
	const links = linksOf(workflow);
	await n8n.importWorkflow(workflow);

	let server = await n8n.start();
	let api = await signIn(server.url, stage.installation);
	try {
		await checks.check('Activated, it leaves older applications where they are', async () => {
			await api.activate(workflow.id);
			const execution = await nextExecution(api, workflow.id);
			expectSuccess(execution);
			ok(itemsOf(execution, 'Job Link', 3).length > 0, 'The seeds are older than the links');
			strictEqual(itemsOf(execution, 'Job Link').length, 0);
			strictEqual(state.personio.applications.length, 0);
		});

		const starts = await checks.check('It keeps when each link started', async () => {
			const kept = await startsOf(api, workflow.id);
			const missing = links.filter(({ sourceJobId }) => !kept[sourceJobId]);
			deepStrictEqual(missing, []);
			return kept;
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

		await checks.check(
			'After a restart the links have the same start, and it goes on',
			async () => {
				await server.stop();
				[server, api] = await startAgain(n8n.start, stage);
				const fresh = await letArrive(stage, { jobId: 'ww-103' });
				await waitUntilConfirmed(fresh);
				expectArrived(state, fresh, links);
				expectNoDoubles(state);
				deepStrictEqual(await startsOf(api, workflow.id), starts);
			},
		);
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

async function startsOf(api: EditorApi, workflowId: string): Promise<Record<string, string>> {
	const schema = z.object({ 'node:Job Link': z.object({ starts: z.record(z.string()) }) });
	return schema.parse(await api.staticData(workflowId))['node:Job Link'].starts;
}
