import type { Vendor } from '../vendor';
import { createMatchedIoClient, type MatchedIoClient } from './client';
import { matchedIoSystem, matchStatuses, toJob } from './mapping';

export const matchedIo: Vendor<MatchedIoClient> = {
	system: matchedIoSystem,
	name: 'matched.io',
	credentialType: 'matchedIoApi',
	api: 'ours',
	facts: {
		api: 'All of it is our contract',
		statuses: 'States of a match are read',
		files: 'Read, streamed, with each match',
		consent: 'Read with each candidate',
		limits: 'As the service says when it refuses (429)',
	},
	connect: createMatchedIoClient,
	jobSource: (client) => ({
		async *jobs(search) {
			for await (const { record } of client.jobs(search ? { search } : {})) yield toJob(record);
		},
		// A match of any job can be in the same states.
		statuses: async () => [...matchStatuses],
	}),
};
