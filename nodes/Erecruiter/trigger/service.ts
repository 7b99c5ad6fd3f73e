import type { IPollFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import type { PollEvent, PolledService } from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { erecruiter } from '../../../shared/vendors/erecruiter';
import { changedApplications } from '../../../shared/vendors/erecruiter/changes';
import type { ErecruiterClient } from '../../../shared/vendors/erecruiter/client';
import type { ErecruiterApplication } from '../../../shared/vendors/erecruiter/records';
import { eventOf, takesPart } from './events';
import { readTriggerParameters } from './parameters';

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

	async function itemOf(
		application: ErecruiterApplication,
		activatedAt: string,
	): Promise<PollEvent | undefined> {
		const happened = await eventOf(client, event, application);
		return happened && { ...happened, json: { ...happened.json, activatedAt } };
	}

	return {
		scope: [client.companyId, event, recruitmentIds ?? 'all'],
		lists,
		async *changes(recruitmentId, since) {
			for await (const { record } of changedApplications(
				client,
				recruitmentId,
				since,
				onUnreadable,
			)) {
				yield record;
			}
		},
		row: ({ id, modifiedAt, stageId }) => ({
			id,
			modifiedAt,
			mark: event === 'statusChanged' ? stageId : '',
		}),
		event: async (application, activatedAt) =>
			takesPart(application, parameters, activatedAt)
				? await itemOf(application, activation ?? activatedAt)
				: undefined,
		/** Whenever the applications were made. */
		async *samples(now) {
			for (const id of await lists()) {
				for await (const { record } of client.applications(id)) {
					if (!takesPart(record, { ...parameters, onlyAfterActivation: false }, undefined))
						continue;
					const happened = await itemOf(record, activation ?? now);
					if (happened) yield happened;
				}
			}
		},
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
