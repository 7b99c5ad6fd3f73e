import type { PollEvent, PolledSince } from '../../shared/node/poll/pollTrigger';
import { wayTo } from '../../shared/poll/steps';
import { choice, several, shownIf, text } from '../../shared/vendor/fields';
import { activation, onlyAfterActivation, triggerOf } from '../../shared/vendor/triggerOf';
import { erecruiterApi, type ErecruiterApi } from './contract';
import { erecruiter } from './erecruiter';
import { toApplication, toOrigin, toStageEntry } from './mapping';
import type { ErecruiterApplication, ErecruiterStageEntry } from './records';
import { readStatusHistory } from './statusHistory';

/** Rows that come with one call. */
const pageSize = 100;

/** One list a recruitment. */
export const poll = triggerOf(erecruiterApi, erecruiter.methods, {
	fields: {
		event: choice(
			'Event',
			{
				applicationCreated: {
					name: 'Application Created',
					description: 'A candidate has applied',
				},
				statusChanged: {
					name: 'Status Changed',
					description:
						'An application has another status than before; of several since the last poll each',
				},
			},
			'statusChanged',
		),
		recruitmentsOf: choice(
			'Recruitments',
			{
				all: {
					name: 'All',
					description: 'Also future ones; of those that are shared with the access key',
				},
				chosen: {
					name: 'Chosen Below',
					description: 'Only the recruitments that are named',
				},
			},
			'all',
		),
		recruitments: shownIf(
			{ recruitmentsOf: ['chosen'] },
			several('Recruitment', 'getRecruitments', { otherwise: "set 'Recruitments' to 'All'" }),
		),
		onlyAfterActivation: shownIf({ event: ['statusChanged'] }, onlyAfterActivation),
	},
	options: {
		activation,
		originSystem: text(
			'Came From',
			'The system that sent the application to eRecruiter; others are left out',
			{ placeholder: 'e.g. inhire' },
		),
	},
	watch(api, { event, recruitments, ...filter }, { onUnreadable }) {
		const lists = async () => recruitments ?? (await allRecruitments(api));

		function takesPart({ createdAt, externalId }: ErecruiterApplication, after?: string): boolean {
			if (after && Date.parse(createdAt) <= Date.parse(after)) return false;
			const { originSystem } = filter;
			return !originSystem || (!!externalId && toOrigin(externalId)?.system === originSystem);
		}

		async function eventsOf(
			application: ErecruiterApplication,
			activatedAt: string,
			newSteps: PolledSince['newSteps'],
		): Promise<PollEvent | PollEvent[]> {
			const withActivation = ({ moment, json }: PollEvent) => ({
				moment,
				json: { ...json, activatedAt },
			});
			if (event === 'applicationCreated') return withActivation(creationOf(application));
			return (await statusChangesOf(api, application, newSteps)).map(withActivation);
		}

		async function* samples(now: string): AsyncGenerator<PollEvent> {
			for (const recruitmentId of await lists()) {
				for await (const { record } of api.list('listApplications', {}, {}, { recruitmentId })) {
					if (!takesPart(record)) continue;
					const activatedAt = filter.activation ?? now;
					const happened = await eventsOf(record, activatedAt, (steps) => [...steps]);
					const latest = [happened].flat().at(-1);
					if (latest) yield latest;
				}
			}
		}

		return {
			// Each recruitment has a place of its own, so the trigger goes on if another choice is made.
			scope: [api.account, event, recruitments ? 'chosen' : 'all'],
			lists,
			listsAreChosen: recruitments !== undefined,
			async *changes(recruitmentId, modifiedAfter, limit) {
				const options = { ...(limit && { limit }), onUnreadable: onUnreadable('application') };
				const query = { modifiedAfter };
				const list = api.list('listApplications', options, query, { recruitmentId });
				for await (const { record } of list) yield record;
			},
			order: 'oldestFirstMoving',
			pageSize,
			row: ({ id, modifiedAt, stageId }) => ({
				id,
				modifiedAt,
				mark: event === 'statusChanged' ? stageId : '',
			}),
			async event(application, { activatedAt, newSteps }) {
				const start = filter.activation ?? activatedAt;
				if (!takesPart(application, filter.onlyAfterActivation ? start : undefined)) {
					return undefined;
				}
				return await eventsOf(application, start, newSteps);
			},
			/** Whenever the applications were made. */
			samples: (now) => [samples(now)],
		};
	},
});

async function allRecruitments(api: ErecruiterApi): Promise<string[]> {
	const ids: string[] = [];
	for await (const { record } of api.list('listRecruitments')) ids.push(record.id);
	return ids.sort();
}

function creationOf(application: ErecruiterApplication): PollEvent {
	const moment = application.createdAt;
	return { moment, json: { ...toApplication(application), event: 'applicationCreated' } };
}

/** The changes of its status that are new, the oldest first. The status that an application begins with is none. */
async function statusChangesOf(
	api: ErecruiterApi,
	application: ErecruiterApplication,
	newSteps: PolledSince['newSteps'],
): Promise<PollEvent[]> {
	const { id, stageId, stageName, modifiedAt } = application;
	const stepOf = (entry: ErecruiterStageEntry) => ({
		mark: entry.stageId,
		moment: entry.enteredAt,
		status: toStageEntry(id, entry).status,
	});
	const history = (await readStatusHistory(api, id)).map(({ record }) => stepOf(record));
	const way = wayTo(stepOf({ stageId, stageName, enteredAt: modifiedAt }), history);
	return newSteps(way)
		.flatMap(({ moment, status, previous }): PollEvent[] => {
			if (!previous) return [];
			const change = { status, changedAt: moment, previousStatus: previous.status };
			return [
				{ moment, json: { ...toApplication(application), event: 'statusChanged', ...change } },
			];
		})
		.reverse();
}
