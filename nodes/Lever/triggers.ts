import { z } from 'zod';
import { Failure, invalidInput, resultOrFailure } from '../../shared/http/failure';
import type { StatusReference } from '../../shared/model';
import type { PollEvent, PolledSince } from '../../shared/node/poll/pollTrigger';
import { wayTo } from '../../shared/poll/steps';
import { choice, flag, several, shownIf } from '../../shared/vendor/fields';
import { activation, onlyAfterActivation, triggerOf } from '../../shared/vendor/triggerOf';
import { webhookOf } from '../../shared/vendor/webhookOf';
import { largestPage, leverApi, type LeverApi } from './contract';
import { lever } from './lever';
import { complete, includeConfidential, listOpportunities, readApplication } from './read';
import {
	jobIdOf,
	statusOf,
	system,
	toApplication,
	toStageReference,
	type LeverApplication,
	type LeverOpportunity,
} from './records';

const iso = (time: number) => new Date(time).toISOString();

/** All opportunities in one list, of which Lever names those that were changed since a moment. */
export const poll = triggerOf(leverApi, lever.methods, {
	fields: {
		event: choice(
			'Event',
			{
				applicationCreated: {
					name: 'Application Created',
					description: 'Somebody applied, was sourced, or was added by hand',
				},
				applicationUpdated: {
					name: 'Application Updated',
					description: 'Anything of an application was changed; not its creation',
				},
				statusChanged: {
					name: 'Application Status Changed',
					description:
						'One item for each stage that an application comes into, and for its archiving',
				},
			},
			'applicationCreated',
		),
		jobsOf: choice(
			'Postings',
			{
				all: { name: 'All', description: 'Also future ones, and leads without a posting' },
				chosen: { name: 'Chosen Below', description: 'Such as those that are linked' },
			},
			'all',
		),
		jobs: shownIf(
			{ jobsOf: ['chosen'] },
			several('Posting', 'getPostings', { otherwise: "set 'Postings' to 'All'" }),
		),
		onlyAfterActivation,
	},
	options: {
		activation,
		includeConfidential,
		leaveOutDocuments: flag(
			'Leave Out Documents',
			'Whether to skip the lists of files, which take two calls for each application',
			true,
		),
	},
	watch(api, { event = 'applicationCreated', jobs, ...filter }, { onUnreadable }) {
		async function* changes(updatedAfter?: string): AsyncGenerator<LeverOpportunity> {
			const wanted = { updatedAfter, includeConfidential: filter.includeConfidential };
			const options = { onUnreadable: onUnreadable('application') };
			for await (const { record } of listOpportunities(api, wanted, options)) {
				if (!jobs || jobs.includes(jobIdOf(record))) yield record;
			}
		}

		async function eventsOf(
			opportunity: LeverOpportunity,
			activatedAt: string,
			{ isNew, newSteps }: Pick<PolledSince, 'isNew' | 'newSteps'>,
		): Promise<PollEvent[]> {
			const { createdAt, updatedAt } = opportunity;
			const withoutFiles = filter.leaveOutDocuments || event === 'statusChanged' ? [] : undefined;
			const read = async () => await complete(api, opportunity, withoutFiles);
			const eventAt = async (moment: string, own?: LeverApplication, change: object = {}) => ({
				moment,
				json: { event, ...toApplication(own ?? (await read())), ...change, activatedAt },
			});
			if (event === 'statusChanged') {
				const own = await read();
				const steps = newSteps(await stepsOf(api, own)).filter(({ previous }) => previous);
				const given: PollEvent[] = [];
				for (const { moment, status, previous } of steps.reverse()) {
					const change = { status, changedAt: moment, previousStatus: previous?.status };
					given.push(await eventAt(moment, own, change));
				}
				return given;
			}
			if (event === 'applicationCreated') {
				return isNew(iso(createdAt)) ? [await eventAt(iso(createdAt))] : [];
			}
			const changedAt = updatedAt ?? createdAt;
			if (changedAt <= createdAt) return [];
			// What was changed before the trigger began is no event of its.
			return isNew(iso(changedAt)) ? [await eventAt(iso(changedAt))] : [];
		}

		async function* samples(now: string): AsyncGenerator<PollEvent> {
			const all: Pick<PolledSince, 'isNew' | 'newSteps'> = {
				isNew: () => true,
				newSteps: (steps) => [...steps],
			};
			for await (const record of changes()) {
				const latest = (await eventsOf(record, filter.activation ?? now, all)).at(-1);
				if (latest) yield latest;
			}
		}

		return {
			scope: [api.baseUrl, event, jobs ?? 'all', filter.includeConfidential ?? false],
			changes: (_list, since) => changes(since),
			order: 'any',
			pageSize: largestPage,
			row: (opportunity) => ({
				id: opportunity.id,
				modifiedAt: iso(opportunity.updatedAt ?? opportunity.createdAt),
				mark: event === 'statusChanged' ? markOf(opportunity) : '',
			}),
			async event(opportunity, since) {
				const start = filter.activation ?? since.activatedAt;
				const isOlder = opportunity.createdAt <= Date.parse(start);
				if (filter.onlyAfterActivation && isOlder) return undefined;
				return await eventsOf(opportunity, start, since);
			},
			/** Whenever the applications were made. */
			samples: (now) => [samples(now)],
		};
	},
});

