import type { Vendor } from '../vendor';
import { createErecruiterClient, type ErecruiterClient } from './client';
import { erecruiterSystem, toJob, toStatus } from './mapping';

async function statusesOf(client: ErecruiterClient, recruitmentId?: string) {
	const statuses = [];
	for await (const { record } of client.stages(recruitmentId)) {
		statuses.push(toStatus(record, recruitmentId));
	}
	return statuses;
}

export const erecruiter: Vendor<ErecruiterClient> = {
	system: erecruiterSystem,
	name: 'eRecruiter',
	credentialType: 'erecruiterApi',
	api: 'ours',
	connect: createErecruiterClient,
	jobTarget: (client) => ({
		listsOnlyOpenJobs: false,
		async *jobs(search) {
			for await (const { record } of client.recruitments(search ? { search } : {})) {
				yield toJob(record);
			}
		},
		statuses: async (recruitmentId) => await statusesOf(client, recruitmentId),
	}),
	statusSystem: (client) => ({ perJob: false, statuses: async () => await statusesOf(client) }),
};
