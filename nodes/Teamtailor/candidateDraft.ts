import { invalidInput, type FieldProblem } from '../../shared/http/failure';
import { present, type Candidate } from '../../shared/model';
import { consentOf, type InputRecord } from '../../shared/node/input/candidateInput';
import type { Draft, RefuseAnother } from '../../shared/vendor/createSpec';
import type { Fields } from '../../shared/vendor/fields';
import { readCustomFields, type creationOptions, type fieldsOrInput } from './candidateFields';
import type { TeamtailorClient } from './client';
import type { CustomFieldEntry } from './customFields';
import { readFiles, type FileAddress } from './files';
import { system } from './mapping';
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
	/** Asked about each candidate that the e-mail finds. */
	refuseAnother?: RefuseAnother;
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

/** What an item and the node say of a candidate, as far as Candidate and Application have it in common. */
export type Said = Pick<
	Draft<Fields, typeof fieldsOrInput, typeof creationOptions>,
	| 'item'
	| 'person'
	| 'candidate'
	| 'input'
	| 'whenMissing'
	| 'additional'
	| 'options'
	| 'refuseAnother'
>;

/**
 * The candidate that the item and the node's parameters describe.
 * @returns also the names of documents that were left out because they have neither a file nor an address
 * @throws Failure `validation`
 */
export function candidateOf(
	{ account }: TeamtailorClient,
	said: Said,
): { draft: CandidateDraft; missingDocuments: string[] } {
	const { item, person, candidate, input, additional } = said;
	const { resume, uploads, missing } = readFiles(item, input, {
		resumeUrl: additional.resumeUrl,
		whenMissing: said.whenMissing,
		apiBaseUrl: account.baseUrl,
	});
	return {
		draft: {
			firstName: person.firstName,
			lastName: person.lastName,
			refuseAnother: said.refuseAnother,
			...present({
				email: person.email?.trim(),
				phone: additional.phone ?? candidate?.phone,
				pitch: additional.pitch,
				linkedinUrl: additional.linkedinUrl ?? linkedinOf(candidate),
				referringUrl: additional.referringUrl,
				sourced: additional.sourced,
				consentGiven: additional.consentGiven ?? hasConsent(said),
				resume,
				sourceTag: person.email ? undefined : sourceTagOf(input, said.options.lookBackDays ?? 0),
			}),
			tags: [...new Set([...(candidate?.tags ?? []), ...(additional.tags ?? [])])],
			uploads,
			// A value that is mapped comes first and counts.
			customFields: [...readCustomFields(item), ...consentDateOf(said)],
		},
		missingDocuments: missing,
	};
}

function linkedinOf(candidate: Candidate | undefined): string | undefined {
	return candidate?.links.find(({ type }) => type === 'linkedin')?.url;
}

/** Whether the consent of the input is valid now: to tell Teamtailor of one that is over would renew it. */
function hasConsent({ item, candidate }: Said): boolean {
	return (
		candidate?.consent?.state === 'accepted' &&
		consentOf(item.context, item.index)?.standing === 'valid'
	);
}

function consentDateOf({ candidate, options }: Said): CustomFieldEntry[] {
	const value = candidate?.consent?.expiresAt;
	return options.consentDateField && value ? [{ fieldId: options.consentDateField, value }] : [];
}

/** By the candidate's own ID, so that two applications of one person are one candidate. */
function sourceTagOf(input: InputRecord | undefined, lookBackDays: number): SourceTag | undefined {
	if (!input || lookBackDays === 0) return undefined;
	const { candidate, application } = input;
	const origin = application?.system ?? candidate.system;
	const id = candidate.id ?? application?.id;
	if (!origin || origin === system || !id) return undefined;
	return { tag: `${sourceTagPrefix}${origin}-${id}`, lookBackDays };
}

/** Parts of a candidate that Teamtailor's API has no place for; they are named instead of lost in silence. */
export function notTransferable(candidate: Candidate): string[] {
	const parts = ['experience', 'education', 'skills', 'languages', 'notes'] as const;
	return [
		...(candidate.links.some(({ type }) => type !== 'linkedin') ? ['links'] : []),
		...parts.filter((part) => candidate[part].length > 0),
		...(candidate.location ? ['location'] : []),
		...(candidate.language ? ['language'] : []),
	];
}

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
