import { z } from 'zod';
import { openEnum } from '../../shared/model/values';
import { many, one } from './jsonApi';

/** Records as the documentation shows them; attribute names are Teamtailor's own. */

const text = z.string().nullish();
const flag = z.boolean().nullish();
const count = z.number().nullish();
const moment = z.string().datetime({ offset: true });
const optionalMoment = moment.nullish();
const id = z.string();
const nothing = z.unknown();

export const jobRecord = z.object({
	id,
	attributes: z.object({
		title: z.string(),
		/** HTML. */
		body: text,
		status: openEnum(['open', 'draft', 'archived', 'unlisted', 'temp', 'scheduled']),
		'human-status': text,
		'remote-status': text,
		'created-at': optionalMoment,
		'updated-at': optionalMoment,
	}),
	links: z.object({ 'careersite-job-url': text }).catch({}),
	related: z.object({
		department: one(z.object({ attributes: z.object({ name: text }) })),
		locations: many(z.object({ attributes: z.object({ name: text, city: text }) })),
	}),
});

export const stageRecord = z.object({
	id,
	attributes: z.object({
		name: z.string(),
		/** Older versions of the API name the type here. */
		'stage-type': text,
		'legacy-stage-type-name': text,
		'row-order': count,
	}),
	related: z.object({ job: one(nothing) }),
});

export const candidateRecord = z.object({
	id,
	attributes: z.object({
		'first-name': text,
		'last-name': text,
		email: text,
		phone: text,
		pitch: text,
		'linkedin-url': text,
		tags: z.array(z.string()).nullish(),
		sourced: flag,
		/** Addresses that are good for 30 seconds. */
		resume: text,
		'original-resume': text,
		'consent-future-jobs-at': optionalMoment,
		'created-at': optionalMoment,
		'updated-at': optionalMoment,
	}),
	related: z.object({ 'job-applications': many(nothing) }),
});

export const rejectReasonRecord = z.object({
	id,
	attributes: z.object({ reason: z.string(), 'rejected-by-company': flag }),
});

export const applicationRecord = z.object({
	id,
	attributes: z.object({
		'cover-letter': text,
		sourced: flag,
		'referring-site': text,
		'referring-url': text,
		'rejected-at': optionalMoment,
		'changed-stage-at': optionalMoment,
		'created-at': moment,
		'updated-at': moment,
	}),
	related: z.object({
		candidate: one(candidateRecord),
		job: one(jobRecord),
		stage: one(stageRecord),
		'reject-reason': one(rejectReasonRecord),
	}),
});

/** What recognises an application; whatever else it holds, it can be read. */
export const foundApplicationRecord = z.object({
	id,
	attributes: z.object({ 'rejected-at': nothing }),
	related: z.object({ job: one(nothing), stage: one(nothing) }),
});

export const noteRecord = z.object({
	id,
	attributes: z.object({
		note: z.string(),
		'private-note': flag,
		'created-by-trigger': flag,
		'created-at': optionalMoment,
		'updated-at': optionalMoment,
		'candidate-id': z.union([z.string(), z.number().transform(String)]).nullish(),
		'user-id': z.union([z.string(), z.number().transform(String)]).nullish(),
	}),
	related: z.object({ candidate: one(nothing), user: one(nothing) }),
});

export const uploadRecord = z.object({
	id,
	attributes: z.object({
		/** Good for one minute. */
		url: text,
		'file-name': text,
		internal: flag,
	}),
	related: z.object({ candidate: one(nothing) }),
});

export const customFieldRecord = z.object({
	id,
	attributes: z.object({
		name: z.string(),
		'api-name': text,
		'field-type': openEnum([
			'CustomField::Text',
			'CustomField::Email',
			'CustomField::Url',
			'CustomField::Phone',
			'CustomField::Date',
			'CustomField::Checkbox',
			'CustomField::Number',
			'CustomField::Select',
			'CustomField::MultiSelect',
		]),
		'owner-type': text,
	}),
});

export const customFieldOptionRecord = z.object({
	id,
	attributes: z.object({ value: text, name: text }).transform((attributes) => ({
		value: attributes.value ?? attributes.name ?? '',
	})),
});

export const customFieldValueRecord = z.object({
	id,
	attributes: z.object({ value: z.unknown() }),
	related: z.object({ 'custom-field': one(nothing) }),
});

export const userRecord = z.object({ id, attributes: z.object({ name: text, email: text }) });

export type TeamtailorJob = z.infer<typeof jobRecord>;
export type TeamtailorStage = z.infer<typeof stageRecord>;
export type TeamtailorCandidate = z.infer<typeof candidateRecord>;
export type TeamtailorApplication = z.infer<typeof applicationRecord>;
export type FoundApplication = z.infer<typeof foundApplicationRecord>;
export type TeamtailorRejectReason = z.infer<typeof rejectReasonRecord>;
export type TeamtailorNote = z.infer<typeof noteRecord>;
export type TeamtailorUpload = z.infer<typeof uploadRecord>;
export type TeamtailorCustomField = z.infer<typeof customFieldRecord>;
export type TeamtailorUser = z.infer<typeof userRecord>;
