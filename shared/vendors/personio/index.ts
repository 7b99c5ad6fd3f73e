import type { Vendor } from '../vendor';
import { isUncheckedPhase } from './application';
import { createPersonioClient, type PersonioClient } from './client';
import { personioSystem, toJob, toStatuses } from './mapping';

export const personio: Vendor<PersonioClient> = {
	system: personioSystem,
	name: 'Personio',
	credentialType: 'personioApi',
	api: 'published',
	facts: {
		api: 'Recruiting API v1, the XML feed of jobs and API v2 are published',
		statuses: 'Set while an application is created; the API cannot move it later. Read by API v2',
		files: 'Written with an application (20 MB each)',
		consent: 'Neither read nor written; refused candidates are not sent',
		limits: '2000 calls a minute',
	},
	connect: createPersonioClient,
	statusSystem: (client) => ({
		statuses: async () => toStatuses(client.account),
	}),
	jobTarget: (client) => ({
		async *jobs(search) {
			const wanted = search?.trim().toLowerCase();
			for (const { record } of (await client.feed()).positions) {
				const job = toJob(record, client.account);
				if (!wanted || `${job.title} ${job.id}`.toLowerCase().includes(wanted)) yield job;
			}
		},
		statuses: async () => toStatuses(client.account),
		mayHaveStatus: (statusId) => isUncheckedPhase(statusId, client.account),
		listsOnlyOpenJobs: true,
		refuseJobId: (jobId) =>
			/^[1-9]\d*$/.test(jobId) ? undefined : 'Personio gives a position a whole number as its ID',
	}),
};
