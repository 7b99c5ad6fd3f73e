import type { PollEvent, PolledSince } from '../../../shared/node/pollTrigger';
import { wayTo } from '../../../shared/poll/steps';
import type { ErecruiterClient } from '../../../shared/vendors/erecruiter/client';
import { toApplication, toOrigin, toStageEntry } from '../../../shared/vendors/erecruiter/mapping';
import type {
	ErecruiterApplication,
	ErecruiterStageEntry,
} from '../../../shared/vendors/erecruiter/records';
import type { TriggerParameters } from './parameters';

export function creationOf(application: ErecruiterApplication): PollEvent {
	const moment = application.createdAt;
	return { moment, json: { ...toApplication(application), event: 'applicationCreated' } };
}

/** The changes of its status that are new, the oldest first. The status that an application begins with is none. */
export async function statusChangesOf(
	client: ErecruiterClient,
	application: ErecruiterApplication,
	newSteps: PolledSince['newSteps'],
): Promise<PollEvent[]> {
	const { id, stageId, stageName, modifiedAt } = application;
	const stepOf = (entry: ErecruiterStageEntry) => ({
		mark: entry.stageId,
		moment: entry.enteredAt,
		status: toStageEntry(id, entry).status,
	});
	const history = (await client.stageHistory(id)).map(({ record }) => stepOf(record));
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

/** Whether the application takes part at all. `activatedAt` is when the workflow began. */
export function takesPart(
	{ createdAt, externalId }: ErecruiterApplication,
	{ onlyAfterActivation, activation, originSystem }: TriggerParameters,
	activatedAt: string | undefined,
): boolean {
	const after = activation ?? activatedAt;
	if (onlyAfterActivation && after && Date.parse(createdAt) <= Date.parse(after)) return false;
	return !originSystem || (!!externalId && toOrigin(externalId).system === originSystem);
}
