import { Failure } from '../../http/failure';
import type { TalentryAccountRecord, TalentryTalent } from './records';

/**
 * The three ways to a consent, as Talentry's help describes them: A, a link that is sent by any channel; B, an e-mail
 * from Talentry; C, unlocking by hand, which is no consent.
 * https://help.cleverconnect.com/hc/en-us/articles/9837183119505-Enabling-GDPR-Compliance
 */
export const consentWays = ['link', 'email', 'unlock'] as const;

export type ConsentWay = (typeof consentWays)[number];

/** What unlocking by hand means, for whoever is to acknowledge it. */
export const unlockWarning =
	'Unlocking by hand is no consent. Processing the data of a person who has not agreed breaks the GDPR unless another legal ground applies; whoever unlocks is responsible for it. Ask your data protection officer first.';

/** The state of the consent; one that was never asked for is `none`. */
export function consentState({ consent }: Pick<TalentryTalent, 'consent'>): string {
	return consent?.state ?? 'none';
}

/**
 * Why a way to a consent is closed for this talent, or `undefined` when it is open. It is looked at before the call, so
 * that nobody is written to twice, and the reason can be explained.
 *
 * @param role of the token's user; needed for `unlock` only
 * @param acknowledged whether somebody has said that they know what unlocking means
 */
export function consentRefusal(
	way: ConsentWay,
	talent: Pick<TalentryTalent, 'id' | 'consent' | 'email'>,
	{ role, acknowledged }: { role?: TalentryAccountRecord['role']; acknowledged?: boolean } = {},
): Failure | undefined {
	if (way === 'link') return undefined;
	if (way === 'email') return emailRefusal(talent);
	if (!acknowledged) {
		return new Failure({
			kind: 'validation',
			message: 'The talent was not unlocked: what it means was not acknowledged',
			fields: [{ field: 'acknowledged', message: 'is off' }],
			remedy: `Switch on the acknowledgement if that is what you want. ${unlockWarning}`,
		});
	}
	if (role !== 'admin') {
		return new Failure({
			kind: 'permission',
			message: `The talent was not unlocked: only an administrator may do that, and this token belongs to a ${roleName(role)}`,
			remedy:
				'Use the credential of an administrator, or ask for the consent with a link or an e-mail.',
		});
	}
	return undefined;
}

function emailRefusal(
	talent: Pick<TalentryTalent, 'id' | 'consent' | 'email'>,
): Failure | undefined {
	if (!talent.email?.trim()) {
		return new Failure({
			kind: 'validation',
			message: `No e-mail was sent: the talent ${talent.id} has no e-mail address`,
			fields: [{ field: 'email', message: 'is empty' }],
			remedy:
				"Add an e-mail to the talent, or use 'Generate Link' and send the link by another channel.",
		});
	}
	if (consentState(talent) === 'requested') {
		const since = talent.consent?.requestedAt?.slice(0, 10);
		return new Failure({
			kind: 'conflict',
			message: `No e-mail was sent: the consent of the talent ${talent.id} is already requested${since ? ` since ${since}` : ''}`,
			remedy:
				"Talentry asks once, so that nobody gets unwanted mail; generating a link counts as asking. Wait for the answer, or remind the person with the link of 'Generate Link'.",
		});
	}
	return undefined;
}

function roleName(role: string | undefined): string {
	if (role === 'superRecruiter') return 'super recruiter';
	return role ?? 'user of an unknown role';
}
