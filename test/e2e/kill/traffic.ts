import { setTimeout as delay } from 'node:timers/promises';

import type { Application } from '../../sandbox/workwise/model';
import { letArrive } from '../scenarios/production';
import type { Stage } from '../stage';

/** What goes on while processes are killed. */
export interface Traffic {
	/** Moved by a schedule. */
	readonly scheduled: Application[];
	/** Moved by a trigger that polls. */
	readonly polled: Application[];
	/** E-mail addresses of the candidates that were sent to the webhook. */
	readonly imported: string[];
	/** Lets nothing more arrive. Comes back when every sender has its answer. */
	end(): Promise<void>;
}

export const SCHEDULED_JOBS = ['ww-101', 'ww-103'];
export const POLLED_JOB = 'ww-102';

/** Milliseconds between two arrivals. */
const pause = 700;

/** For how long a sender tries. */
const patience = 240_000;

export function startTraffic(stage: Stage, webhook: string, token: string): Traffic {
	const scheduled: Application[] = [];
	const polled: Application[] = [];
	const imported: string[] = [];
	const senders: Array<Promise<void>> = [];
	let goesOn = true;

	async function run(): Promise<void> {
		for (let round = 0; goesOn; round += 1) {
			const jobId = SCHEDULED_JOBS[round % SCHEDULED_JOBS.length] ?? '';
			scheduled.push(...(await letArrive(stage, { jobId, documents: 2 })));
			polled.push(...(await letArrive(stage, { jobId: POLLED_JOB, documents: 0 })));
			const email = `import.${round}@example.com`;
			imported.push(email);
			senders.push(send(webhook, token, email, round));
			await delay(pause);
		}
	}
	const running = run();
	return {
		scheduled,
		polled,
		imported,
		async end() {
			goesOn = false;
			await running;
			await Promise.all(senders);
		},
	};
}

/** Milliseconds after which a sender whose connection broke off sends again, with a new key. */
const brokenOffPause = 15_000;

/** As the page for senders says: what was not answered is sent again. @throws Error when patience ends */
async function send(url: string, token: string, email: string, round: number): Promise<void> {
	const until = Date.now() + patience;
	for (let attempt = 0; Date.now() < until; attempt += 1) {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				authorization: `Bearer ${token}`,
				'idempotency-key': `${email}/${attempt}`,
			},
			body: JSON.stringify({ firstName: 'Nummer', lastName: `Import ${round}`, email }),
		}).catch(() => undefined);
		if (answer?.ok) return;
		await delay(brokenOffPause);
	}
	throw new Error(`${email} was not accepted within ${patience / 1000} s`);
}
