import { createExports, type Exports, type Fate } from './exports';
import type { Application, Candidate, Export, JobPosting } from './model';
import { MAIN_JOB_COUNT, application, candidate, jobPostings } from './people';
import type { Company } from './rows';

export interface PoptionSettings {
	/** How long an export takes, in milliseconds. */
	durationMs: number;
	/** How the next exports end, one after the other; the others finish. */
	nextFates: Fate[];
	/** Answer downloads with a web page that is named like the file. */
	deliverPage: boolean;
}

export interface PoptionState extends Company {
	readonly candidates: Candidate[];
	readonly applications: Application[];
	readonly jobPostings: JobPosting[];
	readonly exports: Exports;
	/** The exports as they were last looked at, newest first. */
	readonly seen: readonly Export[];
	readonly settings: PoptionSettings;
	look(): Promise<readonly Export[]>;
	/** Lets the time at Poption pass. */
	advance(milliseconds: number): void;
	/** Adds people and applications until there are that many. */
	grow(candidateCount: number, applicationCount: number): void;
}

const CANDIDATES = 200;
const APPLICATIONS = 300;

export function createState(): PoptionState {
	let ahead = 0;
	let seen: readonly Export[] = [];
	const jobs = jobPostings();
	const candidates: Candidate[] = [];
	const applications: Application[] = [];
	const applied = new Set<string>();

	/** The next application, to a job that the candidate has not applied for. */
	function apply(number: number, candidateId: string): void {
		for (let step = 0; step < MAIN_JOB_COUNT; step++) {
			const job = jobs[(number + step) % MAIN_JOB_COUNT];
			if (!job || applied.has(`${job.id} ${candidateId}`)) continue;
			applied.add(`${job.id} ${candidateId}`);
			applications.push(application(number, job.id, candidateId));
			return;
		}
		throw new Error(`${candidateId} has applied for every job`);
	}

	const state: PoptionState = {
		candidates,
		applications,
		jobPostings: jobs,
		exports: createExports(() => Date.now() + ahead),
		get seen() {
			return seen;
		},
		settings: { durationMs: 1500, nextFates: [], deliverPage: false },
		async look() {
			seen = await state.exports.all();
			return seen;
		},
		advance(milliseconds) {
			ahead += milliseconds;
		},
		grow(candidateCount, applicationCount) {
			const known = candidates.length;
			while (candidates.length < candidateCount) candidates.push(candidate(candidates.length));
			for (let next = known; applications.length < applicationCount; next++) {
				apply(applications.length, `pk-${(next % candidates.length) + 1}`);
			}
		},
	};
	state.grow(CANDIDATES, APPLICATIONS);
	return state;
}
