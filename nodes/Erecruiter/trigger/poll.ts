import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import { resumePoll } from '../../../shared/node/pollCursor';
import { toJson } from '../../../shared/node/records';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { inTurn, walk, type PollState } from '../../../shared/poll/cursor';
import { erecruiter } from '../../../shared/vendors/erecruiter';
import { changedApplications } from '../../../shared/vendors/erecruiter/changes';
import type { ErecruiterClient } from '../../../shared/vendors/erecruiter/client';
import { eventOf, takesPart } from './events';
import { readTriggerParameters, type TriggerParameters } from './parameters';

/** Applications that a test run in the editor shows. */
const sampleSize = 3;

/**
 * What has happened since the last poll. The first one of an active workflow only notes where it begins; a test run
 * shows samples and leaves alone where the polls stand.
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const parameters = readTriggerParameters(context);
	const client = await connect(context, erecruiter);
	if (context.getMode() === 'manual') return await sample(client, parameters);

	const { event, recruitmentIds } = parameters;
	const scope = JSON.stringify([client.companyId, event, recruitmentIds ?? 'all']);
	const poll = resumePoll(context, scope);
	if (!poll) return [];
	const { state } = poll;
	const activatedAt = parameters.activation ?? state.activatedAt;
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('application', record));

	const items: INodeExecutionData[] = [];
	// A recruitment that is not listed for a while keeps its place.
	const positions: PollState['positions'] = { ...state.positions };
	let resumeAt: string | undefined;
	for (const id of inTurn(await recruitmentsOf(client, recruitmentIds), state.resumeAt)) {
		const reading = walk(state, id);
		if (!resumeAt) {
			for await (const { record } of changedApplications(client, id, reading.from, onUnreadable)) {
				if (poll.isOver()) {
					resumeAt = id;
					break;
				}
				const mark = event === 'statusChanged' ? record.stageId : '';
				const row = { id: record.id, modifiedAt: record.modifiedAt, mark };
				if (reading.isKnown(row)) continue;
				if (takesPart(record, parameters, state.activatedAt)) {
					const happened = await eventOf(client, event, record);
					if (happened && reading.isNew(row, happened.moment)) {
						items.push({ json: toJson({ ...happened.json, activatedAt }) });
					}
				}
				reading.pass(row);
			}
		}
		positions[id] = reading.end();
	}
	poll.save({ ...state, positions, resumeAt });
	return items;
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

/** A few events of the past in the form of new ones, whenever the applications were made. */
async function sample(
	client: ErecruiterClient,
	parameters: TriggerParameters,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const activatedAt = parameters.activation ?? new Date().toISOString();
	for (const id of await recruitmentsOf(client, parameters.recruitmentIds)) {
		for await (const { record } of client.applications(id)) {
			if (!takesPart(record, { ...parameters, onlyAfterActivation: false }, undefined)) continue;
			const happened = await eventOf(client, parameters.event, record);
			if (happened) items.push({ json: toJson({ ...happened.json, activatedAt }) });
			if (items.length === sampleSize) return items;
		}
	}
	return items;
}
