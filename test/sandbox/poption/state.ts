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
}

/** How many people the company has. */
export interface Sizes {
	candidates: number;
	/** At most twice as many. */
	applications: number;
	/** Whether nobody's consent has expired or is missing. */
	allConsent?: boolean;
}

const SEEDS: Sizes = { candidates: 200, applications: 300 };

export function createState(sizes = SEEDS): PoptionState {
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
	};
	for (let next = 0; next < sizes.candidates; next++) {
		const person = candidate(next);
		candidates.push(sizes.allConsent ? { ...person, consentExpiresAt: LONG_AFTER } : person);
	}
	for (let next = 0; next < sizes.applications; next++) {
		apply(next, `pk-${(next % candidates.length) + 1}`);
	}
	return state;
}

const LONG_AFTER = '2099-06-30T21:59:59.000Z';
