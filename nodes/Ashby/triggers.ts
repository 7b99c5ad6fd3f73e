import { z } from 'zod';
import { Failure, resultOrFailure } from '../../shared/http/failure';
import { present } from '../../shared/model';
import type { PollEvent } from '../../shared/node/poll/pollTrigger';
import { wayTo } from '../../shared/poll/steps';
import { choice, several, shownIf } from '../../shared/vendor/fields';
import { activation, onlyAfterActivation, triggerOf } from '../../shared/vendor/triggerOf';
import { webhookOf } from '../../shared/vendor/webhookOf';
import { ashby } from './ashby';
import { ashbyApi, largestPage, type AshbyApi } from './contract';
import {
	applicationRecord,
	system,
	toApplication,
	toStatusReference,
	type AshbyApplication,
} from './records';

/** What a poll keeps: the token of the changes since, or a page in the middle of them. */
const bookmarkSchema = z.object({
	syncToken: z.string().nullish(),
	cursor: z.string().nullish(),
});

const pageSchema = z.object({
	moreDataAvailable: z.boolean().nullish(),
	nextCursor: z.string().nullish(),
	syncToken: z.string().nullish(),
});

type Bookmark = z.infer<typeof bookmarkSchema>;

function readBookmark(text: string | undefined): Bookmark {
	try {
		return bookmarkSchema.parse(JSON.parse(text ?? '{}'));
	} catch {
		return {};
	}
}

/** All applications in one list, of which Ashby's sync token names those that were changed. */
export const poll = triggerOf(ashbyApi, ashby.methods, {
	fields: {
		event: choice(
			'Event',
			{
				applicationCreated: {
					name: 'Application Created',
					description: 'Somebody applied, was sourced, or was added by hand',
				},
				stageChanged: {
					name: 'Application Stage Changed',
					description: 'One item for each stage that an application comes into',
				},
				applicationUpdated: {
					name: 'Application Updated',
					description: 'Anything of an application was changed, also its stage; not its creation',
				},
			},
			'applicationCreated',
		),
		jobsOf: choice(
			'Jobs',
			{
				all: { name: 'All', description: 'Also future ones' },
				chosen: { name: 'Chosen Below', description: 'Such as those that are linked' },
			},
			'all',
		),
		jobs: shownIf(
			{ jobsOf: ['chosen'] },
			several('Job', 'getJobs', { otherwise: "set 'Jobs' to 'All'" }),
		),
		onlyAfterActivation,
	},
	options: { activation },
	watch(api, { event = 'applicationCreated', jobs, ...filter }, { onUnreadable }) {
		const isWatched = ({ job }: AshbyApplication) => !jobs || jobs.includes(job.id);
		const options = { onUnreadable: onUnreadable('application') };

		/** Page by page, while there is time; the rest is read by the next poll, from that page on. */
		async function* read(
			from: Bookmark,
			onEnd: (next: Bookmark, isCut: boolean) => void,
			isOver: () => boolean,
		): AsyncGenerator<AshbyApplication> {
			const { syncToken } = from;
			let { cursor } = from;
			for (;;) {
				let page: z.infer<typeof pageSchema> = {};
				const onPage = (answer: unknown) => {
					page = pageSchema.parse(answer);
				};
				const body = { limit: largestPage, ...present({ syncToken, cursor }) };
				const rows = api.list('pageOfApplications', { ...options, onPage }, {}, {}, body);
				for await (const { record } of rows) if (isWatched(record)) yield record;
				const next = page.moreDataAvailable ? page.nextCursor : undefined;
				if (!next) return onEnd({ syncToken: page.syncToken ?? syncToken }, false);
				if (isOver()) return onEnd({ syncToken, cursor: next }, true);
				cursor = next;
			}
		}

		return {
			scope: [api.baseUrl, event, jobs ?? 'all'],
			changes: () =>
				read(
					{},
					() => {},
					() => false,
				),
			async *changesSince(_list, place, isOver) {
				const from = readBookmark(place.bookmark);
				const onEnd = (next: Bookmark, isCut: boolean) => {
					place.next = JSON.stringify(next);
					place.isCut = isCut;
				};
				const changes = read(from, onEnd, isOver);
				const first = await resultOrFailure(
					changes.next(),
					({ kind }) => kind === 'validation' && place.bookmark !== undefined,
				);
				if (first instanceof Failure) {
					// The token or cursor has expired: everything is read once, and what was given out is known.
					yield* read({}, onEnd, isOver);
					return;
				}
				if (!first.done) yield first.value;
				yield* changes;
			},
			order: 'any',
			pageSize: largestPage,
			row: ({ id, updatedAt, currentInterviewStage }) => ({
				id,
				modifiedAt: updatedAt,
				mark: event === 'stageChanged' ? currentInterviewStage.id : '',
			}),
			async event(application, { activatedAt, isNew, newSteps }) {
				const { createdAt, updatedAt } = application;
				const start = filter.activation ?? activatedAt;
				const isOlder = Date.parse(createdAt) <= Date.parse(start);
				if (filter.onlyAfterActivation && isOlder) return undefined;
				if (event === 'applicationCreated') return eventOf(event, application, createdAt, start);
				if (event === 'stageChanged') {
					return newSteps(await stepsOf(api, application))
						.flatMap((step) => changeOf(application, step, start) ?? [])
						.reverse();
				}
				const isUpdate = !isNew(createdAt) || Date.parse(updatedAt) > Date.parse(createdAt);
				return isUpdate ? eventOf(event, application, updatedAt, start) : undefined;
			},
			/** Whenever the applications were made. */
			samples: (now) => [samples(api, event, isWatched, filter.activation ?? now)],
		};
	},
});

