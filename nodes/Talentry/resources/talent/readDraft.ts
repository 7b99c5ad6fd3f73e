import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { present, type Candidate, type Origin } from '../../../../shared/model';
import { originOf, readInputRecord, readSource } from '../../../../shared/node/candidateInput';
import { optionalText, readParameter, textList } from '../../../../shared/node/parameters';
import type { Choices } from '../../../../shared/vendors/talentry/choices';
import type { TalentDraft, TalentFields } from '../../../../shared/vendors/talentry/draft';
import { talentrySystem } from '../../../../shared/vendors/talentry/mapping';

export interface ReadDraft {
	draft: TalentDraft;
	/** Absent when the fields are defined in the node. */
	candidate?: Candidate;
	/** The record of the source, to be confirmed there. */
	origin?: Origin;
	/** What the candidate carries that Talentry has no place for. */
	notTransferred: string[];
	withoutConsent: boolean;
}

const noteList = z.preprocess(
	(value) => (typeof value === 'string' ? [value] : (value ?? [])),
	z.array(z.union([z.string(), z.number().transform(String)])),
);

const optionsSchema = z.object({ withoutConsent: z.boolean().default(false) });

/**
 * What the parameters and the input item say about one talent. Pools, status and language are known to the account.
 * @param readFields the fields that are defined in the node
 * @throws Failure `validation`
 */
export async function readDraft(
	context: IExecuteFunctions,
	itemIndex: number,
	choices: Choices,
	readFields: () => TalentFields,
): Promise<ReadDraft> {
	const fromInput = readSource(context, itemIndex, 'candidateSource', 'Candidate') === 'input';
	const input = fromInput ? readInputRecord(context, itemIndex) : undefined;
	const candidate = input?.candidate;
	const read = <T>(name: string, schema: z.ZodType<T, z.ZodTypeDef, unknown>, label: string) =>
		readParameter(context, name, itemIndex, schema, label);
	const chosen = read('preferredLanguage', optionalText, 'Preferred Language');
	const statusId = read('status', optionalText, 'Status');
	const poolIds = read('poolIds', textList, 'Pool Names or IDs');
	const notes = read('notes', noteList, 'Notes');
	const { withoutConsent } = read('options', optionsSchema, 'Options');
	await choices.check({ poolIds, ...present({ statusId, language: chosen }) });

	const carried = candidate?.language;
	const language = chosen ?? (carried ? await choices.languageCode(carried) : undefined);
	const origin = input && originOf(input);
	return {
		draft: {
			fields: candidate ? fieldsOf(candidate) : readFields(),
			poolIds,
			notes: [...(candidate?.notes ?? []).map(({ text }) => text), ...notes],
			...present({ language, statusId }),
		},
		...present({ candidate, origin: origin?.system === talentrySystem ? undefined : origin }),
		notTransferred: [
			...(carried && !language ? ['language'] : []),
			...notTransferable(candidate),
			...(input?.application?.message ? ['message'] : []),
			...(input?.application?.documents.length ? ['documents'] : []),
		],
		withoutConsent,
	};
}

function fieldsOf(candidate: Candidate): TalentFields {
	const { firstName, lastName, email, phone, location } = candidate;
	const { links, experience, education, skills, languages, tags } = candidate;
	return {
		...present({ firstName, lastName, email, phone, location }),
		...{ links, experience, education, skills, languages, tags },
	};
}

/** The consent is Talentry's own matter: one that was given elsewhere is none there. */
function notTransferable(candidate: Candidate | undefined): string[] {
	if (!candidate || candidate.system === talentrySystem) return [];
	return [
		...(candidate.consent?.state === 'accepted' ? ['consent'] : []),
		...(candidate.documents.length > 0 ? ['documents'] : []),
	];
}
