import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Failure } from '../../../shared/http/failure';
import { connect } from '../../../shared/node/connect';
import { resumePoll } from '../../../shared/node/pollCursor';
import { toJson } from '../../../shared/node/records';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { walk } from '../../../shared/poll/cursor';
import { matchedIo } from '../../../shared/vendors/matched-io';
import type { MatchFilter } from '../../../shared/vendors/matched-io/client';
import { toApplication } from '../../../shared/vendors/matched-io/mapping';
import type { MatchedIoMatch } from '../../../shared/vendors/matched-io/records';
import { readJobIds } from './parameters';

/** Matches that a test run in the editor shows. */
const sampleSize = 3;

/** All matches are one list to a poll. */
const list = 'matches';

/**
 * The matches that became successful since the last poll. The first one of an active workflow only notes where it
 * begins; a test run shows samples and leaves alone where the polls stand.
 */
export async function pollOnce(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const jobIds = readJobIds(context);
	const client = await connect(context, matchedIo);
	const filter: MatchFilter = {
		state: 'successful',
		...(jobIds && { jobId: jobIds.join(',') }),
	};
	const items: INodeExecutionData[] = [];
	if (context.getMode() === 'manual') {
		const latest = client.matches({ ...filter, sort: '-matchedAt' }, { limit: sampleSize });
		for await (const { record } of latest) items.push(itemOf(record));
		return items;
	}

	// Asked for each time: after a change of the credential it begins anew.
	const { id: accountId } = await client.account();
	const poll = resumePoll(context, JSON.stringify([accountId, jobIds ?? 'all']));
	if (!poll) return [];
	const reading = walk(poll.state, list);
	const matches = client.matches(
		{ ...filter, matchedAfter: reading.from, sort: 'matchedAt' },
		{ onUnreadable: (record) => context.logger.warn(unreadableMessage('match', record)) },
	);
	let last = -Infinity;
	let complete = true;
	for await (const { record } of matches) {
		if (poll.isOver()) {
			complete = false;
			break;
		}
		// That moment never changes, whatever else becomes of the match: no place in the list is left while it is read.
		const matchedAt = record.matchedAt ?? record.updatedAt;
		last = refuseDisorder(record.id, matchedAt, last);
		const row = { id: record.id, modifiedAt: matchedAt, mark: '' };
		if (reading.isKnown(row)) continue;
		if (reading.isNew(row, matchedAt)) items.push(itemOf(record));
		reading.pass(row);
	}
	poll.save({ ...poll.state, positions: { [list]: reading.end(complete) } });
	return items;
}

function itemOf(match: MatchedIoMatch): INodeExecutionData {
	return { json: toJson(toApplication(match)) };
}

/** A poll that runs out of time goes on from its last row, so in another order it would lose matches. */
function refuseDisorder(id: string, matchedAt: string, last: number): number {
	const moment = Date.parse(matchedAt);
	if (moment >= last) return moment;
	throw new Failure({
		kind: 'contract',
		service: matchedIo.name,
		message: `matched.io does not list its matches by the moment of their success, the oldest first (match ${id})`,
		remedy:
			"The trigger cannot go on from its last match in another order. Let the service sort by matchedAt, or name its query in 'Contract Overrides'.",
	});
}
