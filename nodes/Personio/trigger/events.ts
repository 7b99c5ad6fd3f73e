import { Failure } from '../../../shared/http/failure';
import type { PollEvent, PolledSince } from '../../../shared/node/pollTrigger';
import { resultOrOwnFailure } from '../../../shared/node/unreadable';
import { wayTo } from '../../../shared/poll/steps';
import type { PersonioV2Client } from '../../../shared/vendors/personio/v2/client';
import { toApplication, toStatusReference } from '../../../shared/vendors/personio/v2/mapping';
import type {
	PersonioV2Application,
	PersonioV2StageTransition,
} from '../../../shared/vendors/personio/v2/records';
import type { TriggerParameters } from './parameters';

/** What of the chosen kind has happened to an application; `undefined` where its job is not chosen. */
export async function eventOf(
	client: PersonioV2Client,
	{ event, jobIds, stageIds }: TriggerParameters,
	application: PersonioV2Application,
	newSteps: PolledSince['newSteps'],
): Promise<PollEvent | PollEvent[] | undefined> {
	if (jobIds && !jobIds.includes(application.job.id)) return undefined;
	const record = toApplication(application);
	if (event === 'applicationCreated') {
		return { moment: application.created_at, json: { ...record, event } };
	}
	if (event === 'applicationChanged') {
		return { moment: application.updated_at, json: { ...record, event } };
	}
	return await stageChangesOf(client, application, stageIds, newSteps);
}

/**
 * The changes to one of the stages, or to any where there are none, that are new; the oldest first. The stage that an
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
