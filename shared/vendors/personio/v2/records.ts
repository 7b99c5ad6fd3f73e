import { z } from 'zod';
import { id, text } from '../../../vendor/contractRecords';
import { personioMoment } from './moment';

/** Records of the second API. What it may leave out is optional: an anonymised candidate has hardly anything. */

const named = z.object({ id, name: text });

/** A stage is the account's own, with an id, or one that every account has, without. */
export const stageRecord = z.object({ id: id.nullish(), name: text, kind: text, type: text });

export const applicationRecord = z.object({
	id,
	/** YYYY-MM-DD */
	application_date: text,
	candidate: z.object({ id, email: text, first_name: text, last_name: text }),
	job: z.object({ id, name: text, department: named.nullish() }),
	current_stage: stageRecord.nullish(),
	channel: named.nullish(),
	is_anonymized: z.boolean().nullish(),
	created_at: personioMoment,
	updated_at: personioMoment,
});

export const candidateRecord = z.object({
	id,
	first_name: text,
	last_name: text,
	email: text,
	phone: text,
	location: text,
	linkedin_profile: text,
	applications: z.array(z.object({ id })).nullish(),
	created_at: personioMoment.nullish(),
	updated_at: personioMoment.nullish(),
});

export const jobRecord = z.object({
	id,
	name: z.string(),
	department: named.nullish(),
	category: named.nullish(),
	created_at: personioMoment.nullish(),
	updated_at: personioMoment.nullish(),
});

export const stageTransitionRecord = z.object({ entered_at: personioMoment, stage: stageRecord });

export const categoryRecord = z.object({
	id,
	name: text,
	stages: z.array(stageRecord).nullish(),
});

export type PersonioV2Stage = z.infer<typeof stageRecord>;
export type PersonioV2Application = z.infer<typeof applicationRecord>;
export type PersonioV2Candidate = z.infer<typeof candidateRecord>;
export type PersonioV2Job = z.infer<typeof jobRecord>;
export type PersonioV2StageTransition = z.infer<typeof stageTransitionRecord>;
export type PersonioV2Category = z.infer<typeof categoryRecord>;
