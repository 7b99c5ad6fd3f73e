import { match, ok, strictEqual } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

import type { Application } from '../../sandbox/workwise/model';
import { sign, signatureCredential } from '../../workflows/candidateImport/support';
import { signIn } from '../api';
import type { EditorApi } from '../api';
import type { Checks } from '../checks';
import { expectArrived, expectNoDoubles, linksOf } from '../expectations';
import { itemsOf } from '../n8n';
import type { ExecutionItem, Server } from '../n8n';
import { pollEverySeconds } from '../pollTimes';
import { waitFor } from '../processes';
import type { RunningProcess } from '../processes';
import { startQueue } from '../queue';
import type { Queue } from '../queue';
import { sandboxCredentials } from '../sandboxCredentials';
import type { Stage } from '../stage';
import { startedByPolls } from '../startedByPolls';
import { readTemplate, withLinksSince } from '../templates';
import type { Workflow } from '../templates';
import { letArrive, waitUntilConfirmed } from './production';

const JOBS = ['ww-101', 'ww-102'];

/**
 * A worker begins with empty static data, and what a node writes there takes the place of all that the workflow has
 * stored. So none of ours writes any in an execution; the triggers beside them keep what they know.
 */
export async function memory(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('What is remembered in queue mode, over restarts');
	const queue = await startQueue();
	if (Array.isArray(queue)) return checks.skip('All', `not installed: ${queue.join(', ')}`);
	try {
		await withQueue(queue, stage, checks);
	} finally {
		await queue.stop();
	}
}

async function withQueue(queue: Queue, stage: Stage, checks: Checks): Promise<void> {
	stage.sandbox.reset();
	await stage.control('PATCH', '/limits', { workwise: null });
	const { state } = stage.sandbox;
	const template = withLinksSince(await readTemplate('workwise-to-personio'), '');
	const links = linksOf(template);
	const polled = startedByPolls(template);
	const imported = startedByImports(template);

	const main = await stage.freshN8n(queue.environment);
	await main.importCredentials(
		(await sandboxCredentials(stage.sandbox.url)).map((credential) =>
			credential.type === 'candidateImportApi'
				? { ...credential, data: signatureCredential }
				: credential,
		),
	);
	await main.importWorkflow(polled, imported);

	let server = await main.start();
	const workers: RunningProcess[] = [];
	try {
		for (let count = 0; count < 2; count += 1) {
			workers.push(await (await stage.freshN8n(queue.environment)).startWorker());
		}
		let api = await signIn(server.url, stage.installation);
		const restart = async (meanwhile: () => Promise<void>) => {
			await server.stop();
			await meanwhile();
			server = await main.start();
			api = await signIn(server.url, stage.installation);
		};
		const arrived: Application[] = [];
		const letSomeArrive = async () => {
			for (const jobId of JOBS) {
				arrived.push(...(await letArrive(stage, { count: 2, jobId, documents: 0 })));
			}
		};

		await checks.check('Workwise Trigger beside a Job Link without starts exports', async () => {
			await api.activatePolls(polled.id);
			await letSomeArrive();
			await waitUntilConfirmed(arrived, 60);
			for (const worker of workers) ok(worker.isRunning());
		});
		await checks.check('It loses no event over a restart', async () => {
			await restart(letSomeArrive);
			await waitUntilConfirmed(arrived, 60);
			await letSomeArrive();
			await waitUntilConfirmed(arrived, 60);
			expectArrived(state, arrived, links);
			expectNoDoubles(state);
		});
		await checks.check(
			'Each was offered once, and the start was the same in every run',
			async () => {
				await delay(2000 * pollEverySeconds);
				const offered = await itemsOfAll(api, polled.id, 'Create Application');
				strictEqual(offered.length, arrived.length);
				const given = await itemsOfAll(api, polled.id, 'Job Link');
				strictEqual(given.length, arrived.length);
				strictEqual(new Set(given.map(startOf)).size, 1);
				const stored = JSON.stringify(await api.staticData(polled.id));
				match(stored, /node:Workwise Trigger/);
				strictEqual(/node:(Job Link|Create|Confirm)/.test(stored), false);
			},
		);
		await checks.check(
			'A trigger whose place was lost says so, and gives what it missed',
			async () => {
				await restart(async () => {
					await queue.postgres.query(
						`UPDATE workflow_entity SET "staticData" = '{"global":{"of":"another node"}}' WHERE id = '${polled.id}'`,
					);
					await letSomeArrive();
				});
				const { id } = await waitFor('the failed execution', async () =>
					(await api.endedExecutions(polled.id)).find(({ status }) => status === 'error'),
				);
				const { error } = (await api.execution(id)).data.resultData;
				match(
					error?.message ?? '',
					/^What n8n had stored for the trigger was lost, so it reads again/,
				);
				await waitUntilConfirmed(arrived, 60);
				expectArrived(state, arrived, links);
				expectNoDoubles(state);
				await api.deactivate(polled.id);
			},
		);
		await checks.check('"Received already" and used signatures outlive a restart', async () => {
			await api.activate(imported.id);
			await waitUntilServed(server);
			const sent = await send(server, 1);
			strictEqual(sent.status, 202);
			await waitFor('its execution', async () => (await api.endedExecutions(imported.id))[0]);
			// A later run must not wipe what the earlier ones have left.
			strictEqual((await send(server, 2)).status, 202);
			await waitFor('both', async () => (await api.endedExecutions(imported.id)).length === 2);
			strictEqual((await send(server, 1)).status, 409);
			await restart(async () => undefined);
			await waitUntilServed(server);
			strictEqual((await send(server, 1)).status, 409);
			strictEqual((await send(server, 2)).status, 409);
			strictEqual((await send(server, 1, sent.signature)).status, 401);
		});
	} finally {
		await server.stop();
		for (const worker of workers) await worker.stop();
	}
}

