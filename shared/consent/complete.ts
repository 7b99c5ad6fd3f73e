import { isObject, valueAt } from '../http/paths';
import type { Consent } from '../model';
import type { FoundConsent, ConsentItem } from './find';
import { refusalOf } from './refusal';
import type { Standing } from './standing';

/** The `consent` of an item with how it stands: what was there, and these. */
export interface CompletedConsent {
	state: Consent['state'];
	/** ISO 8601 with offset. A date that cannot be read is kept as it is, so that no target takes it for a consent. */
	expiresAt?: unknown;
	standing: Standing;
	daysLeft?: number;
	/** Why it is not valid, for a person. */
	message?: string;
}

const verdict: readonly string[] = ['standing', 'daysLeft', 'message'];

/** What an item carries as its consent, at `candidate.consent` if it has a candidate, else at `consent`. */
export function completeConsent(item: ConsentItem, found: FoundConsent): CompletedConsent {
	const block = valueAt(item, isObject(item.candidate) ? 'candidate.consent' : 'consent');
	const kept = Object.entries(isObject(block) ? block : {}).filter(
		([key]) => !verdict.includes(key),
	);
	const { standing, end, daysLeft, unreadable } = found;
	const expiresAt: unknown = unreadable ? unreadable.value : end?.text;
	const message = messageOf(found);
	return {
		...Object.fromEntries(kept),
		state: stateOf(found),
		...(expiresAt !== undefined && { expiresAt }),
		standing,
		...(daysLeft !== undefined && { daysLeft }),
		...(message && { message }),
	};
}

/** The word of the vocabulary: a consent that was given and is over is `expired`. */
function stateOf({ standing, state }: FoundConsent): Consent['state'] {
	switch (standing) {
		case 'valid':
		case 'expiring':
			return 'accepted';
		case 'missing':
		case 'unreadable':
			return state ?? 'none';
		default:
			return standing;
	}
}

function messageOf(found: FoundConsent): string | undefined {
	const { standing, state, end } = found;
	if (standing === 'missing') return missingMessage(state);
	if (standing === 'expiring') return end && `The consent expires on ${end.day}`;
	const refusal = refusalOf(found);
	return refusal && refusal.charAt(0).toUpperCase() + refusal.slice(1);
}

function missingMessage(state: Consent['state'] | undefined): string {
	if (state === 'requested') return 'The consent was requested and is not given yet';
	if (state === undefined || state === 'none') return 'There is no consent';
	return `The consent has the state "${state}", which says nothing about whether it was given`;
}
