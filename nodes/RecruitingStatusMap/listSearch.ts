import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Job } from '../../shared/model';
import { jobEntry, pickListPage } from '../../shared/node/listSearch';
import { connectStatusSystem, splitPair } from './systems';

export async function searchSourceJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchJobs(this, 'source', filter, paginationToken);
}

export async function searchTargetJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchJobs(this, 'target', filter, paginationToken);
}

async function searchJobs(
	context: ILoadOptionsFunctions,
	side: 'source' | 'target',
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage<Job>(
		context,
		async () => {
			const pair = splitPair(String(context.getCurrentNodeParameter('systems') ?? ''));
			return (await connectStatusSystem(context, pair[side]))?.jobs?.(filter) ?? [];
		},
		jobEntry,
		paginationToken,
	);
}
