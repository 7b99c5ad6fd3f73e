import type { StatusReference } from '../../../shared/model';
import type { PollEvent } from '../../../shared/node/pollTrigger';
import { Failure } from '../../../shared/http/failure';
import { resultOrOwnFailure } from '../../../shared/node/unreadable';
import type { PersonioV2Client } from '../../../shared/vendors/personio/v2/client';
import { toApplication, toStatusReference } from '../../../shared/vendors/personio/v2/mapping';
import type { PersonioV2Application } from '../../../shared/vendors/personio/v2/records';
import type { TriggerParameters } from './parameters';

/** The latest event of the chosen kind of an application; `undefined` when there was none. */
export async function eventOf(
	client: PersonioV2Client,
	{ event, jobIds, stageIds }: TriggerParameters,
	application: PersonioV2Application,
): Promise<PollEvent | undefined> {
	if (jobIds && !jobIds.includes(application.job.id)) return undefined;
	const record = toApplication(application);
	if (event === 'applicationCreated') {
		return { moment: application.created_at, json: { ...record, event } };
	}
	if (event === 'applicationChanged') {
		return { moment: application.updated_at, json: { ...record, event } };
	}
	if (!application.current_stage) return undefined;
	const status = toStatusReference(application.current_stage);
	if (stageIds.length > 0 && !stageIds.includes(status.id)) return undefined;
	const change = await changeTo(client, application, status);
	return change && { moment: change.changedAt, json: { ...record, event, ...change } };
}

/**
 * How an application came into the stage that the list shows it in. The stage that it begins with is no change, and an
 * application that is gone by now has none. Where it has moved on since the list was read, that change comes with the
 * next poll.
 */
async function changeTo(
	client: PersonioV2Client,
	{ id, updated_at }: PersonioV2Application,
	status: StatusReference,
): Promise<{ previousStatus: StatusReference; changedAt: string } | undefined> {
	const transitions = await resultOrOwnFailure(client.stageTransitions(id));
	if (transitions instanceof Failure) {
		if (transitions.kind === 'notFound') return undefined;
		throw transitions;
	}
	const steps = transitions.map(({ record }) => ({
		status: toStatusReference(record.stage),
		enteredAt: record.entered_at,
	}));
	const place = steps.findIndex((step) => step.status.id === status.id);
	const previous = steps[place + 1];
	if (!previous) return undefined;
	// A stage that the list shows and the transitions do not yet was entered with the last change.
	const changedAt = steps[place]?.enteredAt ?? updated_at;
	return { previousStatus: previous.status, changedAt };
}
