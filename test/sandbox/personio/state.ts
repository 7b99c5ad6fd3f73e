import { seedJobs } from './seeds';
import { createRecruiting } from './v2/state';
import type { RecruitingState } from './v2/state';

export const JOB_STATES = ['published', 'draft', 'archived', 'deleted'] as const;

export interface PersonioJob {
	id: number;
	name: string;
	state: (typeof JOB_STATES)[number];
	/** A position that was published just now is not in the feed yet. */
	inFeed: boolean;
	subcompany: string;
	office: string;
	additionalOffices: string[];
	department: string;
	recruitingCategory: string;
	employmentType: string;
	seniority: string;
	schedule: string;
	yearsOfExperience: string;
	keywords: string;
	occupation: string;
	occupationCategory: string;
	createdAt: string;
	/** By language; a feed carries those of its own language only. */
	descriptions: Record<string, Array<{ name: string; html: string }>>;
}

/** A file as it was uploaded. */
export interface PersonioDocument {
	uuid: string;
	size: number;
	mimetype: string;
	original_filename: string;
	extension: string;
	sha256: string;
	receivedAt: string;
	bytes: Buffer;
}

/** The body of a created application, after validation. */
export interface ApplicationBody {
	first_name: string;
	last_name: string;
	email: string;
	job_position_id: number;
	recruiting_channel_id?: number | undefined;
	external_posting_id?: string | undefined;
	message?: string | undefined;
	application_date?: string | undefined;
	phase?: { type: 'system'; id: string } | { type: 'custom'; id: number } | undefined;
	tags?: string[] | undefined;
	files?: Array<{ uuid: string; original_filename: string; category: string }> | undefined;
	attributes?: Array<{ id: string; value: string }> | undefined;
}

export interface PersonioApplication {
	/** Personio's own id, which only the second API tells. */
	id: number;
	receivedAt: string;
	body: ApplicationBody;
	/** Where it ended up, which need not be what was asked for. */
	phase: { type: 'system'; id: string } | { type: 'custom'; id: number };
}

export interface PersonioState {
	readonly jobs: PersonioJob[];
	readonly documents: Map<string, PersonioDocument>;
	readonly applications: PersonioApplication[];
	/** Those that exist; an unknown one in an application is created. */
	readonly tags: Set<string>;
	/** `job_position_id` and e-mail of every application, by which a second one is recognised. */
	readonly applicants: Set<string>;
	/** What the second API shows. */
	readonly recruiting: RecruitingState;
	/** Last-Modified of the feed. */
	feedChangedAt: Date;
}

export function createState(): PersonioState {
	return {
		jobs: seedJobs(),
		documents: new Map(),
		applications: [],
		tags: new Set(['Talentpool']),
		applicants: new Set(),
		recruiting: createRecruiting(),
		feedChangedAt: new Date('2026-03-01T06:00:00Z'),
	};
}
