import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { present, type Candidate, type Origin } from '../../../../shared/model';
import { splitList } from '../../../../shared/model/values';
import {
	consentOf,
	originOf,
	readFields,
	readInputRecord,
	readSource,
	type InputRecord,
} from '../../../../shared/node/candidateInput';
import { readParameter } from '../../../../shared/node/parameters';
import {
	toSourceTag,
	type CandidateDraft,
} from '../../../../shared/vendors/teamtailor/candidateDraft';
import { teamtailorSystem } from '../../../../shared/vendors/teamtailor/mapping';
import { readFiles } from '../../files';
import { pickedId } from '../../parameters';
import { candidateFieldsSchema, readCustomFields } from './fields';

export interface ReadCandidate {
	draft: CandidateDraft;
	/** Absent when the candidate is defined in the node. */
	input?: InputRecord;
	/** The record of the source, to be confirmed there. */
	origin?: Origin;
	missingDocuments: string[];
	withoutConsent: boolean;
}

const optionsSchema = z.object({
	consentDateField: pickedId,
	missingDocuments: z.enum(['skip', 'stop']).default('stop'),
	withoutConsent: z.boolean().default(false),
	lookBackDays: z.number().min(0).default(30),
});

/** What the parameters and the input item say about a candidate. @throws Failure `validation` */
export async function readCandidate(
	context: IExecuteFunctions,
	itemIndex: number,
	apiBaseUrl: string,
): Promise<ReadCandidate> {
	const fromInput = readSource(context, itemIndex, 'candidateSource', 'Candidate') === 'input';
	const input = fromInput ? readInputRecord(context, itemIndex) : undefined;
	const person = input?.candidate ?? readFields(context, itemIndex);
	const fields = readParameter(
		context,
		'additionalFields',
		itemIndex,
		candidateFieldsSchema,
		'Additional Fields',
	);
	const options = readParameter(context, 'options', itemIndex, optionsSchema, 'Options');
	const files = await readFiles(context, itemIndex, input, {
		resumeUrl: fields.resumeUrl,
		whenMissing: options.missingDocuments,
		apiBaseUrl,
	});
	const origin = input ? originOf(input) : undefined;
	const sourceTag = !person.email && options.lookBackDays > 0 ? sourceTagOf(input) : undefined;
	const accepted = input?.candidate.consent?.state === 'accepted';
	const isValid = () => consentOf(context, itemIndex)?.standing === 'valid';
	const expiresAt = input?.candidate.consent?.expiresAt;

	return {
		draft: {
			firstName: person.firstName,
			lastName: person.lastName,
			...present({
				email: person.email?.trim(),
				phone: fields.phone ?? input?.candidate.phone,
				pitch: fields.pitch,
				linkedinUrl: fields.linkedinUrl ?? linkedinOf(input?.candidate),
				referringUrl: fields.referringUrl,
				sourced: fields.sourced,
				// To tell Teamtailor of a consent that is over would renew it.
				consentGiven: fields.consentGiven ?? (accepted && isValid()),
				sendWelcomeMessage: fields.sendWelcomeMessage,
				resume: files.resume,
				sourceTag,
			}),
			tags: [...new Set([...(input?.candidate.tags ?? []), ...splitList(fields.tags ?? '')])],
			uploads: files.uploads,
			// A value that is mapped comes first and counts.
			customFields: [
				...readCustomFields(context, itemIndex),
				...(options.consentDateField && expiresAt
					? [{ fieldId: options.consentDateField, value: expiresAt }]
					: []),
			],
		},
		...present({ input, origin }),
		missingDocuments: files.missing,
		withoutConsent: options.withoutConsent,
	};
}

/** How far back candidates without an e-mail are looked for; the same for all items. */
export function readLookBack(context: IExecuteFunctions): { lookBackDays: number } {
	const { lookBackDays } = readParameter(
		context,
		'options',
		0,
		z.object({ lookBackDays: z.number().min(0).default(30) }),
		'Options',
	);
	return { lookBackDays };
}

function linkedinOf(candidate: Candidate | undefined): string | undefined {
	return candidate?.links.find(({ type }) => type === 'linkedin')?.url;
}

/** By the candidate's own id, so that two applications of one person are one candidate. */
function sourceTagOf(input: InputRecord | undefined): string | undefined {
	if (!input) return undefined;
	const { candidate, application } = input;
	const system = application?.system ?? candidate.system;
	const id = candidate.id ?? application?.id;
	return system && system !== teamtailorSystem && id ? toSourceTag(system, id) : undefined;
}
