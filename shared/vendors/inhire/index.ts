import type { Vendor } from '../vendor';
import { createInhireClient, type InhireClient } from './client';
import { inhireSystem, toJob, toStatus } from './mapping';

async function allStatuses(client: InhireClient) {
	const statuses = [];
	for await (const { record } of client.statuses()) statuses.push(toStatus(record));
	return statuses;
}

export const inhire: Vendor<InhireClient> = {
	system: inhireSystem,
	name: 'inhire',
	credentialType: 'inhireApi',
	api: 'ours',
	facts: {
		api: 'All of it is our contract',
		statuses: 'Can be set at any time; an older change never replaces a later one',
		files: 'Read, streamed, with each application',
		consent: 'Read with each candidate',
		limits: 'As the service says when it refuses (429)',
	},
	connect: createInhireClient,
	jobSource: (client) => ({
		async *jobs(search) {
			for await (const { record } of client.jobs(search ? { search } : {})) yield toJob(record);
		},
		// The statuses of inhire are the account's, the same for every job.
		statuses: async () => await allStatuses(client),
	}),
	statusSystem: (client) => ({ statuses: async () => await allStatuses(client) }),
};
