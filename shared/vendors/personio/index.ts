import type { Vendor } from '../vendor';
import { createPersonioClient, type PersonioClient } from './client';
import { personioSystem, toJob, toStatuses } from './mapping';

export const personio: Vendor<PersonioClient> = {
	system: personioSystem,
	name: 'Personio',
	credentialType: 'personioApi',
	api: 'published',
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
		listsOnlyOpenJobs: true,
		refuseJobId: (jobId) =>
			/^[1-9]\d*$/.test(jobId) ? undefined : 'Personio gives a position a whole number as its ID',
	}),
};
