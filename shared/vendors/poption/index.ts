import type { Vendor } from '../vendor';
import { createPoptionClient, type PoptionClient } from './client';
import { poptionSystem, toJob } from './mapping';

export const poption: Vendor<PoptionClient> = {
	system: poptionSystem,
	name: 'Poption',
	credentialType: 'poptionApi',
	api: 'ours',
	facts: {
		api: 'All of it is our contract',
		statuses: 'Read as text in exports',
		files: 'Exports and profiles (PDF) are read',
		consent: 'Read in exports, with its expiry',
		limits: 'Five exports at a time',
	},
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
