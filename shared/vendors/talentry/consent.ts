import { Failure } from '../../http/failure';
import type { TalentryClient } from './client';
import { consentRefusal, consentState } from './consentRules';
import type { TalentryTalent } from './records';

export type ConsentRequest =
	| { way: 'link' }
	/** `skip` leaves a talent alone that was asked already, instead of failing. */
	| { way: 'email'; whenRequested?: 'stop' | 'skip' }
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
	const before = await client.talent(talentId);
	const talent = before.record;
	const unchanged = { result: 'unchanged' as const, talent, raw: before.raw };
	switch (request.way) {
		case 'link': {
			const link = safeLink(await client.generateConsentLink(talentId));
			const after = await client.talent(talentId);
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
			refuse(consentRefusal('email', talent));
			await client.sendConsentEmail(talentId);
			const after = await client.talent(talentId);
			return { result: 'updated', talent: after.record, raw: after.raw };
		}
		case 'unlock': {
			const { acknowledged, reason } = request;
			// Without the acknowledgement nothing is asked of Talentry at all.
			if (!acknowledged) refuse(consentRefusal('unlock', talent, { acknowledged }));
			const { role } = await client.account();
			refuse(consentRefusal('unlock', talent, { role, acknowledged }));
			if (talent.blocked === false) return unchanged;
			const after = await client.unlockTalent(talentId, reason);
			return { result: 'updated', talent: after.record, raw: after.raw };
		}
	}
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
		message: 'Talentry gave a consent link that is no web address',
		remedy: "For a contract of your own, check the field path 'link' of generateConsentLink.",
	});
}
