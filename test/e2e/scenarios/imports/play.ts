import { z } from 'zod';

import type { KeptTalent } from '../../../sandbox/talentry/model';
import type { Checks } from '../../checks';
import type { Stage } from '../../stage';

/** What the parts of the scenario share. */
export interface Play {
	stage: Stage;
	checks: Checks;
	/** Of the webhook. */
	address: string;
	token: string;
}

/** What a sender gets. */
export interface Answer {
	status: number;
	body: Record<string, unknown>;
}

export async function send(play: Play, init: RequestInit, query = ''): Promise<Answer> {
	const response = await fetch(play.address + query, {
		method: 'POST',
		...init,
		headers: { authorization: `Bearer ${play.token}`, ...init.headers },
	});
	const text = await response.text();
	return { status: response.status, body: z.record(z.unknown()).parse(JSON.parse(text)) };
}

export async function sendJson(play: Play, body: unknown): Promise<Answer> {
	const headers = { 'content-type': 'application/json' };
	return await send(play, { headers, body: JSON.stringify(body) });
}

export function talents({ stage }: Play): KeptTalent[] {
	return [...(stage.sandbox.state.talentry.tenants.get('acme')?.talents.values() ?? [])];
}

export function talentOf(play: Play, lastName: string): KeptTalent {
	const found = talents(play).find(({ record }) => record.lastName === lastName);
	if (!found) throw new Error(`${lastName} is not in Talentry`);
	return found;
}
