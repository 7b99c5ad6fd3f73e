import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry } from '../../shared/node/listSearch';
import { allOptions } from '../../shared/node/loadOptions';
import { workwise } from '../../shared/vendors/workwise';
import { toJob } from '../../shared/vendors/workwise/mapping';

/** Jobs whose statuses are read where none are chosen: most accounts have the same for all. */
const jobsLookedAt = 10;

/** All jobs as "title · status · id". */
export async function getJobs(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await allOptions(
		this,
		async () => (await connect(this, workwise)).jobs(),
		({ record }) => jobEntry(toJob(record)),
	);
}

/**
 * The statuses of the chosen jobs, else of a few, each once and by its name: statuses belong to a job, so the same one
 * may have another id at another job.
 */
export async function getStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await allOptions(
		this,
		async () => {
			const client = await connect(this, workwise);
			const chosen = this.getCurrentNodeParameter('jobs');
			const jobIds = Array.isArray(chosen) ? chosen.map(String) : [];
			if (jobIds.length === 0) {
				for await (const { record } of client.jobs({}, { limit: jobsLookedAt })) {
					jobIds.push(record.id);
				}
			}
			const names = new Set<string>();
			for (const jobId of jobIds.slice(0, jobsLookedAt)) {
				for await (const { record } of client.statuses(jobId)) names.add(record.name);
			}
			return names;
		},
		(name) => ({ name, value: name }),
	);
}
