import { ownValue } from '../http/paths';
import type { Job, Status } from '../model';
import type { JobLink } from './link';

/** Why the applications of a link wait, or `ok`. */
export type LinkHealth =
	| 'ok'
	| 'paused'
	| 'targetClosed'
	| 'targetArchived'
	| 'targetDraft'
	| 'targetGone'
	| 'targetRecreated'
	| 'targetNotYetVisible'
	| 'targetMissing'
	| 'targetStatusUnknown';

export interface LinkState {
	health: LinkHealth;
	/** One sentence for the person who has to act. */
	message: string;
	/** The target job as the target lists it now. */
	targetJob?: Job;
}

/** What is remembered of a target job between runs. Times are ISO 8601. */
export interface TargetMemory {
	/** When a link to it was first checked in production. */
	firstAskedAt: string;
	/** When it was last listed. */
	seenAt?: string;
	title?: string;
}

export interface TargetView {
	/** Display name of the system. */
	name: string;
	/** Its jobs by id; absent when the system cannot list any, then every job is taken as it is. */
	jobs?: ReadonlyMap<string, Job>;
	/** Whether closed, archived and draft jobs are missing from `jobs`. */
	listsOnlyOpenJobs: boolean;
	refuseJobId?(jobId: string): string | undefined;
	/** Statuses that an application can be created with, where the system has any. */
	statuses?: readonly Status[];
	/** Whether the system may have a status that is not among them. */
	mayHaveStatus?(statusId: string): boolean;
}

export interface CheckTime {
	now: Date;
	/** Hours for which a job that was never listed counts as not yet visible. */
	visibleWithinHours: number;
}

/** Looks whether applications can go through a link now. Nothing is lost by a bad state: they stay due. */
export function checkLink(
	link: JobLink,
	target: TargetView,
	memory: TargetMemory | undefined,
	time: CheckTime,
): LinkState {
	const jobState = checkTargetJob(link, target, memory, time);
	if (!link.active) {
		return {
			...jobState,
			health: 'paused',
			message: `Link ${link.row} is paused. Its applications wait until it is activated.`,
		};
	}
	const { targetStatusId } = link;
	if (jobState.health !== 'ok' || !targetStatusId || !target.statuses) return jobState;
	if (target.statuses.some(({ id }) => id === targetStatusId)) return jobState;
	if (target.mayHaveStatus?.(targetStatusId)) return jobState;
	return {
		...jobState,
		health: 'targetStatusUnknown',
		message: `${target.name} has no status "${targetStatusId}" for this job. Choose the target status of link ${link.row} again.`,
	};
}

function checkTargetJob(
	link: JobLink,
	target: TargetView,
	memory: TargetMemory | undefined,
	{ now, visibleWithinHours }: CheckTime,
): LinkState {
	if (!target.jobs) return { health: 'ok', message: '' };
	const { targetJobId } = link;
	const job = target.jobs.get(targetJobId);
	const named = `Job ${nameOf(targetJobId, job?.title ?? memory?.title ?? link.targetJobTitle)}`;

	if (job) {
		switch (job.status) {
			case 'closed':
				return state(
					'targetClosed',
					`${named} is closed in ${target.name}. Open it there, or choose another job.`,
					job,
				);
			case 'archived':
				return state(
					'targetArchived',
					`${named} is archived in ${target.name}. Restore it there, or choose another job.`,
					job,
				);
			case 'draft':
				return state(
					'targetDraft',
					`${named} is a draft in ${target.name}. Publish it there.`,
					job,
				);
			default:
				return state('ok', '', job);
		}
	}

	const refusal = target.refuseJobId?.(targetJobId);
	if (refusal) {
		return state(
			'targetMissing',
			`"${targetJobId}" cannot be a job of ${target.name}: ${refusal}.`,
		);
	}
	const title = memory?.title ?? link.targetJobTitle;
	const successor =
		title &&
		[...target.jobs.values()].find((other) => other.title === title && other.status === 'open');
	if (successor) {
		return state(
			'targetRecreated',
			`${named} is no longer in ${target.name}, but there is a job of the same title with the ID ${successor.id}. Choose that one in link ${link.row} if it took its place.`,
		);
	}
	if (memory?.seenAt) {
		const how = target.listsOnlyOpenJobs ? 'closed, archived, unpublished or deleted' : 'deleted';
		return state(
			'targetGone',
			`${named} was last seen in ${target.name} on ${memory.seenAt.slice(0, 10)} and has been ${how} since. Open it again, or choose another job.`,
		);
	}
	const hoursAsked = memory ? (now.getTime() - Date.parse(memory.firstAskedAt)) / 3_600_000 : 0;
	if (hoursAsked < visibleWithinHours) {
		return state(
			'targetNotYetVisible',
			`${named} is not yet among the jobs that ${target.name} shows. New jobs can take a while; it is checked again with every run.`,
		);
	}
	return state(
		'targetMissing',
		`${target.name} has shown no job ${targetJobId} for ${Math.floor(hoursAsked)} hours. Check that it exists and is published, or choose another job.`,
	);
}

function state(health: LinkHealth, message: string, targetJob?: Job): LinkState {
	return { health, message, ...(targetJob && { targetJob }) };
}

function nameOf(id: string, title: string | undefined): string {
	return title ? `"${title}" (${id})` : id;
}

/** What to remember of the targets after a check; jobs that no link names any more are forgotten. */
export function rememberTargets(
	links: readonly JobLink[],
	jobs: ReadonlyMap<string, Job>,
	memory: Readonly<Record<string, TargetMemory>>,
	now: Date,
): Record<string, TargetMemory> {
	const at = now.toISOString();
	return Object.fromEntries(
		links.map(({ targetJobId }) => {
			const known = ownValue(memory, targetJobId);
			const job = jobs.get(targetJobId);
			const title = job?.title ?? known?.title;
			const seenAt = job ? at : known?.seenAt;
			return [
				targetJobId,
				{
					firstAskedAt: known?.firstAskedAt ?? at,
					...(seenAt && { seenAt }),
					...(title && { title }),
				},
			];
		}),
	);
}
