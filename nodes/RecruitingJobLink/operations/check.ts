import type { IExecuteFunctions } from 'n8n-workflow';
import type { Job } from '../../../shared/model';
import type { Operation } from '../../../shared/node/run/operation';
import { toJson } from '../../../shared/node/run/records';
import { inspectLinks } from '../inspect';
import { checkParameters, readLinkParameters } from '../parameters';
import { connectSource, nameOfSystem } from '../../systems';

export const check: Operation = {
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check job links',
		description:
			'Get one item per link with its health, e.g. to be told when a linked job was closed',
	},
	properties: checkParameters,
	once: true,
	async start(context) {
		return async () => {
			const parameters = readLinkParameters(context);
			const sourceJobs = await readSourceJobs(
				context,
				parameters.sourceSystem,
				parameters.links.length,
			);
			const { links } = await inspectLinks(context, parameters);
			return links.map(({ link, state }) => {
				const sourceJob = sourceJobs?.get(link.sourceJobId);
				const sourceMissing = sourceJobs !== undefined && sourceJob === undefined;
				const health = state.health === 'ok' && sourceMissing ? 'sourceMissing' : state.health;
				const message =
					health === 'sourceMissing'
						? `${nameOfSystem(parameters.sourceSystem)} has no job ${link.sourceJobId}. Choose the source job of link ${link.row} again.`
						: state.message;
				return {
					json: toJson({
						row: link.row,
						ok: health === 'ok',
						health,
						...(message && { message }),
						active: link.active,
						...(link.since && { startedAt: link.since }),
						sourceJob: summary(link.sourceJobId, link.sourceJobTitle, sourceJob),
						targetJob: summary(link.targetJobId, link.targetJobTitle, state.targetJob),
						...(link.sourceStatusId && { sourceStatusId: link.sourceStatusId }),
						...(link.targetStatusId && { targetStatusId: link.targetStatusId }),
					}),
				};
			});
		};
	},
};

/** `undefined` for a source without a list. */
async function readSourceJobs(
	context: IExecuteFunctions,
	system: string,
	linkCount: number,
): Promise<Map<string, Job> | undefined> {
	const source = await connectSource(context, system);
	if (!source || linkCount === 0) return undefined;
	const jobs = new Map<string, Job>();
	for await (const job of source.jobs()) jobs.set(job.id, job);
	return jobs;
}

function summary(id: string, chosenTitle: string | undefined, job: Job | undefined) {
	const title = job?.title ?? chosenTitle;
	return {
		id,
		...(title && { title }),
		...(job && { status: job.status }),
		listed: job !== undefined,
	};
}
