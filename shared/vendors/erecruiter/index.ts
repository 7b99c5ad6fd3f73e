import type { Vendor } from '../vendor';
import { createErecruiterClient, type ErecruiterClient } from './client';
import { erecruiterSystem, toJob, toStatus } from './mapping';

async function statusesOf(client: ErecruiterClient) {
	const statuses = [];
	for await (const { record } of client.stages()) {
		statuses.push(toStatus(record));
	}
	return statuses;
}

export const erecruiter: Vendor<ErecruiterClient> = {
	system: erecruiterSystem,
	name: 'eRecruiter',
	credentialType: 'erecruiterApi',
	api: 'ours',
	facts: {
		api: 'Sign-in and reading were reported by third parties; writing is our contract',
		statuses:
			'Read for the account and per recruitment; a new application begins with the first one',
		files: 'Written with an application',
		consent: 'Not read; refused candidates are not sent',
		limits: 'As the service says when it refuses (429); reads are repeated after its sporadic 500',
	},
	connect: createErecruiterClient,
	jobTarget: (client) => ({
		listsOnlyOpenJobs: false,
		async *jobs(search) {
			for await (const { record } of client.recruitments(search ? { search } : {})) {
				yield toJob(record);
			}
		},
		// The create call takes no status: an application begins with the first one of its recruitment.
		statuses: async () => [],
	}),
	statusSystem: (client) => ({ statuses: async () => await statusesOf(client) }),
};
