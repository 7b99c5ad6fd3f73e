import { deepStrictEqual, strictEqual } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';

import { erecruiterPolls } from '../../workflows/triggers/erecruiter';
import { matchedIoPolls } from '../../workflows/triggers/matchedIo';
import { personioPolls } from '../../workflows/triggers/personio';
import type { Polled } from '../../workflows/triggers/polled';
import { talentryPolls } from '../../workflows/triggers/talentry';
import { teamtailorPolls } from '../../workflows/triggers/teamtailor';
import { workwisePolls } from '../../workflows/triggers/workwise';
import { signIn } from '../api';
import type { EditorApi } from '../api';
import type { Checks } from '../checks';
import { itemsOf } from '../n8n';
import type { Server } from '../n8n';
import { pollEverySeconds, pollTimes } from '../pollTimes';
import { waitFor } from '../processes';
import type { Stage } from '../stage';
import type { Workflow } from '../templates';

/** Milliseconds for which a call is held back so that the next poll begins meanwhile. */
const longerThanSchedule = 7000;

/** So long that a held call is never answered within the test. */
const forEver = 600_000;

const credentials: Record<string, string> = {
	erecruiterTrigger: 'erecruiterApi',
	matchedIoTrigger: 'matchedIoApi',
	personioTrigger: 'personioV2Api',
	talentryTrigger: 'talentryApi',
	teamtailorPollTrigger: 'teamtailorApi',
	teamtailorTrigger: 'teamtailorApi',
	workwiseTrigger: 'workwiseApi',
};

/** A workflow that does nothing with what starts it. */
function workflowOf(type: string, parameters: Record<string, unknown>): Workflow {
	const credential = credentials[type] ?? '';
	return {
		id: type,
		name: type,
		nodes: [
			{
				id: 'trigger',
				name: 'Trigger',
				type: `n8n-nodes-recruiting.${type}`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: type,
				parameters,
				credentials: { [credential]: { id: credential, name: credential } },
			},
			{
				id: 'given',
				name: 'Given',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [200, 0],
				parameters: {},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Given', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

const polls: Polled[] = [
	erecruiterPolls,
	personioPolls,
	workwisePolls,
	matchedIoPolls,
	talentryPolls,
	teamtailorPolls,
].flatMap((choices) => choices.slice(-1));

/** The items that have started the workflow so far, by the keys of their events. */
async function given(api: EditorApi, { type, keyOf }: Polled): Promise<string[]> {
	const keys: string[] = [];
	for (const { id, status } of await api.executions(type)) {
		if (status !== 'success') continue;
		const items = itemsOf(await api.execution(id), 'Given');
		keys.push(...items.map(({ json }) => keyOf?.(json) ?? String(json.id)));
	}
	return keys.sort();
}

/** Every trigger of the package in one n8n: what happens at the vendors starts its workflow once, whatever happens to n8n. */
export async function triggers(stage: Stage, checks: Checks): Promise<void> {
	checks.subject('All triggers in the running server');
	stage.sandbox.reset();
	const n8n = await stage.preparedN8n();
	const webhook = workflowOf('teamtailorTrigger', { events: ['candidate.update'] });
	await n8n.importWorkflow(
		webhook,
		...polls.map(({ type, parameters }) => workflowOf(type, { ...parameters, pollTimes })),
	);
	let server = await n8n.start();
	try {
		let api = await signIn(server.url, stage.installation);
		const happened = new Map<string, string[]>();

		/** Holds the next call of each list back, until it is there. */
		async function hold(delayMs: number): Promise<void> {
			await stage.control('DELETE', '/faults');
			for (const { vendor, route } of polls) {
				const fault = { vendor, route, fault: 'slow', delayMs, times: 1 };
				await stage.control('POST', '/faults', fault);
			}
		}
		const areHeld = () => stage.sandbox.state.faults.every(({ fired }) => fired > 0);
		async function letHappen(count: number): Promise<void> {
			for (const polled of polls) {
				const before = happened.get(polled.type) ?? [];
				happened.set(polled.type, [...before, ...(await polled.happen(stage, count))].sort());
			}
		}
		/** Also after more polls. */
		async function expectEachOnce(): Promise<void> {
			for (const polled of polls) {
				const wanted = happened.get(polled.type) ?? [];
				const isGiven = async () => (await given(api, polled)).length >= wanted.length;
				await waitFor(`the events of ${polled.title}`, isGiven);
			}
			await delay(2000 * pollEverySeconds);
			for (const polled of polls) {
				deepStrictEqual(await given(api, polled), happened.get(polled.type), polled.title);
			}
		}

		await checks.check('All are activated, and what was there before starts nothing', async () => {
			for (const { type } of polls) await api.activate(type);
			await api.activate(webhook.id);
			await delay(1000 * pollEverySeconds);
			for (const polled of polls) deepStrictEqual(await given(api, polled), [], polled.title);
		});
		await checks.check('Each event comes once, while polls overlap', async () => {
			await letHappen(3);
			await hold(longerThanSchedule);
			await waitFor('all vendors are asked', areHeld);
			await expectEachOnce();
		});
		await checks.check('A signed webhook starts the workflow, others are refused', async () => {
			await expectSignedOnly(stage, api, server);
		});
		await checks.check('kill -9 while all poll: afterwards each event comes once', async () => {
			await hold(forEver);
			await waitFor('all vendors are asked', areHeld);
			await letHappen(2);
			await server.kill();
			await stage.control('DELETE', '/faults');
			await letHappen(2);
			server = await n8n.start();
			api = await signIn(server.url, stage.installation);
			await expectEachOnce();
		});
	} finally {
		await server.stop();
	}
}

async function expectSignedOnly(stage: Stage, api: EditorApi, server: Server): Promise<void> {
	const url = `${server.url}/webhook/teamtailorTrigger/webhook`;
	const send = async (changes: object) => {
		const webhook = { url, event: 'candidate.update', id: '7001', ...changes };
		const answer = await stage.control('POST', '/teamtailor/webhooks', webhook);
		return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status;
	};
	for (const signature of ['wrongKey', 'changedBody', 'none']) {
		strictEqual(await send({ signature }), 401, signature);
	}
	strictEqual(await send({ ageSeconds: 3600 }), 401, 'an old one');
	strictEqual(await send({ id: '7002' }), 200);
	const execution = await waitFor('the execution', async () => {
		const ended = await api.executions('teamtailorTrigger');
		return ended.every(({ status }) => status === 'success') ? ended[0] : undefined;
	});
	const items = itemsOf(await api.execution(execution.id), 'Given');
	deepStrictEqual(
		items.map(({ json }) => [json.event, json.id]),
		[['candidate.update', '7002']],
	);
	strictEqual((await api.executions('teamtailorTrigger')).length, 1);
}
