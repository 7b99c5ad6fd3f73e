import type { IPollFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import type { PollEvent, PolledService } from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import type { Row } from '../../../shared/poll/cursor';
import { oldestFirst } from '../../../shared/poll/oldestFirst';
import { personioV2 } from '../../../shared/vendors/personio/v2';
import { largestPage } from '../../../shared/vendors/personio/v2/contract';
import { toStatusReference } from '../../../shared/vendors/personio/v2/mapping';
import type { PersonioV2Application } from '../../../shared/vendors/personio/v2/records';
import { eventOf } from './events';
import { readTriggerParameters } from './parameters';

/** Personio as the trigger watches it: all applications in one list, which begins with the newest change. */
export async function connectService(
	context: IPollFunctions,
): Promise<PolledService<PersonioV2Application>> {
	const parameters = readTriggerParameters(context);
	const { event, jobIds, stageIds } = parameters;
	const client = await connect(context, personioV2);
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('application', record));

	async function* changedApplications(since: string): AsyncGenerator<PersonioV2Application> {
		const list = client.applications({ updatedAfter: since }, { onUnreadable });
		for await (const { record } of list) yield record;
	}

	const row = ({ id, updated_at, current_stage }: PersonioV2Application): Row => ({
		id,
		modifiedAt: updated_at,
		mark: event === 'stageChanged' && current_stage ? toStatusReference(current_stage).id : '',
	});

	async function* samples(): AsyncGenerator<PollEvent> {
		for await (const { record } of client.applications({}, { limit: largestPage })) {
			const happened = await eventOf(client, parameters, record, (steps) => [...steps]);
			const latest = [happened ?? []].flat().at(-1);
			if (latest) yield latest;
		}
	}

	return {
		name: personioV2.name,
		scope: [client.account, event, jobIds ?? 'all', stageIds],
		lists: async () => ['applications'],
		async *changes(_list, since, isOver) {
			yield* await oldestFirst(() => changedApplications(since), row, largestPage, isOver);
		},
		row,
		event: async (application, { newSteps }) =>
			await eventOf(client, parameters, application, newSteps),
		samples: () => [samples()],
	};
}
