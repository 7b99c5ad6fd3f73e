import { reportOutcomeOperation } from '../../shared/vendor/reportOutcome';
import { workwiseApi } from './contract';
import { toApplication, type WorkwiseApplication } from './records';

export const reportOutcome = reportOutcomeOperation(workwiseApi, {
	find: (api) => (filter) => api.list('listApplications', {}, filter),
	read: async (api, applicationId) =>
		withOutcome((await api.read('getApplication', { ids: { applicationId } })).record),
	report: async (api, applicationId, { outcome, at, note }) =>
		withOutcome(
			(
				await api.send(
					'reportOutcome',
					{ outcome, at, note },
					{ ids: { applicationId }, repeatable: true },
				)
			).record,
		),
});

function withOutcome(record: WorkwiseApplication) {
	return { application: toApplication(record), held: record.outcome ?? undefined };
}
