import { invalidInput, type FieldProblem } from '../../shared/http/failure';
import { present } from '../../shared/model';
import type { CustomFieldEntry } from './customFieldValues';
import type { FileAddress } from './files';
import type { TeamtailorCandidate } from './records';

/** A candidate as it shall be, in the words of the node. */
export interface CandidateDraft {
	firstName: string;
	lastName: string;
	email?: string;
	phone?: string;
	pitch?: string;
	linkedinUrl?: string;
	referringUrl?: string;
	tags: string[];
	/** Found by a recruiter instead of having applied; Teamtailor then requires no e-mail. */
	sourced?: boolean;
	/** The candidate has agreed; for how long, the account's data-retention settings say. */
	consentGiven?: boolean;
	sendWelcomeMessage?: boolean;
	resume?: FileAddress;
	uploads: FileAddress[];
	customFields: CustomFieldEntry[];
	sourceTag?: SourceTag;
}

/** Recognises a candidate without an e-mail. */
export interface SourceTag {
	/** e.g. `source:poption-17`; the tag that the candidate gets. */
	tag: string;
	/** For how many days candidates are looked through for it. */
	lookBackDays: number;
}

/** What the tags begin with by which candidates are recognised. */
export const sourceTagPrefix = 'source:';

/** What recognises a candidate within one account. */
export function keyOf({ email, sourceTag }: CandidateDraft): string | undefined {
	return email?.trim().toLowerCase() ?? sourceTag?.tag;
}

/** The attributes of a new candidate. */
export function attributesOf(draft: CandidateDraft): Record<string, unknown> {
	const tags = draft.sourceTag ? [...draft.tags, draft.sourceTag.tag] : draft.tags;
	return {
		...present({
			'first-name': draft.firstName.trim(),
			'last-name': draft.lastName.trim(),
			email: draft.email?.trim(),
			phone: draft.phone,
			pitch: draft.pitch,
			'linkedin-url': draft.linkedinUrl,
			'referring-url': draft.referringUrl,
			resume: draft.resume?.url,
		}),
		...(tags.length > 0 && { tags: [...new Set(tags)] }),
		...((draft.sourced || !draft.email) && { sourced: true }),
		...(draft.consentGiven && { 'set-consent-expiration': true }),
		...(draft.sendWelcomeMessage && { 'send-welcome-message': true }),
	};
}

/** The attributes for an update. Tags are added to those that are there: a list that is sent may replace them. */
export function changesOf(
	draft: CandidateDraft,
	{ attributes }: TeamtailorCandidate,
): Record<string, unknown> {
	const { tags, ...changes } = attributesOf(draft);
	delete changes.sourced;
	delete changes['send-welcome-message'];
	const before = attributes.tags ?? [];
	const added = (Array.isArray(tags) ? tags : []).filter((tag) => !before.includes(tag));
	return {
		...changes,
		// A candidate without an e-mail is always sourced.
		...(draft.sourced !== undefined && {
			sourced: draft.sourced || !(draft.email ?? attributes.email),
		}),
		...(added.length > 0 && { tags: [...before, ...added] }),
	};
}

/** Longest pitch that Teamtailor takes. */
const longestPitch = 140;

/** @throws Failure `validation` with all that Teamtailor would refuse, before anything is sent */
export function refuseProblems(draft: CandidateDraft): void {
	const problems = findProblems(draft);
	if (problems.length === 0) return;
	throw invalidInput(
		`The candidate cannot be sent to Teamtailor: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
		problems,
		'Nothing was sent. Fix these values and try again.',
	);
}

function findProblems(draft: CandidateDraft): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const report = (field: string, message: string) => problems.push({ field, message });
	if (draft.firstName.trim() === '' && draft.lastName.trim() === '')
		report('First Name', 'and last name are blank; one of them is needed');
	if (draft.email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(draft.email.trim()))
		report('Email', 'is not a valid e-mail address');
	if ((draft.pitch?.length ?? 0) > longestPitch)
		report('Pitch', `is ${draft.pitch?.length} characters long; Teamtailor takes ${longestPitch}`);
	return problems;
}
