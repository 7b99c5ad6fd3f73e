import { z } from 'zod';
import { openEnum } from '../../model/values';
import { candidateRecord, id, moment, text } from '../../vendor/contractRecords';

/** Records of our contract (docs/contracts/talentry.openapi.yaml). */

export const accountRecord = z.object({
	tenant: z.object({ id, name: text }),
	role: openEnum(['recruiter', 'superRecruiter', 'admin']),
});

const named = z.object({ id, name: text });

export const consentRecord = z.object({
	state: z.string().min(1),
	changedAt: moment.nullish(),
	requestedAt: text,
	givenAt: text,
	expiresAt: text,
});

export const talentRecord = candidateRecord.extend({
	id,
	status: named.nullish(),
	pools: z.array(named).nullish(),
	tags: z.array(z.string()).nullish(),
	consent: consentRecord.nullish(),
	blocked: z.boolean().nullish(),
	profileUrl: text,
	createdAt: moment.nullish(),
	updatedAt: moment.nullish(),
});

export const poolRecord = z.object({ id, name: z.string() });

export const noteRecord = z.object({ id, text: z.string(), author: text, createdAt: text });

export const statusRecord = z.object({
	id,
	name: z.string(),
	isDefault: z.boolean().nullish(),
});

export const languageRecord = z.object({ code: z.string().min(1), name: z.string() });

export const consentLinkRecord = z.object({ link: z.string().min(1) });

/** Records of the published endpoints; numbers come as text in Talentry's own example. */
const wholeNumber = z.union([
	z.number(),
	z
		.string()
		.regex(/^-?\d+(\.\d+)?$/)
		.transform(Number),
]);

/** ISO 8601, whose offset Talentry writes without a colon: 2023-06-21T11:45:01+0000. */
const stageMoment = z
	.string()
	.transform((moment) => moment.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
	.refine((moment) => !Number.isNaN(Date.parse(moment)), 'must be a date and time');

export const applicationRecord = z.object({
	applicationId: id,
	applicationExternalId: id.nullish(),
	applicationStageId: id.nullish(),
	applicationLastStageChangeDate: stageMoment.nullish(),
	jobId: id.nullish(),
	jobExternalId: id.nullish(),
	talentFirstName: text,
	talentLastName: text,
	talentEmail: text,
	rewardTypeExternalId: id.nullish(),
	rewardAmount: wholeNumber.nullish(),
	referrerEmployeeId: id.nullish(),
	referrerExternalId: id.nullish(),
	referrerStaffId: id.nullish(),
	referrerFirstName: text,
	referrerLastName: text,
});

export const pointsRecord = z.object({
	id,
	externalId: id.nullish(),
	email: text,
	points: wholeNumber,
});

export type TalentryAccountRecord = z.infer<typeof accountRecord>;
export type TalentryTalent = z.infer<typeof talentRecord>;
export type TalentryPool = z.infer<typeof poolRecord>;
export type TalentryNote = z.infer<typeof noteRecord>;
export type TalentryStatus = z.infer<typeof statusRecord>;
export type TalentryLanguage = z.infer<typeof languageRecord>;
export type TalentryApplication = z.infer<typeof applicationRecord>;
export type TalentryPoints = z.infer<typeof pointsRecord>;
