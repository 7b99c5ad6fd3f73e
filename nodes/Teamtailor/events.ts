import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { present } from '../../shared/model';
import { idText } from '../../shared/model/values';
import { field } from '../../shared/vendor/fields';
import { system, toCandidate, toJob } from './mapping';
import { candidateRecord, jobRecord } from './records';

/** The events of a resource by the names of Teamtailor's webhooks. */
function eventsOf(name: string, value: string, updated: string): INodePropertyOptions[] {
	return [
		{ name: `${name} Created`, value: `${value}.create` },
		{ name: `${name} Deleted`, value: `${value}.destroy` },
		{ name: `${name} Updated`, value: `${value}.update`, description: updated },
	];
}

export const eventOptions: INodePropertyOptions[] = [
	...eventsOf('Application', 'job_application', 'It was moved, rejected, or changed otherwise'),
	...eventsOf('Candidate', 'candidate', 'Fields, tags or the consent were changed'),
	...eventsOf('Job', 'job', 'It was published, archived, or changed otherwise'),
];

/** The events that start a workflow; the value has each once, sorted. */
export function eventsField(options: INodePropertyOptions[]) {
	return field(
		{
			displayName: 'Events',
			type: 'multiOptions',
			required: true,
			options,
			default: ['job_application.create'],
			description: 'What starts the workflow',
		},
		z.array(z.string()).transform((events) => {
			if (events.length > 0) return [...new Set(events)].sort();
			throw invalidInput(
				"'Events' is empty",
				[{ field: 'Events', message: 'is empty' }],
				'Choose at least one event.',
			);
		}),
	);
}

const webhookSchema = z.object({
	payload: z.object({
		event_name: z.string().regex(/^\w+\.\w+$/),
		data: z.object({
			id: idText,
			type: z.string().nullish(),
			attributes: z.record(z.unknown()).nullish(),
		}),
	}),
});

/** A webhook as it arrived. */
export interface WebhookEvent {
	event: string;
	id: string;
	/** In kebab case; the documentation shows both spellings. */
	attributes: Record<string, unknown>;
}

/** `undefined` if the body is not a webhook of Teamtailor. */
export function readWebhook(body: unknown): WebhookEvent | undefined {
	const checked = webhookSchema.safeParse(body);
	if (!checked.success) return undefined;
	const { event_name: event, data } = checked.data.payload;
	const attributes = Object.entries(data.attributes ?? {}).map(([name, value]) => [
		name.replaceAll('_', '-'),
		value,
	]);
	return { event, id: data.id, attributes: Object.fromEntries(attributes) };
}

/**
 * The same for the same state of the same record, whether a webhook or a poll brings it: by it, what comes both ways
 * can be dropped once. The action is left out, since a record is created and updated in one moment.
 */
export function eventIdOf(resource: string, id: string, updatedAt: string | undefined): string {
	const moment = updatedAt === undefined ? Number.NaN : Date.parse(updatedAt);
	return `${resource}:${id}:${Number.isNaN(moment) ? 'unknown' : new Date(moment).toISOString()}`;
}

const text = z.string().nullish().catch(undefined);
const id = idText.nullish().catch(undefined);

/** The documented attributes of an application in a webhook; it names neither the candidate nor the stage's id. */
const applicationAttributes = z.object({
	'candidate-id': id,
	'job-id': id,
	'job-title': text,
	'stage-id': id,
	'stage-name': text,
	'created-at': text,
	'updated-at': text,
	'last-moved-at': text,
	'rejected-at': text,
	'referring-site': text,
	'transparent-recruiting-visible-at': text,
});

const updated = z.object({ 'updated-at': z.string().optional().catch(undefined) });

/** What a trigger gives out for a webhook. */
export function toEvent({ event, id: recordId, attributes }: WebhookEvent): {
	event: string;
	eventId: string;
} & Record<string, unknown> {
	const [resource = '', action] = event.split('.');
	const updatedAt = updated.parse(attributes)['updated-at'];
	return {
		event,
		eventId:
			action === 'destroy'
				? `${resource}:${recordId}:destroyed`
				: eventIdOf(resource, recordId, updatedAt),
		...toRecord(resource, recordId, attributes),
	};
}

function toRecord(
	resource: string,
	recordId: string,
	attributes: Record<string, unknown>,
): Record<string, unknown> {
	const whole = { id: recordId, attributes, links: {}, related: {} };
	if (resource === 'candidate') {
		const candidate = candidateRecord.safeParse(whole);
		if (candidate.success && Object.keys(attributes).length > 0) {
			return { ...toCandidate(candidate.data) };
		}
	}
	if (resource === 'job') {
		const job = jobRecord.safeParse(whole);
		if (job.success) return { ...toJob(job.data) };
	}
	if (resource === 'job_application') {
		return { system, id: recordId, ...toApplicationEvent(attributes) };
	}
	return { system, id: recordId };
}

function toApplicationEvent(attributes: Record<string, unknown>): object {
	const known = applicationAttributes.parse(attributes);
	return present({
		candidateId: known['candidate-id'],
		jobId: known['job-id'],
		jobTitle: known['job-title'],
		statusId: known['stage-id'],
		statusName: known['stage-name'],
		appliedAt: known['created-at'],
		updatedAt: known['updated-at'],
		changedStageAt: known['last-moved-at'],
		rejectedAt: known['rejected-at'],
		/** A candidate must not be told of the rejection before. */
		rejectionVisibleAt: known['transparent-recruiting-visible-at'],
		source: known['referring-site'],
	});
}
