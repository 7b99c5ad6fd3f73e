import type { IExecuteFunctions } from 'n8n-workflow';
import { checkLink, type TargetView } from '../../shared/links/health';
import type { LinkInUse } from '../../shared/links/route';
import type { Job } from '../../shared/model';
import type { JobTarget } from '../../shared/vendor/vendor';
import { connectTarget, nameOfSystem } from '../systems';
import type { LinkParameters } from './parameters';

/**
 * Looks at every link as it is now.
 * @throws Failure when the target cannot be read: then nothing is routed, and everything stays due
 */
export async function inspectLinks(
	context: IExecuteFunctions,
	{ links, targetSystem }: LinkParameters,
): Promise<LinkInUse[]> {
	const target = await connectTarget(context, targetSystem);
	const jobs = target && (await readJobs(target));
	const linkedJobs = new Set(links.map(({ targetJobId }) => targetJobId));
	const inspected: LinkInUse[] = [];
	for (const link of links) {
		const view: TargetView = {
			name: nameOfSystem(targetSystem),
			listsOnlyOpenJobs: target?.listsOnlyOpenJobs ?? false,
			linkedJobs,
			...(jobs && { jobs }),
			...(target?.unlistedMeans && { unlistedMeans: target.unlistedMeans }),
			...(target?.refuseJobId && { refuseJobId: target.refuseJobId }),
			...(target?.mayHaveStatus && { mayHaveStatus: target.mayHaveStatus }),
			...(target && link.targetStatusId && { statuses: await target.statuses(link.targetJobId) }),
		};
		inspected.push({ link, state: checkLink(link, view) });
	}
	return inspected;
}

async function readJobs(target: JobTarget): Promise<Map<string, Job>> {
	const jobs = new Map<string, Job>();
	for await (const job of target.jobs()) jobs.set(job.id, job);
	return jobs;
}