function markOf({ archived, stage }: LeverOpportunity): string {
	return archived ? `archived ${archived.reason ?? ''}` : (stage?.id ?? '');
}

/** What it came into, the newest first: its stages, and the archive. */
async function stepsOf(api: LeverApi, own: LeverApplication) {
	const { opportunity } = own;
	const { archived, stageChanges, stage, updatedAt, createdAt } = opportunity;
	const names = await stageNames(api);
	const step = (mark: string, time: number, status: StatusReference) => ({
		...{ mark, status },
		moment: iso(time),
	});
	const stages = [...(stageChanges ?? [])]
		.reverse()
		.map(({ toStageId: id, updatedAt: time }) =>
			step(id, time, toStageReference({ id, text: names.get(id) })),
		);
	const status = statusOf(own);
	if (!status) return [];
	if (!archived) return wayTo(step(stage?.id ?? '', updatedAt ?? createdAt, status), stages);
	const last = step(markOf(opportunity), archived.archivedAt, status);
	return wayTo(last, [last, ...stages]);
}

const knownStages = new WeakMap<LeverApi, ReadonlyMap<string, string>>();

async function stageNames(api: LeverApi): Promise<ReadonlyMap<string, string>> {
	const known = knownStages.get(api);
	if (known) return known;
	const names = new Map<string, string>();
	for await (const { record } of api.list('listStages')) names.set(record.id, record.text);
	knownStages.set(api, names);
	return names;
}

const webhookSchema = z.object({
	event: z.string(),
	data: z.object({ opportunityId: z.string() }).passthrough(),
});

/** Milliseconds for which a webhook is good: Lever may try again later. */
const window = 3_600_000;

/** Lever calls one address for each type of event, and makes a secret for each. */
export const webhook = webhookOf(leverApi, {
	events: [
		{
			name: 'Application Archived or Reopened',
			value: 'candidateArchiveChange',
			description: 'An application was rejected, withdrawn, or taken out of the archive',
		},
		{
			name: 'Application Created',
			value: 'applicationCreated',
			description: 'Somebody applied, was referred, or was added to a posting',
		},
		{
			name: 'Application Deleted',
			value: 'candidateDeleted',
			description: 'Only its IDs are told',
		},
		{ name: 'Candidate Hired', value: 'candidateHired' },
		{
			name: 'Stage Changed',
			value: 'candidateStageChange',
			description: 'An application came into another stage',
		},
	],
	default: ['applicationCreated'],
	signature: { field: 'signature', signed: ['token', 'triggeredAt'], time: 'triggeredAt', window },
	async register(api, event, url) {
		const { record } = await api.send('createWebhook', { url, event }, { repeatable: false });
		const { id, configuration } = record;
		if (configuration?.signatureToken) return { id, secret: configuration.signatureToken };
		await api.send('deleteWebhook', {}, { ids: { webhookId: id }, repeatable: true });
		throw invalidInput(
			'Lever has made a webhook without a signature token, so it was removed again',
			[{ field: 'configuration.signatureToken', message: 'is missing' }],
			'In Lever, switch on signature tokens under Settings > Integrations and API > Webhooks.',
		);
	},
	async isRegistered(api, id, url) {
		for await (const { record } of api.list('listWebhooks')) {
			if (record.id === id) return record.url === url;
		}
		return false;
	},
	async remove(api, webhookId) {
		await api.send('deleteWebhook', {}, { ids: { webhookId }, repeatable: true });
	},
	read(body) {
		const checked = webhookSchema.safeParse(body);
		if (!checked.success) return undefined;
		const { event, data } = checked.data;
		return { event, json: { system, id: data.opportunityId } };
	},
	/** The signature covers token and time only: what counts is what Lever says when it is asked. */
	async complete(api, { json }) {
		const { id } = z.object({ id: z.string() }).parse(json);
		const found = await resultOrFailure(
			readApplication(api, id),
			({ kind }) => kind === 'notFound',
		);
		return found instanceof Failure
			? { system, id, isReadable: false }
			: toApplication(found.record);
	},
});
