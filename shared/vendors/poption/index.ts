import type { Vendor } from '../vendor';
import { createPoptionClient, type PoptionClient } from './client';
import { poptionSystem, toJob } from './mapping';

export const poption: Vendor<PoptionClient> = {
	system: poptionSystem,
	name: 'Poption',
	credentialType: 'poptionApi',
	api: 'ours',
	connect: createPoptionClient,
	jobSource: (client) => ({
		async *jobs(search) {
			for await (const { record } of client.jobPostings(search ? { search } : {})) {
				yield toJob(record);
			}
		},
		// An export names the status of an application as text; Poption has no list of them.
		statuses: async () => [],
	}),
};
