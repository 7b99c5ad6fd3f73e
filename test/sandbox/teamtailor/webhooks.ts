import { createHmac } from 'node:crypto';

import { z } from 'zod';

import type { TeamtailorState } from './state';

/** The key of the webhook, as Teamtailor shows it in its settings. */
export const SIGNATURE_KEY = 'sandbox-teamtailor-signature-key';

export const webhookSchema = z
	.object({
		url: z.string().url(),
		event: z.string().regex(/^(candidate|job|job_application)\.(create|update|destroy)$/),
		id: z.string(),
		signature: z.enum(['v2', 'v1', 'wrongKey', 'changedBody', 'none']).default('v2'),
		/** How long ago it was signed. */
		ageSeconds: z.number().int().default(0),
	})
	.strict();

/** Sends a webhook as Teamtailor does, or one that must be refused, and gives the answer. */
export async function sendWebhook(
	state: TeamtailorState,
	wanted: z.infer<typeof webhookSchema>,
): Promise<{ status: number; body: string }> {
	const { url, event, id, signature, ageSeconds } = wanted;
	const body = JSON.stringify({ payload: { event_name: event, data: dataOf(state, event, id) } });
	const time = Math.floor(Date.now() / 1000) - ageSeconds;
	const key = signature === 'wrongKey' ? 'another key' : SIGNATURE_KEY;
	const header = signature === 'v1' ? signV1(id, key) : signV2(body, time, key);
	const sent = signature === 'changedBody' ? body.replace('"payload"', '"payload" ') : body;
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(signature !== 'none' && { 'tt-signature': header }),
		},
		body: sent,
	});
	return { status: response.status, body: await response.text() };
}

export function signV2(body: string, time: number, key: string): string {
	const hmac = createHmac('sha256', key).update(`${time}.${body}`).digest('hex');
	return Buffer.from(`t=${time},v2=${hmac}`).toString('base64');
}

export function signV1(id: string, key: string): string {
	return Buffer.from(createHmac('sha256', key).update(id).digest('hex')).toString('base64');
}

/** Attributes in kebab case for candidates and jobs, in snake case for applications, as documented. */
function dataOf(state: TeamtailorState, event: string, id: string): object {
	const [resource, action] = event.split('.');
	if (action === 'destroy') return { id, type: `${resource ?? ''}s` };
	if (resource === 'job_application') {
		const application = state.applications.get(id);
		const stage = state.stages.get(application?.stageId ?? '');
		const job = state.jobs.get(application?.jobId ?? '');
		return {
			id,
			type: 'job_applications',
			attributes: {
				id: Number(id),
				updated_at: application?.updatedAt,
				job_id: Number(application?.jobId),
				job_title: job?.title,
				last_moved_at: application?.changedStageAt,
				stage_name: stage?.name,
				referring_site: null,
				rejected_at: application?.rejectedAt,
				transparent_recruiting_visible_at: null,
			},
		};
	}
	if (resource === 'job') {
		const job = state.jobs.get(id);
		return {
			id,
			type: 'jobs',
			attributes: {
				title: job?.title,
				status: job?.status,
				'human-status': job?.status,
				tags: [],
				'created-at': job?.createdAt,
				'updated-at': job?.updatedAt,
			},
		};
	}
	const candidate = state.candidates.get(id);
	return {
		id,
		type: 'candidates',
		attributes: {
			'first-name': candidate?.firstName,
			'last-name': candidate?.lastName,
			email: candidate?.email,
			phone: candidate?.phone,
			tags: candidate?.tags,
			'created-at': candidate?.createdAt,
			'updated-at': candidate?.updatedAt,
		},
	};
}
