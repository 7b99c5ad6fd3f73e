import { deepStrictEqual, ok } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

import { accountsOf } from '../../support/accounts';
import { signIn } from '../api';
import type { Checks } from '../checks';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import { startedByPolls } from '../startedByPolls';
import { everySeconds, readTemplate, withLinksSince } from '../templates';
import type { Workflow } from '../templates';
import { randomFrom } from './arguments';
import type { KillArguments } from './arguments';
import { startCluster } from './cluster';
import type { Cluster } from './cluster';
import { countAll, isFlawless } from './counts';
import { POLLED_JOB, SCHEDULED_JOBS, startTraffic } from './traffic';

/** Milliseconds that the processes run between two kills, at least and at most. */
const [shortest, longest] = [500, 6000];

/** What may still be on its way after the last kill, e.g. an execution that Redis gives to another worker. */
const settleSeconds = 240;

/**
 * Processes are killed at random moments while applications are moved, by a schedule and by polls, and candidates are
 * imported. In the end each of them has arrived once, and the source knows.
 */
export async function killLoop(
	stage: Stage,
	checks: Checks,
	mode: 'queue' | 'regular',
	{ kills, seed }: KillArguments,
): Promise<void> {
	checks.subject(`kill -9 at random moments, ${mode} mode: ${kills} times, seed ${seed}`);
	stage.sandbox.reset();
	for (const vendor of ['workwise', 'personio', 'talentry']) {
		await stage.control('PATCH', '/limits', { [vendor]: null });
	}
	const workflows = await readWorkflows();
	const cluster = await startCluster(mode, stage, workflows);
	if (Array.isArray(cluster)) return checks.skip('All', `not installed: ${cluster.join(', ')}`);
	try {
		await withCluster(cluster, stage, checks, workflows, { kills, seed });
	} finally {
		await cluster.stop();
	}
}

async function withCluster(
	cluster: Cluster,
	stage: Stage,
	checks: Checks,
	workflows: readonly Workflow[],
	{ kills, seed }: { kills: number; seed: number },
): Promise<void> {
	const api = await signIn(cluster.url, stage.installation);
	for (const { id, nodes } of workflows) {
		const isPolled = nodes.some(({ type }) => type.endsWith('.workwiseTrigger'));
		await (isPolled ? api.activatePolls(id) : api.activate(id));
	}
	const imports = workflows.flatMap(({ nodes }) =>
		nodes.flatMap(({ webhookId }) => webhookId ?? []),
	);
	const webhook = `${cluster.url}/webhook/${String(imports[0])}`;
	await waitFor('the webhook', async () => (await fetch(webhook)).ok);

	const { token } = accountsOf(stage.sandbox.url).candidateImportApi;
	const traffic = startTraffic(stage, webhook, token);
	const random = randomFrom(seed);
	const killed = new Map<string, number>();
	await checks.check('The processes are killed, and start again', async () => {
		for (let count = 0; count < kills; count += 1) {
			await delay(shortest + random() * (longest - shortest));
			const victim = cluster.victims[Math.floor(random() * cluster.victims.length)] ?? 'main';
			await cluster.kill(victim);
			killed.set(victim, (killed.get(victim) ?? 0) + 1);
		}
	});
	console.log(`    ${[...killed].map(([victim, count]) => `${victim}: ${count}`).join(', ')}`);
	await checks.check('Every sender of a candidate gets its answer', async () => {
		await traffic.end();
	});
	const { state } = stage.sandbox;
	await checks.check('None is lost, none is doubled, all are confirmed', async () => {
		await waitFor(
			'everything arrives',
			async () => {
				await cluster.revive();
				return countAll(state, traffic).every(isFlawless);
			},
			settleSeconds,
		).catch(() => undefined);
		// What would be doubled now would come late.
		await delay(10_000);
		const counts = countAll(state, traffic);
		for (const { what, arrived, lost, doubled, unconfirmed } of counts) {
			console.log(
				`    ${arrived} ${what}: ${lost} lost, ${doubled} doubled, ${unconfirmed} unconfirmed`,
			);
			ok(arrived > 0, `No ${what}`);
		}
		deepStrictEqual(
			counts.filter((count) => !isFlawless(count)),
			[],
		);
	});
}

/**
 * Applications by schedule; applications by polls, with a list of what is due every half a minute for the executions
 * that n8n gives up when a worker dies; and candidates by webhook.
 */
async function readWorkflows(): Promise<Workflow[]> {
	const template = withLinksSince(
		await readTemplate('workwise-to-personio'),
		new Date().toISOString(),
	);
	const bySchedule = withJobs(everySeconds(template, 3), SCHEDULED_JOBS);
	const sweep = { ...everySeconds(template, 30), id: 'sweep', name: 'What the polls have left' };
	const chosen = { jobsOf: 'chosen', jobs: [POLLED_JOB] };
	return [
		bySchedule,
		withJobs(startedByPolls(template, chosen), [POLLED_JOB]),
		withJobs(sweep, [POLLED_JOB]),
		await readTemplate('import-candidates-to-talentry'),
	];
}

const jobLinks = z.object({
	link: z.array(z.object({ sourceJob: z.object({ value: z.string() }) }).passthrough()),
});

/** The same workflow with the links of these jobs alone. */
function withJobs(workflow: Workflow, jobs: readonly string[]): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (!node.type.endsWith('.recruitingJobLink')) return node;
		const { link } = jobLinks.parse(node.parameters.links);
		const links = { link: link.filter(({ sourceJob }) => jobs.includes(sourceJob.value)) };
		return { ...node, parameters: { ...node.parameters, links } };
	});
	return { ...workflow, nodes };
}
