import { sampleSize } from '../../shared/node/poll/pollTrigger';
import { choice, several, shownIf } from '../../shared/vendor/fields';
import { triggerOf } from '../../shared/vendor/triggerOf';
import { matchedIoApi } from './contract';
import { matchedIo } from './matchedIo';
import { toApplication, type Match } from './records';

/** All successful matches in one list, by the moment of their success. */
export const poll = triggerOf(matchedIoApi, matchedIo.methods, {
	fields: {
		jobsOf: choice(
			'Jobs',
			{ all: { name: 'All', description: 'Also future ones' }, chosen: 'Chosen Below' },
			'all',
			'Whose successful matches start the workflow',
		),
		jobs: shownIf(
			{ jobsOf: ['chosen'] },
			several('Job', 'getJobs', { otherwise: "set 'Jobs' to 'All'" }),
		),
	},
	async watch(api, { jobs }, { onUnreadable }) {
		// Asked for each time: after a change of the credential it begins again.
		const { record: account } = await api.read('getAccount');
		const filter = { state: 'successful', jobId: jobs?.join(',') };
		const options = { onUnreadable: onUnreadable('match') };

		async function* samples() {
			const latest = { ...filter, sort: '-matchedAt' };
			for await (const { record } of api.list('listMatches', { limit: sampleSize }, latest)) {
				yield eventOf(record);
			}
		}

		return {
			scope: [account.id, jobs ?? 'all'],
			lists: async () => ['matches'],
			async *changes(_list, since) {
				const later = { ...filter, matchedAfter: since, sort: 'matchedAt' };
				for await (const { record } of api.list('listMatches', options, later)) yield record;
			},
			order: 'oldestFirst',
			pageSize: 100,
			row: (match) => ({ id: match.id, modifiedAt: momentOf(match), mark: '' }),
			event: async (match) => eventOf(match),
			samples: () => [samples()],
		};
	},
});

/** It never changes, whatever else becomes of the match: no place in the list is left while it is read. */
function momentOf({ matchedAt, updatedAt }: Match): string {
	return matchedAt ?? updatedAt;
}

function eventOf(match: Match) {
	return { moment: momentOf(match), json: toApplication(match) };
}