const importPath = 'memory-imports';

/** Candidates that go to a Job Link. */
function startedByImports(template: Workflow): Workflow {
	const link = template.nodes.filter(({ name }) => name === 'Job Link');
	return {
		id: importPath,
		name: 'Imports',
		nodes: [
			{
				id: 'import',
				name: 'Candidate Arrives',
				type: 'n8n-nodes-recruiting.candidateImportTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: importPath,
				parameters: { path: '', authentication: 'credential', responseMode: 'onReceived' },
				credentials: { candidateImportApi: { id: 'candidateImportApi', name: 'import' } },
			},
			...link.map((node) => ({ ...node, onError: 'continueRegularOutput' })),
		],
		connections: {
			'Candidate Arrives': { main: [[{ node: 'Job Link', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

async function waitUntilServed(server: Server): Promise<void> {
	let answer = '';
	await waitFor('the webhook', async () => {
		const response = await fetch(addressOf(server));
		answer = `${response.status} ${await response.text()}`;
		return response.ok;
	}).catch((error: unknown) => {
		throw new Error(`The webhook answers ${answer}`, { cause: error });
	});
}

const addressOf = ({ url }: Server) => `${url}/webhook/${importPath}`;

let signedAt = 0;

async function send(
	server: Server,
	person: number,
	given?: string,
): Promise<{ status: number; signature: string }> {
	const body = JSON.stringify({
		firstName: 'Nummer',
		lastName: String(person),
		email: `nummer.${person}@example.com`,
	});
	// A second later each time, so that only the candidate is the same.
	signedAt = Math.max(signedAt + 1000, Date.now());
	const signature = given ?? sign(body, signedAt);
	const headers = { 'content-type': 'application/json', 'x-signature': signature };
	const { status } = await fetch(addressOf(server), { method: 'POST', headers, body });
	return { status, signature };
}

async function itemsOfAll(
	api: EditorApi,
	workflowId: string,
	node: string,
): Promise<ExecutionItem[]> {
	const items: ExecutionItem[] = [];
	for (const { id } of await api.endedExecutions(workflowId)) {
		items.push(...itemsOf(await api.execution(id), node));
	}
	return items;
}

const routed = z.object({ link: z.object({ startedAt: z.string() }) });
const startOf = ({ json }: ExecutionItem) => routed.parse(json).link.startedAt;
