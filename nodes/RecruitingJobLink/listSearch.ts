import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { jobEntry, matches, pickListPage, statusEntry } from '../../shared/node/listSearch';
import { invalidInput } from '../../shared/http/failure';
import type { Job } from '../../shared/model';
import { connectSource, connectTarget, noList } from './systems';

function textParameter(context: ILoadOptionsFunctions, path: string): string {
	const value = context.getCurrentNodeParameter(path, { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export async function searchSourceJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const source = await connectSource(this, textParameter(this, 'sourceSystem'));
			if (!source) throw noList('source');
			return source.jobs(filter);
		},
		jobEntry,
		paginationToken,
	);
}

/** Only open jobs: nothing can be exported into the others. */
export async function searchTargetJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const target = await connectTarget(this, textParameter(this, 'targetSystem'));
			if (!target) throw noList('target');
			return openOnly(target.jobs(filter));
		},
		jobEntry,
		paginationToken,
	);
}

async function* openOnly(jobs: AsyncIterable<Job>): AsyncGenerator<Job> {
	for await (const job of jobs) if (job.status === 'open') yield job;
}

/** Statuses of the source job in the same row. */
export async function searchSourceStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const source = await connectSource(this, textParameter(this, 'sourceSystem'));
			if (!source) throw noList('source');
			const statuses = await source.statuses(jobOfRow(this, 'sourceJob', 'Source Job'));
			return statuses.filter(({ name }) => matches(name, filter));
		},
		statusEntry,
	);
}

/** Statuses of the target job in the same row. */
export async function searchTargetStatuses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await pickListPage(
		this,
		async () => {
			const target = await connectTarget(this, textParameter(this, 'targetSystem'));
			if (!target) throw noList('target');
			const statuses = await target.statuses(jobOfRow(this, 'targetJob', 'Target Job'));
			return statuses.filter(({ name }) => matches(name, filter));
		},
		statusEntry,
	);
}

/** `&` makes n8n look in the same row of the table. */
function jobOfRow(context: ILoadOptionsFunctions, name: string, displayName: string): string {
	const jobId = textParameter(context, `&${name}`);
	if (jobId === '') {
		throw invalidInput(`Choose '${displayName}' in this row first`, [
			{ field: displayName, message: 'is empty' },
		]);
	}
	return jobId;
}
