import type { Operation } from '../../../shared/node/run/operation';
import { toJson } from '../../../shared/node/run/records';
import { distinctByName } from '../../../shared/statuses/find';
import { coverageOf, type CoveredStatus, type StatusLists } from '../../../shared/statuses/map';
import type { Status } from '../../../shared/model';
import type { IExecuteFunctions } from 'n8n-workflow';
import { mapParameters, readMapParameters } from '../parameters';
import { chosenJob, inGroups, jobInWords, statusesOfSide, type SideStatuses } from '../statuses';

export const checkCoverage: Operation = {
	option: {
		name: 'Check Coverage',
		value: 'checkCoverage',
		action: 'Check coverage of status map',
		description:
			'Get one item per status: mapped, unmapped, locked, left as it is, or gone from one of the systems; over all open jobs, if statuses belong to a job',
	},
	properties: mapParameters,
	once: true,
	async start(context) {
		return async () => {
			const { pairs, preset } = readMapParameters(context);
			const [source, target] = await Promise.all([
				sideOf(context, 'source'),
				sideOf(context, 'target'),
			]);
			const covered = new Map<string, { status: CoveredStatus; jobs: CheckedJob[] }>();
			const add = (job: CheckedJob | undefined, statuses: readonly CoveredStatus[]) => {
				for (const status of statuses) {
					const { coverage, from, to } = status;
					const names = job ? [from.name ?? from.id, to?.name ?? to?.id] : [from.id, to?.id];
					const key = JSON.stringify([job?.system, coverage, ...names]);
					const known = covered.get(key) ?? { status, jobs: [] };
					if (job) known.jobs.push(job);
					covered.set(key, known);
				}
			};
			const both: StatusLists = {
				...(source.all && { source: source.all }),
				...(target.all && { target: target.all }),
			};
			const isGone = ({ coverage }: CoveredStatus) => coverage === 'goneFromSource';
			for (const { job, statuses } of source.jobs) {
				const lists = { ...both, source: statuses, sourceJob: jobInWords(job.system, job.id) };
				add(
					job,
					coverageOf(pairs, lists, preset).filter((one) => !isGone(one)),
				);
			}
			for (const { job, statuses } of target.jobs) {
				const targetJob = jobInWords(job.system, job.id, job.title);
				const lists = { ...both, target: statuses, targetJob };
				add(
					job,
					coverageOf(pairs, lists, preset).filter((one) => !isGone(one)),
				);
			}
			const together = coverageOf(pairs, both, preset);
			const perJob = source.perJob || target.perJob;
			add(undefined, perJob ? together.filter(isGone) : together);
			return [...covered.values()].map(({ status, jobs }) => ({
				json: toJson({
					ok: ['mapped', 'locked', 'leftAsItIs'].includes(status.coverage),
					...status,
					...(jobs.length > 0 && { jobs }),
				}),
			}));
		};
	},
};

interface CheckedJob {
	system: string;
	id: string;
	title?: string;
}

interface CheckedSide {
	perJob: boolean;
	/** Of all jobs together, each name once. */
	all?: readonly Status[];
	jobs: Array<{ job: CheckedJob; statuses: readonly Status[] }>;
}

async function sideOf(
	context: IExecuteFunctions,
	side: SideStatuses['side'],
): Promise<CheckedSide> {
	const statuses = await statusesOfSide(context, side);
	const { system, perJob } = statuses;
	if (!perJob) {
		const all = await statuses.of('');
		return { perJob, ...(all && { all }), jobs: [] };
	}
	const chosen = chosenJob(context, side, 0);
	const wanted: CheckedJob[] = chosen
		? [{ system, id: chosen }]
		: (await statuses.openJobs()).map(({ id, title }) => ({ system, id, title }));
	const jobs = await inGroups(wanted, async (job) => ({
		job,
		statuses: (await statuses.of(job.id)) ?? [],
	}));
	return { perJob, all: distinctByName(jobs.flatMap((one) => one.statuses)), jobs };
}
