import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { invalidInput } from '../../shared/http/failure';
import { isObject } from '../../shared/http/paths';
import type { Job, Status } from '../../shared/model';
import { idText } from '../../shared/model/values';
import { optionalText, readParameter } from '../../shared/node/panel/parameters';
import { distinctByName } from '../../shared/statuses/find';
import type { StatusSystem } from '../../shared/vendor/vendor';
import { connectStatusSystem, nameOfSystem, type Side } from '../systems';

/** Jobs that are looked at if the statuses of all are to be shown. */
const jobsLookedAt = 10;

/** Jobs that are read at the same time. */
const readAtOnce = 5;

/** The statuses of one of the two systems, those of each job read once. */
export interface SideStatuses {
	side: Side;
	system: string;
	/** They belong to a job. */
	perJob: boolean;
	/** See `Roles`. */
	rejectionIsBeside: boolean;
	/** Of the job, if they belong to one; `undefined` for a system that has no list. */
	of(jobId: string): Promise<readonly Status[] | undefined>;
	/** The jobs that are open. */
	openJobs(): Promise<Job[]>;
}

const labels = { source: 'Source', target: 'Target' } as const;

export async function statusesOfSide(
	context: IExecuteFunctions,
	side: Side,
): Promise<SideStatuses> {
	const name = `${side}System`;
	const system = readParameter(context, name, 0, z.string(), `${labels[side]} System`);
	const statusSystem = await connectStatusSystem(context, system, side);
	const read = new Map<string, Promise<readonly Status[] | undefined>>();
	return {
		side,
		system,
		perJob: statusSystem?.jobs !== undefined,
		rejectionIsBeside: statusSystem?.rejectionIsBeside === true,
		async of(jobId) {
			const known = read.get(jobId);
			if (known) return await known;
			const reading = readStatuses(statusSystem, jobId);
			read.set(jobId, reading);
			return await reading;
		},
		async openJobs() {
			const jobs: Job[] = [];
			for await (const job of statusSystem?.jobs?.() ?? []) {
				if (job.status === 'open') jobs.push(job);
			}
			return jobs;
		},
	};
}

async function readStatuses(
	statusSystem: StatusSystem | undefined,
	jobId: string,
): Promise<readonly Status[] | undefined> {
	return await statusSystem?.statuses(jobId === '' ? undefined : jobId);
}

/** How messages name a job. */
export function jobInWords(system: string, jobId: string, title?: string): string {
	return `job ${jobId}${title ? ` "${title}"` : ''} of ${nameOfSystem(system)}`;
}

/** The job that the panel names for a side; `undefined` for all. */
export function chosenJob(
	context: IExecuteFunctions,
	side: Side,
	itemIndex: number,
): string | undefined {
	return readParameter(context, `${side}Job`, itemIndex, optionalText, `${labels[side]} Job`);
}

const place = (system: string) => z.object({ system: z.literal(system), jobId: idText });

/**
 * The job of the item in that system: its own, the one that it is meant for, or the one that it came from.
 *
 * @throws Failure `validation` if it names none
 */
export function jobOfItem(
	json: object,
	{ system, side }: SideStatuses,
	chosen: string | undefined,
) {
	const own = place(system);
	// A record without a system is taken for one of the source.
	const record = side === 'source' && !('system' in json) ? { ...json, system } : json;
	const target = 'target' in json && isObject(json.target) ? json.target : undefined;
	const origin = 'origin' in json && isObject(json.origin) ? json.origin : undefined;
	const order = side === 'source' ? [record, target, origin] : [target, record, origin];
	for (const candidate of order) {
		const found = own.safeParse(candidate);
		if (found.success) return found.data.jobId;
	}
	if (chosen) return chosen;
	const field = side === 'source' ? 'jobId' : 'target.jobId';
	throw invalidInput(
		`The item does not say its job in ${nameOfSystem(system)}, whose statuses belong to a job`,
		[{ field, message: 'is missing' }],
		side === 'source'
			? `Connect a node that gives applications of ${nameOfSystem(system)}, or choose a job under 'Source Job'.`
			: `Put the node 'Recruiting Job Link' before this one, or choose a job under 'Target Job'.`,
	);
}

/** For a panel: the statuses of the job, or of several together if none is chosen. */
export async function statusesToShow(
	statusSystem: StatusSystem,
	jobId: string | undefined,
): Promise<Status[]> {
	if (!statusSystem.jobs || jobId) return await statusSystem.statuses(jobId);
	const jobs: string[] = [];
	for await (const { id, status } of statusSystem.jobs()) {
		if (status === 'open') jobs.push(id);
		if (jobs.length === jobsLookedAt) break;
	}
	const lists = await inGroups(jobs, async (id) => await statusSystem.statuses(id));
	return distinctByName(lists.flat());
}

/** Does it for all of them, a few at a time; the results are in their order. */
export async function inGroups<T, R>(
	all: readonly T[],
	work: (one: T) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	for (let start = 0; start < all.length; start += readAtOnce) {
		results.push(...(await Promise.all(all.slice(start, start + readAtOnce).map(work))));
	}
	return results;
}
