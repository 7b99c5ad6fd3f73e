import type { ListOptions } from '../../shared/http/contractClient';
import { sampleSize, type PolledSince } from '../../shared/node/poll/pollTrigger';
import { triggerOf } from '../../shared/vendor/triggerOf';
import { teamtailorApi, type ListQuery, type TeamtailorClient } from './client';
import { allJobs, endpoints, largestPage } from './contract';
import { eventIdOf, eventOptions, eventsField } from './events';
import { toApplication, toCandidate, toJob } from './mapping';

/** A record in the vocabulary, with the two moments that events are told by. */
interface Change {
	/** The name that its events begin with. */
	resource: string;
	id: string;
	createdAt: string;
	updatedAt: string;
	record: object;
}

/** What was deleted is in no list. */
const findable = eventOptions.filter(({ value }) => !String(value).endsWith('.destroy'));

/** A list for each kind of record that an event was chosen of. */
export const poll = triggerOf(
	teamtailorApi,
	{ loadOptions: {} },
	{
		fields: { events: eventsField(findable) },
		watch(client, { events = [] }, { onUnreadable }) {
			const resources = [...new Set(events.map((event) => event.split('.')[0] ?? ''))].sort();

			/** A few records of the past in the form of events, the latest first. */
			async function* samplesOf(resource: string) {
				const event = events.find((name) => name.startsWith(`${resource}.`));
				if (!event) return;
				const latest = changesOf(client, resource, { limit: sampleSize }, { sort: '-updated-at' });
				for await (const change of latest) yield toEvent(event, change.updatedAt, change);
			}

			return {
				scope: [client.account.baseUrl, events],
				lists: async () => resources,
				changes: (resource, updatedFrom, limit) =>
					changesOf(
						client,
						resource,
						{ ...(limit && { limit }), onUnreadable: onUnreadable(resource.replace('_', ' ')) },
						{ filter: { updatedFrom }, sort: 'updated-at' },
					),
				order: 'oldestFirstMoving',
				pageSize: largestPage,
				row: ({ id, updatedAt }) => ({ id, modifiedAt: updatedAt, mark: '' }),
				event: async (change, since) => eventOf(events, change, since),
				samples: () => resources.map(samplesOf),
			};
		},
	},
);

/** @param resource the name that events begin with */
async function* changesOf(
	client: TeamtailorClient,
	resource: string,
	options: ListOptions,
	query: ListQuery,
): AsyncGenerator<Change> {
	switch (resource) {
		case 'candidate':
			for await (const { record } of client.list(endpoints.listCandidates, options, query)) {
				yield toChange(resource, record, toCandidate(record));
			}
			break;
		case 'job': {
			const ofAll = { ...query, filter: { ...allJobs, ...query.filter } };
			for await (const { record } of client.list(endpoints.listJobs, options, ofAll)) {
				yield toChange(resource, record, toJob(record));
			}
			break;
		}
		case 'job_application':
			for await (const { record } of client.list(endpoints.listApplications, options, query)) {
				yield toChange(resource, record, toApplication(record));
			}
	}
}

interface Dated {
	id: string;
	attributes: {
		'created-at'?: string | null | undefined;
		'updated-at'?: string | null | undefined;
	};
}

function toChange(resource: string, { id, attributes }: Dated, record: object): Change {
	const createdAt = attributes['created-at'] ?? new Date(0).toISOString();
	return { resource, id, createdAt, updatedAt: attributes['updated-at'] ?? createdAt, record };
}

/** A record that is new, but whose creation was not asked for, is an update once it was changed after that. */
function eventOf(events: readonly string[], change: Change, { isNew }: PolledSince) {
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
