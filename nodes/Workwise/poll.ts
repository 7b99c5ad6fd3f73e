import { choice, several, shownIf } from '../../shared/vendor/fields';
import { activation, onlyAfterActivation, triggerOf } from '../../shared/vendor/triggerOf';
import { workwiseApi, type WorkwiseApi } from './contract';
import { toApplication, type WorkwiseApplication } from './records';
import { workwise } from './workwise';

/** Rows that come with one call of the contract. */
const pageSize = 100;

/** More IDs than these would make the address of a call too long; the jobs are then filtered here. */
const mostJobsInQuery = 50;

/** Jobs whose statuses are read if none are chosen: most accounts have the same for all. */
const jobsLookedAt = 10;

/** All applications in one list. */
export const poll = triggerOf(workwiseApi, workwise.methods, {
	fields: {
		statusOf: choice(
			'Status',
			{
				open: {
					name: 'Open Applications',
					description:
						'The status that new applications have, "Offene Bewerbungen": starts with each new application',
				},
				chosen: { name: 'Chosen Below', description: 'Only the statuses that are named' },
			},
			'open',
		),
		statuses: shownIf(
			{ statusOf: ['chosen'] },
			several('Status', 'getStatuses', {
				dependsOn: ['jobs'],
				otherwise: "set 'Status' to 'Open Applications'",
			}),
		),
		jobsOf: choice(
			'Jobs',
			{
				all: { name: 'All', description: 'Also future ones' },
				chosen: { name: 'Chosen Below', description: 'Such as those that are linked' },
				connected: {
					name: 'Connected in Workwise',
					description: 'Those that Workwise shows as connected when it is polled',
				},
			},
			'all',
		),
		jobs: shownIf(
			{ jobsOf: ['chosen'] },
			several('Job', 'getJobs', { otherwise: "set 'Jobs' to 'All'" }),
		),
		onlyAfterActivation,
	},
	options: { activation },
	loads: { getStatuses: (api, chosen) => statusNames(api, chosen('jobs')) },
	watch(api, values, { onUnreadable }) {
		const { statuses, jobsOf = 'all', jobs } = values;

		async function* applications(updatedAfter?: string): AsyncGenerator<WorkwiseApplication> {
			const wanted = jobsOf === 'connected' ? await connectedJobs(api) : jobs;
			if (wanted?.length === 0) return;
			const jobId = wanted && wanted.length <= mostJobsInQuery ? wanted.join(',') : undefined;
			const among = wanted && new Set(wanted);
			const options = { onUnreadable: onUnreadable('application') };
			for await (const { record } of api.list('listApplications', options, {
				updatedAfter,
				jobId,
			})) {
				if (!among || among.has(record.jobId)) yield record;
			}
		}

		function hasStatus({ status }: WorkwiseApplication): boolean {
			if (!statuses) return status.kind === 'new';
			return statuses.includes(status.id) || statuses.includes(status.name);
		}

		async function* samples(now: string) {
			for await (const application of applications()) {
				if (hasStatus(application)) yield eventOf(application, values.activation ?? now);
			}
		}

		return {
			scope: [api.baseUrl, statuses ?? 'open', jobs ?? jobsOf],
			lists: async () => ['applications'],
			changes: (_list, since) => applications(since),
			order: 'any',
			pageSize,
			row: (application) => ({
				id: application.id,
				modifiedAt: application.updatedAt ?? reachedAt(application),
				mark: application.status.id,
			}),
			async event(application, { activatedAt }) {
				const start = values.activation ?? activatedAt;
				const isOlder = Date.parse(application.submittedAt) <= Date.parse(start);
				if (values.onlyAfterActivation && isOlder) return undefined;
				return hasStatus(application) ? eventOf(application, start) : undefined;
			},
			/** Whenever the applications were made. */
			samples: (now) => [samples(now)],
		};
	},
});

async function connectedJobs(api: WorkwiseApi): Promise<string[]> {
	const ids: string[] = [];
	for await (const { record } of api.list('listJobs', {}, { connection: 'connected' })) {
		ids.push(record.id);
	}
	return ids;
}

/**
 * The statuses of the chosen jobs, otherwise of a few, each once and by its name: statuses belong to a job, so the same
 * one may have another ID at another job.
 */
async function* statusNames(api: WorkwiseApi, chosen: string[]) {
	const jobIds = [...chosen];
	if (jobIds.length === 0) {
		for await (const { record } of api.list('listJobs', { limit: jobsLookedAt })) {
			jobIds.push(record.id);
		}
	}
	const names = new Set<string>();
	for (const jobId of jobIds.slice(0, jobsLookedAt)) {
		for await (const { record } of api.list('listStatuses', {}, {}, { jobId })) {
			if (names.has(record.name)) continue;
			names.add(record.name);
			yield { name: record.name, value: record.name };
		}
	}
}

/** When the application reached its status; if Workwise does not say, when it was made. */
function reachedAt({ statusChangedAt, submittedAt }: WorkwiseApplication): string {
	return statusChangedAt ?? submittedAt;
}

function eventOf(application: WorkwiseApplication, activatedAt: string) {
	const moment = reachedAt(application);
	const record = toApplication(application);
	return {
		moment,
		json: { ...record, event: 'statusReached', reachedAt: moment, activatedAt },
	};
}
