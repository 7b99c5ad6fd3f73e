import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { invalidInput } from '../../../shared/http/failure';
import { connect } from '../../../shared/node/connect';
import { readTriggerParameter } from '../../../shared/node/parameters';
import {
	sampleSize,
	type PollEvent,
	type PolledService,
	type PolledSince,
} from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import type { Row } from '../../../shared/poll/cursor';
import { inStretches } from '../../../shared/poll/inStretches';
import { teamtailor } from '../../../shared/vendors/teamtailor';
import { largestPage } from '../../../shared/vendors/teamtailor/contract';
import { eventIdOf } from '../../../shared/vendors/teamtailor/events';
import { lists, type Change } from './lists';

/** Teamtailor as the trigger watches it: a list for each kind of record that an event was chosen of. */
export async function connectService(context: IPollFunctions): Promise<PolledService<Change>> {
	const events = readEvents(context);
	const client = await connect(context, teamtailor);
	const resources = [...new Set(events.map((event) => event.split('.')[0] ?? ''))].sort();

	/** A few records of the past in the form of events, the latest first. */
	async function* samplesOf(resource: string): AsyncGenerator<PollEvent> {
		const list = lists[resource]?.(client, {}, { limit: sampleSize, sort: '-updated-at' });
		const event = events.find((name) => name.startsWith(`${resource}.`));
		if (!list || !event) return;
		for await (const { record } of list) yield toEvent(event, record.updatedAt, record);
	}

	return {
		name: teamtailor.name,
		scope: [client.account.baseUrl, events],
		lists: async () => resources,
		async *changes(resource, since, isOver) {
			const list = lists[resource];
			if (!list) return;
			const onUnreadable = (record: UnreadableRecord) =>
				context.logger.warn(unreadableMessage(resource.replace('_', ' '), record));
			async function* read(updatedFrom: string, limit?: number): AsyncGenerator<Change> {
				const options = { ...(limit && { limit }), onUnreadable, sort: 'updated-at' };
				for await (const { record } of list(client, { updatedFrom }, options)) yield record;
			}
			yield* inStretches(read, since, row, largestPage, isOver);
		},
		row,
		event: async (change, since) => eventOf(events, change, since),
		samples: () => resources.map(samplesOf),
	};
}

function row({ id, updatedAt }: Change): Row {
	return { id, modifiedAt: updatedAt, mark: '' };
}

function readEvents(context: IPollFunctions): string[] {
	const events = readTriggerParameter(context, 'events', z.array(z.string()), 'Events');
	if (events.length > 0) return [...new Set(events)].sort();
	throw invalidInput(
		"'Events' is empty",
		[{ field: 'Events', message: 'is empty' }],
		'Choose at least one event.',
	);
}

/** A record that is new, but whose creation was not asked for, is an update once it was changed after that. */
function eventOf(
	events: readonly string[],
	change: Change,
	{ isNew }: PolledSince,
): PollEvent | undefined {
	const { resource, createdAt, updatedAt } = change;
	const [created, updated] = [`${resource}.create`, `${resource}.update`];
	const isCreated = isNew(createdAt);
	if (isCreated && events.includes(created)) return toEvent(created, createdAt, change);
	const wasChanged = !isCreated || Date.parse(updatedAt) > Date.parse(createdAt);
	return wasChanged && events.includes(updated) ? toEvent(updated, updatedAt, change) : undefined;
}

/** An `eventId` is the same as that of the webhook for the same change. */
function toEvent(event: string, moment: string, { resource, id, updatedAt, record }: Change) {
	const eventId = eventIdOf(resource, id, updatedAt);
	return { moment, json: { event, eventId, ...record } };
}
