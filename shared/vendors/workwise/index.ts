import type { Vendor } from '../vendor';
import { createWorkwiseClient, type WorkwiseClient } from './client';
import { toJob, toStatus, workwiseSystem } from './mapping';

export const workwise: Vendor<WorkwiseClient> = {
	system: workwiseSystem,
	name: 'Workwise',
	credentialType: 'workwiseApi',
	api: 'ours',
	connect: createWorkwiseClient,
	jobSource: (client) => ({
		async *jobs(search) {
			for await (const { record } of client.jobs(search ? { search } : {})) yield toJob(record);
		},
		async statuses(jobId) {
			const statuses = [];
			for await (const { record } of client.statuses(jobId)) statuses.push(toStatus(record, jobId));
			return statuses;
		},
	}),
};
