import type { OperationResult } from '../../../../shared/node/operation';
import { toJson } from '../../../../shared/node/records';
import { talentry } from '../../../../shared/vendors/talentry';
import type { ConsentOutcome } from '../../../../shared/vendors/talentry/consent';
import { toTalent } from '../../../../shared/vendors/talentry/mapping';
import type { TalentryTalent } from '../../../../shared/vendors/talentry/records';

/** Where the consent of a talent stands, with as much of the talent as one needs to write to it. */
export function consentOf(talent: TalentryTalent, link?: string): object {
	const { id, firstName, lastName, email, consent, blocked, profileUrl } = toTalent(talent);
	return {
		...{ id, firstName, lastName, email, blocked, profileUrl },
		consent: { ...consent, ...(link && { link }) },
	};
}

export function consentOutput({ result, talent, link }: ConsentOutcome): OperationResult {
	return { json: toJson({ system: talentry.system, result, ...consentOf(talent, link) }) };
}
