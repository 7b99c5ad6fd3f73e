import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Job } from '../../shared/model';
import { jobEntry, pickListPage } from '../../shared/node/panel/listSearch';
import { connectStatusSystem, type Side } from '../systems';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

export const searchSourceJobs = jobSearch('source');
export const searchTargetJobs = jobSearch('target');

function jobSearch(side: Side): ListSearch {
	return async function (filter, paginationToken) {
		const jobs = async () => {
			const system = String(this.getCurrentNodeParameter(`${side}System`) ?? '');
			return (await connectStatusSystem(this, system, side))?.jobs?.(filter) ?? [];
		};
		return await pickListPage<Job>(this, jobs, jobEntry, paginationToken);
	};
}
