import type { IPollFunctions } from 'n8n-workflow';
import type { UnreadableRecord } from '../../../shared/http/contractClient';
import { connect } from '../../../shared/node/connect';
import { sampleSize, type PollEvent, type PolledService } from '../../../shared/node/pollTrigger';
import { unreadableMessage } from '../../../shared/node/unreadable';
import { matchedIo } from '../../../shared/vendors/matched-io';
import type { MatchFilter } from '../../../shared/vendors/matched-io/client';
import { toApplication } from '../../../shared/vendors/matched-io/mapping';
import type { MatchedIoMatch } from '../../../shared/vendors/matched-io/records';
import { readJobIds } from './parameters';

/** matched.io as the trigger watches it: all successful matches in one list, by the moment of their success. */
export async function connectService(
	context: IPollFunctions,
): Promise<PolledService<MatchedIoMatch>> {
	const jobIds = readJobIds(context);
	const client = await connect(context, matchedIo);
	// Asked for each time: after a change of the credential it begins anew.
	const { id: accountId } = await client.account();
	const filter: MatchFilter = {
		state: 'successful',
		...(jobIds && { jobId: jobIds.join(',') }),
	};
	const onUnreadable = (record: UnreadableRecord) =>
		context.logger.warn(unreadableMessage('match', record));

	async function* samples(): AsyncGenerator<PollEvent> {
		const latest = client.matches({ ...filter, sort: '-matchedAt' }, { limit: sampleSize });
		for await (const { record } of latest) yield eventOf(record);
	}

	return {
		name: matchedIo.name,
		scope: [accountId, jobIds ?? 'all'],
		lists: async () => ['matches'],
		async *changes(_list, since) {
			const matches = client.matches(
				{ ...filter, matchedAfter: since, sort: 'matchedAt' },
				{ onUnreadable },
			);
			for await (const { record } of matches) yield record;
		},
		row: (match) => ({ id: match.id, modifiedAt: momentOf(match), mark: '' }),
		event: async (match) => eventOf(match),
		samples: () => [samples()],
	};
}

/** It never changes, whatever else becomes of the match: no place in the list is left while it is read. */
function momentOf({ matchedAt, updatedAt }: MatchedIoMatch): string {
	return matchedAt ?? updatedAt;
}

function eventOf(match: MatchedIoMatch): PollEvent {
	return { moment: momentOf(match), json: toApplication(match) };
}
