import { z } from 'zod';
import { Failure, invalidInput, type FieldProblem } from '../../shared/http/failure';
import { present, type Job } from '../../shared/model';
import type { TalentryClient } from './api';

/** A job as the full load takes it. Ids of locations, departments, company, tags and reward type are the external ones. */
export interface TalentryJob {
	externalId: string;
	contactPersonName?: string;
	contactPersonPhone?: string;
	contactPersonEmail?: string;
	departments: string[];
	locations: string[];
	tags: string[];
	rewardType?: string;
	rewardAmount?: number;
	company?: string;
	internalOnly?: boolean;
	/** JSON as text. */
	customData?: string;
	translations: Array<{ locale: string; name: string; description: string }>;
}

/** What is said of a job besides its record. */
export interface JobDetails {
	/** Of the text, e.g. `de`. */
	locale: string;
	/** HTML. */
	description?: string;
	departments: readonly string[];
	locations: readonly string[];
	tags: readonly string[];
	company?: string;
	rewardType?: string;
	rewardAmount?: number;
	internalOnly?: boolean;
	customData?: string;
	contactPersonName?: string;
	contactPersonPhone?: string;
	contactPersonEmail?: string;
}

/** The job with the ids that are given for it, else those that it carries. */
export function toTalentryJob(job: Job, details: JobDetails): TalentryJob {
	const { locale, description, departments, locations, tags, ...rest } = details;
	return {
		externalId: job.id,
		departments: withFallback(departments, job.department),
		locations: withFallback(locations, job.location),
		tags: [...tags],
		...present(rest),
		translations: [{ locale, name: job.title, description: description ?? '' }],
	};
}

function withFallback(given: readonly string[], carried: string | undefined): string[] {
	if (given.length > 0) return [...given];
	return carried ? [carried] : [];
}

/** A job of the input, with the place at which it stands there. */
export interface LoadedJob {
	itemIndex: number;
	job: TalentryJob;
}

export interface LoadGuard {
	deactivateMissingJobs: boolean;
	allowEmpty: boolean;
	/** A load with fewer jobs is refused; 1 when nothing is said. */
	minimumJobs: number;
}

/**
 * The jobs of one full load. What is missing from it goes offline at Talentry, so a load that cannot be the whole truth
 * is refused.
 * @throws Failure `validation` with each item that is wrong; nothing is sent
 */
export function checkFullLoad(jobs: readonly LoadedJob[], guard: LoadGuard): TalentryJob[] {
	const problems: FieldProblem[] = [];
	const places = new Map<string, number>();
	for (const { itemIndex, job } of jobs) {
		const field = `item ${itemIndex}`;
		const before = places.get(job.externalId);
		if (before !== undefined) {
			const message = `has the job ID ${job.externalId}, which item ${before} has as well`;
			problems.push({ field, message });
		}
		places.set(job.externalId, itemIndex);
		if (job.departments.length === 0) {
			problems.push({
				field,
				message: `job ${job.externalId} has no department, and Talentry takes none without`,
			});
		}
	}
	if (problems.length > 0) {
		const [first] = problems;
		throw invalidInput(
			`The jobs were not sent: ${first?.field ?? ''} ${first?.message ?? ''}`,
			problems,
			"Nothing was sent. Enter the external ID of a department under 'Departments', or leave out the jobs that are there twice.",
		);
	}
	if (guard.deactivateMissingJobs) refuseTooFew(jobs.length, guard);
	return jobs.map(({ job }) => job);
}

function refuseTooFew(count: number, { allowEmpty, minimumJobs }: LoadGuard): void {
	if (count === 0) {
		if (allowEmpty) return;
		throw new Failure({
			kind: 'validation',
			message: 'The jobs were not sent: the list is empty, which would take all jobs offline',
			remedy:
				"Check the node that reads the jobs. If all jobs are to go offline, switch on 'Allow Empty List'; to add jobs only, switch off 'Deactivate Missing Jobs'.",
		});
	}
	if (count < minimumJobs) {
		throw new Failure({
			kind: 'validation',
			message: `The jobs were not sent: ${count} have arrived, and 'Minimum Number of Jobs' is ${minimumJobs}`,
			remedy:
				'All other jobs would go offline. Check the node that reads the jobs; if there are so few now, lower the minimum.',
		});
	}
}

export interface FullLoad {
	/** The name under which the jobs' system is known in Talentry. */
	source: string;
	deactivateMissingJobs: boolean;
	skipInvalidJobs: boolean;
}

/**
 * Hands over all current jobs at once; gives back what Talentry answers, whose form is not documented.
 * @throws Failure `contract` for a web page in the answer's place
 */
export async function sendJobs(
	{ published }: TalentryClient,
	jobs: readonly TalentryJob[],
	{ source, deactivateMissingJobs, skipInvalidJobs }: FullLoad,
): Promise<unknown> {
	const request = published.requestTo('sendJobs', {
		query: {
			source,
			deactivateMissingJobs: deactivateMissingJobs ? 1 : 0,
			skipInvalidJobs: skipInvalidJobs ? 1 : 0,
		},
	});
	const text = await published.caller.text(
		{
			...request,
			headers: { accept: 'application/json' },
			body: { type: 'json', value: { jobs } },
		},
		{ repeatable: true },
	);
	return answerOf(text);
}

/** JSON where it is JSON, else the words, whose form nobody documents; empty is nothing. @throws Failure `contract` */
function answerOf(text: string): unknown {
	const trimmed = text.trim();
	if (trimmed.startsWith('<')) {
		throw new Failure({
			kind: 'contract',
			service: 'Talentry',
			message: 'Talentry answered with a web page instead of data',
			remedy:
				"Check 'Base URL' in the credential; a proxy or a sign-in page may be answering in its place.",
		});
	}
	const json = parseJson(trimmed);
	if (json !== undefined || !/^[{["]/.test(trimmed)) return json ?? (trimmed || undefined);
	throw new Failure({
		kind: 'contract',
		service: 'Talentry',
		message: 'The answer of Talentry breaks off, so it is not known whether it took the jobs',
		remedy: 'Run it again: the same list once more does no harm.',
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What the answer counts, in services that say it. */
const counted = ['created', 'updated', 'deactivated'];

/** The counts of the answer that are there and are no numbers. */
export function unreadableCounts(answer: unknown): string[] {
	const fields = z.record(z.unknown()).safeParse(answer);
	if (!fields.success) return [];
	return counted.filter(
		(name) =>
			Object.hasOwn(fields.data, name) && !z.coerce.number().safeParse(fields.data[name]).success,
	);
}
