import { present, type Candidate, type Note } from '../../model';
import { toCandidate } from '../../vendor/contractMapping';
import type {
	TalentryApplication,
	TalentryLanguage,
	TalentryNote,
	TalentryPoints,
	TalentryPool,
	TalentryStatus,
	TalentryTalent,
} from './records';
import { isWebAddress } from './profileLink';

/** The `system` of every Talentry record. */
export const talentrySystem = 'talentry';

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
	/** Whether its data may not be used, since there is no consent and nobody has unlocked it by hand. */
	blocked?: boolean;
	profileUrl?: string;
	createdAt?: string;
	updatedAt?: string;
};

/** A talent that nobody has asked yet has the consent `none`, so that every record says where it stands. */
export function toConsent(
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
		...toCandidate(talentrySystem, talent),
		id: talent.id,
		tags: talent.tags ?? [],
		...(status && { status: toNamed(status) }),
		pools: (pools ?? []).map(toNamed),
		consent: toConsent(talent.consent),
		...present({
			blocked,
			profileUrl: isWebAddress(profileUrl) ? profileUrl : undefined,
			createdAt,
			updatedAt,
		}),
	};
}

export function toPool({ id, name }: TalentryPool): object {
	return { system: talentrySystem, id, name };
}

export function toNote(talentId: string, note: TalentryNote): Note & { talentId: string } {
	return {
		system: talentrySystem,
		id: note.id,
		talentId,
		text: note.text,
		...present({ author: note.author, createdAt: note.createdAt }),
	};
}

/** A status of a talent, which is no status of an application: it has no kind. */
export function toStatus({ id, name, isDefault }: TalentryStatus): object {
	return { system: talentrySystem, id, name, ...present({ isDefault }) };
}

/** `id` is the code, so that a list of languages can be chosen from like any other. */
export function toLanguage({ code, name }: TalentryLanguage): object {
	return { system: talentrySystem, id: code, name };
}

/**
 * An application in a stage, as the report about rewards has it. It says when the stage changed last, not when the
 * candidate applied, and nothing about the consent of the talent.
 */
export function toApplication(application: TalentryApplication): object {
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
		system: talentrySystem,
		id: application.applicationId,
		...present({
			externalId: application.applicationExternalId,
			jobId: application.jobId,
			jobExternalId: application.jobExternalId,
		}),
		...(application.applicationStageId && { status: { id: application.applicationStageId } }),
		...present({ statusChangedAt: application.applicationLastStageChangeDate }),
		candidate: {
			system: talentrySystem,
			firstName: application.talentFirstName ?? '',
			lastName: application.talentLastName ?? '',
			...present({ email: application.talentEmail }),
		},
		...(Object.keys(reward).length > 0 && { reward }),
		...(Object.keys(referrer).length > 0 && { referrer }),
	};
}

export function toPoints({ id, externalId, email, points }: TalentryPoints): object {
	return { system: talentrySystem, id, ...present({ externalId, email }), points };
}
