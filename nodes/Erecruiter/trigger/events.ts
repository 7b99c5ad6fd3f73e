import type { StatusReference } from '../../../shared/model';
import type { PollEvent } from '../../../shared/node/pollTrigger';
import type { ErecruiterClient } from '../../../shared/vendors/erecruiter/client';
import { toApplication, toOrigin, toStageEntry } from '../../../shared/vendors/erecruiter/mapping';
import type { ErecruiterApplication } from '../../../shared/vendors/erecruiter/records';
import type { TriggerParameters } from './parameters';

/** The latest event of the chosen kind of an application; `undefined` when there was none. */
export async function eventOf(
	client: ErecruiterClient,
	event: TriggerParameters['event'],
	application: ErecruiterApplication,
): Promise<PollEvent | undefined> {
	const record = toApplication(application);
	if (event === 'applicationCreated') {
		const moment = application.createdAt;
		return { moment, json: { ...record, event } };
	}
	const history = await client.stageHistory(application.id);
	// It may have moved on since the list was read; that change comes with the next poll.
	const place = history.findIndex(({ record: { stageId } }) => stageId === application.stageId);
	const [latest, before] = history.slice(Math.max(0, place));
	// The status that an application begins with is no change.
	if (!latest || !before) return undefined;
	const statusOf = (entry: typeof latest): StatusReference =>
		toStageEntry(application.id, entry.record).status;
	const moment = latest.record.enteredAt;
	return {
		moment,
		json: {
			...record,
			status: statusOf(latest),
			event,
			changedAt: moment,
			previousStatus: statusOf(before),
		},
	};
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
