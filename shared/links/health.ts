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

export interface TargetView {
	/** Display name of the system. */
	name: string;
	/** Its jobs by id; absent when the system cannot list any, then every job is taken as it is. */
	jobs?: ReadonlyMap<string, Job>;
	/** Whether closed, archived and draft jobs are missing from `jobs`. */
	listsOnlyOpenJobs: boolean;
	/** What has become of a job that is listed no more. */
	unlistedMeans?: string;
	/** IDs of the jobs that any row links to. */
	linkedJobs: ReadonlySet<string>;
	refuseJobId?(jobId: string): string | undefined;
	/** Statuses that an application can be created with, where the system has any. */
	statuses?: readonly Status[];
	/** Whether the system may have a status that is not among them. */
	mayHaveStatus?(statusId: string): boolean;
}

/** Looks whether applications can go through a link now. Nothing is lost by a bad state: they stay due. */
export function checkLink(link: JobLink, target: TargetView): LinkState {
	const jobState = checkTargetJob(link, target);
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

function checkTargetJob(link: JobLink, target: TargetView): LinkState {
	if (!target.jobs) return { health: 'ok', message: '' };
	const { targetJobId } = link;
	const job = target.jobs.get(targetJobId);
	const named = `Job ${nameOf(targetJobId, job?.title ?? link.targetJobTitle)}`;

	if (job) return stateOfListed(job, named, target);

	const refusal = target.refuseJobId?.(targetJobId);
	if (refusal) {
		return state(
			'targetMissing',
			`"${targetJobId}" cannot be a job of ${target.name}: ${refusal}.`,
		);
	}
	const successor = successorOf(link, target);
	if (successor) {
		return state(
			'targetRecreated',
			`${named} is no longer among the jobs that ${target.name} shows, but there is a newer job of the same title with the ID ${successor.id}. Choose that one in link ${link.row} if it took its place.`,
		);
	}
	const means =
		target.unlistedMeans ??
		(target.listsOnlyOpenJobs ? 'closed, archived, unpublished or deleted' : 'deleted');
	// A title was kept when the job was chosen from the list: it was there then.
	if (link.targetJobTitle) {
		return state(
			'targetGone',
			`${named} was in the list of ${target.name} when it was chosen and is not any more: it has been ${means}. Open it again, or choose another job.`,
		);
	}
	if (target.listsOnlyOpenJobs) {
		return state(
			'targetNotYetVisible',
			`${named} is not among the jobs that ${target.name} shows. A new job can take a while to appear, and one that is not published does not; it is checked again with every run. If it stays so, check the ID in link ${link.row}.`,
		);
	}
	return state(
		'targetMissing',
		target.unlistedMeans
			? `Job ${targetJobId} is not among the jobs that ${target.name} shows: it never existed, has been ${target.unlistedMeans}. Check the ID in link ${link.row}, or choose a job from the list.`
			: `${target.name} has no job ${targetJobId}. Check the ID in link ${link.row}, or choose a job from the list.`,
	);
}

/** Looks at a job of the target that an application brings along from its source, without a link. */
export function checkOwnTarget(jobId: string, target: TargetView): LinkState {
	if (!target.jobs) return { health: 'ok', message: '' };
	const job = target.jobs.get(jobId);
	if (job) return stateOfListed(job, `Job ${nameOf(jobId, job.title)}`, target);
	return state(
		'targetGone',
		`The application brings job ${jobId} of ${target.name} along, which is not among the jobs that ${target.name} shows. Open it there, or add a link for the job of the source.`,
	);
}

function stateOfListed(job: Job, named: string, { name }: TargetView): LinkState {
	switch (job.status) {
		case 'closed':
			return state(
				'targetClosed',
				`${named} is closed in ${name}. Open it there, or choose another job.`,
				job,
			);
		case 'archived':
			return state(
				'targetArchived',
				`${named} is archived in ${name}. Restore it there, or choose another job.`,
				job,
			);
		case 'draft':
			return state('targetDraft', `${named} is a draft in ${name}. Publish it there.`, job);
		default:
			return state('ok', '', job);
	}
}

/** A job that may have taken the place of one that is gone: open, of the same title, newer, and in no other row. */
function successorOf(link: JobLink, { jobs, linkedJobs }: TargetView): Job | undefined {
	const { targetJobId, targetJobTitle } = link;
	if (!targetJobTitle) return undefined;
	return [...(jobs?.values() ?? [])].find(
		({ id, title, status }) =>
			title === targetJobTitle &&
			status === 'open' &&
			!linkedJobs.has(id) &&
			isNewer(id, targetJobId),
	);
}

/** By the IDs, if the system counts its jobs; otherwise nothing says which one came later. */
function isNewer(id: string, other: string): boolean {
	const isNumber = (text: string) => /^\d+$/.test(text);
	return isNumber(id) && isNumber(other) && Number(id) > Number(other);
}

function state(health: LinkHealth, message: string, targetJob?: Job): LinkState {
	return { health, message, ...(targetJob && { targetJob }) };
}

function nameOf(id: string, title: string | undefined): string {
	return title ? `"${title}" (${id})` : id;
}