type Step = Awaited<ReturnType<typeof stepsOf>>[number];

/** The stages that it came into, the newest first. */
async function stepsOf(api: AshbyApi, application: AshbyApplication) {
	const { id: applicationId, currentInterviewStage: stage, updatedAt } = application;
	const history = [];
	for await (const { record } of api.list('listHistory', {}, {}, {}, { applicationId })) {
		const { stageId, title, enteredStageAt, stageNumber } = record;
		const status = { id: stageId, name: title };
		history.push({ mark: stageId, moment: enteredStageAt, status, stageNumber });
	}
	history.sort((one, other) => other.stageNumber - one.stageNumber);
	const status = { id: stage.id, name: stage.title };
	const listed = { mark: stage.id, moment: updatedAt, status, stageNumber: history.length };
	return wayTo(listed, history);
}

/** The stage with which an application begins is none. */
function changeOf(
	application: AshbyApplication,
	{ moment, status, previous }: Step,
	activatedAt: string,
): PollEvent | undefined {
	if (!previous) return undefined;
	const stage = application.currentInterviewStage;
	const changed = {
		status: stage.id === status.id ? toStatusReference(stage) : status,
		changedAt: moment,
		previousStatus: previous.status,
	};
	const { json } = eventOf('stageChanged', application, moment, activatedAt);
	return { moment, json: { ...json, ...changed } };
}

function eventOf(
	event: string,
	application: AshbyApplication,
	moment: string,
	activatedAt: string,
): PollEvent {
	return { moment, json: { event, ...toApplication({ application }), activatedAt } };
}

async function* samples(
	api: AshbyApi,
	event: string,
	isWatched: (application: AshbyApplication) => boolean,
	activatedAt: string,
): AsyncGenerator<PollEvent> {
	for await (const { record } of api.list('listApplications')) {
		if (!isWatched(record)) continue;
		if (event !== 'stageChanged') {
			yield eventOf(event, record, record.updatedAt, activatedAt);
			continue;
		}
		const [step] = await stepsOf(api, record);
		const { json, moment } = eventOf(event, record, record.updatedAt, activatedAt);
		const previousStatus = step?.previous?.status;
		yield {
			moment,
			json: { ...json, changedAt: step?.moment, ...present({ previousStatus }) },
		};
	}
}

const webhookSchema = z.object({
	action: z.string(),
	data: z
		.object({ application: applicationRecord, candidate: z.object({ id: z.string() }) })
		.partial()
		.passthrough(),
});

/** Ashby calls one address for each type of event. */
export const webhook = webhookOf(ashbyApi, {
	events: [
		{
			name: 'Application Submitted',
			value: 'applicationSubmit',
			description: 'Somebody applied or was added by hand; not by an import',
		},
		{
			name: 'Application Updated',
			value: 'applicationUpdate',
			description: 'Anything of an application was changed, also its stage',
		},
		{ name: 'Candidate Deleted', value: 'candidateDelete' },
		{
			name: 'Candidate Hired',
			value: 'candidateHire',
			description: 'Also told as Stage Changed and Application Updated, if those are chosen',
		},
		{
			name: 'Candidates Merged',
			value: 'candidateMerge',
			description: 'One of two candidates was deleted in favour of the other',
		},
		{
			name: 'Stage Changed',
			value: 'candidateStageChange',
			description: 'An application came into another stage',
		},
	],
	default: ['applicationSubmit'],
	signature: { header: 'ashby-signature', prefix: 'sha256=' },
	ping: 'ping',
	async register(api, webhookType, requestUrl, secretToken) {
		const values = { webhookType, requestUrl, secretToken };
		return (await api.send('createWebhook', values, { repeatable: false })).record.id;
	},
	async isRegistered(api, webhookId, url) {
		const { record } = await api.read('getWebhook', { body: { webhookId } });
		return record.enabled && record.requestUrl === url;
	},
	async remove(api, webhookId) {
		await api.send('deleteWebhook', { webhookId }, { repeatable: true });
	},
	read(body) {
		const checked = webhookSchema.safeParse(body);
		if (!checked.success) return undefined;
		const { action: event, data } = checked.data;
		const { application, ...rest } = data;
		const record = application ? toApplication({ application }) : { system, ...rest };
		return { event, json: record };
	},
});
