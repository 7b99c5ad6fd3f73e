import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import { readTriggerParameter } from '../../../shared/node/parameters';
import { resumePoll } from '../../../shared/node/pollCursor';
import { toJson } from '../../../shared/node/records';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { walk } from '../../../shared/poll/cursor';
import { talentry } from '../../../shared/vendors/talentry';
import type { TalentryClient } from '../../../shared/vendors/talentry/client';
import type { TalentryTalent } from '../../../shared/vendors/talentry/records';
import { events, itemOf, listOf, markOf, momentField, momentOf, type Event } from './events';

/** Talents that a test run in the editor shows. */
const sampleSize = 3;

/** The one list that a poll reads. */
const list = 'talents';

/**
 * What has happened since the last poll. The first one of an active workflow only notes where it begins; a test run
 * shows samples and leaves alone where the polls stand.
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const event = readTriggerParameter(context, 'event', z.enum(events), 'Event');
	const states =
		event === 'consentChanged'
			? readTriggerParameter(context, 'consentStates', z.array(z.string()), 'Consent States')
			: [];
	const takesPart = ({ consent }: TalentryTalent) =>
		states.length === 0 || states.includes(consent?.state ?? 'none');
	const client = await connect(context, talentry);
	if (context.getMode() === 'manual') return await sample(client, event, takesPart);

	const poll = resumePoll(context, JSON.stringify([client.talentUrl, event]));
	if (!poll) return [];
	const reading = walk(poll.state, list);
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('talent', record));

	const items: INodeExecutionData[] = [];
	let passed = 0;
	let complete = true;
	for await (const { record } of client.talents(listOf(event, reading.from), { onUnreadable })) {
		const moment = momentOf(event, record);
		if (!moment) {
			onUnreadable({ id: record.id, problems: [`${momentField(event)}: is missing`] });
			continue;
		}
		const row = { id: record.id, modifiedAt: moment, mark: markOf(event, record) };
		if (reading.isKnown(row)) continue;
		// Each poll gets on by at least one talent, however long it took to read those that were known.
		if (passed > 0 && poll.isOver()) {
			complete = false;
			break;
		}
		if (takesPart(record) && reading.isNew(row, moment)) {
			items.push({ json: toJson(itemOf(event, record, moment)) });
		}
		reading.pass(row);
		passed += 1;
	}
	poll.save({ ...poll.state, positions: { [list]: reading.end(complete) } });
	return items;
}

/** A few events of the past in the form of new ones. */
async function sample(
	client: TalentryClient,
	event: Event,
	takesPart: (talent: TalentryTalent) => boolean,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for await (const { record } of client.talents(listOf(event))) {
		const moment = momentOf(event, record);
		if (!moment || !takesPart(record)) continue;
		items.push({ json: toJson(itemOf(event, record, moment)) });
		if (items.length === sampleSize) break;
	}
	return items;
}
