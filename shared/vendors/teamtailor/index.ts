import type { Vendor } from '../vendor';
import { createTeamtailorClient, type TeamtailorClient } from './client';
import { teamtailorSystem, toJob, toStatus } from './mapping';

async function statusesOf(client: TeamtailorClient, jobId: string) {
	const statuses = [];
	for await (const { record } of client.stages(jobId)) statuses.push(toStatus(record, jobId));
	return statuses;
}

/** Jobs with that text in title or id; Teamtailor itself does not search. */
async function* jobsOf(client: TeamtailorClient, search: string | undefined) {
	const wanted = search?.trim().toLowerCase();
	for await (const { record } of client.jobs({ status: 'all', feed: 'public,internal' })) {
		const job = toJob(record);
		if (!wanted || `${job.title} ${job.id}`.toLowerCase().includes(wanted)) yield job;
	}
}

export const teamtailor: Vendor<TeamtailorClient> = {
	system: teamtailorSystem,
	name: 'Teamtailor',
	credentialType: 'teamtailorApi',
	api: 'published',
	facts: {
		api: 'Published; moving to a stage is not shown in the documentation and is checked after the call',
		statuses: 'Stages of a job: an application can be moved at any time, or rejected with a reason',
		files: 'Read at once (links live 30 seconds); written by public address',
		consent: 'Written as given, with the expiry date in a custom field; read with each candidate',
		limits: '50 calls in 10 seconds, shared by all items, nodes and executions of a process',
	},
	connect: createTeamtailorClient,
	jobTarget: (client) => ({
		listsOnlyOpenJobs: false,
		jobs: (search) => jobsOf(client, search),
		statuses: async (jobId) => await statusesOf(client, jobId),
		refuseJobId: (jobId) =>
			/^[1-9]\d*$/.test(jobId) ? undefined : 'Teamtailor gives a job a whole number as its ID',
	}),
	statusesPerJob: true,
	statusSystem: (client) => ({
		jobs: (search) => jobsOf(client, search),
		statuses: async (jobId) => (jobId === undefined ? [] : await statusesOf(client, jobId)),
	}),
};
