import { CONSENT_STATES } from '../workwise/model';
import type { Candidate } from '../workwise/model';

/**
 * The records of docs/contracts/talentry.openapi.yaml, and those of the three endpoints that
 * Talentry documents, as the stand-in keeps and answers them.
 */
export const ROLES = ['recruiter', 'superRecruiter', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export { CONSENT_STATES };
export type ConsentState = (typeof CONSENT_STATES)[number];

export interface Named {
	id: string;
	name: string;
}

export interface Consent {
	state: ConsentState;
	changedAt: string | null;
	requestedAt: string | null;
	givenAt: string | null;
	expiresAt: string | null;
}

export interface Talent extends Omit<Candidate, 'consent' | 'experience' | 'education'> {
	experience: Array<Period & { title: string | null; company: string | null }>;
	education: Array<Period & { degree: string | null; institution: string | null }>;
	tags: string[];
	externalIds: string[];
	status: Named;
	pools: Named[];
	/** `null` until somebody asks for it. */
	consent: Consent | null;
	/** Whether its data may not be used. */
	blocked: boolean;
	createdAt: string;
	updatedAt: string;
}

interface Period {
	from: string | null;
	to: string | null;
	description: string | null;
}

/** What the stand-in knows of a talent besides what it answers. */
export interface KeptTalent {
	record: Talent;
	/** A deletion is soft: id and pools stay. */
	deletedAt: string | null;
	notes: Note[];
	/** The last part of the consent page's address, once a link was made. */
	linkToken: string | null;
	unlocked: { at: string; reason: string | null } | null;
}

export interface Note {
	id: string;
	text: string;
	externalId: string | null;
	author: string;
	createdAt: string;
}

export interface Status extends Named {
	isDefault: boolean;
}

export interface Language {
	code: string;
	name: string;
}

/** A job as the full load brings it. */
export interface Job {
	externalId: string;
	source: string;
	active: boolean;
	departments: string[];
	locations: string[];
	translations: Array<{ locale: string; name: string; description: string }>;
}

/** As Talentry documents it; the offset of the date has no colon there. */
export interface Application {
	applicationId: string;
	applicationExternalId: string | null;
	applicationStageId: string;
	applicationLastStageChangeDate: string;
	jobId: string;
	jobExternalId: string | null;
	talentFirstName: string;
	talentLastName: string;
	talentEmail: string;
	rewardTypeExternalId: string | null;
	rewardAmount: number | null;
	referrerEmployeeId: number | null;
	referrerExternalId: string | null;
	referrerStaffId: string | null;
	referrerFirstName: string | null;
	referrerLastName: string | null;
}

/** As Talentry documents it: the points come as text. */
export interface Points {
	id: string;
	externalId: string | null;
	email: string;
	points: string;
}
