import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ListOptions, UnreadableRecord } from '../../../shared/http/contractClient';
import { invalidInput } from '../../../shared/http/failure';
import { connect } from '../../../shared/node/connect';
import { readTriggerParameter } from '../../../shared/node/parameters';
import { resumePoll } from '../../../shared/node/pollCursor';
import { toJson } from '../../../shared/node/records';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { inTurn, walk, type PollState } from '../../../shared/poll/cursor';
import { teamtailor } from '../../../shared/vendors/teamtailor';
import { changedRecords } from '../../../shared/vendors/teamtailor/changes';
import type { TeamtailorClient, TimeFilter } from '../../../shared/vendors/teamtailor/client';
import { eventIdOf } from '../../../shared/vendors/teamtailor/events';
import { toApplication, toCandidate, toJob } from '../../../shared/vendors/teamtailor/mapping';

/** Records that a test run in the editor shows of each kind. */
const sampleSize = 3;

/** A record in the vocabulary, with the two moments that events are told by. */
interface Change {
	id: string;
	createdAt: string;
	updatedAt: string;
	record: object;
}

type List = (
	client: TeamtailorClient,
	filter: TimeFilter,
	options: Pick<ListOptions, 'limit' | 'onUnreadable'> & { sort: string },
) => AsyncGenerator<{ record: Change; raw: unknown }>;

/** The lists by the name that events begin with. */
const lists: Readonly<Record<string, List>> = {
	candidate: async function* (client, filter, options) {
		for await (const { record, raw } of client.candidates(filter, options)) {
			yield { record: toChange(record, toCandidate(record)), raw };
		}
	},
	job: async function* (client, filter, options) {
		const all = { status: 'all', feed: 'public,internal' };
		for await (const { record, raw } of client.jobs({ ...all, ...filter }, options)) {
			yield { record: toChange(record, toJob(record)), raw };
		}
	},
	job_application: async function* (client, filter, options) {
		for await (const { record, raw } of client.applications(filter, options)) {
			yield { record: toChange(record, toApplication(record)), raw };
		}
	},
};

function toChange(
	{
		id,
		attributes,
	}: {
		id: string;
		attributes: {
			'created-at'?: string | null | undefined;
			'updated-at'?: string | null | undefined;
		};
	},
	record: object,
): Change {
	const createdAt = attributes['created-at'] ?? new Date(0).toISOString();
	return { id, createdAt, updatedAt: attributes['updated-at'] ?? createdAt, record };
}

/**
 * What has happened since the last poll. The first one of an active workflow only notes where it begins; a test run
 * shows samples and leaves alone where the polls stand.
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const events = readEvents(context);
	const client = await connect(context, teamtailor);
	const resources = [...new Set(events.map((event) => event.split('.')[0] ?? ''))].sort();
	if (context.getMode() === 'manual') return await sample(client, resources, events);

	const scope = JSON.stringify([client.account.baseUrl, events]);
	const poll = resumePoll(context, scope);
	if (!poll) return [];
	const { state } = poll;

	const items: INodeExecutionData[] = [];
	const positions: PollState['positions'] = { ...state.positions };
	let resumeAt: string | undefined;
	for (const resource of inTurn(resources, state.resumeAt)) {
		const reading = walk(state, resource);
		const list = lists[resource];
		if (!list || resumeAt) continue;
		const onUnreadable = (record: UnreadableRecord) =>
			context.logger.warn(unreadableMessage(resource.replace('_', ' '), record));
		const changes = changedRecords(
			(updatedFrom, options) => list(client, { updatedFrom }, { ...options, sort: 'updated-at' }),
			reading.from,
			({ id, updatedAt }) => ({ id, at: updatedAt }),
			onUnreadable,
		);
		for await (const { record: change } of changes) {
			if (poll.isOver()) {
				resumeAt = resource;
				break;
			}
			const row = { id: change.id, modifiedAt: change.updatedAt, mark: '' };
			if (reading.isKnown(row)) continue;
			const isCreated = reading.isNew(row, change.createdAt);
			const action = isCreated ? 'create' : 'update';
			const isChanged = isCreated || reading.isNew(row, change.updatedAt);
			const event = eventFor(events, resource, action, change);
			if (event && isChanged) items.push(toItem(event, resource, change));
			reading.pass(row);
		}
		positions[resource] = reading.end(resumeAt === undefined);
	}
	poll.save({ ...state, positions, resumeAt });
	return items;
}

/** A record that is new, but whose creation was not asked for, is an update once it was changed after that. */
function eventFor(
	events: readonly string[],
	resource: string,
	action: 'create' | 'update',
	{ createdAt, updatedAt }: Change,
): string | undefined {
	const asked = (name: string) => (events.includes(`${resource}.${name}`) ? name : undefined);
	const wasChanged = Date.parse(updatedAt) > Date.parse(createdAt);
	const name = asked(action) ?? (action === 'create' && wasChanged ? asked('update') : undefined);
	return name && `${resource}.${name}`;
}

function toItem(event: string, resource: string, change: Change): INodeExecutionData {
	const eventId = eventIdOf(resource, change.id, change.updatedAt);
	return { json: toJson({ event, eventId, ...change.record }) };
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

/** A few records of the past in the form of events, the latest first. */
async function sample(
	client: TeamtailorClient,
	resources: readonly string[],
	events: readonly string[],
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const resource of resources) {
		const list = lists[resource]?.(client, {}, { limit: sampleSize, sort: '-updated-at' });
		const event = events.find((name) => name.startsWith(`${resource}.`));
		if (!list || !event) continue;
		for await (const { record } of list) items.push(toItem(event, resource, record));
	}
	return items;
}
