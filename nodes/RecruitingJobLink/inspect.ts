import type { IExecuteFunctions } from 'n8n-workflow';
import { checkLink, rememberTargets, type TargetView } from '../../shared/links/health';
import type { LinkInUse } from '../../shared/links/route';
import type { Job } from '../../shared/model';
import type { JobTarget } from '../../shared/vendor/vendor';
import { readLinkMemory, startsOf, writeLinkMemory } from './memory';
import type { LinkParameters } from './parameters';
import { connectTarget, nameOfSystem } from '../systems';

/**
 * Looks at every link as it is now, and remembers what the next run needs to know.
 * @throws Failure when the target cannot be read: then nothing is routed, and everything stays due
 */
export async function inspectLinks(
	context: IExecuteFunctions,
	{ links, targetSystem, visibleWithinHours }: LinkParameters,
): Promise<LinkInUse[]> {
	const now = new Date();
	const memory = readLinkMemory(context);
	const target = await connectTarget(context, targetSystem);
	const jobs = target && (await readJobs(target));
	const starts = startsOf(links, memory.starts, now);
	const targets = jobs ? rememberTargets(links, jobs, memory.targets, now) : memory.targets;

	const inspected: LinkInUse[] = [];
	for (const link of links) {
		const view: TargetView = {
			name: nameOfSystem(targetSystem),
			listsOnlyOpenJobs: target?.listsOnlyOpenJobs ?? false,
			...(jobs && { jobs }),
			...(target?.refuseJobId && { refuseJobId: target.refuseJobId }),
			...(target?.mayHaveStatus && { mayHaveStatus: target.mayHaveStatus }),
			...(target && link.targetStatusId && { statuses: await target.statuses(link.targetJobId) }),
		};
		const state = checkLink(link, view, targets[link.targetJobId], { now, visibleWithinHours });
		inspected.push({ link, state, startedAt: starts[link.sourceJobId] ?? now.toISOString() });
	}
	writeLinkMemory(context, { starts, targets });
	return inspected;
}

async function readJobs(target: JobTarget): Promise<Map<string, Job>> {
	const jobs = new Map<string, Job>();
	for await (const job of target.jobs()) jobs.set(job.id, job);
	return jobs;
}
