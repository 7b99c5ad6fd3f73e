import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry, matches, pickListPage, statusEntry } from '../../shared/node/listSearch';
import { workwise } from '../../shared/vendors/workwise';
import { toJob, toStatus } from '../../shared/vendors/workwise/mapping';

/** Jobs as "title · status · id"; Workwise itself searches. */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => (await connect(this, workwise)).jobs(filter ? { search: filter } : {}),
		({ record }) => jobEntry(toJob(record)),
		paginationToken,
	);
}

/** Statuses of the job that is chosen in the same node. */
export async function searchStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const jobId = this.getCurrentNodeParameter('job', { extractValue: true });
			if (typeof jobId !== 'string' || jobId === '') return [];
			const statuses = [];
			for await (const { record } of (await connect(this, workwise)).statuses(jobId)) {
				if (matches(record.name, filter)) statuses.push(toStatus(record, jobId));
			}
			return statuses;
		},
		statusEntry,
	);
}
