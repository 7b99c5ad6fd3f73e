import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Failure, invalidInput } from '../../shared/http/failure';
import type { Job, Status } from '../../shared/model';
import { jobEntry, matches, pickListPage, statusEntry } from '../../shared/node/panel/listSearch';
import { connectSource, connectTarget } from '../systems';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

interface Side {
	role: 'source' | 'target';
	/** Name of the parameter that holds the job of a row, and as the panel shows it. */
	job: string;
	displayName: string;
	connect: typeof connectSource | typeof connectTarget;
}

const source: Side = {
	role: 'source',
	job: 'sourceJob',
	displayName: 'Source Job',
	connect: connectSource,
};

const target: Side = {
	role: 'target',
	job: 'targetJob',
	displayName: 'Target Job',
	connect: connectTarget,
};

export const searchSourceJobs = jobSearch(source, (jobs) => jobs);
/** Only open jobs: nothing can be exported into the others. */
export const searchTargetJobs = jobSearch(target, openOnly);
/** Statuses of the job in the same row. */
export const searchSourceStatuses = statusSearch(source);
export const searchTargetStatuses = statusSearch(target);

function jobSearch(
	side: Side,
	fitting: (jobs: AsyncIterable<Job>) => AsyncIterable<Job>,
): ListSearch {
	return async function (filter, paginationToken) {
		const jobs = async () => fitting((await connectSide(this, side)).jobs(filter));
		return await pickListPage<Job>(this, jobs, jobEntry, paginationToken);
	};
}

function statusSearch(side: Side): ListSearch {
	return async function (filter) {
		const statuses = async () => {
			const system = await connectSide(this, side);
			const all = await system.statuses(jobOfRow(this, side));
			return all.filter(({ name }) => matches(name, filter));
		};
		return await pickListPage<Status>(this, statuses, statusEntry);
	};
}

async function* openOnly(jobs: AsyncIterable<Job>): AsyncGenerator<Job> {
	for await (const job of jobs) if (job.status === 'open') yield job;
}

async function connectSide(context: ILoadOptionsFunctions, { role, connect }: Side) {
	const system = await connect(context, textParameter(context, `${role}System`));
	if (!system) throw noList(role);
	return system;
}

/** `&` makes n8n look in the same row of the table. */
function jobOfRow(context: ILoadOptionsFunctions, { job, displayName }: Side): string {
	const jobId = textParameter(context, `&${job}`);
	if (jobId !== '') return jobId;
	throw invalidInput(`Choose '${displayName}' in this row first`, [
		{ field: displayName, message: 'is empty' },
	]);
}

function textParameter(context: ILoadOptionsFunctions, path: string): string {
	const value = context.getCurrentNodeParameter(path, { extractValue: true });
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function noList(role: 'source' | 'target'): Failure {
	return new Failure({
		kind: 'validation',
		message: `There is no list for the ${role} system "Other"`,
		remedy: "Switch the field to 'By ID' and enter the ID.",
	});
}
