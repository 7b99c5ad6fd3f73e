import { present, type Candidate } from '../../shared/model';
import { consentOf, type InputRecord } from '../../shared/node/candidateInput';
import type { Draft } from '../../shared/vendor/createSpec';
import type { Fields } from '../../shared/vendor/fields';
import { sourceTagPrefix, type CandidateDraft, type SourceTag } from './candidateDraft';
import type { creationOptions, fieldsOrInput } from './candidateFields';
import type { TeamtailorClient } from './client';
import { readCustomFields } from './customFieldMapper';
import type { CustomFieldEntry } from './customFieldValues';
import { readFiles } from './files';
import { system } from './mapping';

/** What the panel says of the e-mail address: without one, the candidate counts as sourced. */
export const emailNotNeeded = {
	description: 'Candidates are recognised by it. Without one, the candidate counts as sourced.',
};

/** What an item and the node say of a candidate, as far as Candidate and Application have it in common. */
export type Said = Pick<
	Draft<Fields, typeof fieldsOrInput, typeof creationOptions>,
	'item' | 'person' | 'candidate' | 'input' | 'whenMissing' | 'additional' | 'options'
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
