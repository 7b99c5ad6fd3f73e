import { Failure } from '../../shared/http/failure';
import type { PollEvent, PolledSince } from '../../shared/node/poll/pollTrigger';
import { resultOrOwnFailure } from '../../shared/node/run/unreadable';
import { wayTo } from '../../shared/poll/steps';
import { choice, several, shownIf } from '../../shared/vendor/fields';
import { triggerOf } from '../../shared/vendor/triggerOf';
import { largestPage } from './contract';
import { personio } from './personio';
import {
	toApplication,
	toStatusReference,
	type PersonioV2Application,
	type PersonioV2StageTransition,
} from './records';
import { personioV2Api, type PersonioV2Client } from './v2Client';

const { getRecruitingJobs: getJobs, getStages } = personio.methods.loadOptions;

/** All applications in one list, which begins with the newest change. */
export const poll = triggerOf(
	personioV2Api,
	{ loadOptions: { getJobs, getStages } },
	{
		fields: {
			event: choice(
				'Event',
				{
					applicationChanged: {
						name: 'Application Changed',
						description: 'Anything about an application is new, a new application included',
					},
					applicationCreated: {
						name: 'Application Created',
						description: 'A candidate has applied, or was entered by a recruiter',
					},
					stageChanged: {
						name: 'Stage Changed',
						description:
							'An application has another stage than before; of several since the last poll each',
					},
				},
				'applicationCreated',
			),
			jobsOf: choice(
				'Jobs',
				{
					all: { name: 'All', description: 'Also future ones' },
					chosen: { name: 'Chosen Below', description: 'Only the jobs that are named' },
				},
				'all',
			),
			jobs: shownIf(
				{ jobsOf: ['chosen'] },
				several('Job', 'getJobs', { otherwise: "set 'Jobs' to 'All'" }),
			),
			stages: shownIf(
				{ event: ['stageChanged'] },
				several('Stage', 'getStages', {
					hint: 'Only applications that reach one of these stages; all when left empty',
				}),
			),
		},
		watch(api, { event = 'applicationCreated', jobs, stages = [] }, { onUnreadable }) {
			/** What of the chosen kind has happened to an application; `undefined` if its job is not chosen. */
			async function eventOf(
				application: PersonioV2Application,
				newSteps: PolledSince['newSteps'],
			): Promise<PollEvent | PollEvent[] | undefined> {
				if (jobs && !jobs.includes(application.job.id)) return undefined;
				if (event === 'stageChanged') {
					return await stageChangesOf(api, application, stages, newSteps);
				}
				const { created_at, updated_at } = application;
				const moment = event === 'applicationCreated' ? created_at : updated_at;
				return { moment, json: { ...toApplication(application), event } };
			}

			async function* changes(updatedAfter: string): AsyncGenerator<PersonioV2Application> {
				const options = { onUnreadable: onUnreadable('application') };
				for await (const { record } of api.applications({ updatedAfter }, options)) yield record;
			}

			async function* samples(): AsyncGenerator<PollEvent> {
				for await (const { record } of api.applications({}, { limit: largestPage })) {
					const happened = await eventOf(record, (steps) => [...steps]);
					const latest = [happened ?? []].flat().at(-1);
					if (latest) yield latest;
				}
			}

			return {
				scope: [api.account, event, jobs ?? 'all', stages],
				lists: async () => ['applications'],
				changes: (_list, since) => changes(since),
				order: 'any',
				pageSize: largestPage,
				row: ({ id, updated_at, current_stage: stage }) => ({
					id,
					modifiedAt: updated_at,
					mark: event === 'stageChanged' && stage ? toStatusReference(stage).id : '',
				}),
				event: async (application, { newSteps }) => await eventOf(application, newSteps),
				samples: () => [samples()],
			};
		},
	},
);

/**
 * The changes to one of the stages, or to any if there are none, that are new; the oldest first. The stage that an
 * application begins with is no change, and an application that is gone by now has none.
 */
async function stageChangesOf(
	client: PersonioV2Client,
	application: PersonioV2Application,
	stageIds: readonly string[],
	newSteps: PolledSince['newSteps'],
): Promise<PollEvent[]> {
	const { id, current_stage: stage, updated_at } = application;
	if (!stage) return [];
	const transitions = await resultOrOwnFailure(client.stageTransitions(id));
	if (transitions instanceof Failure) {
		if (transitions.kind === 'notFound') return [];
		throw transitions;
	}
	const history = transitions.map(({ record }) => stepOf(record));
	const way = wayTo(stepOf({ stage, entered_at: updated_at }), history);
	return newSteps(way)
		.flatMap(({ moment, status, previous }): PollEvent[] => {
			if (!previous || (stageIds.length > 0 && !stageIds.includes(status.id))) return [];
			const change = { status, previousStatus: previous.status, changedAt: moment };
			return [
				{ moment, json: { ...toApplication(application), event: 'stageChanged', ...change } },
			];
		})
		.reverse();
}

function stepOf({ stage, entered_at: moment }: PersonioV2StageTransition) {
	const status = toStatusReference(stage);
	return { mark: status.id, moment, status };
}
