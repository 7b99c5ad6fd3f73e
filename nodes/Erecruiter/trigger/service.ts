import type { IPollFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import type { PollEvent, PolledService, PolledSince } from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import type { Row } from '../../../shared/poll/cursor';
import { inStretches } from '../../../shared/poll/inStretches';
import { erecruiter } from '../../../shared/vendors/erecruiter';
import type { ErecruiterClient } from '../../../shared/vendors/erecruiter/client';
import type { ErecruiterApplication } from '../../../shared/vendors/erecruiter/records';
import { creationOf, statusChangesOf, takesPart } from './events';
import { readTriggerParameters } from './parameters';

/** Rows that come with one call. */
const pageSize = 100;

/** eRecruiter as the trigger watches it: one list a recruitment. */
export async function connectService(
	context: IPollFunctions,
): Promise<PolledService<ErecruiterApplication>> {
	const parameters = readTriggerParameters(context);
	const { event, recruitmentIds, activation } = parameters;
	const client = await connect(context, erecruiter);
	const lists = async () => await recruitmentsOf(client, recruitmentIds);
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('application', record));

	const row = ({ id, modifiedAt, stageId }: ErecruiterApplication): Row => ({
		id,
		modifiedAt,
		mark: event === 'statusChanged' ? stageId : '',
	});

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
		return (await statusChangesOf(client, application, newSteps)).map(withActivation);
	}

	async function* samples(now: string): AsyncGenerator<PollEvent> {
		const anyTime = { ...parameters, onlyAfterActivation: false };
		for (const id of await lists()) {
			for await (const { record } of client.applications(id)) {
				if (!takesPart(record, anyTime, undefined)) continue;
				const happened = await eventsOf(record, activation ?? now, (steps) => [...steps]);
				const latest = [happened].flat().at(-1);
				if (latest) yield latest;
			}
		}
	}

	return {
		name: erecruiter.name,
		// Each recruitment has a place of its own, so another choice does not begin anew.
		scope: [client.companyId, event, recruitmentIds ? 'chosen' : 'all'],
		lists,
		listsAreChosen: recruitmentIds !== undefined,
		changes(recruitmentId, since, isOver) {
			async function* read(modifiedAfter: string, limit?: number) {
				const options = { ...(limit && { limit }), onUnreadable };
				const list = client.applications(recruitmentId, { modifiedAfter }, options);
				for await (const { record } of list) yield record;
			}
			return inStretches(read, since, row, pageSize, isOver);
		},
		row,
		event: async (application, { activatedAt, newSteps }) =>
			takesPart(application, parameters, activatedAt)
				? await eventsOf(application, activation ?? activatedAt, newSteps)
				: undefined,
		/** Whenever the applications were made. */
		samples: (now) => [samples(now)],
	};
}

async function recruitmentsOf(
	client: ErecruiterClient,
	chosen: string[] | undefined,
): Promise<string[]> {
	if (chosen) return chosen;
	const ids: string[] = [];
	for await (const { record } of client.recruitments()) ids.push(record.id);
	return ids.sort();
}
