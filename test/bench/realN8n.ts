import { z } from 'zod';
import { signIn } from '../e2e/api';
import { installRealN8n } from '../e2e/install';
import type { Server } from '../e2e/n8n';
import { repository } from '../e2e/places';
import { waitFor } from '../e2e/processes';
import { publishPackage } from '../e2e/publishedPackage';
import { setStage } from '../e2e/stage';
import type { Workflow } from '../e2e/templates';

/** What a workflow of the bench begins with; its path is the workflow's id. */
export function webhookNode(workflowId: string) {
	return {
		id: 'started-by-the-bench',
		name: 'Start',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		webhookId: workflowId,
		parameters: { path: workflowId, responseMode: 'lastNode', responseData: 'noData' },
	};
}

/** Milliseconds that each node took, by its name. */
export type NodeTimes = ReadonlyMap<string, number>;

/**
 * Runs a workflow in a real n8n as its users have it: the installed package, a server process, nothing kept of the
 * executions. Each node's time is what passes between the lines that n8n logs when it starts and when it ends.
 */
export async function runInRealN8n(workflow: Workflow, rounds: number): Promise<NodeTimes[]> {
	const installation = await installRealN8n();
	const published = await publishPackage(repository);
	const stage = await setStage(installation, published);
	try {
		const n8n = await stage.preparedN8n({
			N8N_LOG_LEVEL: 'debug',
			N8N_LOG_FORMAT: 'json',
			N8N_RUNNERS_TASK_TIMEOUT: '300',
		});
		await n8n.importWorkflow({
			...workflow,
			settings: { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' },
		});
		const server = await n8n.start();
		try {
			const api = await signIn(server.url, installation);
			await api.activate(workflow.id);
			const times: NodeTimes[] = [];
			for (let round = 0; round < rounds; round++) {
				times.push(await timeOneRun(server, workflow.id));
			}
			return times;
		} finally {
			await server.stop();
		}
	} finally {
		await stage.close();
		await published.remove();
	}
}

const lineSchema = z.object({
	message: z.string(),
	metadata: z.object({ timestamp: z.string().datetime() }),
});

async function timeOneRun(server: Server, workflowId: string): Promise<NodeTimes> {
	const before = server.printed().length;
	let answer = await fetch(`${server.url}/webhook/${workflowId}`);
	// A moment passes between the activation and the first run that n8n takes.
	await waitFor('the webhook', async () => {
		if (answer.status === 404) answer = await fetch(`${server.url}/webhook/${workflowId}`);
		return answer.status !== 404;
	});
	const log = server.printed().slice(before);
	if (!answer.ok)
		throw new Error(`The run failed: ${answer.status} ${await answer.text()}\n${log}`);

	const started = new Map<string, number>();
	const times = new Map<string, number>();
	for (const text of log.split('\n')) {
		const found = /Running node \\"(.+?)\\" (started|finished successfully)/.exec(text);
		if (!found) continue;
		const [, name = '', event] = found;
		const moment = Date.parse(lineSchema.parse(JSON.parse(text)).metadata.timestamp);
		if (event === 'started') started.set(name, moment);
		else times.set(name, moment - (started.get(name) ?? moment));
	}
	return times;
}
