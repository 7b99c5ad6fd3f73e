import { join, resolve } from 'node:path';
import { startSandbox } from '../sandbox/server';
import { accountsOf } from '../support/accounts';
import { arrivedAtTeamtailor, expectedOfPoption, plainMove } from '../support/move';
import { readWorkflow, startN8n } from '../support/n8n';
import { paceOf } from '../support/pace';
import type { Measurement } from './results';

const limit = { requests: 50, milliseconds: 10_000 };
const sizes = { candidates: 1000, applications: 1500, allConsent: true };

/**
 * The template that moves from Poption to Teamtailor, once, in real time, with Teamtailor's own limit: about a quarter of
 * an hour. Beside it what its requests would take if the limit were used up to the last one.
 */
export async function measureMove(): Promise<Measurement> {
	const [sandbox, n8n] = await Promise.all([startSandbox({ port: 0 }), startN8n()]);
	try {
		const response = await fetch(`${sandbox.url}/control/poption/people`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(sizes),
		});
		if (!response.ok) throw new Error(`Poption's stand-in: ${await response.text()}`);
		const file = join(resolve(__dirname, '../..'), 'workflows', 'poption-to-teamtailor.json');

		const started = performance.now();
		const { status, error } = await n8n.run({
			workflow: plainMove(await readWorkflow(file)),
			mode: 'trigger',
			credentials: accountsOf(sandbox.url),
		});
		const ours = performance.now() - started;
		if (status !== 'success') throw new Error(`The move ended as ${status}: ${error?.message}`);

		const pace = paceOf(sandbox.state.requests, 'teamtailor', limit.milliseconds);
		const arrived = arrivedAtTeamtailor(sandbox.state);
		const expected = expectedOfPoption(sandbox.state);
		const periods = Math.ceil(pace.requests / limit.requests) - 1;
		return {
			what: 'Move 1,000 candidates and 1,500 applications from Poption to Teamtailor (one run)',
			against: 'its requests at 50 in 10 seconds',
			milliseconds: {
				ours: Math.round(ours),
				theirs: periods * limit.milliseconds,
				most: 1.05,
			},
			counts: {
				requests: pace.requests,
				refused: pace.refused,
				'most in 10 seconds': pace.mostAtOnce,
				candidates: arrived.candidates.length,
				applications: arrived.applications.length,
				lost:
					missing(expected.candidates, arrived.candidates) +
					missing(expected.applications, arrived.applications),
				doubled: doubled(arrived.candidates) + doubled(arrived.applications),
			},
		};
	} finally {
		await n8n.close();
		await sandbox.close();
	}
}

function missing(expected: readonly string[], arrived: readonly string[]): number {
	const there = new Set(arrived);
	return expected.filter((key) => !there.has(key)).length;
}

function doubled(arrived: readonly string[]): number {
	return arrived.length - new Set(arrived).size;
}
