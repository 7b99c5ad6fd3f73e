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
