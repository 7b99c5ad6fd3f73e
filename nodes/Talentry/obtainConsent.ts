import { Failure } from '../../shared/http/failure';
import { talentOf, tell, type TalentryClient } from './api';
import type { TalentryTalent } from './records';
import { sendOnce } from './sendOnce';

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
 * @param askAgain whether somebody has said that a person who has refused is to be asked again
 */
export function consentRefusal(
	way: ConsentWay,
	talent: Pick<TalentryTalent, 'id' | 'consent' | 'email'>,
	{
		role,
		acknowledged,
		askAgain,
	}: { role?: string; acknowledged?: boolean; askAgain?: boolean } = {},
): Failure | undefined {
	if (way === 'link') return settledRefusal('No link was generated', talent, askAgain);
	if (way === 'email') {
		return emailRefusal(talent) ?? settledRefusal('No e-mail was sent', talent, askAgain);
	}
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

/** Who has agreed needs no question, and who has refused is left alone. A consent that is over may be asked for anew. */
function settledRefusal(
	nothing: string,
	talent: Pick<TalentryTalent, 'id' | 'consent'>,
	askAgain = false,
): Failure | undefined {
	const state = consentState(talent);
	const { changedAt, expiresAt } = talent.consent ?? {};
	if (state === 'accepted' && !isOver(expiresAt)) {
		const until = expiresAt ? `, until ${expiresAt.slice(0, 10)}` : '';
		return new Failure({
			kind: 'conflict',
			message: `${nothing}: the talent ${talent.id} has agreed already${until}`,
			remedy: 'There is nothing to ask. Ask again once the consent has expired.',
		});
	}
	if (askAgain || !['declined', 'withdrawn'].includes(state)) return undefined;
	const since = changedAt ? ` since ${changedAt.slice(0, 10)}` : '';
	return new Failure({
		kind: 'conflict',
		message: `${nothing}: the consent of the talent ${talent.id} is ${state}${since}`,
		remedy:
			"Who has refused is not asked again. If the person wishes to be asked, switch on the option 'Ask Again After a Refusal'.",
	});
}

/** The service may find out only later that it is over. */
function isOver(expiresAt: string | null | undefined): boolean {
	return typeof expiresAt === 'string' && Date.parse(expiresAt) <= Date.now();
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

export type ConsentRequest =
	| { way: 'link'; askAgain?: boolean }
	/** `skip` leaves a talent alone that was asked already, instead of failing. */
	| { way: 'email'; whenRequested?: 'stop' | 'skip'; askAgain?: boolean }
	| { way: 'unlock'; acknowledged: boolean; reason?: string };

export interface ConsentOutcome {
	/** `unchanged`: it was so before, and nobody was written to. */
	result: 'updated' | 'unchanged';
	/** As it is afterwards. */
	talent: TalentryTalent;
	raw: unknown;
	/** The address of the page on which the person agrees or declines; for the way `link` only. */
	link?: string;
}

/**
 * Goes one of the three ways to a consent, checked beforehand by the rules of Talentry.
 * @throws Failure that explains the refusal; `notFound` with status 410 for a talent that was deleted meanwhile
 */
export async function obtainConsent(
	client: TalentryClient,
	talentId: string,
	request: ConsentRequest,
): Promise<ConsentOutcome> {
	const before = await talentOf(client, talentId);
	const talent = before.record;
	const unchanged = { result: 'unchanged' as const, talent, raw: before.raw };
	switch (request.way) {
		case 'link': {
			refuse(consentRefusal('link', talent, request));
			const link = safeLink(await generateLink(client, talentId));
			const after = await talentOf(client, talentId);
			const isNew = consentState(talent) !== 'requested';
			return {
				result: isNew ? 'updated' : 'unchanged',
				talent: after.record,
				raw: after.raw,
				link,
			};
		}
		case 'email': {
			if (request.whenRequested === 'skip' && consentState(talent) === 'requested')
				return unchanged;
			refuse(consentRefusal('email', talent, request));
			const after = await sentEmail(client, talentId);
			return { result: 'updated', talent: after.record, raw: after.raw };
		}
		case 'unlock': {
			const { acknowledged, reason } = request;
			// Without the acknowledgement nothing is asked of Talentry at all.
			if (!acknowledged) refuse(consentRefusal('unlock', talent, { acknowledged }));
			const { role } = (await client.read('getAccount')).record;
			refuse(consentRefusal('unlock', talent, { role, acknowledged }));
			if (talent.blocked === false) return unchanged;
			const after = await client.send(
				'unlockTalent',
				{ acknowledged, reason },
				{ ids: { talentId }, repeatable: true },
			);
			return { result: 'updated', talent: after.record, raw: after.raw };
		}
	}
}

/** The talent once it was asked. A second e-mail would reach the person, so it is never sent again by itself. */
async function sentEmail(client: TalentryClient, talentId: string) {
	return await sendOnce(
		client,
		tell(client, 'sendConsentEmail', { talentId }, false).then(
			async () => await talentOf(client, talentId),
		),
		async () => {
			// It was not requested before, so the e-mail was sent if it is now.
			const after = await talentOf(client, talentId);
			return consentState(after.record) === 'requested' ? after : undefined;
		},
		{
			question: 'whether the e-mail was sent',
			check: 'Look at the consent of the talent in Talentry',
			absence:
				'Talentry was asked afterwards: the consent is not requested, so no e-mail was sent.',
		},
	);
}

async function generateLink(client: TalentryClient, talentId: string): Promise<string> {
	const place = { ids: { talentId }, repeatable: true };
	return (await client.send('generateConsentLink', {}, place)).record.link;
}

function refuse(refusal: Failure | undefined): void {
	if (refusal) throw refusal;
}

/** The link goes to a person, so it must be one that a browser opens as a page. */
function safeLink(link: string): string {
	if (/^https?:\/\//i.test(link) && URL.canParse(link)) return link;
	throw new Failure({
		kind: 'contract',
		service: 'Talentry',
		message: 'Talentry gave a consent link that is not a web address',
		remedy: "For a contract of your own, check the field path 'link' of generateConsentLink.",
	});
}
