import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry, matches, pickListPage, statusEntry } from '../../shared/node/listSearch';
import { inhire } from '../../shared/vendors/inhire';
import { toJob, toStatus } from '../../shared/vendors/inhire/mapping';

/** Jobs as "title · status · id"; inhire itself searches. */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => (await connect(this, inhire)).jobs(filter ? { search: filter } : {}),
		({ record }) => jobEntry(toJob(record)),
		paginationToken,
	);
}

export async function searchStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const statuses = [];
			for await (const { record } of (await connect(this, inhire)).statuses()) {
				if (matches(record.name, filter)) statuses.push(toStatus(record));
			}
			return statuses;
		},
		statusEntry,
	);
}
