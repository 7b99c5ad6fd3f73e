import { z } from 'zod';
import { present, type Candidate, type Note } from '../../shared/model';
import { openEnum } from '../../shared/model/values';
import { toCandidate } from '../../shared/vendor/contractMapping';
import {
	candidateRecord,
	idValue,
	momentValue,
	textValue,
} from '../../shared/vendor/contractRecords';
import { isWebAddress } from './profileLink';

/** The `system` of every record. */
export const system = 'talentry';

/** Records of our contract (docs/contracts/talentry.openapi.yaml). */

export const accountRecord = z.object({
	tenant: z.object({ id: idValue, name: textValue }),
	role: openEnum(['recruiter', 'superRecruiter', 'admin']),
});

const named = z.object({ id: idValue, name: textValue });

export const consentRecord = z.object({
	state: z.string().min(1),
	changedAt: momentValue.nullish(),
	requestedAt: textValue,
	givenAt: textValue,
	expiresAt: textValue,
});

export const talentRecord = candidateRecord.extend({
	id: idValue,
	status: named.nullish(),
	pools: z.array(named).nullish(),
	tags: z.array(z.string()).nullish(),
	/** By what the records of other systems that this person came from are recognised. */
	externalIds: z.array(z.string()).nullish(),
	consent: consentRecord.nullish(),
	blocked: z.boolean().nullish(),
	profileUrl: textValue,
	createdAt: momentValue.nullish(),
	updatedAt: momentValue.nullish(),
});

export const poolRecord = z.object({ id: idValue, name: z.string() });

export const noteRecord = z.object({
	id: idValue,
	text: z.string(),
	/** By what the note of another system is recognised that this one came from. */
	externalId: textValue,
	author: textValue,
	createdAt: textValue,
});

export const statusRecord = z.object({
	id: idValue,
	name: z.string(),
	isDefault: z.boolean().nullish(),
});

export const languageRecord = z.object({ code: z.string().min(1), name: z.string() });

export const listedJobRecord = z.object({
	externalId: idValue,
	source: textValue,
	active: z.boolean(),
});

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
	applicationId: idValue,
	applicationExternalId: idValue.nullish(),
	applicationStageId: idValue.nullish(),
	applicationLastStageChangeDate: stageMoment.nullish(),
	jobId: idValue.nullish(),
	jobExternalId: idValue.nullish(),
	talentFirstName: textValue,
	talentLastName: textValue,
	talentEmail: textValue,
	rewardTypeExternalId: idValue.nullish(),
	rewardAmount: wholeNumber.nullish(),
	referrerEmployeeId: idValue.nullish(),
	referrerExternalId: idValue.nullish(),
	referrerStaffId: idValue.nullish(),
	referrerFirstName: textValue,
	referrerLastName: textValue,
});

export const pointsRecord = z.object({
	id: idValue,
	externalId: idValue.nullish(),
	email: textValue,
	points: wholeNumber,
});

export type TalentryTalent = z.infer<typeof talentRecord>;
export type TalentryNote = z.infer<typeof noteRecord>;

interface Named {
	id: string;
	name?: string;
}

/** A talent: a candidate, and what Talentry knows of it besides. */
export type Talent = Candidate & {
	id: string;
	consent: NonNullable<Candidate['consent']>;
	status?: Named;
	pools: Named[];
	externalIds: string[];
	/** Whether its data may not be used, since there is no consent and nobody has unlocked it by hand. */
	blocked?: boolean;
	profileUrl?: string;
	createdAt?: string;
	updatedAt?: string;
};

/** A talent that nobody has asked yet has the consent `none`, so that every record says where it stands. */
function toConsent(
	consent: TalentryTalent['consent'],
): Talent['consent'] & { changedAt?: string; requestedAt?: string } {
	if (!consent) return { state: 'none' };
	const { state, ...moments } = consent;
	return { state, ...present(moments) };
}

const toNamed = ({ id, name }: { id: string; name?: string | null }): Named => ({
	id,
	...present({ name }),
});

export function toTalent(talent: TalentryTalent): Talent {
	const { status, pools, profileUrl, blocked, createdAt, updatedAt } = talent;
	return {
		...toCandidate(system, talent),
		id: talent.id,
		tags: talent.tags ?? [],
		...(status && { status: toNamed(status) }),
		pools: (pools ?? []).map(toNamed),
		externalIds: talent.externalIds ?? [],
		consent: toConsent(talent.consent),
		...present({
			blocked,
			profileUrl: isWebAddress(profileUrl) ? profileUrl : undefined,
			createdAt,
			updatedAt,
		}),
	};
}

/** What a recruiter chooses from. */
interface Choice {
	system: string;
	id: string;
	name: string;
}

export function toPool({ id, name }: z.infer<typeof poolRecord>): Choice {
	return { system, id, name };
}

export function toNote(
	talentId: string,
	note: z.infer<typeof noteRecord>,
): Note & { talentId: string; externalId?: string } {
	const { id, text, externalId, author, createdAt } = note;
	return { system, id, talentId, text, ...present({ externalId, author, createdAt }) };
}

/** A status of a talent, which is no status of an application: it has no kind. */
export function toStatus({ id, name, isDefault }: z.infer<typeof statusRecord>): Choice {
	return { system, id, name, ...present({ isDefault }) };
}

/** `id` is the code, so that a list of languages can be chosen from like any other. */
export function toLanguage({ code, name }: z.infer<typeof languageRecord>): Choice {
	return { system, id: code, name };
}

/**
 * An application in a stage, as the report about rewards has it. It says when the stage changed last, not when the
 * candidate applied, and nothing about the consent of the talent.
 */
export function toApplication(application: z.infer<typeof applicationRecord>): object {
	const { rewardTypeExternalId, rewardAmount } = application;
	const reward = present({ type: rewardTypeExternalId, amount: rewardAmount });
	const referrer = present({
		id: application.referrerEmployeeId,
		externalId: application.referrerExternalId,
		staffId: application.referrerStaffId,
		firstName: application.referrerFirstName,
		lastName: application.referrerLastName,
	});
	return {
		system,
		id: application.applicationId,
		...present({
			externalId: application.applicationExternalId,
			jobId: application.jobId,
			jobExternalId: application.jobExternalId,
		}),
		...(application.applicationStageId && { status: { id: application.applicationStageId } }),
		...present({ statusChangedAt: application.applicationLastStageChangeDate }),
		candidate: {
			system,
			firstName: application.talentFirstName ?? '',
			lastName: application.talentLastName ?? '',
			...present({ email: application.talentEmail }),
		},
		...(Object.keys(reward).length > 0 && { reward }),
		...(Object.keys(referrer).length > 0 && { referrer }),
	};
}

export function toPoints({ id, externalId, email, points }: z.infer<typeof pointsRecord>): object {
	return { system, id, ...present({ externalId, email }), points };
}
