import type { Job, Status } from '../../model';
import type { Vendor } from '../vendor';
import { createWorkwiseClient, type WorkwiseClient } from './client';
import { toJob, toStatus, workwiseSystem } from './mapping';

export const workwise: Vendor<WorkwiseClient> = {
	system: workwiseSystem,
	name: 'Workwise',
	credentialType: 'workwiseApi',
	api: 'ours',
	facts: {
		api: 'All of it is our contract',
		statuses: 'Read per job; interview, rejection or hire can be reported back at any time',
		files: 'Read, streamed, with each application',
		consent: 'Read with each candidate',
		limits: 'As the service says when it refuses (429)',
	},
	connect: createWorkwiseClient,
	jobSource: (client) => ({ jobs: jobsOf(client), statuses: statusesOf(client) }),
	statusesPerJob: true,
	statusSystem: (client) => ({
		jobs: jobsOf(client),
		statuses: async (jobId) => (jobId ? await statusesOf(client)(jobId) : []),
	}),
};

function jobsOf(client: WorkwiseClient) {
	return async function* (search?: string): AsyncGenerator<Job> {
		for await (const { record } of client.jobs(search ? { search } : {})) yield toJob(record);
	};
}

function statusesOf(client: WorkwiseClient) {
	return async (jobId: string): Promise<Status[]> => {
		const statuses: Status[] = [];
		for await (const { record } of client.statuses(jobId)) statuses.push(toStatus(record, jobId));
		return statuses;
	};
}
