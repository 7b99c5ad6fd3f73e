import { reportOutcomeOperation } from '../../shared/vendor/reportOutcome';
import { matchedIoApi } from './contract';
import { toApplication, type Match } from './records';

export const reportOutcome = reportOutcomeOperation(matchedIoApi, {
	noun: 'Match',
	find: (api) => (filter) => api.list('listMatches', {}, filter),
	read: async (api, matchId) =>
		withOutcome((await api.read('getMatch', { ids: { matchId } })).record),
	report: async (api, matchId, { outcome, at, note }) =>
		withOutcome(
			(
				await api.send(
					'reportOutcome',
					{ outcome, at, note },
					{ ids: { matchId }, repeatable: true },
				)
			).record,
		),
});

function withOutcome(match: Match) {
	return { application: toApplication(match), held: match.outcome ?? undefined };
}
