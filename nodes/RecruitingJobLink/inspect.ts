import type { IExecuteFunctions } from 'n8n-workflow';
import {
	checkLink,
	checkOwnTarget,
	type LinkState,
	type TargetView,
} from '../../shared/links/health';
import type { LinkInUse } from '../../shared/links/route';
import type { Job } from '../../shared/model';
import type { JobTarget } from '../../shared/vendor/vendor';
import { connectTarget, nameOfSystem } from '../systems';
import type { LinkParameters } from './parameters';

/** The links as they are now, and the jobs that applications bring along. */
export interface Inspected {
	links: LinkInUse[];
	stateOfOwn(targetJobId: string): LinkState;
}

/**
 * Looks at every link as it is now.
 * @throws Failure when the target cannot be read: then nothing is routed, and everything stays due
 */
export async function inspectLinks(
	context: IExecuteFunctions,
	{ links, targetSystem, pauseAll }: LinkParameters,
): Promise<Inspected> {
	const target = await connectTarget(context, targetSystem);
	const jobs = target && (await readJobs(target));
	const linkedJobs = new Set(links.map(({ targetJobId }) => targetJobId));
	const inspected: LinkInUse[] = [];
	const common: TargetView = {
		name: nameOfSystem(targetSystem),
		listsOnlyOpenJobs: target?.listsOnlyOpenJobs ?? false,
		linkedJobs,
		...(jobs && { jobs }),
		...(target?.unlistedMeans && { unlistedMeans: target.unlistedMeans }),
		...(target?.refuseJobId && { refuseJobId: target.refuseJobId }),
		...(target?.mayHaveStatus && { mayHaveStatus: target.mayHaveStatus }),
	};
	for (const link of links) {
		const view: TargetView = {
			...common,
			...(target && link.targetStatusId && { statuses: await target.statuses(link.targetJobId) }),
		};
		inspected.push({ link, state: checkLink(link, view) });
	}
	const paused: LinkState = { health: 'paused', message: 'All links are paused.' };
	return {
		links: inspected,
		stateOfOwn: (jobId) => (pauseAll ? paused : checkOwnTarget(jobId, common)),
	};
}

async function readJobs(target: JobTarget): Promise<Map<string, Job>> {
	const jobs = new Map<string, Job>();
	for await (const job of target.jobs()) jobs.set(job.id, job);
	return jobs;
}
