import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connect } from '../../shared/node/connect';
import { jobEntry, pickListPage } from '../../shared/node/listSearch';
import { matchedIo } from '../../shared/vendors/matched-io';
import { toJob } from '../../shared/vendors/matched-io/mapping';

/** Jobs as "title · status · id"; matched.io itself searches. */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => (await connect(this, matchedIo)).jobs(filter ? { search: filter } : {}),
		({ record }) => jobEntry(toJob(record)),
		paginationToken,
	);
}

/** Successful matches as "name · job · export · id", the latest first. */
export async function searchMatches(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () =>
			(await connect(this, matchedIo)).matches({
				state: 'successful',
				sort: '-matchedAt',
				...(filter && { search: filter }),
			}),
		({ record: { id, candidate, job, jobId, export: exported } }) => ({
			name: [
				`${candidate.firstName} ${candidate.lastName}`,
				job?.title ?? jobId,
				...(exported?.state === 'confirmed' ? ['exported'] : []),
				id,
			].join(' · '),
			value: id,
		}),
		paginationToken,
	);
}
